"""Reading a status, memory of a device, import of the package."""

import gc
import subprocess
import sys
from time import thread_time
import timeit
import tracemalloc

import orjson

from custom_components.stellacontrol.api.reading import Reader

from .home import home
from .network import Network

_IMPORTS = """
import time
began = time.process_time()
import homeassistant.helpers.update_coordinator
between = time.process_time()
import custom_components.stellacontrol
from custom_components.stellacontrol import (
    binary_sensor, button, event, select, sensor, switch
)
print(between - began, time.process_time() - between)
"""


def reading(repeats: int) -> tuple[float, float, int]:
    """Return seconds to read a six-band status, to decode it alone, and its bytes."""
    network, reader = Network(1), Reader()
    serial = network.serials[0]
    body = network.body(serial)

    def whole() -> None:
        reader.status(orjson.loads(body), serial_number=serial)

    def decoding() -> None:
        orjson.loads(body)

    return (
        # The smallest of several, because other load only makes it larger.
        min(timeit.repeat(whole, timer=thread_time, number=repeats, repeat=9))
        / repeats,
        min(timeit.repeat(decoding, timer=thread_time, number=repeats, repeat=9))
        / repeats,
        len(body),
    )


async def memory(devices: int) -> float:
    """Return the bytes that a device and its entities take."""
    counts = []
    for count in (1, devices + 1):
        gc.collect()
        tracemalloc.start()
        async with home(Network(count)):
            gc.collect()
            counts.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    # What is shared by all devices cancels out in the difference.
    return (counts[1] - counts[0]) / devices


def imports(times: int) -> tuple[float, float]:
    """Return processor seconds to import Home Assistant's coordinator, and then us."""
    both = []
    for _ in range(times):
        done = subprocess.run(  # noqa: S603  nothing of it comes from outside
            [sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=True
        )
        base, ours = done.stdout.split()
        both.append((float(base), float(ours)))
    return min(base for base, _ in both), min(ours for _, ours in both)
