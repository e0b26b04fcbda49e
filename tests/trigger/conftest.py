"""A home with two repeaters, which tells me what automations hear."""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.scenes import two_repeaters
from tests.trigger.home import Home


@pytest.fixture
async def simulator(
    freezer: FrozenDateTimeFactory, beginning: None
) -> AsyncIterator[Simulator]:
    """Run a platform with two repeaters."""
    async with two_repeaters() as running:
        yield running


@pytest.fixture
async def told(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> AsyncIterator[list[str]]:
    """Return what automations tell me, as sentences."""
    sentences: list[str] = []

    async def tell(call: ServiceCall) -> None:
        sentences.append(call.data["message"].strip())

    hass.services.async_register("notify", "phone", tell)
    yield sentences
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
    )


@pytest.fixture
async def home(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> AsyncIterator[Home]:
    """Return a home, and silence its automations in the end."""
    yield Home(hass, freezer, simulator, loaded_entry)
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
    )
