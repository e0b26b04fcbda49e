"""The files with diagnostics, as a user downloads them."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.scenes import device_entry


async def of_entry(
    hass: HomeAssistant, client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Download the account's diagnostics."""
    return dict(await get_diagnostics_for_config_entry(hass, client, entry))


async def of_device(
    hass: HomeAssistant, client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Download a device's diagnostics."""
    device = device_entry(hass, entry)
    assert isinstance(device, dr.DeviceEntry)
    return dict(await get_diagnostics_for_device(hass, client, entry, device))
