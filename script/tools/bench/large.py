"""One account of very many repeaters: start, addition, reload, stop."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
import gc
from pathlib import Path
import tempfile
import time

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from script.tools.in_process import account_entry, home_assistant
from simulator import Account

from .home import plain_entities
from .network import Loop, Network

BANDS = ("07", "08", "09", "18", "21", "26")
TICK = 0.01
"""Seconds."""

PAGE = 4096
"""Bytes, in which Linux counts memory."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step took."""

    name: str
    seconds: float
    late: float
    """Seconds by which a timer of 10 ms came late at worst."""
    turn: float
    """Processor seconds of the longest turn of the event loop: what the timer would be
    late by on a machine with nothing else to do."""


@dataclass(frozen=True, slots=True)
class Large:
    """What a large account costs."""

    steps: list[Step]
    entities: int
    complete: int
    """Repeaters that have all of their essential entities."""
    memory: int
    """Bytes that the process has grown by."""


class Steps:
    """Times each step of an account's life."""

    def __init__(self) -> None:
        """Begin without any."""
        self.done: list[Step] = []

    @asynccontextmanager
    async def timed(self, name: str) -> AsyncIterator[None]:
        """Note how long a step takes, and how long nothing else could happen."""
        late = 0.0

        async def tick() -> None:
            nonlocal late
            while True:
                began = time.perf_counter()
                await asyncio.sleep(TICK)
                late = max(late, time.perf_counter() - began - TICK)

        # When Python looks for garbage is chance, and it looks at all of Home Assistant.
        gc.collect()
        gc.disable()
        loop = asyncio.get_running_loop()
        if not isinstance(loop, Loop):
            raise TypeError("this needs the benches' own loop")
        ticker = loop.create_task(tick())
        await asyncio.sleep(0)  # so that the collector's turn is over
        began, loop.longest_turn = time.perf_counter(), 0.0
        yield
        seconds = time.perf_counter() - began
        ticker.cancel()
        gc.enable()
        self.done.append(Step(name, seconds, late, loop.longest_turn))


async def large(devices: int, *, is_plain: bool = False) -> Large:
    """Add an account's repeaters to a running Home Assistant, reload it and stop."""
    network, steps = Network(devices, devices_per_account=devices), Steps()
    with (
        tempfile.TemporaryDirectory() as folder,
        network.instead_of_the_real_one(),
        plain_entities() if is_plain else nullcontext(),
    ):
        async with home_assistant(Path(folder)) as hass:
            (path,) = network.accounts
            entry = account_entry(Account(), "http://127.0.0.1:1", devices_path=path)
            entry.add_to_hass(hass)
            before = _memory()
            with _lists_one(network, path):
                await _set_up(hass, entry)
            async with steps.timed("add all but one"):
                await entry.runtime_data.async_refresh()
                await hass.async_block_till_done(wait_background_tasks=True)
            memory = _memory() - before
            async with steps.timed("a message of each"):
                network.send_messages()
                for device in list(entry.runtime_data.devices.values()):
                    await device.async_refresh()
                await hass.async_block_till_done()
            async with steps.timed("stop"):
                await hass.config_entries.async_unload(entry.entry_id)
            async with steps.timed("start"):
                await hass.config_entries.async_setup(entry.entry_id)
                await hass.async_block_till_done()
            async with steps.timed("first statuses"):
                await hass.async_block_till_done(wait_background_tasks=True)
            async with steps.timed("reload"):
                await hass.config_entries.async_reload(entry.entry_id)
                await hass.async_block_till_done()
            return Large(
                steps=steps.done,
                entities=len(hass.states.async_all()),
                complete=_complete(hass, network.serials),
                memory=memory,
            )


@contextmanager
def _lists_one(network: Network, path: str) -> Iterator[None]:
    """Let the account list but its first repeater."""
    all_of_them = network.accounts[path]
    network.accounts[path] = all_of_them[:1]
    try:
        yield
    finally:
        network.accounts[path] = all_of_them


async def _set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    if entry.state is not ConfigEntryState.LOADED:
        raise RuntimeError(f"the account is not set up: {entry.reason}")


def _complete(hass: HomeAssistant, serials: list[str]) -> int:
    """Return how many repeaters have a state of each of their essential entities."""
    registry = er.async_get(hass)
    essential = [
        ("binary_sensor", "connected"),
        ("binary_sensor", "alarm"),
        ("event", "alarm_event"),
        *(("switch", f"band_{band}") for band in BANDS),
    ]

    def has(serial: str, platform: str, key: str) -> bool:
        found = registry.async_get_entity_id(
            platform, "stellacontrol", f"{serial}_{key}"
        )
        return found is not None and hass.states.get(found) is not None

    return sum(
        all(has(serial, platform, key) for platform, key in essential)
        for serial in serials
    )


def _memory() -> int:
    """Return the bytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
