"""What failures do to when a device is asked, and to what it shows."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import next_message, pass_time, state
from tests.scenes import requests

TEMPERATURE = f"{SERIAL}_temperature"
FAILED = "Error fetching Attic SR1000001 data"
RECOVERED = "Fetching Attic SR1000001 data recovered"


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin a second after a message; they come at full ten minutes."""
    freezer.move_to(datetime(2026, 11, 3, 8, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 404}, id="device not found"),
        pytest.param({"kind": "status", "status": 403}, id="not permitted"),
        pytest.param({"kind": "status", "status": 400}, id="request rejected"),
        pytest.param({"kind": "status", "status": 500}, id="platform error"),
        pytest.param({"kind": "status", "status": 429}, id="too many requests"),
        pytest.param({"kind": "broken_json"}, id="broken JSON"),
        pytest.param({"kind": "truncated_json"}, id="truncated JSON"),
        pytest.param({"kind": "html"}, id="web page"),
        pytest.param({"kind": "oversize"}, id="oversized answer"),
        pytest.param({"kind": "close"}, id="closed connection"),
    ],
)
@pytest.mark.usefixtures("loaded_entry")
@pytest.mark.expected_log(FAILED)
async def test_failure_makes_a_device_unavailable_until_the_next_good_answer(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    caplog: pytest.LogCaptureFixture,
    trouble: dict[str, object],
) -> None:
    """I see at once that the platform fails; the log says when it began and ended."""
    shown = [
        ("sensor", TEMPERATURE),
        ("sensor", f"{SERIAL}_connection_status"),
        ("binary_sensor", f"{SERIAL}_connected"),
        ("switch", f"{SERIAL}_band_08"),
        ("button", f"{SERIAL}_reboot"),
    ]
    simulator.scenes.fault(call="status", **trouble)  # type: ignore[arg-type]
    for _ in range(3):
        await next_message(hass, freezer, simulator, SERIAL)
        assert {state(hass, *one).state for one in shown} == {STATE_UNAVAILABLE}
    assert caplog.text.count(FAILED) == 1
    assert RECOVERED not in caplog.text

    simulator.scenes.clear_faults()
    for _ in range(2):
        await next_message(hass, freezer, simulator, SERIAL)
        assert STATE_UNAVAILABLE not in {state(hass, *one).state for one in shown}
    assert caplog.text.count(FAILED) == 1
    assert caplog.text.count(RECOVERED) == 1


@pytest.mark.usefixtures("beginning")
@pytest.mark.parametrize("is_date", [False, True], ids=["seconds", "date"])
@pytest.mark.expected_log(FAILED)
async def test_pause_that_the_platform_asks_for_is_kept(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    is_date: bool,
) -> None:
    """A platform that wants to be left alone for two hours is left alone."""
    pause = timedelta(hours=2)
    wish = format_datetime(datetime.now(UTC) + timedelta(minutes=10) + pause, True)
    simulator.scenes.fault(
        "status",
        call="status",
        status=429,
        headers={"Retry-After": wish if is_date else str(pause.seconds)},
        times=1,
    )
    await next_message(hass, freezer, simulator, SERIAL)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, pause.seconds - 30)
    assert not requests(simulator, "status", SERIAL)
    assert state(hass, "sensor", TEMPERATURE).state == STATE_UNAVAILABLE
    await pass_time(hass, freezer, 60)
    assert len(requests(simulator, "status", SERIAL)) == 1
    assert state(hass, "sensor", TEMPERATURE).state != STATE_UNAVAILABLE


@pytest.mark.parametrize("pause", ["0", "1"], ids=["no pause", "a second"])
@pytest.mark.expected_log(FAILED)
async def test_short_pause_does_not_make_a_device_be_asked_more_often(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    pause: str,
) -> None:
    """A platform that refuses gets few requests, also if it asks for no pause."""
    simulator.scenes.fault(
        "status", call="status", status=429, headers={"Retry-After": pause}
    )
    await next_message(hass, freezer, simulator, SERIAL)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 590)
    assert not requests(simulator, "status", SERIAL)
