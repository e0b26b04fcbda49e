"""How much of each module the tests run, after a run with coverage.

The total would hide a module that hardly any test touches.
"""

from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
import sys

from coverage import Coverage

ROOT = Path(__file__).parents[3]

LEAST = 95
"""Percent of a module, branches included; what Home Assistant's rule `test-coverage` says."""

FLOWS = {
    "account_flow.py",
    "choosing.py",
    "config_flow.py",
    "forms.py",
    "options_flow.py",
}
"""Files of which the rule `config-flow-test-coverage` wants all."""


def measured(root: Path) -> dict[str, float]:
    """Return the percentage of each module that the last run covered."""
    coverage = Coverage(root / ".coverage", config_file=str(root / "pyproject.toml"))
    coverage.load()
    return {
        Path(file).relative_to(root).as_posix(): coverage.report(
            [file], file=StringIO()
        )
        for file in coverage.get_data().measured_files()
    }


def faults(percentages: Mapping[str, float]) -> Iterator[str]:
    """Yield the modules of which too little is covered."""
    for name, percentage in sorted(percentages.items()):
        wanted = 100 if Path(name).name in FLOWS else LEAST
        if percentage < wanted:
            yield f"{name}: {percentage:.1f} % are covered, {wanted} are wanted"


if __name__ == "__main__":
    found = list(faults(measured(ROOT)))
    print("\n".join(found) or "coverage of each module: ok")
    sys.exit(bool(found))
