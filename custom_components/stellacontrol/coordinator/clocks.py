"""Clocks that can be relied on: the machine's own, and the platform's."""

from datetime import datetime, timedelta
import time as clock

from ..const import LOGGER

MOST_AHEAD = timedelta(hours=26)
"""A platform that takes local time for UTC, or is set to another zone, is off by less."""

_SAME_PACE = timedelta(minutes=5)
"""Most difference between the time between two messages and that between reading them."""


def steady_seconds() -> float:
    """Return seconds of a clock that cannot be set.

    If the system has one, a clock that also runs while the machine sleeps. With the usual
    one, the sleep would look as if the other clock had been set.
    """
    if (boot_time := getattr(clock, "CLOCK_BOOTTIME", None)) is not None:
        return clock.clock_gettime(boot_time)
    return clock.monotonic()


class PlatformClock:
    """The platform's clock, if its answers do not contain the time.

    It may be hours ahead. One message from the future may be a single error. Two that are
    as far apart as our requests show that the clock is wrong.
    """

    def __init__(self) -> None:
        """Start with a correct clock."""
        self._ahead: timedelta | None = None
        self._seen: tuple[datetime, datetime] | None = None
        self._has_told = False

    def now(self, now: datetime, told: datetime | None) -> datetime | None:
        """Return the platform's time; `None` if its clock agrees with ours.

        Args:
            now: Our time.
            told: The platform's time in an answer.
        """
        if told is not None or self._ahead is None:
            return told
        return now + self._ahead

    def learn(self, now: datetime, received_at: datetime) -> None:
        """Learn from a message that seems to come from the future."""
        before = self._seen
        if before is not None and received_at == before[1]:
            return
        self._seen = now, received_at
        if before is None or received_at < before[1]:
            return
        apart = (received_at - before[1]) - (now - before[0])
        if abs(apart) > _SAME_PACE:
            return
        if received_at - now <= MOST_AHEAD:
            self._ahead = received_at - now
        elif not self._has_told:
            self._has_told = True
            LOGGER.warning(
                "A repeater's messages bear times that cannot be, so neither their "
                "number nor the message frequency can be watched"
            )
