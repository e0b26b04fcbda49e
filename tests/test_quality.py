"""The quality scale: no rule is left out, and what limits say is measured."""

import json
from pathlib import Path

from coverage import CoverageData
from homeassistant import components
import pytest

from custom_components.stellacontrol.const import DOMAIN
from script.tools.validate import ROOT
from script.tools.validate.covered import faults, measured
from script.tools.validate.quality import rules

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


def test_module_that_few_tests_run_is_named() -> None:
    """However good the rest is; of the flows nothing may be left."""
    assert (
        list(faults({"a/sensor.py": 95.0, "a/forms.py": 100.0, "a/store.py": 99.0}))
        == []
    )
    assert list(faults({"a/sensor.py": 94.9, "a/config_flow.py": 99.9})) == [
        "a/config_flow.py: 99.9 % are covered, 100 are wanted",
        "a/sensor.py: 94.9 % are covered, 95 are wanted",
    ]


def test_coverage_is_told_by_module(tmp_path: Path) -> None:
    """The figures are those of what was run."""
    module = tmp_path / "module.py"
    module.write_text("one = 1\nif one > 1:\n    two = 2\n")
    (tmp_path / "pyproject.toml").touch()
    run = CoverageData(str(tmp_path / ".coverage"))
    run.add_lines({str(module): [1, 2]})
    run.write()
    assert measured(tmp_path) == {"module.py": pytest.approx(66.7, abs=0.1)}
