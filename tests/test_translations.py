"""The texts: all that are needed are there, and all that are there are needed.

What a text may look like is checked by `script/validate`.
"""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

from homeassistant import components
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.typing import VolDictType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.stellacontrol import api
from custom_components.stellacontrol.api import NotPermitted, StellaControlError
from custom_components.stellacontrol.choosing import FEW, Offer, choice_fields
from custom_components.stellacontrol.config_flow import StellaControlConfigFlow
from custom_components.stellacontrol.coordinator import DEVICE_GONE, issues
from custom_components.stellacontrol.errors import (
    Function,
    form_error_key,
    not_permitted_key,
)
from custom_components.stellacontrol.forms import MONTH, SECRETS_SCHEMA, account_schema
from custom_components.stellacontrol.options_flow import (
    StellaControlOptionsFlow,
    sections,
)
from script.tools.validate.texts import leaves, placeholders
from tests.flows import ENGLISH, PACKAGE

TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}

CLASS_ICONS = {
    "binary_sensor": {"alarm", "connected"},
    "button": {"reboot"},
    "sensor": {"frequency", "last_restart", "temperature"},
}
"""Entities that are just what their device class means, and so have its icon."""

CORES_OWN = {"reauth_successful", "reconfigure_successful"}
"""Home Assistant gives these reasons, and before 2026.9 has no text for them."""

LOOSE_WORDS = {"already_configured", "unique_id_mismatch"}
"""Reasons that a method of Home Assistant gives on our behalf, unnamed in our code."""


def words(*files: str) -> set[str]:
    """Return every text constant of some of our files, or of all."""
    return {
        node.value
        for name, tree in TREES.items()
        if not files or name in files
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def raised_texts() -> Iterator[tuple[str, set[str]]]:
    """Yield the key of each exception text that our code names, and what it fills in."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            key = given.get("translation_key")
            # Repair issues name their texts in the same way, but elsewhere.
            if "translation_domain" not in given or "issue" in ast.unparse(node.func):
                continue
            if key is None or ast.unparse(key) == "_exception_key(err, function)":
                continue
            assert isinstance(key, ast.Constant), ast.unparse(node)
            filled = given.get("translation_placeholders", ast.Dict([], []))
            assert isinstance(filled, ast.Dict), ast.unparse(node)
            yield str(key.value), {ast.literal_eval(k) for k in filled.keys if k}


def client_errors() -> set[str]:
    """Return the keys that the client's errors become."""
    classes = [getattr(api, name) for name in api.__all__]
    keys = {
        form_error_key(error.__new__(error))
        for error in classes
        if isinstance(error, type) and issubclass(error, StellaControlError)
    }
    # Beside a form, what is not permitted is named.
    keys.remove(form_error_key(NotPermitted("", "")))
    return keys | {not_permitted_key(function) for function in Function}


def test_every_step_with_texts_exists() -> None:
    """No form that is gone keeps its texts."""
    steps = [
        (flow, name)
        for part, flow in (
            ("config", StellaControlConfigFlow),
            ("options", StellaControlOptionsFlow),
        )
        for name in ENGLISH[part]["step"]
    ]
    assert steps
    for flow, name in steps:
        assert hasattr(flow, f"async_step_{name}")


def asked(schema: vol.Schema | VolDictType) -> set[str]:
    """Return the names of a form's fields."""
    fields = schema.schema if isinstance(schema, vol.Schema) else schema
    return {str(field) for field in fields}


def test_every_field_with_texts_is_asked() -> None:
    """No field that is gone keeps its texts; that each asked has some, forms show."""
    schemas = {
        step: account_schema(
            has_secrets=True, endpoints_collapsed=True, offers_paste=step == "user"
        )
        for step in ("user", "account")
    }
    many = {str(n): Offer(label="x", model="m", location="l") for n in range(FEW + 1)}
    device = asked(choice_fields(many, [])) | {"devices"}
    steps = ENGLISH["config"]["step"]
    for step, schema in schemas.items():
        inner = steps[step]["sections"]
        assert steps[step]["data"].keys() | inner.keys() == asked(schema)
        for name, fields in inner.items():
            assert fields["data"].keys() == asked(schema.schema[name].schema)
    assert steps["devices"]["data"].keys() == device | asked(MONTH)
    assert steps["reauth_confirm"]["data"].keys() == asked(SECRETS_SCHEMA)
    options = ENGLISH["options"]["step"]["init"]
    assert options["data"].keys() == device
    parts = {name: asked(fields) for name, fields in sections("UTC").items()}
    told = {name: texts["data"].keys() for name, texts in options["sections"].items()}
    assert told == parts


@pytest.mark.parametrize("part", ["config", "options"])
def test_every_flow_error_is_used(part: str) -> None:
    """That each one used has a text is what the tests of the flows see."""
    # An outcome of trying, and what is wrong with an example, name their texts.
    used = words(
        "config_flow.py",
        "account_flow.py",
        "options_flow.py",
        "choosing.py",
        "api/finding/finder.py",
    ) | {
        f"example_{fault}"
        for fault in words("api/pasting/bash/words.py", "api/pasting/understand.py")
    }
    used |= words("api/pasting/understand.py", "api/pasting/data.py")
    assert ENGLISH[part]["error"].keys() <= used
    reasons = ENGLISH[part].get("abort", {}).keys()
    assert reasons - CORES_OWN - LOOSE_WORDS <= used


def test_every_exception_has_a_text() -> None:
    """The user reads a sentence, with all its gaps filled."""
    exceptions = ENGLISH["exceptions"]
    for key in client_errors():
        assert placeholders(exceptions[key]["message"]) <= {"call", "cause"}
    for key, filled in raised_texts():
        assert placeholders(exceptions[key]["message"]) <= filled, key


def test_every_exception_text_is_used() -> None:
    """Texts of errors that nobody raises would be translated in vain."""
    named = {key for key, _ in raised_texts()}
    assert ENGLISH["exceptions"].keys() == named | client_errors()


def placeholders_of_issues() -> dict[str, set[str]]:
    """Return the key of each repair issue, and what our code fills into its texts."""
    given = {not_permitted_key(function): {"devices"} for function in Function}
    given[DEVICE_GONE] = {"device"}
    given[issues.LARGE_ACCOUNT] = {"devices", "limit"}
    for node in ast.walk(TREES["coordinator/issues.py"]):
        match node:
            case ast.Assign(
                targets=[
                    ast.Subscript(value=ast.Name("standing"), slice=ast.Name(kind))
                ],
                value=ast.Dict(keys),
            ):
                names = {ast.literal_eval(key) for key in keys if key}
                given[getattr(issues, kind)] = names | {"device"}
    return given


def test_every_issue_has_its_texts() -> None:
    """A title and what to do about it, with all gaps filled; and none without an issue."""
    given = placeholders_of_issues()
    assert ENGLISH["issues"].keys() == given.keys()
    assert set(issues.QUOTA_ISSUES) < given.keys()
    for key, texts in ENGLISH["issues"].items():
        assert texts["title"]
        assert ("description" in texts) is not ("fix_flow" in texts)
        for place, text in leaves(texts):
            # A repair that is refused says why itself.
            own = {"cause"} if place.endswith("abort.refused") else set()
            assert placeholders(text) <= given[key] | own, f"{key}.{place}"


def test_no_name_stands_in_markdown_as_it_is() -> None:
    """Descriptions are Markdown, in which a name could fetch a picture; titles are not."""
    for key, texts in ENGLISH["issues"].items():
        for place, text in leaves(texts):
            if place.endswith("description"):
                assert "device" not in placeholders(text), key


@pytest.fixture
def entities(
    hass: HomeAssistant,
    entity_registry_enabled_by_default: None,
    loaded_entry: MockConfigEntry,
) -> list[er.RegistryEntry]:
    """Return every entity of a six-band device."""
    found = er.async_entries_for_config_entry(er.async_get(hass), loaded_entry.entry_id)
    assert found
    return found


def test_every_entity_has_a_name(
    hass: HomeAssistant, entities: list[er.RegistryEntry]
) -> None:
    """The name comes from the texts, with the band filled in; no name is left over."""
    used: dict[str, set[str]] = {}
    for entity in entities:
        assert entity.translation_key, entity.unique_id
        used.setdefault(entity.domain, set()).add(entity.translation_key)
        shown = hass.states.get(entity.entity_id)
        assert shown is not None
        assert "{" not in shown.name
    assert {platform: set(names) for platform, names in ENGLISH["entity"].items()} == (
        used
    )
    assert all(
        entity["name"]
        for names in ENGLISH["entity"].values()
        for entity in names.values()
    )


def test_every_state_has_a_text(entities: list[er.RegistryEntry]) -> None:
    """States and event types that a user sees are words, not keys."""
    for entity in entities:
        named = ENGLISH["entity"][entity.domain][entity.translation_key]
        able = entity.capabilities or {}
        if "options" in able:
            assert named["state"].keys() == set(able["options"])
        if "event_types" in able:
            told = named["state_attributes"]["event_type"]["state"]
            assert told.keys() == set(able["event_types"])


def class_icons(platform: str) -> dict[str, Any]:
    """Return the icons that Home Assistant gives by device class."""
    file = Path(components.__path__[0]) / platform / "icons.json"
    icons = json.loads(file.read_text(encoding="utf-8"))
    by_class: dict[str, Any] = icons["entity_component"]
    return by_class


def test_every_entity_has_an_icon(entities: list[er.RegistryEntry]) -> None:
    """Its own, in the one file for icons, or that of its device class; never both."""
    icons = json.loads((PACKAGE / "icons.json").read_text(encoding="utf-8"))["entity"]
    for entity in entities:
        key = entity.translation_key
        by_class = class_icons(entity.domain).get(entity.original_device_class or "")
        if key in CLASS_ICONS.get(entity.domain, ()):
            assert by_class, key
            assert key not in icons[entity.domain]
            continue
        icon = icons[entity.domain][key]
        assert icon != by_class, f"{key} repeats the icon of its device class"
        states = icon.get("state", {})
        assert all(
            re.fullmatch(r"mdi:[a-z0-9-]+", name)
            for name in (icon["default"], *states.values())
        )
        if options := (entity.capabilities or {}).get("options"):
            assert set(states) <= set(options)
    used = {(entity.domain, entity.translation_key) for entity in entities}
    assert {(platform, key) for platform in icons for key in icons[platform]} <= used
