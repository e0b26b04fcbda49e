"""Tell a page which entities belong to which repeater and band.

The unique ids say which entity belongs to which band, but Home Assistant does not send
them to a browser.
"""

from collections.abc import Callable
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import (
    DeviceCoordinator,
    StellaControlConfigEntry,
    registered_devices,
    serial_number_of,
)
from .options import Options
from .quota import CountingRule, QuotaMonth

BAND_SWITCH_ROLE: Final = "switch"
"""The band's switch has no key behind the band in its unique id."""

type MayRead = Callable[[str], bool]
"""Tells whether a user may read an entity."""


@callback
def find_repeaters(
    hass: HomeAssistant,
) -> list[tuple[StellaControlConfigEntry, dr.DeviceEntry]]:
    """Return every repeater of every account."""
    # Searched by account, because the way from a device to its account changed in 2026.8.
    return [
        (entry, device)
        for entry in hass.config_entries.async_entries(DOMAIN)
        for device in registered_devices(hass, entry).values()
    ]


@callback
def find_repeater(
    hass: HomeAssistant, device_id: str
) -> tuple[StellaControlConfigEntry, dr.DeviceEntry] | None:
    """Return a repeater by its device; `None` if the device is no repeater."""
    for entry, device in find_repeaters(hass):
        if device.id == device_id:
            return entry, device
    return None


@callback
def coordinator_of(
    entry: StellaControlConfigEntry, device: dr.DeviceEntry
) -> DeviceCoordinator | None:
    """Return what reads a repeater; `None` if its account is not loaded or lacks it."""
    if entry.state is not ConfigEntryState.LOADED:
        return None
    return entry.runtime_data.devices.get(serial_number_of(device) or "")


@callback
def find_coordinators(
    hass: HomeAssistant,
) -> list[tuple[str, DeviceCoordinator | None]]:
    """Return every repeater by its device, with its coordinator if there is one now."""
    return [
        (device.id, coordinator_of(entry, device))
        for entry, device in find_repeaters(hass)
    ]


def _resets_at(rule: CountingRule) -> str | None:
    """Return when the count restarts; `None` if the last 30 days count."""
    if rule.is_rolling:
        return None
    return QuotaMonth.containing(dt_util.utcnow(), rule=rule).end.isoformat()


@callback
def describe(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
    may_read: MayRead,
) -> dict[str, Any]:
    """Return a repeater with its own entities (not those of bands), by role."""
    prefix = f"{serial_number_of(device)}_"
    bands = _band_prefix(device)
    options = Options.read(entry.options)
    return {
        "device_id": device.id,
        "name": device.name_by_user or device.name,
        "area_id": device.area_id,
        "entry_id": entry.entry_id,
        "account": entry.title,
        "monthly_quota": options.monthly_quota,
        "quota_resets_at": _resets_at(options.counting_rule),
        "quota_time_zone": options.quota_time_zone,
        "entities": {
            entity.unique_id.removeprefix(prefix): entity.entity_id
            for entity in _entities(hass, device)
            if not entity.unique_id.startswith(bands) and _is_shown(entity, may_read)
        },
    }


@callback
def describe_bands(
    hass: HomeAssistant, device: dr.DeviceEntry, may_read: MayRead
) -> list[dict[str, Any]]:
    """Return a repeater's bands, each with its entities by role.

    They come in the order of their identifiers, which is that of their frequencies.
    """
    entities = _entities(hass, device)
    prefix = _band_prefix(device)
    switches = {
        entity.unique_id.removeprefix(prefix): entity
        for entity in entities
        if entity.domain == Platform.SWITCH and entity.unique_id.startswith(prefix)
    }
    bands: dict[str, dict[str, Any]] = {
        band_id: {
            "id": band_id,
            "label": switch.name or switch.original_name or band_id,
            "entities": {},
        }
        for band_id, switch in sorted(switches.items())
    }
    for entity in entities:
        if not entity.unique_id.startswith(prefix) or not _is_shown(entity, may_read):
            continue
        band_id, role = _band_and_role(entity.unique_id.removeprefix(prefix), bands)
        if band_id is not None:
            bands[band_id]["entities"][role] = entity.entity_id
    return [band for band in bands.values() if band["entities"]]


def _band_and_role(rest: str, bands: dict[str, Any]) -> tuple[str | None, str]:
    """Split the rest of a band's unique id into band and role.

    A band's identifier may contain an underscore, so the longest known one that fits is
    taken.
    """
    if rest in bands:
        return rest, BAND_SWITCH_ROLE
    fitting = [band_id for band_id in bands if rest.startswith(f"{band_id}_")]
    if not fitting:
        return None, rest
    band_id = max(fitting, key=len)
    return band_id, rest.removeprefix(f"{band_id}_")


def _band_prefix(device: dr.DeviceEntry) -> str:
    """Return how the unique ids of all bands' entities begin."""
    return f"{serial_number_of(device)}_band_"


@callback
def _entities(hass: HomeAssistant, device: dr.DeviceEntry) -> list[er.RegistryEntry]:
    """Return our entities of a device, disabled ones too."""
    return [
        entity
        for entity in er.async_entries_for_device(
            er.async_get(hass), device.id, include_disabled_entities=True
        )
        if entity.platform == DOMAIN
    ]


def _is_shown(entity: er.RegistryEntry, may_read: MayRead) -> bool:
    """Return whether an entity has a state that the user may read."""
    return entity.disabled_by is None and may_read(entity.entity_id)
