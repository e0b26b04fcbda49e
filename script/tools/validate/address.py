"""The repository's address: every place that holds it is known to who moves it."""

from collections.abc import Iterator
from pathlib import Path
import re
import subprocess

NAME = "ha-stellacontrol/ha-stellacontrol"
ESCAPED = "ha-stellacontrol%2Fha-stellacontrol"
SPLIT = "owner=ha-stellacontrol&repository=ha-stellacontrol"
"""The three spellings: in addresses, within an address, in a link that adds us to HACS."""

OWNER = re.compile(r"@ha-stellacontrol\b")


def holds_address(text: str) -> bool:
    """Whether a text would have to change with the repository's address."""
    return any(form in text for form in (NAME, ESCAPED, SPLIT)) or bool(
        OWNER.search(text)
    )


def faults(root: Path) -> Iterator[str]:
    """Check that docs/publishing.md lists each file that holds the address, and no other."""
    document = (root / "docs" / "publishing.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([^`]+)` \|", document, re.MULTILINE))
    holding = {name for name in _kept(root) if _holds(root / name)}
    # It describes the others.
    holding.discard("docs/publishing.md")
    for name in sorted(holding - listed):
        yield f"docs/publishing.md does not list {name}"
    for name in sorted(listed - holding):
        yield f"docs/publishing.md lists {name}, which does not hold the address"


def _holds(file: Path) -> bool:
    """Whether a file holds the address; images do not."""
    try:
        return holds_address(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError, FileNotFoundError:
        return False


def _kept(root: Path) -> list[str]:
    """Return the files of the repository, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git there is
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return listed.stdout.splitlines()
