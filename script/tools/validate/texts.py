"""The rules that Home Assistant has for texts, and the agreement of languages."""

from collections.abc import Iterator, Mapping
from pathlib import Path
import re
import string
from typing import Any

from .files import integration, read_json

KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


def leaves(tree: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with where it stands."""
    for key, value in tree.items():
        place = f"{path}.{key}" if path else key
        if isinstance(value, str):
            yield place, value
        else:
            yield from leaves(value, place)


def placeholders(text: str) -> set[str]:
    """Return what a text leaves open.

    Raises:
        ValueError: A brace has no partner.
    """
    return {
        name for _, name, _, _ in string.Formatter().parse(text) if name is not None
    }


def faults_of_text(place: str, text: str) -> Iterator[str]:
    """Check one text and the keys above it."""
    if not text or text != text.strip():
        yield f"{place}: empty, or blanks at an end"
    if re.search(r"://|\bwww\.", text):
        yield f"{place}: an address belongs in a placeholder"
    if re.search(r"<\s*/?\s*[a-zA-Z]", text):
        yield f"{place}: no HTML"
    if "[%" in text:
        yield f"{place}: references are resolved for core alone"
    if re.search(r"'[^' ]*{\w+}[^' ]*'", text):
        yield f"{place}: no quotes around placeholders"
    try:
        names = placeholders(text)
    except ValueError:
        yield f"{place}: a brace has no partner"
    else:
        if not all(name.isidentifier() for name in names):
            yield f"{place}: a placeholder has no name"
    for key in place.split("."):
        if not KEY.fullmatch(key):
            yield f"{place}: {key} is no key"


def faults(root: Path) -> Iterator[str]:
    """Check every language; each says what English says, with the same gaps."""
    folder = integration(root)
    if (folder / "strings.json").exists():
        yield "strings.json is for core alone"
    english = dict(leaves(read_json(folder / "translations" / "en.json")))
    for file in sorted((folder / "translations").glob("*.json")):
        language = dict(leaves(read_json(file)))
        for place, text in language.items():
            for fault in faults_of_text(place, text):
                yield f"{file.name}: {fault}"
        for place in sorted(english.keys() ^ language.keys()):
            yield f"{file.name}: {place} is only in one of it and en.json"
        for place in sorted(english.keys() & language.keys()):
            try:
                same = placeholders(english[place]) == placeholders(language[place])
            except ValueError:
                continue  # named above
            if not same:
                yield f"{file.name}: {place} has other placeholders than en.json"
    yield from _unexplained_fields(read_json(folder / "translations" / "en.json"))


def _unexplained_fields(english: Mapping[str, Any]) -> Iterator[str]:
    """Yield fields of forms that have a label or a description, and not both."""
    for flow in ("config", "options"):
        for name, step in english.get(flow, {}).get("step", {}).items():
            for form in (step, *step.get("sections", {}).values()):
                labels, explained = (
                    form.get("data", {}),
                    form.get("data_description", {}),
                )
                for field in sorted(labels.keys() ^ explained.keys()):
                    yield f"{flow}.step.{name}: {field} lacks a label or a description"
