"""Activity and the report say who changed a repeater, however it was asked for."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from tests.conftest import SERIAL
from tests.helpers import entity_id, state


async def test_bands_that_an_action_switches_have_its_author(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, loaded_entry: MockConfigEntry
) -> None:
    """An automation switched two bands: it is named for these, and for nothing else."""
    author = Context()
    call = hass.async_create_task(
        hass.services.async_call(
            DOMAIN,
            "set_bands",
            {"bands_off": ["08", "21"]},
            target={"entity_id": entity_id(hass, "switch", f"{SERIAL}_band_08")},
            blocking=True,
            context=author,
        )
    )
    while not call.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
    await call
    named = {
        shown.entity_id
        for shown in hass.states.async_all()
        if shown.context.id == author.id
    }
    switches = [f"{SERIAL}_band_{band}" for band in ("08", "21")]
    assert named == {entity_id(hass, "switch", unique_id) for unique_id in switches}
    assert state(hass, "switch", f"{SERIAL}_band_21").state == "off"
