"""An account is loaded, unloaded, and refused; sessions end when they should."""

import asyncio
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.api import session as session_module
from custom_components.stellacontrol.const import STOP_AT_MOST
from custom_components.stellacontrol.coordinator import account as account_module
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.flows import calls
from tests.helpers import pass_time, settle, state, try_to_set_up, until
from tests.scenes import arrived, press, reauth_flows, requests, turn, unique_ids

FAILED = "Error fetching Attic SR1000001 data"
RETRY = timedelta(minutes=2)
"""By then a failed set-up has been tried again."""


def outcome(entry: MockConfigEntry) -> tuple[ConfigEntryState, str]:
    """Return how the account stands, and the reason that its page gives."""
    return entry.state, entry.reason or ""


async def test_entry_loads_with_one_request_for_each_thing(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Setting up costs a log-in, the list, and one status a device."""
    await try_to_set_up(hass, entry)
    assert entry.state is ConfigEntryState.LOADED
    assert calls(simulator) == ["login", "devices", "status"]
    assert {request.user_agent for request in simulator.scenes.requests()} == {
        "ha-stellacontrol/0.1.0"
    }


async def test_entry_logs_out_when_it_is_unloaded(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """An unloaded account leaves no session open and asks nothing any more."""
    assert simulator.platform.open_sessions == 1
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    assert loaded_entry.state is ConfigEntryState.NOT_LOADED
    assert calls(simulator)[-1] == "logout"
    assert simulator.platform.open_sessions == 0
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == STATE_UNAVAILABLE
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    assert not simulator.scenes.requests()


async def look_at_all(hass: HomeAssistant) -> None:
    """Press every refresh button, and wait for none."""
    buttons = [
        found for found in hass.states.async_entity_ids("button") if "refresh" in found
    ]
    await hass.services.async_call("button", "press", {"entity_id": buttons})


async def test_entry_unloaded_amid_requests_leaves_no_session(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Requests on their way do not bring a session back."""
    for number in range(2, 9):
        simulator.scenes.add_device(DeviceSpec(serial=f"SR{number}", bands=()))
    await try_to_set_up(hass, entry)
    simulator.scenes.fault("delay", call="status", seconds=0.3)
    await look_at_all(hass)
    await until(lambda: simulator.scenes.counts()["in_flight"] == 4)
    assert await hass.config_entries.async_unload(entry.entry_id)
    logins = len(requests(simulator, "login"))
    await hass.async_block_till_done(wait_background_tasks=True)
    simulator.scenes.clear_faults()
    await until(lambda: simulator.platform.open_sessions == 0)
    assert len(requests(simulator, "login")) == logins


async def test_entry_logs_out_when_home_assistant_stops(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Stopping Home Assistant ends the session."""
    assert simulator.platform.open_sessions == 1
    await hass.async_stop(force=True)
    assert simulator.platform.open_sessions == 0
    assert calls(simulator)[-1] == "logout"


async def test_home_assistant_stopped_amid_requests_leaves_no_session(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Requests that still wait when Home Assistant stops leave no session open."""
    for number in range(2, 9):
        simulator.scenes.add_device(DeviceSpec(serial=f"SR{number}", bands=()))
    await try_to_set_up(hass, entry)
    simulator.scenes.fault("delay", call="status", seconds=0.3)
    await look_at_all(hass)
    await until(lambda: simulator.scenes.counts()["in_flight"] == 4)
    await hass.async_stop(force=True)
    assert simulator.platform.open_sessions == 0


async def test_home_assistant_stops_without_a_platform_that_answers(
    monkeypatch: pytest.MonkeyPatch,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A stop does not wait for the answer to the last wish, nor to the log-out.

    It waits for ten seconds at most; here for less, so that nobody has to wait.
    """
    at_most = STOP_AT_MOST + session_module.PATIENCE
    assert at_most <= timedelta(seconds=10)
    monkeypatch.setattr(account_module, "STOP_AT_MOST", timedelta(seconds=0.1))
    monkeypatch.setattr(session_module, "PATIENCE", timedelta(seconds=0.1))
    simulator.scenes.fault("delay", seconds=60)
    wish = asyncio.create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    async with asyncio.timeout(15):  # less than a call may take
        await loaded_entry.runtime_data.shut_down()
    wish.cancel()
    simulator.scenes.clear_faults()
    await simulator.stop()
    await asyncio.wait([wish])


async def test_entry_reloads_with_the_same_entities(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Reloading loses nothing and leaves one session."""
    before = unique_ids(hass)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert loaded_entry.state is ConfigEntryState.LOADED
    assert unique_ids(hass) == before
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
    assert calls(simulator) == [*["login", "devices", "status", "logout"] * 2][:7]
    assert simulator.platform.open_sessions == 1


TROUBLES = [
    pytest.param(
        {
            "kind": "status",
            "status": 403,
            "text": "Your contract does not let this API client",
        },
        id="not permitted",
    ),
    pytest.param(
        {"kind": "status", "status": 429, "text": "accepts no more requests"},
        id="too many requests",
    ),
    pytest.param(
        {"kind": "status", "status": 500, "text": "gave no usable answer"},
        id="platform error",
    ),
    pytest.param({"kind": "html", "text": "gave no usable answer"}, id="web page"),
    pytest.param(
        {"kind": "close", "text": "cannot be reached"}, id="closed connection"
    ),
]


@pytest.mark.parametrize(
    ("call", "trouble"),
    [
        pytest.param(call, trouble.values[0], id=f"{trouble.id}-{call}")
        for trouble in TROUBLES
        for call in ("login", "devices")
        # A log-in that was fine before and is refused now is not tried again.
        if (trouble.id, call) != ("not permitted", "login")
    ],
)
async def test_set_up_that_fails_is_tried_again(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    call: str,
    trouble: dict[str, str | int],
    *,
    simulator: Simulator,
) -> None:
    """What may pass is tried again by itself, and I can read what is wrong."""
    details = dict(trouble)
    text = str(details.pop("text"))
    simulator.scenes.fault(call=call, **details)  # type: ignore[arg-type]
    await try_to_set_up(hass, entry)
    now, reason = outcome(entry)
    assert now is ConfigEntryState.SETUP_RETRY
    assert text in reason
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, RETRY)
    assert outcome(entry) == (ConfigEntryState.LOADED, "")
    assert reauth_flows(hass) == 0


@pytest.mark.parametrize("status", [400, 403, 404, 422])
async def test_set_up_whose_log_in_is_refused_asks_to_sign_in(
    hass: HomeAssistant, entry: MockConfigEntry, simulator: Simulator, status: int
) -> None:
    """A refusal of what worked before is sent once, whatever its code is."""
    simulator.scenes.fault("status", call="login", status=status)
    await try_to_set_up(hass, entry)
    assert outcome(entry)[0] is ConfigEntryState.SETUP_ERROR
    assert reauth_flows(hass) == 1
    assert simulator.scenes.counts()["calls"] == {"login": 1}


async def test_set_up_that_fails_leaves_no_session(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A set-up that got as far as logging in logs out again."""
    simulator.scenes.fault("status", call="devices")
    await try_to_set_up(hass, entry)
    assert calls(simulator) == ["login", "devices", "logout"]
    assert simulator.platform.open_sessions == 0


async def test_set_up_without_a_platform_is_tried_again(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A platform that refuses connections is tried until it is back."""
    await simulator.stop()
    await try_to_set_up(hass, entry)
    now, reason = outcome(entry)
    assert now is ConfigEntryState.SETUP_RETRY
    assert reason.startswith("The StellaControl platform cannot be reached")
    await simulator.start()
    await pass_time(hass, freezer, RETRY)
    assert outcome(entry) == (ConfigEntryState.LOADED, "")


async def test_set_up_does_not_wait_for_ever(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A platform that does not answer in time is tried again later."""
    simulator.scenes.fault("delay", seconds=3600)
    attempt = hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    await until(lambda: simulator.scenes.counts()["in_flight"] == 1)
    freezer.tick(31)
    await attempt
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert "no answer in time" in (entry.reason or "")


async def test_set_up_of_ten_devices_is_gentle(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Ten devices cost one log-in, and never more than four calls at once."""
    for number in range(2, 11):
        simulator.scenes.add_device(DeviceSpec(serial=f"SR{number}", bands=()))
    simulator.scenes.fault("delay", seconds=0.02)
    await try_to_set_up(hass, entry)
    assert entry.state is ConfigEntryState.LOADED
    assert sorted(calls(simulator)) == ["devices", "login", *["status"] * 10]
    at_once = simulator.scenes.counts()["most_in_flight"]
    assert isinstance(at_once, int)
    assert 1 < at_once <= 4


@pytest.mark.expected_log(FAILED)
async def test_set_up_with_a_failing_device_brings_the_others(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """One device that cannot be read is unavailable, and stops nothing else."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2"))
    simulator.scenes.fault("status", call="status", serial=SERIAL)
    await try_to_set_up(hass, entry)
    assert entry.state is ConfigEntryState.LOADED
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == STATE_UNAVAILABLE
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE
    simulator.scenes.clear_faults()
    await press(hass, "refresh")
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
