"""The frequency that we hold a device to: asked for, refused, or changed by others.

The governor's fifth invariant is kept here: a frequency that somebody else set is set
back, at most once an hour; what the contract does not let us set is tried once a day.
"""

from datetime import datetime, timedelta

SET_BACK_INTERVAL = timedelta(hours=1)
"""A frequency that somebody else keeps setting is set back no more often than this."""

PERMISSION_RETRY = timedelta(days=1)
"""How often to try again what the contract does not include."""

FAILURE_RETRY = timedelta(minutes=1)
"""How soon to ask a device to change its frequency again if that failed."""


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
        self._not_before: datetime | None = None
        self._last_set_back: datetime | None = None

    def may_ask(self, now: datetime) -> bool:
        """Return whether to ask the device for another frequency now.

        Who is told so asks: it counts as the one time in the hour.
        """
        if self._not_before is not None and now < self._not_before:
            return False
        if self.found_elsewhere is not None:
            last = self._last_set_back
            if last is not None and now - last < SET_BACK_INTERVAL:
                return False
            self._last_set_back = now
        return True

    def accepted(self, period: timedelta) -> None:
        """Take note that the platform accepted a new message frequency."""
        self.may_set = True
        self._not_before = None
        self.period = period

    def failed(self, now: datetime, *, forbidden: bool) -> None:
        """Take note that it did not; it is tried again later."""
        if forbidden:
            self.may_set = False
        self._not_before = now + (PERMISSION_RETRY if forbidden else FAILURE_RETRY)

    def user_chose(self) -> None:
        """Take note of a user's wish, which is no setting of somebody else."""
        self.found_elsewhere = None
        self._last_set_back = None

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
