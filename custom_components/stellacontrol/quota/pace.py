"""The pace of a device: the period it reports, and one that it was asked to use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .moments import as_moment

LATENESS = timedelta(seconds=31)
"""A message can reach the platform this much later than it was due (assumed), so the
one after it can seem that much too early."""

SILENT_PERIODS = 3
"""A device that is silent for so many periods, and the lateness, does not send."""

ASK_TAKES = timedelta(minutes=2)
"""An online device has its new parameters well within this (assumed: seconds). A
message after it that reports another period shows that the ask came to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a device may be sending; each method returns the next state.

    A faster period that was asked for may be in use at once. A slower one is believed
    when a message reports it, or the device is silent long enough.
    """

    period: timedelta
    """The period that the newest message reported."""
    asked: timedelta | None = None
    """A period that the device was asked to use and no message has reported."""
    asked_at: datetime | None = None
    """When it was asked, by the platform's clock."""

    @property
    def fastest(self) -> timedelta:
        """Shortest period that the device may be using now."""
        return self.period if self.asked is None else min(self.period, self.asked)

    @property
    def expected(self) -> timedelta:
        """The period that the device has, or will have when it has heard us."""
        return self.asked or self.period

    @property
    def slows_down(self) -> bool:
        """Whether the device was asked to slow down and has not shown that it did."""
        return self.asked is not None and self.asked > self.period

    @property
    def silence_proves_after(self) -> timedelta:
        """How long after a message its absence shows that none was sent."""
        return SILENT_PERIODS * self.fastest + LATENESS

    def with_asked(self, period: timedelta, *, at: datetime) -> Pace:
        """Take note that the device was asked to use a period.

        Args:
            period: Which one.
            at: When, by the platform's clock.
        """
        # What was asked before may be in use already, though nobody wants it any more.
        return Pace(period=self.fastest, asked=period, asked_at=at)

    def with_reported(self, period: timedelta, *, received_at: datetime) -> Pace:
        """Take note of the period that a message reports.

        Args:
            period: Which one.
            received_at: When the message was received, by the platform's clock.
        """
        if self._is_settled(period, received_at):
            return Pace(period=period)
        return replace(self, period=period)

    def with_silence(self) -> Pace:
        """Take note that the device has been silent long enough to be as slow as asked."""
        return Pace(period=self.asked) if self.asked and self.slows_down else self

    def _is_settled(self, reported: timedelta, received_at: datetime) -> bool:
        """Return whether a message settles what was asked, one way or the other."""
        if self.asked is None or self.asked_at is None:
            return True
        return reported == self.asked or received_at > self.asked_at + ASK_TAKES

    def as_dict(self) -> dict[str, Any]:
        """Return the pace in a form that can be stored as JSON."""
        return {
            "period": self.period.total_seconds(),
            "asked": None if self.asked is None else self.asked.total_seconds(),
            "asked_at": None if self.asked_at is None else self.asked_at.isoformat(),
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Pace:
        """Return the pace that `as_dict` stored.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_dict` makes.
        """
        asked, asked_at = stored["asked"], stored["asked_at"]
        return cls(
            period=timedelta(seconds=stored["period"]),
            asked=None if asked is None else timedelta(seconds=asked),
            asked_at=None if asked_at is None else as_moment(asked_at),
        )
