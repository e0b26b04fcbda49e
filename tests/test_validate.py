"""What is published is in order, and every check would find a fault."""

from pathlib import Path
import shutil
import subprocess
from typing import NamedTuple

import pytest

from script.tools.validate import CHECKS, ROOT
from script.tools.validate.files import REPOSITORY

COPIED = (
    ".github",
    "blueprints",
    "custom_components",
    "docs",
    "tests",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "hacs.json",
    "pyproject.toml",
    "requirements",
    "script",
)
"""What the checks look at, without the folders that tools leave behind."""

OURS = "custom_components/stellacontrol"
ALARM = "blueprints/automation/stellacontrol/band_alarm_notification.yaml"


class Seed(NamedTuple):
    """A fault that somebody could make."""

    check: str
    file: str
    before: str
    after: str
    complaint: str
    """Part of what the check says."""


SEEDED = [
    Seed("versions", "pyproject.toml", 'version = "', 'version = "9', "pyproject.toml"),
    Seed("versions", "CHANGELOG.md", "\n## ", "\n## 9", "CHANGELOG.md"),
    Seed("versions", "hacs.json", '"2026.', '"2025.', "script/test oldest"),
    Seed(
        "versions",
        "requirements/dev.lock",
        "\nhomeassistant==",
        "\nhomeassistant==1",
        "READ",
    ),
    Seed(
        "texts", f"{OURS}/translations/en.json", '"title": "', '"title": " ', "blanks"
    ),
    Seed("texts", f"{OURS}/translations/en.json", '"title": "', '"title": "{', "brace"),
    Seed(
        "texts",
        f"{OURS}/translations/en.json",
        '"title": "',
        '"title": "https://a.example ',
        "address",
    ),
    Seed(
        "texts", f"{OURS}/translations/en.json", '"title": "', '"title": "<b>', "HTML"
    ),
    Seed("texts", f"{OURS}/translations/en.json", '"title"', '"Title"', "no key"),
    Seed(
        "texts",
        f"{OURS}/translations/en.json",
        '"data_description": {\n          "url"',
        '"data_description": {\n          "urn"',
        "urn lacks",
    ),
    Seed("files", "docs/api.md", "`tests/api/", "`tests/apis/", "there is no"),
    Seed("blueprints", ALARM, "  domain: automation", "  domain: script", "script"),
    Seed("blueprints", ALARM, "blob/main", "blob/master", "source_url"),
    Seed("blueprints", ALARM, "min_version: ", "min_version: 1", "min_version"),
    Seed("blueprints", ALARM, "  input:", "  inputs:", "inputs"),
    Seed("links", "README.md", "(docs/api.md)", "(docs/apis.md)", "docs/apis.md"),
    Seed("links", "README.md", "](#supported-repeaters)", "](#all)", "#all"),
    Seed("architecture", "docs/architecture.md", "`store.py`", "`shop.py`", "shop.py"),
    Seed(
        "quality scale",
        f"{OURS}/quality_scale.yaml",
        "brands: done",
        "brand: done",
        "brand",
    ),
    Seed(
        "quality scale",
        f"{OURS}/quality_scale.yaml",
        "brands: done",
        "brands: so",
        "so",
    ),
    Seed(
        "quality scale",
        f"{OURS}/quality_scale.yaml",
        "    comment: ",
        "    note: ",
        "why",
    ),
    Seed("quality scale", "docs/quality.md", "::test_", "::tests_", "test"),
    Seed("quality scale", "docs/quality.md", "`brand/`", "`brands/`", "brands/"),
    Seed(
        "address",
        "docs/publishing.md",
        "| `docs/api.md` |",
        "| docs/api.md |",
        "api.md",
    ),
    Seed(
        "address", "docs/publishing.md", "| `README.md` |", "| `LICENSE` |", "LICENSE"
    ),
]


@pytest.mark.parametrize("name", CHECKS)
def test_repository_is_in_order(name: str) -> None:
    """Home Assistant and HACS would take it, and its documents are true."""
    assert list(CHECKS[name](ROOT)) == []


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the checks look at."""
    folder = tmp_path_factory.mktemp("repository")
    for name in COPIED:
        if (ROOT / name).is_dir():
            skipped = shutil.ignore_patterns("__pycache__", "node_modules", "snapshots")
            shutil.copytree(ROOT / name, folder / name, ignore=skipped)
        else:
            shutil.copy(ROOT / name, folder / name)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)  # noqa: S607
    return folder


@pytest.fixture
def changed(original: Path, tmp_path: Path) -> Path:
    """Return a copy of one's own, to be changed for good."""
    return shutil.copytree(original, tmp_path / "repository")


@pytest.mark.parametrize(
    "seed", SEEDED, ids=lambda seed: f"{seed.check}: {seed.complaint}"
)
def test_fault_is_found(original: Path, seed: Seed) -> None:
    """A check that finds nothing would be worse than none."""
    file, check = original / seed.file, CHECKS[seed.check]
    text = file.read_text(encoding="utf-8")
    assert seed.before in text
    found = list(check(original))
    try:
        file.write_text(text.replace(seed.before, seed.after), encoding="utf-8")
        new = [fault for fault in check(original) if fault not in found]
        assert any(seed.complaint in fault for fault in new), new
    finally:
        file.write_text(text, encoding="utf-8")


def test_wrong_image_is_found(changed: Path) -> None:
    """Neither another size nor another format passes, and none may be missing."""
    folder = changed / OURS / "brand"
    shutil.copy(folder / "icon@2x.png", folder / "icon.png")
    (folder / "logo.png").write_bytes(b"GIF89a")
    (folder / "dark_icon.png").unlink()
    (folder / "banner.png").touch()
    found = " ".join(CHECKS["images"](changed))
    for name in ("icon.png is not", "logo.png is no", "dark_icon.png", "banner.png"):
        assert name in found


def test_second_language_must_agree(changed: Path) -> None:
    """A text that lost its placeholder, one too many and one too few are named."""
    folder = changed / OURS / "translations"
    english = (folder / "en.json").read_text(encoding="utf-8")
    other = english.replace("{cause}", "{reason}", 1).replace('"title"', '"titel"', 1)
    (folder / "xx.json").write_text(other, encoding="utf-8")
    found = " ".join(CHECKS["texts"](changed))
    assert "other placeholders" in found
    assert "config.step.user.titel" in found
    assert "config.step.user.title " in found


def test_new_module_must_be_described(changed: Path) -> None:
    """Who adds a module says in the architecture what it is for."""
    (changed / OURS / "surprise.py").touch()
    assert "surprise.py" in " ".join(CHECKS["architecture"](changed))


def test_new_place_of_the_address_must_be_listed(changed: Path) -> None:
    """Who publishes elsewhere finds each place in the list."""
    (changed / "NOTES.md").write_text(REPOSITORY)
    assert "NOTES.md" in " ".join(CHECKS["address"](changed))
