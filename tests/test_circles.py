"""No two modules import each other, however far around and be it for types alone.

Nor do whole folders: tests use the tools of script/, and those use no tests.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("custom_components", "simulator", "script", "tests")

type Graph = dict[str, set[str]]
"""What each module imports."""


def modules(root: Path) -> dict[str, Path]:
    """Return every module of ours by its dotted name."""
    return {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(
            ".__init__"
        ): file
        for folder in FOLDERS
        for file in (root / folder).rglob("*.py")
    }


def imports(file: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of everything that a file imports, wherever it does."""
    package = file.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            yield from ((module, alias.name) for alias in node.names)


def graph(root: Path) -> Graph:
    """Return which module of ours imports which."""
    ours = modules(root)
    return {
        name: {
            target if (target := f"{module}.{imported}") in ours else module
            for module, imported in imports(file, root)
        }
        & ours.keys() - {name}
        for name, file in ours.items()
    }


def circle(imported: Graph) -> list[str]:
    """Return one circle, the last the same as the first; empty if there is none."""
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as err:
        found: list[str] = err.args[1]
        return found
    return []


def test_no_modules_import_each_other() -> None:
    """Each can be read, and changed, before those that build on it."""
    imported = graph(ROOT)
    assert len(imported) > 200
    assert circle(imported) == []


def test_no_folders_import_each_other() -> None:
    """Who reads tools or simulator need not know the tests."""
    folders: Graph = {folder: set() for folder in FOLDERS}
    for name, targets in graph(ROOT).items():
        folder = name.partition(".")[0]
        folders[folder] |= {target.partition(".")[0] for target in targets} - {folder}
    assert circle(folders) == []


@pytest.mark.parametrize(
    "line",
    [
        "import script.b",
        "from script.b import x",
        "from . import b",
        "from .b import x",
        "def late():\n    from .b import x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .b import x",
    ],
)
def test_circle_would_be_found(tmp_path: Path, line: str) -> None:
    """However it is written."""
    (tmp_path / "script").mkdir()
    (tmp_path / "script/a.py").write_text(line)
    (tmp_path / "script/b.py").write_text("from script.c import x")
    (tmp_path / "script/c.py").write_text("from .a import y")
    assert set(circle(graph(tmp_path))) == {"script.a", "script.b", "script.c"}
