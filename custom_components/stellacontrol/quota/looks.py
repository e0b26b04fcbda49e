"""When to look for what a device was just asked for, beside its usual messages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .budget import FLOOR
from .pace import LATENESS

_SOON = (timedelta(seconds=2.8), timedelta(seconds=4.5))
"""The device has it after one to three seconds (assumed), and a message takes a second."""

_AT_THE_LATEST = FLOOR + LATENESS
"""However much has to be saved on requests: by then the slowest device has reported."""


@dataclass(slots=True)
class Looks:
    """Times of requests, by our clock."""

    soon: tuple[datetime, ...] = ()
    """Within seconds, at a device that does not wait for its slot."""
    last: datetime | None = None

    def begin(self, now: datetime, *, is_prompt: bool) -> None:
        """Look for what a device has just been asked for.

        Args:
            now: Our time.
            is_prompt: Whether it reports before its slot.
        """
        if is_prompt:
            self.soon = tuple(now + after for after in _SOON)
        self.last = now + _AT_THE_LATEST

    def end(self) -> None:
        """Take note that it has shown, or that nobody asks for it any more."""
        self.soon, self.last = (), None

    def request_sent(self, now: datetime) -> None:
        """Take note of a look at the device."""
        self.soon = tuple(at for at in self.soon if at > now)
        if self.last is not None and self.last <= now:
            self.last = None

    def clock_stepped(self, step: timedelta) -> None:
        """Take note that our clock was set, forward or back."""
        self.soon = tuple(at + step for at in self.soon)
        if self.last is not None:
            self.last += step

    @property
    def next(self) -> datetime | None:
        """When to look at the latest; `None`: when a message is due."""
        return self.soon[0] if self.soon else self.last
