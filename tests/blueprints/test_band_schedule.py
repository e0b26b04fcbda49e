"""The blueprint that turns bands off at night, as an automation made from it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.restore_state import StoredState, async_get
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from tests.automations import (
    look,
    start,
    turns,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)
from tests.conftest import SERIAL
from tests.helpers import entity_id, settle
from tests.scenes import requests, turn

pytestmark = pytest.mark.usefixtures("installed")

BLUEPRINT = "band_schedule"
SECOND = "SR1000002"
HOME = ZoneInfo("US/Pacific")
"""Where Home Assistant is in tests."""
GATHERED = 0.5
"""Seconds in which band changes are sent."""
SPREAD = 0.5
"""Seconds within which Home Assistant does what is due at a time of the day."""
OFF, ON = {"08": False, "21": False}, {"08": True, "21": True}


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of November 2026, of which the 4th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HOME)


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin on a Wednesday at eight in the evening."""
    freezer.move_to(local(4, 20))


def choices(hass: HomeAssistant, *serials: str, **inputs: object) -> dict[str, Any]:
    """Return what the user fills in for two bands, off from 22 to 6."""
    return {
        "switches": [
            entity_id(hass, "switch", f"{serial}_band_{band}")
            for serial in serials or (SERIAL,)
            for band in ("08", "21")
        ],
        **inputs,
    }


async def until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let time pass until a moment, and what is done then be sent."""
    span = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    await wait(hass, freezer, span, SPREAD, GATHERED)


def sent(simulator: Simulator, serial: str = SERIAL) -> list[object]:
    """Return what was asked of a repeater's bands, oldest first."""
    return [
        request.body["bands"]
        for request in requests(simulator, "parameters", serial)
        if isinstance(request.body, dict) and "bands" in request.body
    ]


def last_run(hass: HomeAssistant, moment: datetime) -> None:
    """Let the automation have run last at a moment before the start."""
    attributes = {"last_triggered": moment.isoformat()}
    kept = StoredState(State("automation.ours", "on", attributes), None, moment)
    async_get(hass).last_states["automation.ours"] = kept


async def test_bands_are_off_at_night_and_on_by_day(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """Each time is one request a repeater, over midnight, day after day."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    for day in (4, 5):
        await until(hass, freezer, local(day, 21, 59))
        assert not sent(simulator)
        await until(hass, freezer, local(day, 22))
        assert sent(simulator) == [OFF]
        await until(hass, freezer, local(day + 1, 5, 59))
        assert sent(simulator) == [OFF]
        await until(hass, freezer, local(day + 1, 6))
        assert sent(simulator) == [OFF, ON]
        simulator.scenes.reset_log()


async def test_bands_of_several_repeaters_are_switched(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """One schedule serves all repeaters, each with one request."""
    simulator.scenes.add_device(DeviceSpec(serial=SECOND, label="Cellar"))
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await use_blueprint(hass, BLUEPRINT, **choices(hass, SERIAL, SECOND))
    await until(hass, freezer, local(4, 22))
    assert sent(simulator) == [OFF]
    assert sent(simulator, SECOND) == [OFF]


async def test_bands_can_be_off_within_a_day(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The times need not be on two days."""
    times = {"off_at": "21:00:00", "on_at": "21:30:00"}
    await use_blueprint(hass, BLUEPRINT, **choices(hass, **times))
    await until(hass, freezer, local(4, 21))
    assert sent(simulator) == [OFF]
    await until(hass, freezer, local(4, 21, 30))
    assert sent(simulator) == [OFF, ON]


async def test_weekday_is_that_of_the_evening(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """A night begins on a day that I chose, and ends on the next one whichever it is."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, weekdays=["thu"]))
    await until(hass, freezer, local(4, 22))
    await until(hass, freezer, local(5, 6))
    assert not sent(simulator)
    await until(hass, freezer, local(5, 22))
    assert sent(simulator) == [OFF]
    await until(hass, freezer, local(6, 6))
    assert sent(simulator) == [OFF, ON]
    await until(hass, freezer, local(6, 22))
    assert sent(simulator) == [OFF, ON]


async def test_clock_change_at_night_does_no_harm(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The night in which an hour is left out is a night like any other."""
    freezer.move_to(datetime(2027, 3, 13, 20, tzinfo=HOME))
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await until(hass, freezer, datetime(2027, 3, 13, 22, tzinfo=HOME))
    await until(hass, freezer, datetime(2027, 3, 14, 5, 59, tzinfo=HOME))
    assert sent(simulator) == [OFF]
    await until(hass, freezer, datetime(2027, 3, 14, 6, tzinfo=HOME))
    assert sent(simulator) == [OFF, ON]


async def test_what_i_switch_by_hand_stays(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that I turn on at night stays on until the next time, reload or not."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await until(hass, freezer, local(4, 22))
    await turn(hass, "08", on=True, freezer=freezer)
    assert sent(simulator) == [OFF, {"08": True}]
    await until(hass, freezer, local(4, 23))
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await wait(hass, freezer, GATHERED, 60)
    assert sent(simulator) == [OFF, {"08": True}]


@pytest.mark.parametrize(
    ("ran", "starts", "does"),
    [
        pytest.param(local(4, 6), local(4, 23), [OFF], id="missed the evening"),
        pytest.param(local(4, 22), local(5, 7), [ON], id="missed the morning"),
        pytest.param(local(3, 22), local(4, 23), [OFF], id="missed a day"),
        pytest.param(local(4, 22), local(5, 1), [], id="missed nothing at night"),
        pytest.param(local(5, 6), local(5, 9), [], id="missed nothing by day"),
    ],
)
async def test_start_makes_up_for_what_was_missed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    *,
    ran: datetime,
    starts: datetime,
    does: list[object],
) -> None:
    """What was due while Home Assistant was down is done when it has started."""
    last_run(hass, ran)
    freezer.move_to(starts)
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass))
    await start(hass)
    await wait(hass, freezer, GATHERED)
    assert sent(simulator) == does


async def test_schedule_that_never_ran_does_nothing_at_a_start(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """A new schedule begins with its next time."""
    freezer.move_to(local(4, 23))
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass))
    await start(hass)
    await wait(hass, freezer, GATHERED)
    assert not sent(simulator)


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_outage_of_the_platform_is_made_up_for(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The platform was away at the time; the bands follow when it is back."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await until(hass, freezer, local(4, 21, 50))
    simulator.scenes.fault("status", call="status", status=500)
    with pytest.raises(HomeAssistantError):
        await look(hass, simulator)
    await until(hass, freezer, local(4, 22))
    assert not sent(simulator)
    await until(hass, freezer, local(4, 23))
    simulator.scenes.clear_faults()
    await look(hass, simulator)
    await wait(hass, freezer, GATHERED)
    assert sent(simulator) == [OFF]


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_start_waits_for_the_platform(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """Both were away at the time; the bands follow when both are back."""
    last_run(hass, local(4, 6))
    freezer.move_to(local(4, 22, 30))
    simulator.scenes.fault("status", call="status", status=500)
    with pytest.raises(HomeAssistantError):
        await look(hass, simulator)
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass))
    await start(hass)
    await wait(hass, freezer, 60)
    assert not sent(simulator)
    simulator.scenes.clear_faults()
    await look(hass, simulator)
    await wait(hass, freezer, GATHERED)
    assert sent(simulator) == [OFF]


async def test_offline_repeater_is_switched_too(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The platform keeps the change for it."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    simulator.scenes.offline(SERIAL)
    await until(hass, freezer, local(4, 22))
    await turns()
    assert sent(simulator) == [OFF]
