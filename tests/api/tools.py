"""What tests of the client do again and again."""

import asyncio
from collections.abc import Callable
from typing import Any

from custom_components.stellacontrol.api import DeviceStatus
from custom_components.stellacontrol.api.reading import Reader

SERIAL = "SR1"


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what goes on in the background, such as a log-out."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.001)


def read(**fields: Any) -> DeviceStatus:
    """Read a status that has these fields and a serial number."""
    return Reader().status({"serialNumber": SERIAL} | fields, serial_number=SERIAL)


def read_band(**fields: Any) -> Any:
    """Read a status with one band that has these fields; return the band."""
    band = {"identifier": "08"} | fields
    return read(bands=[band]).bands["08"]
