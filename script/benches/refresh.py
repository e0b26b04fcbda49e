"""A message of every device: how long the event loop is at it."""

from asyncio import events
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
import gc
import time
from typing import Any
from unittest.mock import patch

from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .answers import Answers
from .homes import Home, home


@dataclass(slots=True)
class Load:
    """What the event loop had to do, in processor seconds.

    Python's garbage collector is counted apart. When it comes is chance, and how long it
    takes depends on all that has happened since it came last.
    """

    total: float = 0.0
    """In callbacks."""
    longest: float = 0.0
    """Of one callback: so long nothing else can happen."""
    entities: float = 0.0
    """Of the total, from the data's arrival to the last state."""
    collector: float = 0.0
    """The longest pause for the garbage collector."""

    def add(self, other: Load) -> None:
        """Add what another message cost."""
        self.total += other.total
        self.entities += other.entities
        self.longest = max(self.longest, other.longest)
        self.collector = max(self.collector, other.collector)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Ours beside the plain one, for the same messages."""

    devices: int
    entities: int
    ours: Load
    plain: Load
    set_up: float
    plain_set_up: float


class Watch:
    """A clock of what the thread works, which stands while garbage is collected."""

    def __init__(self) -> None:
        """Start without a pause."""
        self.longest_pause = 0.0
        self._paused = self._began = 0.0

    def time(self) -> float:
        """Return processor seconds of this thread."""
        return time.thread_time() - self._paused

    def collecting(self, phase: str, _: object) -> None:
        """Take note that the garbage collector begins or ends."""
        if phase == "start":
            self._began = time.thread_time()
            return
        pause = time.thread_time() - self._began
        self._paused += pause
        self.longest_pause = max(self.longest_pause, pause)


@contextmanager
def watched_loop() -> Iterator[Load]:
    """Add up what the callbacks of the loop cost, and note the longest."""
    load, watch, run = Load(), Watch(), events.Handle._run  # noqa: SLF001
    update = DataUpdateCoordinator.async_update_listeners

    def timed(handle: events.Handle) -> Any:
        began = watch.time()
        try:
            return run(handle)
        finally:
            took = watch.time() - began
            load.total += took
            load.longest = max(load.longest, took)

    def timed_update(coordinator: DataUpdateCoordinator[Any]) -> None:
        began = watch.time()
        update(coordinator)
        load.entities += watch.time() - began

    gc.callbacks.append(watch.collecting)
    try:
        with (
            patch.object(events.Handle, "_run", timed),
            patch.object(DataUpdateCoordinator, "async_update_listeners", timed_update),
        ):
            yield load
    finally:
        gc.callbacks.remove(watch.collecting)
        load.collector = watch.longest_pause


async def refresh(devices: int, messages: int) -> Refreshed:
    """Let devices send some messages, and both kinds of integration read them."""
    answers = Answers(devices)
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(home(answers, plain=False))
        plain = await stack.enter_async_context(home(answers, plain=True))
        if ours.entities != plain.entities:
            raise RuntimeError("not the same entities")
        loads = Load(), Load()
        # One message to warm up, which nobody counts.
        for message in range(messages + 1):
            answers.send_messages()
            for kind, load in zip((ours, plain), loads, strict=True):
                one = await _read_all(kind)
                if message:
                    load.add(one)
        return Refreshed(
            devices,
            ours.entities,
            *loads,
            set_up=ours.set_up_cost,
            plain_set_up=plain.set_up_cost,
        )


async def _read_all(kind: Home) -> Load:
    """Read every device's message, one after the other, as their phases spread them."""
    gc.collect()
    with watched_loop() as load:
        for device in kind.coordinators:
            await device.async_refresh()
        await kind.hass.async_block_till_done()
    for device in kind.coordinators:
        if not device.last_update_success:
            raise RuntimeError("a message was not read") from device.last_exception
    return load
