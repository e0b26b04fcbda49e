"""What documents point at and describe is there."""

from collections.abc import Iterator
from pathlib import Path
import re
from urllib.parse import unquote

from .files import documents, integration

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\](?:\([^)]*\))?)*\]\(([^()\s]+)\)")
INNER_IMAGE = re.compile(r"!\[[^\]]*\]\(([^()\s]+)\)")
FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:js|json|md|py|toml|ts|ya?ml))(?:`|::)")
"""The path of a file in backticks, alone or with the name of a test behind it."""
HEADING = re.compile(r"^#+ +(.+?) *#*$", re.MULTILINE)


def faults_of_links(root: Path) -> Iterator[str]:
    """Yield links to files and headings that do not exist."""
    for document in documents(root):
        text = CODE.sub("", FENCE.sub("", document.read_text(encoding="utf-8")))
        for target in LINK.findall(text) + INNER_IMAGE.findall(text):
            if re.match(r"[a-z]+:", target):
                continue  # elsewhere in the world
            path, _, anchor = unquote(target).partition("#")
            file = document if not path else document.parent / path
            where = document.relative_to(root)
            if not file.exists():
                yield f"{where}: there is no {path}"
            elif anchor and file.suffix == ".md" and anchor not in anchors(file):
                yield f"{where}: {path or 'it'} has no heading #{anchor}"


def anchors(document: Path) -> set[str]:
    """Return what GitHub makes of a document's headings."""
    found: set[str] = set()
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    for heading in HEADING.findall(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        number = 0
        while (name := f"{slug}-{number}" if number else slug) in found:
            number += 1
        found.add(name)
    return found


def faults_of_files(root: Path) -> Iterator[str]:
    """Yield files that a document names and that do not exist."""
    bases = (root, integration(root), root / "tests", root / "frontend")
    for document in documents(root):
        for name in FILE.findall(document.read_text(encoding="utf-8")):
            if not any((base / name).exists() for base in bases):
                yield f"{document.relative_to(root)}: there is no {name}"


def faults_of_architecture(root: Path) -> Iterator[str]:
    """Check that docs/architecture.md names each module that there is, and no other.

    A folder that it names stands for all modules in it.
    """
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {
        name
        for name in re.findall(r"`((?:\w+/)*\w+\.py)`", text)
        if not name.startswith("tests/")
    }
    folder = integration(root)
    present = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.py")
        if file.parent == folder or file.stem != "__init__"
    }
    folders = tuple(re.findall(r"`((?:\w+/)+)`", text))
    named_alone = {module for module in present if not module.startswith(folders)}
    for module in sorted(named_alone - named):
        yield f"docs/architecture.md does not name {module}"
    for module in sorted(named - present):
        yield f"docs/architecture.md names {module}, which does not exist"
