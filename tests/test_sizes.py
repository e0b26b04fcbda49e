"""The house checks itself: files and functions that can be read at a glance."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("custom_components", "simulator", "script", "tests")

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40

TABLES = {
    "custom_components/stellacontrol/sensor.py",
    "simulator/dialects/family.py",
    "tests/pasting/pastes.py",
}
"""Files that are long since they list things."""


def test_files_and_functions_are_short() -> None:
    """A newcomer sees one idea at a time."""
    too_long = []
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > MOST_LINES and name not in TABLES:
            too_long.append(f"{name}: {lines} lines")
        too_long += [
            f"{name}:{part.lineno}: {part.name} is too long"
            for part in ast.walk(ast.parse(text))
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
            and (part.end_lineno or 0) - part.lineno >= MOST_LINES_OF_A_FUNCTION
        ]
    assert too_long == []
