"""Which readings entities show, although they change with every message.

Each state that changes is a row in the recorder's database. Powers, usage and
temperature differ in every message, mostly by noise. The counts of the quota grow with
each. For hundreds of repeaters, a small computer cannot store so much. So a reading is
shown

- when it differs from the shown value by more than usual from message to message: an
  outlier, its end, and a value that continues to rise or fall;
- otherwise when the shown value is an hour old;
- always while a user watches: with *Refresh*, and during a boost of a user.

A count is shown when it has changed by 1 % of the quota, or after an hour. Everything
else is shown at once.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from ..api import Band, DeviceStatus
from ..quota import Reason
from .state import QuotaState

SHOWN_FOR = timedelta(hours=1)
"""Long-term statistics are hourly."""

UNUSUAL = 2.5
"""Multiple of the usual change between two messages; noise exceeds it in about 4 %."""

MEMORY = 12
"""Messages from which the usual change is learnt: two hours at 10 minutes."""

NOTICED = 0.01
"""Share of the quota by which a count must change to be shown."""

_NUMBERS = [
    field.name for field in fields(Band) if field.type in (float | None, int | None)
]


class Reading:
    """One reading: its usual change, and the shown value."""

    __slots__ = ("_before", "_distance", "_shown", "_shown_at")

    def __init__(self, value: float, now: datetime) -> None:
        """Show the first value."""
        self._before = self._shown = value
        self._shown_at = now
        self._distance = 0.0

    def show(self, value: float, now: datetime, *, is_watched: bool) -> float:
        """Learn from the value of a new message, and return what is shown now."""
        is_unusual = abs(value - self._shown) > UNUSUAL * self._distance
        if is_watched or is_unusual or _is_over(self._shown_at, now):
            self._shown, self._shown_at = value, now
        self._distance += (abs(value - self._before) - self._distance) / MEMORY
        self._before = value
        return self._shown


class ShownReadings:
    """What the entities of one device show of the newest status and the quota."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self.temperature: float | None = None
        self.bands: Mapping[str, Band] = {}
        """Each band that the newest status measured; the same object as long as its
        entities have nothing new to show."""
        self.quota: QuotaState | None = None
        self._quota_shown_at: datetime | None = None
        self._readings: dict[tuple[str, str], Reading] = {}
        """By band and name; the device's own readings have an empty band."""
        self._status: DeviceStatus | None = None
        self._is_released = False

    def release(self) -> None:
        """Show all values of the next status unchanged."""
        self._is_released = True

    def update(
        self, status: DeviceStatus, quota: QuotaState, now: datetime, *, measures: bool
    ) -> None:
        """Take up a status and the quota.

        Args:
            status: The newest.
            quota: The device's.
            now: Our time.
            measures: Whether the status tells what the device measures now.
        """
        is_watched = self._is_released or quota.boost_reason == Reason.BOOST
        self._is_released = False
        self._show_quota(quota, now, is_watched=is_watched)
        if not measures:
            self.temperature, self.bands, self._status = None, {}, None
        elif status is not self._status or is_watched:
            self._status = status
            self.temperature = self._show(
                ("", "temperature"),
                status.temperature,
                now,
                is_watched=is_watched or self.temperature is None,
            )
            self.bands = {
                band_id: self._show_band(band, now, is_watched=is_watched)
                for band_id, band in status.bands.items()
            }

    def _show_band(self, band: Band, now: datetime, *, is_watched: bool) -> Band:
        """Return a band as it is shown, which is the object before if that is equal."""
        before = self.bands.get(band.identifier)
        if before is band:
            return band  # Most bands of most messages: nothing is new or held back.
        is_watched = is_watched or before is None
        held: dict[str, Any] = {}
        for name in _NUMBERS:
            value: float | None = getattr(band, name)
            shown = self._show(
                (band.identifier, name), value, now, is_watched=is_watched
            )
            if shown is not None and shown != value:
                held[name] = shown
        after = replace(band, **held) if held else band
        return before if before is not None and after == before else after

    def _show(
        self,
        name: tuple[str, str],
        value: float | None,
        now: datetime,
        *,
        is_watched: bool,
    ) -> float | None:
        """Return what is shown of a reading; a missing one is shown as missing."""
        if value is None:
            self._readings.pop(name, None)
            return None
        if (reading := self._readings.get(name)) is None:
            self._readings[name] = Reading(value, now)
            return value
        return reading.show(value, now, is_watched=is_watched)

    def _show_quota(
        self, quota: QuotaState, now: datetime, *, is_watched: bool
    ) -> None:
        """Update the shown quota if a person would notice the difference."""
        if (
            is_watched
            or self.quota is None
            or self._quota_shown_at is None
            or _is_over(self._quota_shown_at, now)
            or _is_noticed(self.quota, quota)
        ):
            self.quota, self._quota_shown_at = quota, now


def _is_over(shown_at: datetime, now: datetime) -> bool:
    """Return whether something was shown for an hour; also if the clock was set back."""
    return abs(now - shown_at) >= SHOWN_FOR


def _is_noticed(before: QuotaState, after: QuotaState) -> bool:
    """Return whether a person would notice how two states of a quota differ."""
    one = NOTICED * ((after.used or 0) + (after.remaining or 0))
    return (
        _moved(before.used, after.used, one)
        or _moved(before.remaining, after.remaining, one)
        or _moved(before.projected, after.projected, one)
        or _moved(before.exhausted_at, after.exhausted_at, SHOWN_FOR)
        or before
        != replace(
            after,
            used=before.used,
            remaining=before.remaining,
            projected=before.projected,
            exhausted_at=before.exhausted_at,
        )
    )


def _moved(before: Any, after: Any, step: Any) -> bool:
    """Return whether a number or a time has moved by a step, or came or went."""
    if before is None or after is None:
        return before is not after
    return bool(abs(after - before) >= step)
