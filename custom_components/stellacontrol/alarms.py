"""When a reading is an alarm, and when an alarm begins and ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from .api import Band, DeviceStatus
from .const import TEMPERATURE_HYSTERESIS
from .quota import dump, load


class AlarmKind(StrEnum):
    """What an alarm can be about."""

    OVER_POWER = "over_power"
    FEEDBACK = "feedback"
    AUTOMATIC_SHUTDOWN = "automatic_shutdown"
    REDUCED_POWER = "reduced_power"
    TEMPERATURE = "temperature"
    OFFLINE = "offline"
    QUOTA_AT_RISK = "quota_at_risk"


READINGS = tuple(
    kind
    for kind in AlarmKind
    if kind not in (AlarmKind.OFFLINE, AlarmKind.QUOTA_AT_RISK)
)
"""What a message tells of the repeater itself: the alarms in the narrow sense."""

_BAND_ALARMS: tuple[tuple[AlarmKind, Callable[[Band], bool | None]], ...] = (
    (AlarmKind.OVER_POWER, lambda band: band.is_over_power),
    (AlarmKind.FEEDBACK, lambda band: band.is_feedback),
    (AlarmKind.AUTOMATIC_SHUTDOWN, lambda band: band.is_shutdown_auto),
)

FOLLOWED = tuple(kind for kind in READINGS if kind is not AlarmKind.REDUCED_POWER)
"""Alarms that are followed message by message; lost power changes by the hour."""

OF_BANDS = (*(kind.value for kind, _ in _BAND_ALARMS), AlarmKind.REDUCED_POWER.value)
"""Names of the alarms of a band; the binary sensors that show them have the same."""


def tells_of_alarms(status: DeviceStatus) -> bool:
    """Return whether a message tells enough to say that there is no alarm."""
    if not status.bands:
        return status.temperature is not None
    return any(
        told(band) is not None
        for band in status.bands.values()
        for _, told in _BAND_ALARMS
    )


@dataclass(frozen=True, slots=True, order=True)
class Alarm:
    """One alarm of a device; of a band where it names one."""

    kind: AlarmKind
    band_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredAlarm:
    """How an alarm is stored."""

    kind: AlarmKind
    band: str
    since: datetime | None = None
    stored_at: datetime | None = None
    is_acknowledged: bool = False
    is_doubted: bool = False
    """Whether it was just being told that it began or ended."""


@dataclass(frozen=True, slots=True)
class AlarmEdge:
    """The beginning or the end of an alarm."""

    alarm: Alarm
    is_on: bool


type _Told = tuple[AlarmKind, str, bool | None]
"""An alarm by kind and band, and whether it is on; `None` if that is not told."""


class Alarms:
    """The alarms of one device that are on.

    Invariant: each beginning and each end that readings show is told exactly once,
    also when Home Assistant was away in between. What a reading does not tell stays
    as it was. What is on at the very first reading is no beginning: nobody saw it
    begin. What is stored is what was told, so that a power cut loses no news.
    """

    def __init__(self) -> None:
        """Start without knowing the device."""
        self.on: frozenset[Alarm] = frozenset()
        self.since: dict[Alarm, datetime] = {}
        """When each alarm that is on was first seen, by our clock."""
        self.acknowledged: frozenset[Alarm] = frozenset()
        """Those that are on and that somebody has acknowledged."""
        self.lasted_before: dict[Alarm, timedelta] = {}
        """How long each had lasted when it was stored, of those that were restored."""
        self._told: frozenset[Alarm] | None = None
        """What was on when news were taken last; `None`: never."""
        self._doubted: frozenset[Alarm] = frozenset()
        """Those of which the last news is being told, or was when the power failed."""

    def read(
        self,
        now: datetime,
        status: DeviceStatus,
        *,
        temperature_threshold: float,
        offline_after: timedelta,
        quota_at_risk: bool | None,
        reduced_power: Mapping[str, bool | None] = MappingProxyType({}),
    ) -> frozenset[Alarm]:
        """Compare a status with what was on before, and return what has begun since.

        Args:
            now: Our time.
            status: The newest status.
            temperature_threshold: Degrees C.
            offline_after: How old the newest message of a device may be.
            quota_at_risk: Whether the quota runs out at the present pace.
            reduced_power: By band, whether its power is reduced.
        """
        before = self.on
        told = (
            *self._readings(now, status, temperature_threshold, offline_after),
            (AlarmKind.QUOTA_AT_RISK, "", quota_at_risk),
            *self._of_bands(status, reduced_power),
        )
        self.on = frozenset(
            alarm
            for kind, band_id, is_on in told
            # Most are off, and cost no more than this comparison.
            if is_on is not False
            and ((alarm := Alarm(kind, band_id)) in before or is_on)
        )
        self.since = {alarm: self.since.get(alarm, now) for alarm in self.on}
        self.acknowledged &= self.on
        if self._told is None:
            self._told = self.on
            return frozenset()
        return self.on - before

    @property
    def is_new(self) -> bool:
        """Whether there was no reading yet."""
        return self._told is None

    def end(self, ended: Iterable[Alarm]) -> None:
        """Take alarms for over, without a reading that says so."""
        self.on = self.on.difference(ended)
        self.since = {key: at for key, at in self.since.items() if key in self.on}
        self.acknowledged &= self.on

    def acknowledge(self) -> None:
        """Mark the alarms that are on as seen, until they end."""
        self.acknowledged = self.on

    def begin_telling(self) -> bool:
        """Doubt what is about to be told, until it is; return whether there is news.

        To be stored before it is told: whether an automation heard of it before a power
        cut nobody knows after it, so that it is told as it is then.
        """
        if self._told is not None:
            self._doubted |= self._told ^ self.on
        return bool(self._doubted)

    def take_news(self) -> list[AlarmEdge]:
        """Return what has begun and ended since the last call, to be told now."""
        if (told := self._told) is None:
            return []
        news = (told ^ self.on) | self._doubted
        self._told, self._doubted = self.on, frozenset()
        ended = [AlarmEdge(alarm, False) for alarm in sorted(news - self.on)]
        return ended + [AlarmEdge(alarm, True) for alarm in sorted(news & self.on)]

    def as_stored(self, now: datetime) -> Any:
        """Return what was told in a form that can be stored; `None`: nothing yet."""
        if self._told is None:
            return None
        return dump(
            [
                _StoredAlarm(
                    kind=alarm.kind,
                    band=alarm.band_id,
                    since=self.since.get(alarm),
                    stored_at=now,
                    is_acknowledged=alarm in self.acknowledged,
                    is_doubted=alarm in self._doubted,
                )
                for alarm in sorted(self._told | self._doubted)
            ]
        )

    def restore(self, stored: Any) -> None:
        """Restore what `as_stored` returned; `None` means nothing is stored.

        Raises:
            ValueError: It is not what `as_stored` makes. Nothing has changed then.
        """
        if stored is None:
            return
        found = {
            Alarm(alarm.kind, alarm.band): alarm
            for alarm in load(tuple[_StoredAlarm, ...], stored)
        }
        self._doubted = frozenset(key for key in found if found[key].is_doubted)
        self.on = self._told = frozenset(found) - self._doubted
        self.since = {key: alarm.since for key, alarm in found.items() if alarm.since}
        self.acknowledged = frozenset(
            key for key, alarm in found.items() if alarm.is_acknowledged
        )
        self.lasted_before = {
            key: alarm.stored_at - alarm.since
            for key, alarm in found.items()
            if alarm.since and alarm.stored_at
        }

    def _readings(
        self,
        now: datetime,
        status: DeviceStatus,
        temperature_threshold: float,
        offline_after: timedelta,
    ) -> Iterable[_Told]:
        """Yield every possible alarm of the device itself with its state."""
        yield AlarmKind.OFFLINE, "", _is_offline(now, status, offline_after)
        was_hot = Alarm(AlarmKind.TEMPERATURE) in self.on
        is_hot = temperature_alarm(
            status.temperature, threshold=temperature_threshold, was_on=was_hot
        )
        yield AlarmKind.TEMPERATURE, "", is_hot

    def _of_bands(
        self, status: DeviceStatus, reduced_power: Mapping[str, bool | None]
    ) -> Iterable[_Told]:
        """Yield every possible alarm of a band with its state."""
        for band_id in self._listed(status):
            band = status.bands.get(band_id)
            for kind, value_fn in _BAND_ALARMS:
                yield kind, band_id, None if band is None else value_fn(band)
            yield AlarmKind.REDUCED_POWER, band_id, reduced_power.get(band_id)

    def _listed(self, status: DeviceStatus) -> set[str]:
        """Return the bands whose alarms may be on.

        A band that went takes its alarms with it only when the device itself says so:
        an offline device may tell no bands at all.
        """
        listed = set(status.bands)
        if status.is_offline:
            listed |= {alarm.band_id for alarm in self.on if alarm.band_id}
        return listed


def _is_offline(
    now: datetime, status: DeviceStatus, offline_after: timedelta
) -> bool | None:
    """Return whether a device has been offline for long enough to raise an alarm."""
    if status.connection is None:
        return None
    if not status.is_offline:
        return False
    # Never heard of: it has yet to be installed, which is no alarm.
    return status.received_at is not None and now - status.received_at > offline_after


def temperature_alarm(
    temperature: float | None, *, threshold: float, was_on: bool | None
) -> bool | None:
    """Return whether a temperature is too high.

    Args:
        temperature: Degrees C; `None` if the device did not tell.
        threshold: Above this it is too high, degrees C.
        was_on: The answer for the message before. An alarm ends only well below the
            threshold.
    """
    if temperature is None:
        return None
    if was_on:
        return temperature > threshold - TEMPERATURE_HYSTERESIS
    return temperature > threshold
