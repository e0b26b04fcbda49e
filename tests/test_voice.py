"""Band switches and what acts on many switches at once: voice, areas, the user."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import (
    async_expose_entity,
    async_should_expose,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, intent
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed_exact,
)

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, set_up
from tests.scenes import band_changes

ASSISTANTS = ("conversation", "cloud.alexa", "cloud.google_assistant")


@pytest.fixture
async def home(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set up a home with Assist, as every new one has it."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "intent", {})
    await set_up(hass, entry)
    return entry


@pytest.mark.parametrize("assistant", ASSISTANTS)
async def test_voice_has_no_hand_on_bands_until_i_want_it(
    hass: HomeAssistant, home: MockConfigEntry, assistant: str
) -> None:
    """No band is exposed by itself; one that I expose stays so through a reload."""
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    assert not async_should_expose(hass, assistant, switch)
    async_expose_entity(hass, assistant, switch, True)
    assert await hass.config_entries.async_reload(home.entry_id)
    assert async_should_expose(hass, assistant, switch)


async def test_voice_that_turns_off_all_switches_leaves_mobile_coverage_on(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """*Turn off the switches on the roof* finds nothing to turn off."""
    with pytest.raises(intent.MatchFailedError):
        await intent.async_handle(
            hass,
            "test",
            intent.INTENT_TURN_OFF,
            {"area": {"value": "Roof"}, "domain": {"value": "switch"}},
            assistant="conversation",
        )
    assert band_changes(simulator) == []


async def test_my_own_action_on_an_area_reaches_the_bands(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """What I write myself for the switches of an area means the bands in it, too."""
    area = ar.async_get(hass).async_get_area_by_name("Roof")
    assert area is not None
    call = hass.async_create_task(
        hass.services.async_call(
            "switch", "turn_off", {"area_id": area.id}, blocking=True
        )
    )
    while not call.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
        async_fire_time_changed_exact(hass)
    await call
    assert len(band_changes(simulator)) == 1
