"""The benches, with numbers so small that they only show whether they run."""

from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.timeout(1200)
def test_every_bench_prints_a_table() -> None:
    """Each part runs; entities with little news cost well below those that all write.

    A cloud that hangs while Home Assistant starts holds up nothing, either.
    """
    # A process of its own: it brings its own event loop and lets time leap.
    done = subprocess.run(
        [sys.executable, "-m", "script.tools.bench", "--quick"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    tables = [table.splitlines() for table in done.stdout.strip().split("\n\n")]
    assert len(tables) == 13, done.stdout
    for table in tables:
        assert len({line.count("|") for line in table}) == 1, table
    (refresh,) = (table for table in tables if "an entity alone" in table[0])
    ours = [cell.strip() for cell in refresh[-1].split("|")]
    assert ours[3] == "ours"
    assert float(ours[5]) < 0.5, refresh
    (hanging,) = (table for table in tables if "start waits" in table[0])
    again, first = ([cell.strip() for cell in row.split("|")] for row in hanging[2:])
    # A cloud that hangs holds up no start, and all are back within a minute of it.
    assert float(again[3]) < 1, hanging
    assert float(again[4]) <= 60, hanging
    assert float(first[3]) <= 10.5, hanging
    assert float(first[4]) <= 60, hanging
