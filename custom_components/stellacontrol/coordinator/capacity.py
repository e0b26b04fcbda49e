"""How many entities Home Assistant takes for an account, and which devices get all."""

from collections.abc import Iterable
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..api import Device
from ..const import DOMAIN

LIMIT = 10_000
"""Enabled entities that Home Assistant takes in one entry; it drops the others."""

OF_A_DEVICE, OF_A_BAND = 19, 9
"""Entities that are enabled by default; a test compares this with the platforms."""

ESSENTIAL_OF_A_DEVICE, ESSENTIAL_OF_A_BAND = 3, 1
"""Connection, alarm and alarm event; and the switch of each band."""

MOST_BANDS = 6
"""Bands assumed for a device whose metadata lists none (overview: identifiers of bands)."""

AN_ESSENTIAL, ANY_OTHER = "connected", "connection_status"
"""Keys of an essential entity, which every device has, and of another one."""


@callback
def essential_only(
    hass: HomeAssistant, entry: ConfigEntry[Any], devices: Iterable[Device]
) -> set[str]:
    """Return the serial numbers of devices that get the essential entities alone.

    A device that has all its entities keeps them. Of the others the first get all, as
    long as the essential ones of every device still have their place.

    Args:
        hass: Home Assistant.
        entry: The account.
        devices: All devices that are wanted.
    """
    registry = er.async_get(hass)
    spare = LIMIT - registry.entities.get_enabled_count_for_config_entry_id(
        entry.entry_id
    )
    waiting = []
    for device in devices:
        serial, find = device.serial_number, registry.async_get_entity_id
        if find("sensor", DOMAIN, f"{serial}_{ANY_OTHER}"):
            continue
        if not find("binary_sensor", DOMAIN, f"{serial}_{AN_ESSENTIAL}"):
            # After a power cut also of one that is in the device registry.
            spare -= _essential(device)
        waiting.append(device)
    few = set()
    for device in waiting:
        more = _all(device) - _essential(device)
        if more <= spare:
            spare -= more
        else:
            few.add(device.serial_number)
    return few


def _bands(device: Device) -> int:
    """Return how many bands a device will have at most."""
    return len(device.band_ids) or MOST_BANDS


def _all(device: Device) -> int:
    """Return how many entities of a device are enabled by default."""
    return OF_A_DEVICE + _bands(device) * OF_A_BAND


def _essential(device: Device) -> int:
    """Return how many of them are essential."""
    return ESSENTIAL_OF_A_DEVICE + _bands(device) * ESSENTIAL_OF_A_BAND
