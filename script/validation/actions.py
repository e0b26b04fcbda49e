"""Actions as Home Assistant's editor shows them, and the icons of all we have."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Any

# Home Assistant first: it puts probatio in voluptuous's place.
from homeassistant.helpers.selector import validate_selector
from homeassistant.util.yaml import load_yaml_dict
import voluptuous as vol

from .files import integration, read_json
from .texts import leaves

FIELD_KEYS = {"default", "example", "required", "selector"}

CLASS_ICONS = {
    "binary_sensor": {"alarm", "connected"},
    "button": {"reboot"},
    "sensor": {"frequency", "last_restart", "temperature"},
}
"""Entities that are just what their device class means, and so have its icon."""


def faults(root: Path) -> Iterator[str]:
    """Check services.yaml against the code, the texts and the selectors there are."""
    folder = integration(root)
    # What begins with a dot is only there to be referred to.
    described = {
        name: action
        for name, action in load_yaml_dict(str(folder / "services.yaml")).items()
        if not name.startswith(".")
    }
    texts = read_json(folder / "translations" / "en.json")
    icons = read_json(folder / "icons.json").get("services", {})
    code = (folder / "services.py").read_text(encoding="utf-8")
    registered = set(re.findall(r'^SERVICE_\w+ = "(\w+)"', code, re.MULTILINE))
    for name in sorted(registered ^ described.keys()):
        yield f"{name} is only in one of services.py and services.yaml"
    for name in sorted(texts["services"].keys() ^ described.keys()):
        yield f"{name} is only in one of the texts and services.yaml"
    for name in sorted(icons.keys() ^ described.keys()):
        yield f"{name} is only in one of icons.json and services.yaml"
    for name in sorted(texts["services"].keys() & described.keys()):
        fields = (described[name] or {}).get("fields", {})
        yield from _faults_of_action(name, fields, texts)


def _faults_of_action(
    name: str, fields: dict[str, Any], texts: dict[str, Any]
) -> Iterator[str]:
    """Check the fields of one action."""
    told = texts["services"][name]
    if not (told.get("name") and told.get("description")):
        yield f"{name} lacks a name or a description"
    for field in sorted(told.get("fields", {}).keys() ^ fields.keys()):
        yield f"{name}.{field} is only in one of the texts and services.yaml"
    for field, given in fields.items():
        words = told.get("fields", {}).get(field, {})
        if not (words.get("name") and words.get("description")):
            yield f"{name}.{field} lacks a name or a description"
        for key in sorted(given.keys() - FIELD_KEYS):
            yield f"{name}.{field}: Home Assistant does not know {key}"
        selector = given.get("selector")
        try:
            validate_selector(selector)
        except vol.Invalid as err:
            yield f"{name}.{field}: {err}"
            continue
        yield from _unnamed_options(f"{name}.{field}", selector, texts)


def _unnamed_options(
    place: str, selector: dict[str, Any], texts: dict[str, Any]
) -> Iterator[str]:
    """Yield the options of a list that have no text."""
    listed = selector.get("select") or {}
    if (key := listed.get("translation_key")) is None:
        return
    named = texts.get("selector", {}).get(key, {}).get("options", {})
    for option in sorted(named.keys() ^ {*listed["options"]}):
        yield f"{place}: {option} is only in one of the options and their texts"


def faults_of_icons(root: Path) -> Iterator[str]:
    """Check that icons.json has what is translated, and Material Design icons alone."""
    folder = integration(root)
    icons = read_json(folder / "icons.json")
    for key in sorted(icons.keys() - {"conditions", "entity", "services", "triggers"}):
        yield f"Home Assistant does not know {key}"
    for place, icon in leaves(icons):
        if not re.fullmatch(r"mdi:[a-z0-9]+(-[a-z0-9]+)*", icon):
            yield f"{place}: {icon} is no icon"
    texts = read_json(folder / "translations" / "en.json")["entity"]
    for platform in sorted(texts.keys() | icons["entity"].keys()):
        by_class = CLASS_ICONS.get(platform, set())
        named = texts.get(platform, {}).keys() - by_class
        there = icons["entity"].get(platform, {}).keys()
        for key in sorted(named - there):
            yield f"{platform}.{key} has no icon"
        for key in sorted(there - named):
            yield f"{platform}.{key} needs no icon in icons.json"
