"""Changes that `script/check_api` makes only when told twice, and sets back."""

import pytest

from script.checking import changes
from simulator import Simulator
from tests.api.tools import until

from .tools import SERIAL, answer, assert_no_secret, check, parameters


async def test_frequency_is_set_and_set_back(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After my yes the frequency is changed, seen, and as it was."""
    simulator.scenes.frequency(SERIAL, "1s")
    monkeypatch.setattr(changes, "LOOK_EVERY", 0.2)
    # The simulator's device takes 2 s to hear of it, and then reports.
    await until(lambda: simulator.device(SERIAL).frequency == 1)
    simulator.scenes.send_now(SERIAL)
    answer(monkeypatch, "yes")
    run = await check(simulator, "--set-frequency", "10s", "--wait", "15")
    assert parameters(simulator) == [
        {"messageFrequency": "10s"},
        {"messageFrequency": "1s"},
    ]
    assert run.verdicts["parameters.frequency"] == "confirmed"
    assert run.code == 0
    assert "Type yes" in run.said
    assert_no_secret(run.report)


async def test_band_is_toggled_and_set_back_even_if_nothing_shows(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A band is as it was afterwards, whatever the device says in the meantime."""
    answer(monkeypatch, "yes")
    run = await check(simulator, "--toggle-band", "08", "--wait", "0.2")
    assert parameters(simulator) == [{"bands": {"08": False}}, {"bands": {"08": True}}]
    assert run.verdicts["parameters.call"] == "confirmed"
    assert run.verdicts["parameters.bands"] == "open"
    assert run.code == 0


@pytest.mark.parametrize("typed", [["no"], [""], []], ids=["no", "enter", "silence"])
async def test_nothing_is_changed_without_a_yes(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    """Anything but yes leaves the device alone, and the report is there all the same."""
    answer(monkeypatch, *typed)
    run = await check(simulator, "--set-frequency", "1m", "--toggle-band", "08")
    calls = [request.call for request in simulator.scenes.requests()]
    assert "parameters" not in calls
    assert run.verdicts["parameters.call"] == "open"
    assert run.code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--set-frequency", "10m"], "is 10m already"),
        (["--toggle-band", "99"], "no band 99"),
        (["--toggle-band", "08", "--device", "9"], "no status of device 9"),
    ],
)
async def test_impossible_change_is_explained(
    simulator: Simulator, arguments: list[str], reason: str
) -> None:
    """What cannot be changed and set back is not begun."""
    run = await check(simulator, *arguments)
    assert reason in run.said
    assert "parameters" not in [r.call for r in simulator.scenes.requests()]


async def test_refused_change_needs_no_way_back(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that refuses has changed nothing."""
    simulator.scenes.fault("status", call="parameters", status=422)
    answer(monkeypatch, "yes")
    run = await check(simulator, "--toggle-band", "08")
    assert run.verdicts["parameters.bands"] == "CONTRADICTED"
    assert [r.call for r in simulator.scenes.requests()].count("parameters") == 1
    assert run.code == 1


async def test_way_back_that_fails_is_told_aloud(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If my band stays off I am told, with what to do."""
    simulator.scenes.fault("close", call="parameters")
    answer(monkeypatch, "yes")
    run = await check(simulator, "--toggle-band", "08", "--wait", "0.2")
    assert "NOT SET BACK" in run.said
    assert run.code == 3
