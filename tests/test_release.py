"""A release: one file with the integration, and the version that its tag says."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.releases import VERSION, copy_repository, release


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with what a release needs."""
    copy_repository(tmp_path)
    return tmp_path


def test_release_holds_the_integration_and_its_version(repository: Path) -> None:
    """HACS unpacks it into the integration's folder, and it works there."""
    changes = repository / "CHANGELOG.md"
    changes.write_text(changes.read_text().replace(f"## {VERSION}", "## 7.8.9", 1))
    (repository / "custom_components/stellacontrol/left_behind.py").touch()
    done = release(repository, "v7.8.9")
    assert done.returncode == 0, done.stderr
    with ZipFile(repository / "stellacontrol.zip") as packed:
        names = packed.namelist()
        manifest = json.loads(packed.read("manifest.json"))
    assert manifest["version"] == "7.8.9"
    assert manifest["domain"] == "stellacontrol"
    assert {"__init__.py", "api/profile.py", "brand/icon.png", "LICENSE"} <= {*names}
    assert "translations/en.json" in names
    assert "left_behind.py" not in names
    assert not any("__pycache__" in name or "tests" in name for name in names)


@pytest.mark.parametrize("tag", ["newest", "v1", "v1.2.3; ls", "v9.9.9"])
def test_release_of_what_is_no_version_is_refused(repository: Path, tag: str) -> None:
    """Neither a word nor a version that the changelog does not begin with."""
    done = release(repository, tag)
    assert done.returncode == 1
    assert "script/release:" in done.stderr
    assert not (repository / "stellacontrol.zip").exists()
