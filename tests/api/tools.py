"""What tests of the client do again and again."""

import asyncio
from collections.abc import Callable
from typing import Any

from custom_components.stellacontrol.api import DeviceStatus
from custom_components.stellacontrol.api.reading import Reader
from simulator import Simulator

SERIAL = "SR1"

HELD = 20
"""Seconds that a call would be delayed; `Scenes.clear_faults` ends it."""


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what goes on in the background, such as a log-out."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.001)


def calls(simulator: Simulator) -> object:
    """Return how often each call was made."""
    return simulator.scenes.counts()["calls"]


def open_sessions(simulator: Simulator) -> object:
    """Return how many sessions the platform holds open."""
    return simulator.scenes.counts()["open_sessions"]


async def in_flight(simulator: Simulator, number: int) -> None:
    """Wait until so many requests are on their way."""
    await until(lambda: simulator.scenes.counts()["in_flight"] == number)


def our_tasks() -> set[asyncio.Task[object]]:
    """Return the tasks that the client has started and not ended."""
    return {
        task
        for task in asyncio.all_tasks()
        if "IntegrationSession" in repr(task.get_coro())
    }


def a_status(**fields: Any) -> dict[str, Any]:
    """Return what is enough of a status, with these fields."""
    head = dict.fromkeys(("version", "type", "model", "portCount", "firmwareVersion"))
    return {"serialNumber": SERIAL, **head, **fields}


def read(**fields: Any) -> DeviceStatus:
    """Read a status that has these fields and a serial number."""
    return Reader().status(a_status(**fields), serial_number=SERIAL)


def read_band(**fields: Any) -> Any:
    """Read a status with one band that has these fields; return the band."""
    band = {"identifier": "08"} | fields
    return read(bands=[band]).bands["08"]
