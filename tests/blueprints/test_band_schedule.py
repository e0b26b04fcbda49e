"""The blueprint that turns bands off at night, as an automation made from it."""

from datetime import datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from tests.automations import turns, use_blueprint, wait
from tests.conftest import SERIAL
from tests.helpers import settle
from tests.scenes import turn

from .schedule import (
    BLUEPRINT,
    GATHERED,
    HOME,
    OFF,
    ON,
    SECOND,
    choices,
    local,
    sent,
    until,
)

pytestmark = pytest.mark.usefixtures("installed")


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin on a Wednesday at eight in the evening."""
    freezer.move_to(local(4, 20))


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


async def test_offline_repeater_is_switched_too(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The platform keeps the change for it."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    simulator.scenes.offline(SERIAL)
    await until(hass, freezer, local(4, 22))
    await turns()
    assert sent(simulator) == [OFF]
