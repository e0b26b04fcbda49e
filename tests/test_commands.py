"""What a command says to a number that makes no sense: why, and no traceback."""

from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("script.tools.bench --fleets 0", "of at least 1"),
        ("script.months.table --devices 0", "of at least 1"),
        ("script.months.table --months few", "of at least 0"),
        ("script.tools.soak --days 0", "of at least 1"),
        ("script.tools.measure_commands --rounds 0", "of at least 1"),
        ("script.tools.develop --port 65536", "from 1 to 65535"),
        ("script.tools.develop --port http", "from 1 to 65535"),
        ("simulator --devices -1", "fewer than no devices"),
        ("simulator --quota -1", "the quota is at least 0"),
        ("simulator --port 65536", "port must be 0-65535"),
    ],
)
def test_number_that_makes_no_sense_is_refused_in_words(
    command: str, words: str
) -> None:
    """Who mistypes an option reads what it takes."""
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr
