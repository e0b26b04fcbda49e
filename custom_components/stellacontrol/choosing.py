"""Which devices of an account are wanted: a list of a few, or a choice among hundreds.

A few are ticked in a list. Of many only the exceptions are named, by model, by location
or one by one in a list that can be searched, because the frontend shows a chip for each
device that is named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from .api import Device
from .const import CONF_DEVICES

FEW = 12
"""Most devices that are shown as a list of check boxes."""

CONF_SELECTION = "selection"
CONF_MODELS = "models"
CONF_LOCATIONS = "locations"
CONF_NAMED = "named_devices"


class Selection(StrEnum):
    """What is done with the devices that are named."""

    AS_NOW = "as_now"
    ALL = "all"
    ONLY = "only"
    ADD = "add"
    LEAVE_OUT = "leave_out"


IN_SET_UP = (Selection.ALL, Selection.ONLY, Selection.LEAVE_OUT)
"""The choices at set-up, when nothing was chosen before."""

_TAKES_NAMES = (Selection.ONLY, Selection.ADD, Selection.LEAVE_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A device that can be chosen."""

    label: str
    """The name, model and serial number that a person recognises."""
    model: str | None = None
    location: str | None = None


def offers_of(devices: Iterable[Device]) -> dict[str, Offer]:
    """Return what can be chosen of listed devices, by serial number."""
    offers = {}
    for device in devices:
        model = device.model or device.type
        facts = (device.label, model, device.serial_number, device.location)
        offers[device.serial_number] = Offer(
            label=", ".join(fact for fact in facts if fact),
            model=model,
            location=device.location,
        )
    return offers


def choice_fields(
    offers: Mapping[str, Offer],
    chosen: Iterable[str],
    selections: Iterable[Selection] = Selection,
) -> VolDictType:
    """Describe the choice of devices.

    Args:
        offers: By serial number.
        chosen: Those that are wanted so far.
        selections: What can be done, if there are many; the first is the default.
    """
    labels = {serial: offer.label for serial, offer in offers.items()}
    if not offers:
        return {}
    if len(offers) <= FEW:
        few = _several(labels, SelectSelectorMode.LIST)
        return {vol.Required(CONF_DEVICES, default=list(chosen)): few}
    ways = list(selections)
    fields: VolDictType = {
        vol.Required(CONF_SELECTION, default=ways[0].value): SelectSelector(
            SelectSelectorConfig(
                options=[way.value for way in ways],
                translation_key=CONF_SELECTION,
                mode=SelectSelectorMode.LIST,
            )
        )
    }
    for name, values in (
        (CONF_MODELS, [offer.model for offer in offers.values()]),
        (CONF_LOCATIONS, [offer.location for offer in offers.values()]),
    ):
        if counted := Counter(value for value in values if value):
            texts = {value: f"{value} ({count})" for value, count in counted.items()}
            fields[vol.Optional(name)] = _several(texts, SelectSelectorMode.DROPDOWN)
    fields[vol.Optional(CONF_NAMED)] = _several(labels, SelectSelectorMode.DROPDOWN)
    return fields


def take_choice(
    typed: dict[str, Any], offers: Mapping[str, Offer], before: Iterable[str]
) -> tuple[list[str], dict[str, str]]:
    """Remove the choice from the input; return the choice and its errors.

    Args:
        typed: The input. The fields of the choice are removed from it.
        offers: By serial number.
        before: Those that were wanted before.
    """
    if not offers:
        return [], {}
    if len(offers) <= FEW:
        ticked: list[str] = typed.pop(CONF_DEVICES, [])
        return ticked, {} if ticked else {CONF_DEVICES: "no_device_selected"}
    selection = Selection(typed.pop(CONF_SELECTION))
    models, locations = typed.pop(CONF_MODELS, []), typed.pop(CONF_LOCATIONS, [])
    names = typed.pop(CONF_NAMED, [])
    named = {
        serial
        for serial, offer in offers.items()
        if serial in names or offer.model in models or offer.location in locations
    }
    if named and selection not in _TAKES_NAMES:
        return list(before), {CONF_SELECTION: "named_for_nothing"}
    now = set(before)
    wanted = {
        Selection.AS_NOW: now,
        Selection.ALL: set(offers),
        Selection.ONLY: named,
        Selection.ADD: now | named,
        Selection.LEAVE_OUT: now - named,
    }[selection]
    chosen = [serial for serial in offers if serial in wanted]
    return chosen, {} if chosen else {CONF_SELECTION: "no_device_selected"}


def _several(labels: Mapping[str, str], mode: SelectSelectorMode) -> SelectSelector:
    """Describe a field that takes several values; texts by value."""
    return SelectSelector(
        SelectSelectorConfig(
            options=[
                SelectOptionDict(value=value, label=label)
                for value, label in labels.items()
            ],
            multiple=True,
            sort=True,
            mode=mode,
        )
    )
