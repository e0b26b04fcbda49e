"""What a command says to a number that makes no sense: why, and no traceback."""

from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("script.months.table --devices 0", "of at least 1"),
        ("script.tools.soak --days 0", "of at least 1"),
        ("script.tools.develop --port 65536", "from 1 to 65535"),
        ("simulator --devices -1", "fewer than no devices"),
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
