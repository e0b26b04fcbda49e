"""The automation editor: every trigger and condition has its fields, texts and icons."""

from collections.abc import Mapping
from itertools import dropwhile, takewhile
import json
import re
from typing import Any

from homeassistant.helpers.selector import validate_selector
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.stellacontrol.condition import CONDITIONS
from custom_components.stellacontrol.trigger import TRIGGERS
from tests.automations import ROOT
from tests.flows import ENGLISH, PACKAGE

type Offered = Mapping[str, Any]

PARTS = pytest.mark.parametrize(
    ("part", "offered"),
    [("triggers", TRIGGERS), ("conditions", CONDITIONS)],
    ids=["triggers", "conditions"],
)


def described(part: str) -> dict[str, Any]:
    """Return what the editor is told, without what is only there to be referred to."""
    found = load_yaml_dict(str(PACKAGE / f"{part}.yaml"))
    return {key: value for key, value in found.items() if not key.startswith(".")}


@PARTS
def test_each_has_texts_and_an_icon(part: str, offered: Offered) -> None:
    """What is offered is described, named and drawn, and nothing else is."""
    icons = json.loads((PACKAGE / "icons.json").read_text())[part]
    assert offered.keys() == described(part).keys()
    assert offered.keys() == ENGLISH[part].keys()
    assert offered.keys() == icons.keys()
    for key, text in ENGLISH[part].items():
        assert text["name"], key
        assert text["description"], key


@PARTS
def test_each_field_is_taken_and_named(part: str, offered: Offered) -> None:
    """A field that the editor shows is one that is read, and has a name."""
    for key, shown in described(part).items():
        fields = shown.get("fields", {})
        texts = ENGLISH[part][key].get("fields", {})
        assert fields.keys() == {str(option) for option in offered[key].options}, key
        assert fields.keys() == texts.keys(), key
        for name, field in fields.items():
            validate_selector(field["selector"])
            assert texts[name]["name"], name
            assert texts[name]["description"], name


@PARTS
def test_each_choice_is_named(part: str, offered: Offered) -> None:
    """No kind of alarm shows as a word of the code, not even before it is translated."""
    for shown in described(part).values():
        field = shown.get("fields", {}).get("alarms")
        if field is not None:
            options = ENGLISH["selector"]["alarm"]["options"]
            assert field["selector"]["select"]["options"] == [
                {"value": kind, "label": label} for kind, label in options.items()
            ]


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the first table below a heading of the documentation."""
    lines = (ROOT / "docs/automations.md").read_text(encoding="utf-8").splitlines()
    below = lines[lines.index(f"## {heading}") :]
    table = takewhile(
        lambda line: line.startswith("|"),
        dropwhile(lambda line: not line.startswith("|"), below),
    )
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table]
    return cells[2:]  # after the heads and their rule


@PARTS
def test_each_is_told_in_the_docs(part: str, offered: Offered) -> None:
    """The documentation names each with its fields."""
    told = {
        row[0].strip("`").removeprefix("stellacontrol."): set(
            re.findall(r"`(\w+)`", row[2])
        )
        for row in rows(part.capitalize())
    }
    assert told == {
        key: {str(option) for option in chosen.options}
        for key, chosen in offered.items()
    }


def test_actions_are_told() -> None:
    """Each with its fields, and which of them are needed."""
    told: dict[str, dict[str, bool]] = {}
    action = ""
    for cells in rows("Actions"):
        action = cells[0].strip("`").removeprefix("stellacontrol.") or action
        fields = told.setdefault(action, {})
        if field := cells[1].strip("`"):
            fields[field] = cells[2] == "needed"
    assert told == {
        name: {
            field: given.get("required", False)
            for field, given in action.get("fields", {}).items()
        }
        for name, action in described("services").items()
    }
