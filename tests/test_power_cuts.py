"""The power cuts, in short: one kill of each kind."""

from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.timeout(1200)
def test_kills_take_nothing_away_that_was_accepted() -> None:
    """A real Home Assistant is killed at each of the worst moments."""
    command = ["-m", "script.tools.power_cuts", "--kills=6", "--seed=3"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing accepted was lost" in done.stdout
