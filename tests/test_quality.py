"""The quality scale: no rule of Home Assistant's is left out."""

import json
from pathlib import Path

from homeassistant import components

from custom_components.stellacontrol.const import DOMAIN
from script.validation import ROOT
from script.validation.quality import rules

YOUNGER = {"docs-conditions", "docs-triggers"}
"""Rules that the oldest Home Assistant we support did not have yet."""


def platinum_integrations() -> list[Path]:
    """Return the answers of Home Assistant's best integrations, which answer every rule."""
    folder = Path(components.__path__[0])
    return [
        file
        for file in folder.glob("*/quality_scale.yaml")
        if json.loads((file.parent / "manifest.json").read_text()).get("quality_scale")
        == "platinum"
    ]


def test_every_rule_is_answered() -> None:
    """Ours are the rules that each of Home Assistant's platinum integrations answers."""
    asked = [rules(file).keys() for file in platinum_integrations()]
    assert len(asked) > 10
    ours = rules(ROOT / "custom_components" / DOMAIN / "quality_scale.yaml").keys()
    assert set.union(*map(set, asked)) | YOUNGER == set(ours)
