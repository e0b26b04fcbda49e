"""The automation editor: every trigger and condition has its fields, texts and icons."""

from collections.abc import Mapping
import json
from typing import Any

from homeassistant.helpers.selector import validate_selector
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.stellacontrol.condition import CONDITIONS
from custom_components.stellacontrol.trigger import TRIGGERS
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
    """No kind of alarm shows as a word of the code."""
    for shown in described(part).values():
        field = shown.get("fields", {}).get("alarms")
        if field is not None:
            options = ENGLISH["selector"]["alarm"]["options"]
            assert field["selector"]["select"]["options"] == list(options)
