"""An event loop that skips the time in which nothing happens.

Time does not pass while there is anything to do. When all wait, it jumps to the moment
of the next timer: time-outs, delays and schedules last as long as they say, and nobody
waits for them.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import datetime, timedelta
import selectors
import time
from typing import Any, Protocol, override
from unittest.mock import patch

import freezegun

ANSWER_SECONDS = 0.02
"""Real time in which this machine answers itself, when it is not slow on purpose."""

JOB_SECONDS = 1.0
"""Real time after which a worker is asked again whether it is done."""

SHORTEST = timedelta(microseconds=1)
"""The clock's own step, and what a turn of the loop takes. Home Assistant's timers look
whether they are early by a hair, and on a clock that stands still would look for ever."""


class Leaper(Protocol):
    """A clock that does not move between two jumps."""

    def tick(self, delta: timedelta) -> object:
        """Leap."""


class _Selector(selectors.DefaultSelector):
    """Waits for sockets in real time as long as needed, and otherwise lets time jump."""

    def __init__(self, time: Leaper) -> None:
        super().__init__()
        self._time = time
        self.jobs = 0
        """Work that threads are doing."""
        self.expects_answer: Callable[[], bool] = lambda: False

    @override
    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        self._time.tick(SHORTEST)
        events = super().select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        if self.jobs or timeout is None:
            return super().select(JOB_SECONDS)
        if self.expects_answer() and (events := super().select(ANSWER_SECONDS)):
            return events
        self._time.tick(max(SHORTEST, timedelta(seconds=timeout)))
        return []


class TimeLapseLoop(asyncio.SelectorEventLoop):
    """The loop; its clock is the frozen one.

    Args:
        time: The clock that jumps.
    """

    def __init__(self, time: Leaper) -> None:
        """Start at the clock's time."""
        self._leaping = _Selector(time)
        super().__init__(self._leaping)

    def wait_for_answers_while(self, expects_answer: Callable[[], bool]) -> None:
        """Give sockets a little real time before a jump, while this returns true."""
        self._leaping.expects_answer = expects_answer

    # The base class returns a future of whatever the function returns.
    @override
    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run a function in a thread; time stands still until it is done."""
        self._leaping.jobs += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._job_done)
        return future

    @override
    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait for the threads in real time, which the clock's jumps do not change."""
        await super().shutdown_default_executor()

    def _job_done(self, _: asyncio.Future[Any]) -> None:
        self._leaping.jobs -= 1


@contextmanager
def time_lapse(start: datetime) -> Iterator[asyncio.Runner]:
    """Provide the loop, and let every clock that the integration reads go with it.

    The clock that also runs while a machine sleeps cannot be frozen, so there is none.
    """
    with (
        patch.object(time, "CLOCK_BOOTTIME", None, create=True),
        freezegun.freeze_time(start) as frozen,
        asyncio.Runner(loop_factory=lambda: TimeLapseLoop(frozen)) as runner,
    ):
        yield runner
