"""A cloud that takes connections and never answers, while Home Assistant starts."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
import tempfile

from script.tools.soak.house import House, running_house
from script.tools.soak.time_lapse import time_lapse
from script.tools.soak.wishes import Wishes
from simulator import Simulator

HANGS_FOR = 600
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Hang:
    """How long a hanging cloud delays, in simulated seconds; only waiting counts."""

    start: float
    """Until the account was set up, or given up for now."""
    back: float
    """From the cloud's return until every repeater tells its connection."""


def hanging_start(devices: int, *, is_first: bool) -> Hang:
    """Start Home Assistant while the cloud hangs, and let it come back after a while.

    Args:
        devices: How many the account has.
        is_first: Whether the account was never loaded before.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        time_lapse(datetime(2026, 10, 1, tzinfo=UTC)) as runner,
    ):
        return runner.run(_start(devices, Path(folder), is_first))


async def _start(devices: int, folder: Path, is_first: bool) -> Hang:
    loop = asyncio.get_running_loop()
    async with Simulator(devices=devices) as simulator:
        if not is_first:
            async with running_house(simulator, folder, {}, Wishes()):
                await asyncio.sleep(60)
        simulator.scenes.fault("hang")
        began = loop.time()
        async with running_house(simulator, folder, {}, Wishes()) as house:
            start = loop.time() - began
            await asyncio.sleep(HANGS_FOR)
            simulator.scenes.clear_faults()
            began = loop.time()
            while not _all_tell(house, simulator.serials):
                if loop.time() - began > HANGS_FOR:
                    raise RuntimeError("some repeaters do not come back")
                await asyncio.sleep(1)
            return Hang(start, loop.time() - began)


def _all_tell(house: House, serials: tuple[str, ...]) -> bool:
    """Return whether every repeater tells whether it is connected."""
    for serial in serials:
        found = house.entity_id("binary_sensor", f"{serial}_connected")
        state = None if found is None else house.hass.states.get(found)
        if state is None or state.state not in ("on", "off"):
            return False
    return True
