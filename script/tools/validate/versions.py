"""What is promised of versions, in several places."""

from collections.abc import Iterator
from pathlib import Path
import re
import tomllib

from .files import integration, read_json


def faults(root: Path) -> Iterator[str]:
    """Check that what is promised in several places is promised alike."""
    version = read_json(integration(root) / "manifest.json")["version"]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    if project["project"]["version"] != version:
        yield f"pyproject.toml is not at {version}"
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    if newest is None or newest[1] != version:
        yield f"CHANGELOG.md does not begin with {version}"
    oldest = read_json(root / "hacs.json").get("homeassistant")
    tested = {
        name: _locked(root / "requirements" / f"{name}.lock")
        for name in ("oldest", "dev", "newest")
    }
    if oldest != tested["oldest"]:
        yield f"hacs.json promises {oldest}, which is not what script/test oldest has"
    readme = (root / "README.md").read_text(encoding="utf-8")
    for home_assistant in tested.values():
        if home_assistant not in readme:
            yield f"README.md does not say that {home_assistant} is tested"


def _locked(lock: Path) -> str:
    """Return the Home Assistant of a lock."""
    found = re.search(
        r"^homeassistant==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    )
    return found[1] if found else "none"
