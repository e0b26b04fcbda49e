"""Conditions: an alarm, a connection, a quota at risk, a pending band change.

They ask the coordinators, not the entities. So disabled entities do not matter,
and an alarm stays true while the platform does not answer.
"""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, override

from homeassistant.const import CONF_FOR
from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import Condition, ConditionConfig
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .alarms import READINGS, Alarm, AlarmKind
from .const import CONF_ALARMS, CONF_BANDS
from .coordinator import DeviceCoordinator
from .repeaters import find_coordinators
from .targets import ALARMS, BANDS, FOR, Targeted, Targets, find_targets

CONF_BEHAVIOR = "behavior"
ANY = "any"
ALL = "all"

BEHAVIOR: VolDictType = {
    vol.Required(CONF_BEHAVIOR, default=ANY): vol.In([ANY, ALL]),
}


class RepeaterCondition(Targeted, Condition):
    """A condition that any, or all, of the chosen repeaters must meet."""

    options: ClassVar[VolDictType] = {**BEHAVIOR, **FOR}

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Store what the user chose."""
        super().__init__(hass, config)
        self._choose(config)

    @override
    def _async_check(self, **kwargs: Any) -> bool:
        """Return whether the condition is met now; without a repeater, it is not."""
        targets = find_targets(self._hass, self._target)
        answers = [
            self._is_so(device, device_id, targets)
            for device_id, device in find_coordinators(self._hass)
            if targets.some_of(device_id)
        ]
        if self._options[CONF_BEHAVIOR] == ALL:
            return bool(answers) and all(answers)
        return any(answers)

    def _is_so(
        self, device: DeviceCoordinator | None, device_id: str, targets: Targets
    ) -> bool:
        """Return whether a repeater meets the condition, and has for long enough."""
        if device is None:
            return False
        moments = list(self._since(device, device_id, targets))
        if (span := self._options.get(CONF_FOR)) is None:
            return bool(moments)
        return any(dt_util.utcnow() - moment >= span for moment in moments)

    @abstractmethod
    def _since(
        self, device: DeviceCoordinator, device_id: str, targets: Targets
    ) -> Iterator[datetime]:
        """Yield since when each thing that meets the condition has met it."""


class HasAlarm(RepeaterCondition):
    """A repeater, or one of its bands, has an alarm."""

    options: ClassVar[VolDictType] = {**BEHAVIOR, **FOR, **BANDS, **ALARMS}

    @override
    def _since(
        self, device: DeviceCoordinator, device_id: str, targets: Targets
    ) -> Iterator[datetime]:
        kinds = self._options[CONF_ALARMS] or READINGS
        bands = self._options[CONF_BANDS]
        for alarm, since in device.alarms.since.items():
            if (
                alarm.kind in kinds
                and (not bands or alarm.band_id in bands)
                and targets.cover(device_id, alarm.band_id)
            ):
                yield since


class IsConnected(RepeaterCondition):
    """A repeater can be reached."""

    @override
    def _since(
        self, device: DeviceCoordinator, device_id: str, targets: Targets
    ) -> Iterator[datetime]:
        if device.is_ready and device.connected_since is not None:
            yield device.connected_since


class QuotaAtRisk(RepeaterCondition):
    """A quota will not last for the month at the present pace."""

    @override
    def _since(
        self, device: DeviceCoordinator, device_id: str, targets: Targets
    ) -> Iterator[datetime]:
        since = device.alarms.since.get(Alarm(AlarmKind.QUOTA_AT_RISK))
        if since is not None:
            yield since


class BandChangePending(RepeaterCondition):
    """A band was turned on or off, and its repeater has not confirmed it yet."""

    options: ClassVar[VolDictType] = {**BEHAVIOR, **BANDS}

    @override
    def _since(
        self, device: DeviceCoordinator, device_id: str, targets: Targets
    ) -> Iterator[datetime]:
        bands = self._options[CONF_BANDS]
        for band_id in device.band_ids:
            if (
                band_id in device.pending.bands
                and (not bands or band_id in bands)
                and targets.cover(device_id, band_id)
            ):
                yield dt_util.utcnow()


CONDITIONS: dict[str, type[Condition]] = {
    "has_alarm": HasAlarm,
    "is_connected": IsConnected,
    "quota_at_risk": QuotaAtRisk,
    "band_change_pending": BandChangePending,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return what the automation editor offers."""
    return CONDITIONS
