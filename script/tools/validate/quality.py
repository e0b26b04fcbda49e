"""The quality scale: every rule answered, every answer shown."""

import ast
from collections.abc import Iterator
import functools
from pathlib import Path
import re
from typing import Any

from homeassistant.util.yaml import load_yaml_dict

from .files import integration

STATES = ("done", "exempt", "todo")
ROW = re.compile(r"^\| ([a-z-]+) \| (\w+) \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
FILE = re.compile(r"`([\w/.@-]+\.\w+|[\w/.@-]+/)`")
LINK = re.compile(r"\]\(")


def rules(file: Path) -> dict[str, str]:
    """Return the state of each rule in a quality_scale.yaml."""
    return {
        rule: answer if isinstance(answer, str) else answer["status"]
        for rule, answer in _answers(file).items()
    }


def comments(file: Path) -> dict[str, str]:
    """Return the comments of those rules that have one."""
    return {
        rule: answer.get("comment", "")
        for rule, answer in _answers(file).items()
        if isinstance(answer, dict)
    }


def _answers(file: Path) -> dict[str, Any]:
    """Return each rule with its state alone, or with state and comment."""
    answers: dict[str, Any] = load_yaml_dict(str(file))["rules"]
    return answers


def faults(root: Path) -> Iterator[str]:
    """Check quality_scale.yaml against docs/quality.md, and that against the tree."""
    file = integration(root) / "quality_scale.yaml"
    answers, reasons = rules(file), comments(file)
    for rule, state in answers.items():
        if state not in STATES:
            yield f"{rule}: {state} is no state"
        if state != "done" and not reasons.get(rule, "").strip():
            yield f"{rule}: {state}, and no comment says why"
    document = (root / "docs" / "quality.md").read_text(encoding="utf-8")
    rows = [row for row in ROW.findall(document) if row[0] != "rule"]
    shown = {rule: (state, seen) for rule, state, seen in rows}
    if list(shown) != list(answers):
        different = sorted(shown.keys() ^ answers.keys()) or "the order"
        yield f"docs/quality.md has not the same rules: {different}"
    for rule, (state, seen) in shown.items():
        if state != answers.get(rule):
            yield f"docs/quality.md: {rule} is {answers.get(rule)}, not {state}"
        if state == "done":
            yield from _faults_of_evidence(root, rule, seen)


def _faults_of_evidence(root: Path, rule: str, seen: str) -> Iterator[str]:
    """Check that what shows a rule exists; links are checked with all others."""
    tests, files = TEST.findall(seen), FILE.findall(TEST.sub("", seen))
    if not (tests or files or LINK.search(seen)):
        yield f"docs/quality.md: {rule} is done, and nothing shows it"
    for name, test in tests:
        if test not in _tests(root / "tests" / name):
            yield f"docs/quality.md: {rule}: there is no {name}::{test}"
    for name in files:
        if not any((base / name).exists() for base in (root, integration(root))):
            yield f"docs/quality.md: {rule}: there is no {name}"


@functools.cache
def _tests(file: Path) -> set[str]:
    """Return the names of a file's tests."""
    if not file.is_file():
        return set()
    return {
        node.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
