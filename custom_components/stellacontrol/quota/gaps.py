"""How many messages a device can have sent between two that we know of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
import math

from .pace import LATENESS

_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Messages that came at an unchanged period, counted from the first of them."""

    start: datetime
    messages: int = 0
    """Counted since then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The time between the last message that was counted and the next one that was read."""

    start: datetime
    end: datetime
    quiet: timedelta
    """Time after `start` in which readings showed no other message."""
    period: timedelta
    """The shortest that can have been in use."""
    is_faster: bool
    """Whether somebody else made the device faster than it could be for us."""
    has_changed: bool
    """Whether the device reports another period than before, and not for us."""

    def count(self, run: Run) -> tuple[int, Run]:
        """Return how many messages it holds at most, the last included, and the run.

        A device that changes its period sends a message at once if one is due by the new
        period. So its messages can come at any time from then on.

        Args:
            run: The run that `start` belongs to.
        """
        anew, span = Run(start=self.end), self.end - self.start
        if self.quiet:
            # One more: a device that comes back sends at once, and its slots restart then.
            rest = span - self.quiet + LATENESS
            return max(0, math.floor(rest / self.period)) + 1, anew
        if self.is_faster:
            # The messages before came at another period and tell nothing.
            return math.floor((span + LATENESS) / self.period) + 1, anew
        # Late messages even out over a run, so for short periods the run gives the better
        # count. A device that was away for a moment counts its period from its return;
        # then only the time since the last message helps.
        in_run = math.floor((self.end - run.start + LATENESS) / self.period)
        slack = LATENESS if self.period > LATENESS else _NO_TIME
        in_gap = math.floor((span + slack) / self.period)
        # It came when none was due: the device was away, and it may have sent the one
        # that was due as well.
        is_extra = in_gap > 0 and _NO_TIME < slack < span - in_gap * self.period
        count = max(1, in_gap + (self.has_changed or is_extra), in_run - run.messages)
        return count, Run(start=run.start, messages=run.messages + count)

    def count_since(self, moment: datetime) -> int:
        """Return how many of the messages can be newer than a moment within the gap."""
        # The moment may lie anywhere between two messages, so one more is counted.
        return math.floor((self.end - moment + LATENESS) / self.period) + 1
