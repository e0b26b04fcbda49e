"""What all blueprints share: where they come from, and what they let one choose."""

from collections.abc import Iterator
import json
from pathlib import Path
from typing import Any

from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.stellacontrol.const import DOMAIN
from tests.automations import BLUEPRINTS, ROOT

REPOSITORY = "https://github.com/ha-stellacontrol/ha-stellacontrol"
FILES = sorted(BLUEPRINTS.glob("*.yaml"))


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file: Path) -> Blueprint:
    """Return a blueprint as Home Assistant reads it."""
    return Blueprint(
        load_yaml_dict(str(file)),
        expected_domain="automation",
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
    )


def test_all_blueprints_are_found() -> None:
    """None is forgotten here."""
    assert [file.stem for file in FILES] == [
        "band_alarm_notification",
        "band_schedule",
        "quota_warning",
        "recalibrate_after_feedback",
    ]


@each_file
def test_blueprint_tells_where_it_comes_from(file: Path) -> None:
    """Home Assistant can import it again from our repository."""
    url = f"{REPOSITORY}/blob/main/{file.relative_to(ROOT)}"
    assert read(file).metadata["source_url"] == url


@each_file
def test_blueprint_needs_what_the_integration_needs(file: Path) -> None:
    """It asks for the same Home Assistant as the integration."""
    floor = json.loads((ROOT / "hacs.json").read_text())["homeassistant"]
    blueprint = read(file)
    assert blueprint.metadata["homeassistant"]["min_version"] == floor
    assert blueprint.validate() is None


@each_file
def test_every_choice_is_explained(file: Path) -> None:
    """Each has a name, and what one must fill in a description too."""
    for name, choice in read(file).inputs.items():
        assert choice["name"], name
        assert "default" in choice or choice["description"], name


@each_file
def test_only_entities_of_ours_can_be_chosen(file: Path) -> None:
    """Nobody has to look for them among all others."""
    for selector in _selectors(read(file), "entity"):
        assert {chosen["integration"] for chosen in selector["filter"]} == {DOMAIN}


def _selectors(blueprint: Blueprint, kind: str) -> Iterator[dict[str, Any]]:
    """Return the selectors of a kind."""
    for choice in blueprint.inputs.values():
        if (found := choice["selector"].get(kind)) is not None:
            yield found
