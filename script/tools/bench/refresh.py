"""Measure how long the event loop needs for a message of every device."""

from asyncio import events
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
import gc
from time import thread_time
from typing import Any
from unittest.mock import patch

from custom_components.stellacontrol.coordinator import DeviceCoordinator

from .home import Home, home
from .network import Network


@dataclass(slots=True)
class Load:
    """What the event loop had to do, in processor seconds."""

    total: float = 0.0
    """In callbacks."""
    longest: float = 0.0
    """Longest time of one callback, during which nothing else can run."""
    entities: float = 0.0
    """The part of the total from the arrival of the data to the last state."""
    collector: float = 0.0
    """Garbage collection, which is not in the other figures."""

    def add(self, other: Load) -> None:
        """Add what another message cost."""
        self.total += other.total
        self.entities += other.entities
        self.longest = max(self.longest, other.longest)
        self.collector = max(self.collector, other.collector)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What messages of a fleet cost."""

    entities: int
    load: Load
    set_up: float
    """Processor seconds."""


@contextmanager
def watched_loop() -> Iterator[Load]:
    """Add up what the callbacks of the loop cost, and note the longest."""
    load, run = Load(), events.Handle._run  # noqa: SLF001
    update = DeviceCoordinator.async_update_listeners

    def timed(handle: events.Handle) -> Any:
        began = thread_time()
        try:
            return run(handle)
        finally:
            took = thread_time() - began
            load.total += took
            load.longest = max(load.longest, took)

    def timed_update(coordinator: DeviceCoordinator) -> None:
        began = thread_time()
        update(coordinator)
        load.entities += thread_time() - began

    with (
        patch.object(events.Handle, "_run", timed),
        patch.object(DeviceCoordinator, "async_update_listeners", timed_update),
    ):
        yield load


async def refresh(devices: int, messages: int) -> tuple[Refreshed, Refreshed]:
    """Read the same messages with plain entities and with ours; return both costs."""
    network = Network(devices)
    async with AsyncExitStack() as stack:
        homes = [
            await stack.enter_async_context(home(network, is_plain=is_plain))
            for is_plain in (True, False)
        ]
        loads = Load(), Load()
        # One message to warm up, which is not counted.
        for message in range(messages + 1):
            network.send_messages()
            for kind, load in zip(homes, loads, strict=True):
                one = await read_all(kind)
                if message:
                    load.add(one)
        both = [
            Refreshed(kind.entities, load, kind.set_up_cost)
            for kind, load in zip(homes, loads, strict=True)
        ]
        return both[0], both[1]


async def read_all(kind: Home) -> Load:
    """Read every device's message, one after the other, as their phases spread them."""
    # Python collects garbage at random times. So it is done once, at the end, when there
    # is most to collect.
    gc.collect()
    gc.disable()
    try:
        with watched_loop() as load:
            for device in kind.coordinators:
                await device.async_refresh()
            await kind.hass.async_block_till_done()
        began = thread_time()
        gc.collect(0)
        load.collector = thread_time() - began
    finally:
        gc.enable()
    for device in kind.coordinators:
        if not device.last_update_success:
            raise RuntimeError("a message was not read") from device.last_exception
    return load
