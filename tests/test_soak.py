"""The soak, in short: a day of three repeaters, with all that can happen."""

from pathlib import Path
import subprocess
import sys

import pytest

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
