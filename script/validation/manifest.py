"""The files that say what this is: manifest.json, hacs.json and the versions in others."""

from collections.abc import Iterator
from pathlib import Path
import re
import tomllib
from typing import Any

from .files import DOMAIN, REPOSITORY, integration, read_json

REQUIRED = {
    "codeowners": list,
    "config_flow": bool,
    "documentation": str,
    "domain": str,
    "integration_type": str,
    "iot_class": str,
    "issue_tracker": str,
    "name": str,
    "requirements": list,
    "version": str,
}
OPTIONAL = {
    "after_dependencies": list,
    "dependencies": list,
    "loggers": list,
    "quality_scale": str,
}
"""Keys that Home Assistant knows and an integration like ours could have."""

TYPES = {"device", "hub", "service"}
IOT_CLASSES = {"cloud_polling", "cloud_push", "local_polling", "local_push"}

HACS_KEYS = {
    "content_in_root": bool,
    "country": list,
    "filename": str,
    "hacs": str,
    "hide_default_branch": bool,
    "homeassistant": str,
    "name": str,
    "persistent_directory": str,
    "render_readme": bool,
    "zip_release": bool,
}

VERSION = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")


def faults(root: Path) -> Iterator[str]:
    """Check manifest.json as hassfest, HACS and the loader do."""
    folder = integration(root)
    manifest = read_json(folder / "manifest.json")
    yield from _faults_of_keys(manifest)
    if manifest.get("domain") != folder.name:
        yield "the domain is not the folder's name"
    if manifest.get("integration_type") not in TYPES:
        yield f"integration_type is none of {sorted(TYPES)}"
    if manifest.get("iot_class") not in IOT_CLASSES:
        yield f"iot_class is none of {sorted(IOT_CLASSES)}"
    if not VERSION.fullmatch(str(manifest.get("version"))):
        yield "the version is not of the form 1.2.3"
    if manifest.get("documentation") != REPOSITORY:
        yield "the documentation is not our repository"
    if manifest.get("issue_tracker") != f"{REPOSITORY}/issues":
        yield "the issue tracker is not our repository's"
    for owner in manifest.get("codeowners") or ["nobody"]:
        if not re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner):
            yield f"{owner} is no code owner"
    for requirement in manifest.get("requirements", []):
        yield f"{requirement}: nothing beyond what Home Assistant brings is allowed"
    if manifest.get("config_flow") and not (folder / "config_flow.py").is_file():
        yield "config_flow.py is missing"
    yield from _unnamed_dependencies(folder, manifest)


def _faults_of_keys(manifest: dict[str, Any]) -> Iterator[str]:
    """Check which keys there are, of which type and in which order."""
    known = REQUIRED | OPTIONAL
    for key in sorted(REQUIRED.keys() - manifest.keys()):
        yield f"{key} is missing"
    for key, value in manifest.items():
        if key not in known:
            yield f"Home Assistant does not know {key}"
        elif not isinstance(value, known[key]):
            yield f"{key} is no {known[key].__name__}"
    if list(manifest) != ["domain", "name", *sorted({*manifest} - {"domain", "name"})]:
        yield "the order is domain, name, then the alphabet's"


def _unnamed_dependencies(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """Home Assistant sets up before us what is named, and nothing else.

    What we offer a file for, such as diagnostics, comes by itself.
    """
    named = {
        *manifest.get("dependencies", []),
        *manifest.get("after_dependencies", []),
        *(file.stem for file in folder.glob("*.py")),
        "frontend",
        "persistent_notification",
    }
    for file in sorted(folder.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        used = re.findall(r"homeassistant\.components\.(\w+)", text)
        for component in sorted({*used} - named):
            where = file.relative_to(folder)
            yield f"{where} uses {component}, which dependencies does not name"


def faults_of_hacs(root: Path) -> Iterator[str]:
    """Check hacs.json, which the Marketplace reads too, and what HACS wants beside it."""
    hacs = read_json(root / "hacs.json")
    for key, value in hacs.items():
        if key not in HACS_KEYS:
            yield f"HACS does not know {key}"
        elif not isinstance(value, HACS_KEYS[key]):
            yield f"{key} is no {HACS_KEYS[key].__name__}"
    if not hacs.get("name"):
        yield "name is missing"
    if bool(hacs.get("zip_release")) != bool(hacs.get("filename")):
        yield "zip_release and filename belong together"
    folders = [path.name for path in (root / "custom_components").glob("*/")]
    if [name for name in folders if not name.startswith("__")] != [DOMAIN]:
        yield "there must be one integration"
    for name in ("README.md", "LICENSE"):
        if not (root / name).is_file():
            yield f"{name} is missing"


def faults_of_versions(root: Path) -> Iterator[str]:
    """Check that what is promised in several places is promised alike."""
    version = read_json(integration(root) / "manifest.json")["version"]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    if project["project"]["version"] != version:
        yield f"pyproject.toml is not at {version}"
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    if newest is None or newest[1] != version:
        yield f"CHANGELOG.md does not begin with {version}"
    oldest = read_json(root / "hacs.json").get("homeassistant")
    tested = {
        name: _locked(root / f"{name}.lock")
        for name in ("requirements-oldest", "requirements", "requirements-newest")
    }
    if oldest != tested["requirements-oldest"]:
        yield f"hacs.json promises {oldest}, which is not what script/test oldest has"
    readme = (root / "README.md").read_text(encoding="utf-8")
    for home_assistant in tested.values():
        if home_assistant not in readme:
            yield f"README.md does not say that {home_assistant} is tested"


def _locked(lock: Path) -> str:
    """Return the Home Assistant of a lock."""
    found = re.search(
        r"^homeassistant==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    )
    return found[1] if found else "none"
