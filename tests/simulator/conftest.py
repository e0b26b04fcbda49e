"""A punctual simulator with one device, on a clock moved by hand."""

from collections.abc import AsyncIterator

import pytest

from simulator import DeviceSpec, ManualClock, Simulator

from .client import Client

SERIAL = "SR1"


@pytest.fixture
def clock() -> ManualClock:
    """A clock at 2026-01-01 00:00 UTC."""
    return ManualClock()


@pytest.fixture
def simulator(clock: ManualClock) -> Simulator:
    """A punctual six-band device; its first message comes at the start."""
    return Simulator(clock=clock, punctual=True, devices=[DeviceSpec(serial=SERIAL)])


@pytest.fixture
async def client(socket_enabled: None, simulator: Simulator) -> AsyncIterator[Client]:
    """A client with a session at the simulator, which serves."""
    async with simulator, Client(simulator) as client:
        await client.login()
        yield client
