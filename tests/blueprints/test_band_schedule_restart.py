"""The blueprint that turns bands off at night, through outages and restarts."""

from datetime import datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from tests.automations import (
    look,
    start,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)
from tests.conftest import SERIAL
from tests.scenes import turn
from tests.trigger.home import Home

from .schedule import (
    BLUEPRINT,
    GATHERED,
    OFF,
    ON,
    SECOND,
    choices,
    last_run,
    local,
    sent,
    until,
)

pytestmark = pytest.mark.usefixtures("installed")


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin on a Wednesday at eight in the evening."""
    freezer.move_to(local(4, 20))


@pytest.fixture
def home(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> Home:
    """Return a home that can lose the platform and restart."""
    return Home(hass, freezer, simulator, loaded_entry)


async def restart(hass: HomeAssistant, home: Home) -> None:
    """Restart Home Assistant; it forgets since when a switch was unavailable."""
    await home.shut_down()
    for switch in hass.states.async_entity_ids("switch"):
        hass.states.async_remove(switch)
    await home.boot()


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
@pytest.mark.parametrize("minutes", [1, 70, 7 * 60])
async def test_start_waits_for_the_platform(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: Home,
    *,
    minutes: int,
) -> None:
    """Both were away at the time; the bands follow when both are back, however late."""
    last_run(hass, local(4, 6))
    freezer.move_to(local(4, 22, 30))
    await home.lose_the_platform()
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass))
    await start(hass)
    await wait(hass, freezer, minutes * 60)
    assert not sent(simulator)
    await home.find_the_platform()
    await wait(hass, freezer, GATHERED)
    assert sent(simulator) == [OFF]


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
@pytest.mark.parametrize(
    "restarts",
    [
        pytest.param((), id="no restart"),
        pytest.param((local(4, 22, 30),), id="one restart"),
        pytest.param((local(4, 22, 30), local(4, 23)), id="two restarts"),
        pytest.param((local(4, 21, 55),), id="restart before the time"),
    ],
)
async def test_restart_in_an_outage_loses_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: Home,
    *,
    restarts: tuple[datetime, ...],
) -> None:
    """The platform was away at the time, and Home Assistant was restarted meanwhile."""
    last_run(hass, local(4, 6))
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await until(hass, freezer, local(4, 21, 50))
    await home.lose_the_platform()
    for moment in restarts:
        await until(hass, freezer, moment)
        await restart(hass, home)
    await until(hass, freezer, local(4, 23, 40))
    assert not sent(simulator)
    await home.find_the_platform()
    await wait(hass, freezer, GATHERED)
    assert sent(simulator) == [OFF]


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_what_i_switch_by_hand_stays_through_an_outage_with_a_restart(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: Home,
) -> None:
    """Nothing was missed, so nothing is made up for."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await until(hass, freezer, local(4, 22))
    await turn(hass, "08", on=True, freezer=freezer)
    await until(hass, freezer, local(4, 22, 20))
    await home.lose_the_platform()
    await restart(hass, home)
    await until(hass, freezer, local(4, 23))
    await home.find_the_platform()
    await wait(hass, freezer, GATHERED, 60)
    assert sent(simulator) == [OFF, {"08": True}]


@pytest.mark.expected_log("Error fetching Cellar SR1000002 data")
@pytest.mark.parametrize("starts", [local(4, 21, 30), local(4, 22, 30)])
async def test_repeater_that_is_back_later_follows_later(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: Home,
    *,
    starts: datetime,
) -> None:
    """The others do not wait for it, whether the time was missed or is yet to come."""
    simulator.scenes.add_device(DeviceSpec(serial=SECOND, label="Cellar"))
    await home.unload()
    await home.load()
    last_run(hass, local(4, 6))
    freezer.move_to(starts)
    simulator.scenes.fault("status", call="status", serial=SECOND, status=500)
    with pytest.raises(HomeAssistantError):
        await look(hass, simulator, SECOND)
    chosen = choices(hass, SERIAL, SECOND)
    await use_blueprint_before_start(hass, BLUEPRINT, **chosen)
    await start(hass)
    await until(hass, freezer, local(4, 22, 31))
    assert (sent(simulator), sent(simulator, SECOND)) == ([OFF], [])
    await until(hass, freezer, local(5, 1))
    simulator.scenes.clear_faults()
    await look(hass, simulator, SECOND)
    await wait(hass, freezer, GATHERED, 60)
    assert (sent(simulator), sent(simulator, SECOND)) == ([OFF], [OFF])
