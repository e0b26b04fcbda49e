"""When a device may be asked again for a message frequency.

The governor's fifth invariant is kept here: a frequency that somebody else set is set
back, at most once an hour; what the contract does not let us set is tried ever more
rarely, at last once a day.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SET_BACK_INTERVAL = timedelta(hours=1)
"""A frequency that somebody else keeps setting is set back no more often than this."""

PERMISSION_RETRY = timedelta(days=1)
"""How often to try again what the contract does not include. The first times it is
tried sooner, since a platform may also refuse by mistake."""

ENDING_RETRY = timedelta(minutes=10)
"""The same for ending what we set ourselves, so that it was included then."""

FAILURE_RETRY = timedelta(minutes=1)
"""How soon to ask a device to change its frequency again if that failed."""

NO_EFFECT_RETRY = timedelta(minutes=5)
"""The same if it was accepted and came to nothing, doubled twice at most: it may be a
device that is far too fast."""

_DOUBLED_AT_MOST = 5
_NO_EFFECT_DOUBLED_AT_MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """What became of the last requests; each method returns the next state."""

    may_set: bool = True
    """Whether the contract lets us set the message frequency."""
    refusals: int = 0
    """How often it was refused in a row."""
    was_refused: bool = False
    """Whether what failed last was not permitted."""
    in_vain: int = 0
    """How often in a row it was accepted and came to nothing."""
    not_before: datetime | None = None
    """When to try again what failed."""
    last_set_back: datetime | None = None
    """When a frequency that somebody else set was last set back."""

    def allow(self, now: datetime, *, is_set_back: bool) -> bool:
        """Return whether a device may be asked for another frequency now.

        Args:
            now: Our time.
            is_set_back: Whether that would set back what somebody else set.
        """
        if self.not_before is not None and now < self.not_before:
            return False
        last = self.last_set_back
        return not is_set_back or last is None or now - last >= SET_BACK_INTERVAL

    def with_success(self, now: datetime, *, is_set_back: bool) -> Attempts:
        """Take note that the platform accepted a message frequency."""
        return replace(
            self,
            may_set=True,
            refusals=0,
            was_refused=False,
            not_before=None,
            last_set_back=now if is_set_back else self.last_set_back,
        )

    def with_failure(self, now: datetime) -> Attempts:
        """Take note that the platform did not answer, or answered that it failed."""
        return replace(self, was_refused=False, not_before=now + FAILURE_RETRY)

    def with_refusal(self, now: datetime, *, is_our_own: bool) -> Attempts:
        """Take note that the contract does not include it.

        Args:
            now: Our time.
            is_our_own: Whether what we set ourselves was to be ended.
        """
        longer = SET_BACK_INTERVAL * 2 ** min(self.refusals, _DOUBLED_AT_MOST)
        wait = ENDING_RETRY if is_our_own else min(longer, PERMISSION_RETRY)
        return replace(
            self,
            may_set=False,
            refusals=self.refusals + 1,
            was_refused=True,
            not_before=now + wait,
        )

    def with_no_effect(self, now: datetime) -> Attempts:
        """Remember that an accepted frequency had no effect."""
        wait = NO_EFFECT_RETRY * 2 ** min(self.in_vain, _NO_EFFECT_DOUBLED_AT_MOST)
        return replace(self, in_vain=self.in_vain + 1, not_before=now + wait)

    def with_effect(self) -> Attempts:
        """Remember that a message confirmed the requested frequency."""
        return replace(self, in_vain=0)

    def at_once(self) -> Attempts:
        """Do not wait after a failure: a person asks."""
        return replace(self, not_before=None)

    def with_clock_set_back(self, back: timedelta) -> Attempts:
        """Adjust the waiting times after the clock was set back."""
        return replace(
            self,
            not_before=self.not_before and self.not_before - back,
            last_set_back=self.last_set_back and self.last_set_back - back,
        )
