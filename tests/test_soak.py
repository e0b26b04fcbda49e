"""The soak, in short: a day of three repeaters, with all that can happen."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
import subprocess
import sys

import pytest

from custom_components.stellacontrol.coordinator.clocks import steady_seconds
from script.tools.soak.time_lapse import time_lapse

ROOT = Path(__file__).parent.parent


@pytest.mark.timeout(1200)
def test_a_day_of_troubles_leaves_nothing_behind() -> None:
    """Faults, users and restarts lose no wish, and leave no timer and no session."""
    # A process of its own: it freezes time and brings its own event loop.
    command = ["-m", "script.tools.soak", "--days=1", "--devices=3", "--seed=3"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing was lost" in done.stdout


def test_the_clock_that_nobody_sets_goes_along() -> None:
    """In simulated time, too, nothing looks as if the other clock had been set."""
    with time_lapse(datetime(2026, 10, 1, tzinfo=UTC)) as runner:
        began = steady_seconds()
        runner.run(asyncio.sleep(3600))
        assert round(steady_seconds() - began) == 3600
