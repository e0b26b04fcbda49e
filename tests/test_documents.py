"""What documents say is shown by a test, is."""

import ast
from pathlib import Path
import re

import pytest

TESTS = Path(__file__).parent
DOCUMENTS = TESTS.parent / "docs"

NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
CASE = re.compile(r"`([\w/]+\.py)::test_\w+` \(([^)]+)\)")


def named_tests(document: str) -> list[tuple[str, str]]:
    """Return file and name of each test that a document names."""
    return NAMED.findall((DOCUMENTS / document).read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", ["commands.md", "reliability.md"])
def test_each_test_that_a_document_names_exists(document: str) -> None:
    """A row that nothing shows any more would be a mere promise."""
    named = named_tests(document)
    assert named
    for file, name in named:
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        functions = ast.AsyncFunctionDef | ast.FunctionDef
        assert name in {
            node.name for node in ast.walk(tree) if isinstance(node, functions)
        }, f"{file}::{name}"


@pytest.mark.parametrize("document", ["commands.md", "reliability.md"])
def test_each_row_of_a_table_names_a_test(document: str) -> None:
    """No row of behaviour stands there on its word alone; figures have tables of their own."""
    text = (DOCUMENTS / document).read_text(encoding="utf-8")
    tables = [part.splitlines() for part in text.split("\n\n") if part[:2] == "| "]
    rows = [
        row for table in tables if table[0].endswith("| test |") for row in table[2:]
    ]
    assert rows
    assert [row for row in rows if not NAMED.search(row)] == []


def test_each_case_that_a_document_names_exists() -> None:
    """A row for one case of a test is about what the test, or a table of it, has."""
    text = (DOCUMENTS / "reliability.md").read_text(encoding="utf-8")
    cases = CASE.findall(text)
    assert cases
    for file, case in cases:
        beside = (TESTS / file).parent.glob("[!_t]*.py")
        sources = [path.read_text(encoding="utf-8") for path in (TESTS / file, *beside)]
        named = re.compile(rf"(?<!\w){re.escape(case)}(?!\w)")
        assert any(named.search(source) for source in sources), f"{file} ({case})"


def test_each_fault_that_is_shown_is_documented() -> None:
    """What a test shows is what a reader of the matrix may rely upon."""
    named = {name for _, name in named_tests("reliability.md")}
    for path in (TESTS / "reliability").glob("test_*.py"):
        shown = re.findall(r"\nasync def (test_\w+)", path.read_text(encoding="utf-8"))
        assert set(shown) <= named, path.name


def test_each_document_that_an_issue_leads_to_is_there() -> None:
    """Who asks for more gets it, at the right place."""
    house = TESTS.parent / "custom_components/stellacontrol"
    sources = "".join(path.read_text("utf-8") for path in house.rglob("*.py"))
    targets = set(re.findall(r"\{DOCS\}/([\w-]+\.md)(?:#([\w-]+))?", sources))
    assert ("setup.md", "hundreds-of-repeaters") in targets
    for document, anchor in targets:
        text = (DOCUMENTS / document).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert anchor in {"", *(line.lower().replace(" ", "-") for line in headings)}


def test_every_command_is_described() -> None:
    """Who looks for one need not open each file of script/."""
    root = TESTS.parent
    described = "".join(
        (root / name).read_text(encoding="utf-8")
        for name in ("CONTRIBUTING.md", "docs/architecture.md")
    )
    commands = [file for file in (root / "script").iterdir() if not file.suffix]
    for name in sorted(file.name for file in commands if file.is_file()):
        assert f"`script/{name}`" in described or f"script/{name} " in described, name
