"""A clock of what a thread works, for whatever must not take long."""

import gc
from time import thread_time
from types import TracebackType
from typing import Self


class WorkClock:
    """Processor time of this thread, without the pauses for collecting garbage.

    What else the machine does is not in it. When garbage is collected is chance, and how
    long that takes depends on all that has happened since the last time.
    """

    def __init__(self) -> None:
        """Start without a pause."""
        self._paused = self._began = 0.0

    def __call__(self) -> float:
        """Return seconds; only differences mean something."""
        return thread_time() - self._paused

    def _collecting(self, phase: str, _: object) -> None:
        if phase == "start":
            self._began = thread_time()
        else:
            self._paused += thread_time() - self._began

    def __enter__(self) -> Self:
        """Notice from here on when garbage is collected."""
        gc.callbacks.append(self._collecting)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Notice it no longer."""
        gc.callbacks.remove(self._collecting)
