"""Devices of Home Assistant's registry, ours and others."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.api import Device
from custom_components.stellacontrol.coordinator.registry import (
    follow_renaming,
    serial_number_of,
)


async def test_device_of_another_integration_is_no_repeater(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """It has no serial number of ours, and a repeater without a page is not renamed."""
    registry = dr.async_get(hass)
    other = registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("lamps", "1")}, name="Lamp"
    )
    assert serial_number_of(other) is None
    follow_renaming(hass, entry, Device(serial_number="SR9", label="Barn"))
    (found,) = dr.async_entries_for_config_entry(registry, entry.entry_id)
    assert found.name == "Lamp"
