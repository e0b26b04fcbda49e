"""Where the simulator takes its time from."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tell the time of the simulated world."""

    def now(self) -> float:
        """Return seconds since the epoch, UTC."""
        ...


class SystemClock:
    """The machine's clock, faster if wanted.

    It asks `time.time()` through the module at each call, so that it follows a
    test that freezes time.
    """

    def __init__(self, speed: float = 1.0) -> None:
        """Start at the machine's time and run `speed` times as fast."""
        if speed <= 0:
            raise ValueError("speed must be above zero")
        self.speed = speed
        self._start = time.time()

    def now(self) -> float:
        """Return seconds since the epoch, UTC."""
        # At speed 1 the sum below would only add rounding errors.
        if self.speed == 1:
            return time.time()
        return self._start + (time.time() - self._start) * self.speed


class ManualClock:
    """A clock that moves only when told, so that a month passes in no time."""

    def __init__(self, start: float = 1_767_225_600.0) -> None:
        """Start at `start`; the default is 2026-01-01 00:00 UTC."""
        self._now = start

    def now(self) -> float:
        """Return seconds since the epoch, UTC."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let this many seconds pass."""
        if seconds < 0:
            raise ValueError("time does not run backwards; use set()")
        self._now += seconds

    def set(self, moment: float) -> None:
        """Jump to a moment, seconds since the epoch."""
        self._now = moment
