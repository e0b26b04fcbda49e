"""Blueprints, as an import by Home Assistant takes them."""

from collections.abc import Iterator
from pathlib import Path

from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.errors import BlueprintException
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.yaml import load_yaml_dict

from .files import REPOSITORY, read_json


def faults(root: Path) -> Iterator[str]:
    """Check form, origin and the Home Assistant that each asks for."""
    oldest = read_json(root / "hacs.json").get("homeassistant")
    for file in sorted((root / "blueprints").rglob("*.yaml")):
        try:
            blueprint = Blueprint(
                load_yaml_dict(str(file)),
                path=file.name,
                expected_domain=file.relative_to(root / "blueprints").parts[0],
                schema=AUTOMATION_BLUEPRINT_SCHEMA,
            )
        except (BlueprintException, HomeAssistantError) as err:
            yield f"{file.name}: {err}"
            continue
        metadata = blueprint.metadata
        origin = f"{REPOSITORY}/blob/main/{file.relative_to(root).as_posix()}"
        if metadata.get("source_url") != origin:
            yield f"{file.name}: source_url is not {origin}"
        if metadata.get("homeassistant", {}).get("min_version") != oldest:
            yield f"{file.name}: min_version is not {oldest}"
