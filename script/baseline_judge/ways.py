"""Ways to detect reduced power: ours, and two simple ones for comparison."""

from collections import deque
from datetime import timedelta
from statistics import mean
from typing import Protocol

from custom_components.stellacontrol.baseline import BandWatch, Limits, Moment, Reading

from .month import SLOT, Message

DEPTH = 4.0
"""dB; the default of the options, for all ways."""
DURATION = timedelta(hours=1)
WEEK_SLOTS = int(7 * 86400 / SLOT)


class Way(Protocol):
    """A way to detect that the power of a band is reduced."""

    def is_low(self, message: Message) -> bool:
        """Take a message, and return whether the power is reduced."""
        ...


class Ours:
    """The detector of the integration."""

    def __init__(self) -> None:
        """Start without knowing the band."""
        self.watch = BandWatch()
        self._limits = Limits(depth=DEPTH, duration=DURATION)

    def is_low(self, message: Message) -> bool:
        """Take a message, and return whether the power is reduced."""
        reading = Reading(
            downlink=message.downlink,
            reduction=message.reduction,
            uplink=message.uplink,
        )
        self.watch.read(Moment.of(message.at), reading, self._limits)
        return self.watch.cause is not None


class _BelowForAnHour:
    """Detects that every reading of an hour was below a limit, as a state trigger does."""

    def __init__(self) -> None:
        """Start above the limit."""
        self._below = 0.0

    def _has_lasted(self, message: Message, limit: float | None) -> bool:
        """Return whether the limit has been passed for long enough."""
        now = message.at.timestamp()
        if limit is None or message.downlink >= limit:
            self._below = 0.0
            return False
        self._below = self._below or now
        return now - self._below >= DURATION.total_seconds()


class FixedThreshold(_BelowForAnHour):
    """A limit that the installer sets once, by the mean of the first day."""

    def __init__(self) -> None:
        """Start without a limit."""
        super().__init__()
        self._first_day: list[float] = []
        self._limit: float | None = None

    def is_low(self, message: Message) -> bool:
        """Take a message, and return whether the power is reduced."""
        if self._limit is None:
            self._first_day.append(message.downlink)
            if len(self._first_day) >= WEEK_SLOTS // 7:
                self._limit = mean(self._first_day) - DEPTH
        return self._has_lasted(message, self._limit)


class WeekMean(_BelowForAnHour):
    """A limit below the mean of the last seven days."""

    def __init__(self) -> None:
        """Start without a limit."""
        super().__init__()
        self._week: deque[float] = deque(maxlen=WEEK_SLOTS)
        self._sum = 0.0

    def is_low(self, message: Message) -> bool:
        """Take a message, and return whether the power is reduced."""
        if len(self._week) == WEEK_SLOTS:
            self._sum -= self._week[0]
        self._week.append(message.downlink)
        self._sum += message.downlink
        is_full = len(self._week) == WEEK_SLOTS
        limit = self._sum / WEEK_SLOTS - DEPTH if is_full else None
        return self._has_lasted(message, limit)


WAYS: dict[str, type[Way]] = {
    "ours": Ours,
    "fixed threshold": FixedThreshold,
    "7-day mean": WeekMean,
}
