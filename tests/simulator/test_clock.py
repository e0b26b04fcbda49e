"""The simulator's clocks."""

from datetime import UTC, datetime
import time

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import DeviceSpec, ManualClock, Simulator, SystemClock

from .client import Client


def test_manual_clock_moves_only_when_told() -> None:
    """Time stands still until somebody moves it."""
    clock = ManualClock(100)
    assert clock.now() == 100
    clock.advance(5)
    assert clock.now() == 105
    clock.set(50)
    assert clock.now() == 50


def test_manual_clock_refuses_to_run_backwards() -> None:
    """A slip of the sign is not a jump into the past."""
    with pytest.raises(ValueError, match="backwards"):
        ManualClock().advance(-1)


def test_system_clock_follows_frozen_time() -> None:
    """A test that freezes time freezes the simulator with it."""
    clock = SystemClock()
    moment = datetime(2027, 3, 4, tzinfo=UTC)
    with freeze_time(moment) as frozen:
        assert clock.now() == moment.timestamp()
        frozen.tick(60)
        assert clock.now() == moment.timestamp() + 60


def test_system_clock_scales_what_elapsed() -> None:
    """At speed 60 a second is a minute, counted from the start."""
    with freeze_time("2026-01-01") as frozen:
        start = time.time()
        clock = SystemClock(60)
        frozen.tick(2)
        assert clock.now() == pytest.approx(start + 120)


def test_system_clock_needs_a_speed() -> None:
    """Time that stands still is the other clock's."""
    with pytest.raises(ValueError, match="speed"):
        SystemClock(0)


async def test_served_platform_follows_frozen_time(
    socket_enabled: None, freezer: FrozenDateTimeFactory
) -> None:
    """A test that freezes time sees the device's next message when it moves on."""
    freezer.move_to("2027-03-04T00:00:00Z")
    specs = [DeviceSpec(serial="SR1")]
    async with (
        Simulator(punctual=True, devices=specs) as simulator,
        Client(simulator) as client,
    ):
        await client.login()
        first = (await client.status("SR1")).body
        freezer.tick(600)
        second = (await client.status("SR1")).body
    assert first["createdAt"] == "2027-03-04T00:00:00.000Z"
    assert second["createdAt"] == "2027-03-04T00:10:00.000Z"
