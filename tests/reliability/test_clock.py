"""The machine's clock is wrong, or is set: by hand, or when the network is back."""

from collections.abc import AsyncIterator
from datetime import timedelta
import time

from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import PlatformClock
from tests.scenes import requests

from .house import MESSAGE, OTHER, House


@pytest.fixture
def platform_clock(
    freezer: FrozenDateTimeFactory, monkeypatch: pytest.MonkeyPatch
) -> PlatformClock:
    """Return a clock that nobody sets: the platform has one, the machine another."""
    clock = PlatformClock()
    # After the freezer, whose clock of that kind is set together with the other.
    monkeypatch.setattr(time, "monotonic", clock.now)
    return clock


@pytest.fixture
async def simulator(platform_clock: PlatformClock) -> AsyncIterator[Simulator]:
    """Run the platform by its own clock."""
    devices = [
        DeviceSpec(serial=SERIAL, label="Attic", phase=0.0),
        DeviceSpec(serial=OTHER, label="Barn", phase=60.0),
    ]
    async with Simulator(
        seed=1, devices=devices, punctual=True, clock=platform_clock
    ) as running:
        yield running


@pytest.mark.parametrize("minutes", [-1_600, -180, -45, 5, 180])
async def test_clock_that_is_set(
    house: House, platform_clock: PlatformClock, minutes: int
) -> None:
    """Whichever way the clock jumps, each message is shown, and there is no storm."""
    step = timedelta(minutes=minutes)
    platform_clock.behind -= step
    house.freezer.tick(step)
    house.simulator.scenes.reset_log()
    for number in range(4):
        await house.warm(40.0 - 20 * number)
        await house.live(MESSAGE + 65)
        house.assert_fresh(40.0 - 20 * number)
        house.assert_fresh(40.0 - 20 * number, OTHER)
    # Five messages of each device at most, and each asked for thrice at most.
    assert len(requests(house.simulator, "status")) <= 2 * 5 * 3
    assert house.complaints() == []
    house.assert_no_trace()
