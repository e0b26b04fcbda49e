"""Where things are, and how to read them."""

import json
from pathlib import Path
from typing import Any

DOMAIN = "stellacontrol"
REPOSITORY = "https://github.com/ha-stellacontrol/ha-stellacontrol"


def integration(root: Path) -> Path:
    """Return the folder that users get."""
    return root / "custom_components" / DOMAIN


def read_json(file: Path) -> Any:
    """Return what a file holds."""
    return json.loads(file.read_text(encoding="utf-8"))


def documents(root: Path) -> list[Path]:
    """Return every text that people read."""
    return sorted(
        file
        for pattern in ("*.md", "docs/**/*.md", ".github/**/*.md", "frontend/*.md")
        for file in root.glob(pattern)
    )
