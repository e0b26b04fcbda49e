"""Repeaters and bands as a conversation tells them apart: no two have the same name.

Repeaters that cannot be read now are among them. Otherwise an answer about all would sound
as if these were well, or not there.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import area_registry as ar, device_registry as dr

from .api import band_name
from .chosen import ChosenRepeater, check_right, choose
from .coordinator import DeviceCoordinator, StellaControlConfigEntry
from .repeaters import find_repeaters


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRepeater:
    """A repeater that the user may read, by a name that stands for no other."""

    name: str
    plain_name: str
    """As its page shows it; others may have the same."""
    entry: StellaControlConfigEntry
    chosen: ChosenRepeater | None
    """`None` if it cannot be read or changed now."""

    @property
    def why_not_read(self) -> str:
        """Why `chosen` is `None`."""
        account = self.entry.title
        return f"nothing is known: its account {account} is not loaded or lacks it"


@callback
def known_repeaters(
    hass: HomeAssistant,
) -> list[tuple[StellaControlConfigEntry, dr.DeviceEntry]]:
    """Return the repeaters of all accounts, except those that the user has disabled."""
    return [
        (entry, device)
        for entry, device in find_repeaters(hass)
        if entry.disabled_by is None
    ]


async def readable_repeaters(
    hass: HomeAssistant, context: Context
) -> list[NamedRepeater]:
    """Return the repeaters whose entities the user may read."""
    readable = []
    names = []
    for entry, device in known_repeaters(hass):
        chosen = choose(entry, device)
        with suppress(Unauthorized):
            await check_right(hass, context, chosen, POLICY_READ)
            readable.append((entry, chosen))
            names.append(_names(hass, entry, chosen, device.area_id))
    return [
        NamedRepeater(
            name=name,
            plain_name=chosen.name,
            entry=entry,
            chosen=None if chosen.coordinator is None else replace(chosen, name=name),
        )
        for name, (entry, chosen) in zip(_distinct(names), readable, strict=True)
    ]


async def chosen_by_name(
    hass: HomeAssistant, context: Context, name: str
) -> ChosenRepeater:
    """Return the one repeater that a name means, whole or a part of it.

    Raises:
        HomeAssistantError: It means none or several, or one that cannot be read now.
    """
    readable = await readable_repeaters(hass, context)
    wanted = name.casefold().strip()
    found = (
        [one for one in readable if wanted == one.name.casefold()]
        or [one for one in readable if wanted == one.plain_name.casefold()]
        or [one for one in readable if wanted in one.name.casefold()]
    )
    if len(found) != 1:
        names = ", ".join(one.name for one in found or readable)
        raise HomeAssistantError(f"Name one of these repeaters: {names}")
    if (chosen := found[0].chosen) is None:
        raise HomeAssistantError(f"{found[0].name}: {found[0].why_not_read}")
    return chosen


@callback
def band_names(device: DeviceCoordinator) -> dict[str, str]:
    """Return the name of each band; the platform may give two the same label."""
    labels = device.bands.labels
    names = {
        band_id: band_name(band_id, labels.get(band_id)) for band_id in device.band_ids
    }
    owners = Counter(name.casefold() for name in names.values())
    return {
        band_id: name if owners[name.casefold()] == 1 else f"{name} ({band_id})"
        for band_id, name in names.items()
    }


@callback
def band_by_name(device: DeviceCoordinator, name: str) -> str:
    """Return the band that a name such as 08, 800 or 800 MHz means.

    Raises:
        HomeAssistantError: The repeater has no such band, or several.
    """
    names, wanted = band_names(device), _without_unit(name)
    found = [band_id for band_id in names if wanted == band_id.casefold()] or [
        band_id for band_id, text in names.items() if wanted == _without_unit(text)
    ]
    if len(found) != 1:
        raise HomeAssistantError(
            f"Name one of these bands: {', '.join(names.values())}"
        )
    return found[0]


def _without_unit(name: str) -> str:
    """Return a band's name as people shorten it."""
    return name.casefold().strip().removesuffix("mhz").strip()


@callback
def _names(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    chosen: ChosenRepeater,
    area_id: str | None,
) -> list[str]:
    """Return what a repeater can be called, the shortest first.

    Its area says most, and its serial number, which no other has, least.
    """
    area = ar.async_get(hass).async_get_area(area_id or "")
    more = (area and area.name, entry.title, chosen.serial_number)
    return [chosen.name, *(f"{chosen.name} ({text})" for text in more if text)]


def _distinct(names: list[list[str]]) -> list[str]:
    """Return of each repeater's names the first that no other repeater can be called."""
    owners = Counter(
        name for some in names for name in {one.casefold() for one in some}
    )
    return [
        next((name for name in some if owners[name.casefold()] == 1), some[-1])
        for some in names
    ]
