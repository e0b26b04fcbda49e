"""Which repeaters, and which of their bands, triggers, conditions and actions are for.

A repeater's device, area, floor or label means the whole repeater. An entity of a band
means only that band; any other entity means its repeater.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from homeassistant.const import (
    ATTR_ENTITY_ID,
    CONF_FOR,
    CONF_OPTIONS,
    CONF_TARGET,
    ENTITY_MATCH_ALL,
    Platform,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.condition import ConditionConfig
from homeassistant.helpers.target import (
    TargetSelection,
    async_extract_referenced_entity_ids,
)
from homeassistant.helpers.trigger import TriggerConfig
from homeassistant.helpers.typing import ConfigType, VolDictType
import voluptuous as vol

from .alarms import READINGS, AlarmKind
from .const import CONF_ALARMS, CONF_BANDS, DOMAIN
from .repeaters import find_repeaters


def band_identifier(value: Any) -> str:
    """Return a band's identifier; YAML reads 07 without quotes as the number 7."""
    identifier = cv.string(value)
    return identifier.zfill(2) if identifier.isdigit() else identifier


CONF_EXCLUDE = "exclude"
"""Home Assistant has a constant of its own from 2026.11 on."""

BANDS: VolDictType = {
    vol.Optional(CONF_BANDS, default=[]): vol.All(cv.ensure_list, [band_identifier])
}
ALARMS: VolDictType = {
    vol.Optional(CONF_ALARMS, default=[]): vol.All(
        cv.ensure_list, [vol.All(vol.Coerce(AlarmKind), vol.In(READINGS))]
    )
}


FOR: VolDictType = {vol.Optional(CONF_FOR): cv.positive_time_period}


class Targeted:
    """What a trigger and a condition share: a target, and fields of their own."""

    options: ClassVar[VolDictType] = {}

    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Check what the user chose; the target may be left out."""
        schema = vol.Schema(
            {
                vol.Optional(CONF_TARGET): cv.TARGET_FIELDS,
                vol.Optional(CONF_OPTIONS, default={}): cls.options,
            }
        )
        return cast("ConfigType", schema(config))

    def _choose(self, config: TriggerConfig | ConditionConfig) -> None:
        """Store what the user chose."""
        self._target = config.target
        self._options: Mapping[str, Any] = config.options or {}


@dataclass(frozen=True, slots=True)
class Targets:
    """Repeaters by the ids of their devices."""

    whole: frozenset[str]
    """Device ids of repeaters that are selected with all their bands."""
    bands: frozenset[tuple[str, str]] = frozenset()
    """Single selected bands, each as device id and band."""
    excluded: frozenset[tuple[str, str]] = frozenset()
    """Bands that are excluded although their repeater is selected."""

    def cover(self, device_id: str | None, band_id: str = "") -> bool:
        """Return whether the target contains a repeater, or a band of it."""
        if (device_id, band_id) in self.excluded:
            return False
        return device_id in self.whole or (device_id, band_id) in self.bands

    def without(self, others: Targets) -> Targets:
        """Return what is left if others are excluded."""
        bands = {
            (device_id, band_id)
            for device_id, band_id in self.bands - others.bands
            if device_id not in others.whole
        }
        return Targets(self.whole - others.whole, frozenset(bands), others.bands)

    def some_of(self, device_id: str) -> bool:
        """Return whether a repeater or any of its bands is selected."""
        return device_id in self.whole or any(
            of_device == device_id for of_device, _ in self.bands
        )


@callback
def find_targets(hass: HomeAssistant, target: Mapping[str, Any] | None) -> Targets:
    """Return the repeaters of a target now; without a target, all of them.

    Exclusions (from Home Assistant 2026.11 on) may be bands, and may apply to all
    repeaters. So they are resolved here, not by Home Assistant.
    """
    named = {key: value for key, value in (target or {}).items() if key != CONF_EXCLUDE}
    found = _find(hass, named)
    if target and (exclude := target.get(CONF_EXCLUDE)):
        return found.without(_find(hass, exclude))
    return found


@callback
def _find(hass: HomeAssistant, target: Mapping[str, Any]) -> Targets:
    """Return the repeaters of a target now, before exclusions."""
    ours = {device.id for _, device in find_repeaters(hass)}
    if not target or target.get(ATTR_ENTITY_ID) in (
        ENTITY_MATCH_ALL,
        [ENTITY_MATCH_ALL],
    ):
        return Targets(frozenset(ours))
    selected = async_extract_referenced_entity_ids(hass, TargetSelection(dict(target)))
    whole, bands = selected.referenced_devices & ours, set()
    registry = er.async_get(hass)
    for entity_id in selected.referenced | selected.indirectly_referenced:
        entity = registry.async_get(entity_id)
        if entity is None or entity.platform != DOMAIN or entity.device_id is None:
            continue
        if (band_id := _band_of(entity)) is None:
            whole.add(entity.device_id)
        else:
            bands.add((entity.device_id, band_id))
    return Targets(frozenset(whole), frozenset(bands))


def _band_of(entity: er.RegistryEntry) -> str | None:
    """Return the band that one of our entities is about; `None` if it is about none."""
    _serial_number, is_of_band, rest = entity.unique_id.partition("_band_")
    if not is_of_band:
        return None
    if entity.domain == Platform.SWITCH:
        return rest  # its unique id ends with the band
    return rest.removesuffix(f"_{entity.translation_key}")
