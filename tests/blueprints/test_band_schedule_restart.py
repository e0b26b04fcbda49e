"""The blueprint that turns bands off at night, through outages and restarts."""

from datetime import datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from simulator import Simulator
from tests.automations import (
    look,
    start,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)

from .schedule import (
    BLUEPRINT,
    GATHERED,
    OFF,
    ON,
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
