"""Entities write their states when there is something new to show, and only then."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_REPORTED, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateReportedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import async_get_platforms
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import next_message, state
from tests.scenes import choose, press, report, turn

pytestmark = pytest.mark.usefixtures(
    "entity_registry_enabled_by_default", "generous_quota"
)


TEMPERATURE = f"{SERIAL}_temperature"


def entities(hass: HomeAssistant) -> list[Entity]:
    """Return all of our entities."""
    return [
        entity
        for platform in async_get_platforms(hass, DOMAIN)
        for entity in platform.entities.values()
    ]


def assert_nothing_is_late(hass: HomeAssistant) -> None:
    """Assert that writing every state again would change none."""
    shown = entities(hass)
    assert shown
    for entity in shown:
        before = hass.states.get(entity.entity_id)
        entity.async_write_ha_state()
        after = hass.states.get(entity.entity_id)
        assert after == before, f"shown late: {before} instead of {after}"


async def test_everything_new_is_shown_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """After each event of a device, no entity shows an old state."""
    scenes = simulator.scenes
    assert_nothing_is_late(hass)
    scenes.alarm(SERIAL, "08", "feedback")
    scenes.temperature(SERIAL, 90.0)
    await report(hass, simulator)
    assert_nothing_is_late(hass)

    await choose(hass, "1m")
    assert_nothing_is_late(hass)
    await turn(hass, "18", on=False, freezer=freezer)
    assert_nothing_is_late(hass)
    await next_message(hass, freezer, simulator, SERIAL)
    assert_nothing_is_late(hass)

    scenes.remove_band(SERIAL, "21", listed=True)
    await report(hass, simulator)
    assert_nothing_is_late(hass)
    scenes.offline(SERIAL)
    await press(hass, "refresh")
    assert_nothing_is_late(hass)
    scenes.online(SERIAL)
    await press(hass, "refresh")
    assert_nothing_is_late(hass)


@pytest.mark.expected_log("Error fetching")
async def test_platform_out_of_reach_is_shown_at_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Entities are unavailable with the first failure, and back with the next answer."""
    scenes = simulator.scenes
    await report(hass, simulator)
    scenes.fault("status", call="status", times=1)
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    assert state(hass, "sensor", TEMPERATURE).state == STATE_UNAVAILABLE
    assert_nothing_is_late(hass)
    await press(hass, "refresh")
    assert state(hass, "sensor", TEMPERATURE).state != STATE_UNAVAILABLE
    assert_nothing_is_late(hass)


async def test_what_has_not_changed_is_not_written(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A message with the same readings touches no reading, and tells that it came."""
    simulator.scenes.hold(SERIAL)
    await report(hass, simulator)
    await report(hass, simulator)
    written: set[str] = set()

    @callback
    def note(event: Event[EventStateReportedData]) -> None:
        written.add(event.data["entity_id"])

    @callback
    def every(_: object) -> bool:
        return True

    # Every write of a state is one or the other.
    hass.bus.async_listen(EVENT_STATE_REPORTED, note, event_filter=every)
    hass.bus.async_listen("state_changed", note)
    freezer.tick(1)
    await report(hass, simulator)

    names = {entity_id.partition(".")[2] for entity_id in written}
    assert any(name.endswith("last_message") for name in names)
    assert not any("power" in name or "temperature" in name for name in names)
