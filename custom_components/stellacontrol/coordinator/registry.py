"""Read and change the entries of a device in Home Assistant's registries."""

from collections.abc import Iterable
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID, ATTR_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..api import Device
from ..const import DOMAIN


@callback
def serial_number_of(device: dr.DeviceEntry) -> str | None:
    """Return the serial number of a device; `None` if it is not ours."""
    for domain, serial_number in device.identifiers:
        if domain == DOMAIN:
            return serial_number
    return None


@callback
def registered_devices(
    hass: HomeAssistant, entry: ConfigEntry[Any]
) -> dict[str, dr.DeviceEntry]:
    """Return the registry entries of an account's devices, by serial number."""
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return {
        serial_number: device
        for device in devices
        if (serial_number := serial_number_of(device)) is not None
    }


@callback
def followed_elsewhere(hass: HomeAssistant, entry: ConfigEntry[Any] | None) -> set[str]:
    """Return the serial numbers of the devices that other accounts have.

    Two accounts can list the same device. Both would use its quota, and its entities can
    exist only once. So it stays with the account that had it first.

    Args:
        hass: Home Assistant.
        entry: The account that asks; `None` if it is yet to be set up.
    """
    owned = {
        account.entry_id: set(registered_devices(hass, account))
        for account in hass.config_entries.async_entries(DOMAIN)
    }
    for account in hass.config_entries.async_entries(DOMAIN):
        if account.state is ConfigEntryState.LOADED:
            # Those of a list that was just read have no entity yet.
            owned[account.entry_id] |= account.runtime_data.devices.keys()
    own = set() if entry is None else owned.pop(entry.entry_id, set())
    return set().union(*owned.values()) - own


@callback
def device_entry(
    hass: HomeAssistant, entry: ConfigEntry[Any], serial_number: str
) -> dr.DeviceEntry | None:
    """Return the registry entry of a device; `None` before its first entity."""
    return dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, serial_number), entry.entry_id
    )


@callback
def device_name(
    hass: HomeAssistant, entry: ConfigEntry[Any], serial_number: str
) -> str:
    """Return what the user calls a device."""
    device = device_entry(hass, entry, serial_number)
    if device is None:
        return serial_number
    return device.name_by_user or device.name or serial_number


@callback
def event_source(
    hass: HomeAssistant, entry: ConfigEntry[Any], serial_number: str
) -> dict[str, Any]:
    """Return the data that identifies a device in events on the bus."""
    device = device_entry(hass, entry, serial_number)
    return {
        ATTR_DEVICE_ID: None if device is None else device.id,
        ATTR_NAME: device_name(hass, entry, serial_number),
    }


@callback
def follow_renaming(
    hass: HomeAssistant, entry: ConfigEntry[Any], device: Device
) -> None:
    """Show a new name and model on the device's page; a name that the user gave stays.

    A value that the platform leaves out stays the same.
    """
    page = device_entry(hass, entry, device.serial_number)
    if page is None:
        return  # It has no entities yet, which will bring all of it.
    dr.async_get(hass).async_update_device(
        page.id,
        name=device.label or page.name,
        model=device.model or device.type or page.model,
        model_id=device.type or page.model_id,
    )


@callback
def update_firmware_version(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    serial_number: str,
    version: str | None,
) -> None:
    """Show a new firmware version on the device's page."""
    device = device_entry(hass, entry, serial_number)
    if version is not None and device is not None and device.sw_version != version:
        dr.async_get(hass).async_update_device(device.id, sw_version=version)


@callback
def remove_other_bands(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    serial_number: str,
    *,
    kept: Iterable[str],
) -> None:
    """Remove the entities of bands that a device no longer has.

    The registry is used, because after a restart nothing else knows the former ones.
    """
    if (device := device_entry(hass, entry, serial_number)) is None:
        return
    registry = er.async_get(hass)
    prefix = f"{serial_number}_band_"
    kept_prefixes = tuple(f"{prefix}{band_id}_" for band_id in kept)
    for entity in er.async_entries_for_device(
        registry, device.id, include_disabled_entities=True
    ):
        # The switch's unique id ends with the band.
        if entity.unique_id.startswith(prefix) and not (
            f"{entity.unique_id}_".startswith(kept_prefixes)
        ):
            registry.async_remove(entity.entity_id)
