"""The simulator's clocks."""

from datetime import UTC, datetime
import time

from freezegun import freeze_time
import pytest

from simulator import ManualClock, SystemClock


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
