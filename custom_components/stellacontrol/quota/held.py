"""The frequency that we hold a device to: asked for, refused, or changed by others.

The governor's fifth invariant is kept here: a frequency that somebody else set is set
back, at most once an hour; what the contract does not let us set is tried ever more
rarely, at last once a day.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from .moments import as_moment

SET_BACK_INTERVAL = timedelta(hours=1)
"""A frequency that somebody else keeps setting is set back no more often than this."""

PERMISSION_RETRY = timedelta(days=1)
"""How often to try again what the contract does not include. The first times it is
tried sooner, since a platform may also refuse by mistake."""

ENDING_RETRY = timedelta(minutes=10)
"""The same for ending what we set ourselves, so that it was included then."""

FAILURE_RETRY = timedelta(minutes=1)
"""How soon to ask a device to change its frequency again if that failed."""

SILENCE_GRACE = timedelta(minutes=1)
"""A device that was slowed down may send its next message so much later than a period
after that: it has to hear us first, and the message can be late."""


class HeldFrequency:
    """What we set, what others set, and when we may set it again."""

    def __init__(self) -> None:
        """Start without having set anything."""
        self.period: timedelta | None = None
        """The period that we asked for last; `None` if we never did."""
        self.found_elsewhere: timedelta | None = None
        """A period that somebody else set and that is not ours."""
        self.may_set = True
        """Whether the contract lets us set the message frequency."""
        self._refusals = 0
        """How often it was refused in a row."""
        self._was_refused = False
        """Whether what failed last was not permitted."""
        self._not_before: datetime | None = None
        self._last_set_back: datetime | None = None
        self._silent_until: datetime | None = None

    @property
    def retry_at(self) -> datetime | None:
        """When to try again what failed; `None` if nothing did, or it was refused."""
        return None if self._was_refused else self._not_before

    def may_ask(self, now: datetime, *, boost: timedelta | None) -> bool:
        """Return whether to ask the device for another frequency now.

        Who is told so asks: it counts as the one time in the hour.

        Args:
            now: Our time.
            boost: The period to ask for if it is a boost's, which is faster than what
                somebody else set and sets nothing back.
        """
        if self._not_before is not None and now < self._not_before:
            return False
        found = self.found_elsewhere
        if found is None or (boost is not None and boost < found):
            return True
        last = self._last_set_back
        if last is not None and now - last < SET_BACK_INTERVAL:
            return False
        self._last_set_back = now
        return True

    def may_be_silent(self, now: datetime) -> bool:
        """Return whether a device may be silent because we slowed it down."""
        return self._silent_until is not None and now < self._silent_until

    def silence_is_real(self) -> None:
        """Take note that the device will be away: it does not only seem so."""
        self._silent_until = None

    def set_back(self, back: timedelta) -> None:
        """Take note that our clock was set back: nothing is waited for longer."""
        self._not_before = self._not_before and self._not_before - back
        self._last_set_back = self._last_set_back and self._last_set_back - back
        self._silent_until = self._silent_until and self._silent_until - back

    def accepted(
        self, now: datetime, period: timedelta, *, before: timedelta | None
    ) -> None:
        """Take note that the platform accepted a new message frequency.

        Args:
            now: Our time.
            period: Which one.
            before: The period until now; `None` if the device is not connected.
        """
        self.may_set = True
        self._refusals = 0
        self._not_before = None
        self.period = period
        due = now + period + SILENCE_GRACE
        if before is not None and period > before:
            self._silent_until = due
        elif self._silent_until is not None:
            self._silent_until = min(self._silent_until, due)

    def failed(self, now: datetime, *, forbidden: bool, is_slower: bool) -> None:
        """Take note that it did not; it is tried again later.

        Args:
            now: Our time.
            forbidden: Whether the contract does not include it.
            is_slower: Whether the device was to slow down.
        """
        self._was_refused = forbidden
        wait = FAILURE_RETRY
        if forbidden:
            self.may_set = False
            is_our_own = is_slower and self.found_elsewhere is None
            longer = SET_BACK_INTERVAL * 2 ** min(self._refusals, 5)
            wait = ENDING_RETRY if is_our_own else min(longer, PERMISSION_RETRY)
            self._refusals += 1
        self._not_before = now + wait

    def user_chose(self) -> None:
        """Take note of a user's wish, which is no setting of somebody else."""
        self.found_elsewhere = None
        self._last_set_back = None
        self.try_again()

    def try_again(self) -> None:
        """Do not wait after a failure: a person asks."""
        self._not_before = None

    def reported(self, period: timedelta, *, base: timedelta) -> None:
        """Compare with what a device reports after it has heard all we asked.

        Args:
            period: What it reports.
            base: What it should report if we never asked for anything.
        """
        held = self.period or base
        if period == held:
            self.found_elsewhere = None
            self.period = held
        else:
            self.found_elsewhere = period

    def as_dict(self) -> dict[str, Any]:
        """Return what must outlive a restart, in a form that can be stored as JSON."""
        silent_until, last = self._silent_until, self._last_set_back
        return {
            "held": None if self.period is None else self.period.total_seconds(),
            "silent_until": silent_until and silent_until.isoformat(),
            "last_set_back": last and last.isoformat(),
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> HeldFrequency:
        """Return what `as_dict` stored.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_dict` makes.
        """
        held, silent_until = cls(), stored["silent_until"]
        # Not in what was stored before it was remembered.
        last = stored.get("last_set_back")
        held.period = stored["held"] and timedelta(seconds=stored["held"])
        held._silent_until = silent_until and as_moment(silent_until)
        held._last_set_back = last and as_moment(last)
        return held
