"""How our clock stands to the platform's.

Messages carry the platform's time, we ask by ours. An answer's `Date` header tells the
platform's time to the second. Where there is none, what was there when we asked and what
was not narrows it down.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_DATE_STEP = timedelta(seconds=1)
"""`Date` tells whole seconds."""

_DRIFT = timedelta(milliseconds=10)
"""The two clocks drift apart by less between two answers, or soon enough."""

_SLACK = timedelta(seconds=0.15)
"""Added to what was just too early."""

_SURE = timedelta(seconds=3)
"""What is known as well as this needs no search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Our clock less the platform's: from `low` to `high`; methods return the next state."""

    low: timedelta = timedelta(0)
    high: timedelta = timedelta(0)
    is_told: bool = False
    """Whether the platform tells its time, so that the ends are known for sure."""

    @property
    def is_sure(self) -> bool:
        """Whether it is known well enough to ask for a message when it comes."""
        return self.high - self.low <= _SURE

    @property
    def best(self) -> timedelta:
        """What to go by: the latest, or half-way between the ends of the search."""
        return self.high if self.is_sure else self.low + (self.high - self.low) / 2

    def with_clock_step(self, step: timedelta) -> Offset:
        """Take note that our clock has jumped against the machine's steady one.

        It was set, or the machine slept and the steady clock with it: then nothing
        has changed.
        """
        none = timedelta(0)
        return replace(
            self, low=self.low + min(step, none), high=self.high + max(step, none)
        )

    def with_platform_time(self, now: datetime, platform_now: datetime) -> Offset:
        """Learn from an answer that tells the platform's time, to the second."""
        high = now - platform_now
        low = high - _DATE_STEP
        both = Offset(
            low=max(low, self.low - _DRIFT),
            high=min(high, self.high + _DRIFT),
            is_told=True,
        )
        return both if both.low <= both.high else replace(both, low=low, high=high)

    def with_message(
        self, now: datetime, *, received_at: datetime, oldest: timedelta
    ) -> Offset:
        """Learn from the newest message: it is not from the future, and not too old.

        Args:
            now: Our time of the reading.
            received_at: When it was received, by the platform's clock.
            oldest: How old it is at most.
        """
        highest = now - received_at
        lowest = highest - oldest
        return replace(
            self,
            low=min(max(self.low, lowest), highest),
            high=max(min(self.high, highest), lowest),
        )

    def with_absence(self, now: datetime, *, received_at: datetime) -> Offset:
        """Learn that a message was not there when we asked before.

        Args:
            now: Our time when we asked.
            received_at: When it was received, or should have been.
        """
        low = max(self.low, now - received_at)
        if low <= self.high:
            return replace(self, low=low)
        return replace(self, low=low, high=low + _SLACK)
