"""A release, packed from the working tree as `script/release` packs it."""

import json
from pathlib import Path
import subprocess

from script.tools.validate import ROOT

VERSION: str = json.loads(
    (ROOT / "custom_components/stellacontrol/manifest.json").read_text()
)["version"]


def copy_repository(folder: Path) -> None:
    """Make a repository of what a release needs, with all of it committed.

    Args:
        folder: an empty one, for the copy.
    """
    for name in ("custom_components", "script/release", "CHANGELOG.md", "LICENSE"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-R", ROOT / name, folder / name], check=True)  # noqa: S603, S607
    (folder / ".gitignore").write_text("__pycache__/\n")
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (
        ["init", "--quiet"],
        ["add", "."],
        ["commit", "--quiet", "--no-gpg-sign", "-m", "All"],
    ):
        subprocess.run([*git, *arguments], cwd=folder, check=True)  # noqa: S603


def release(repository: Path, tag: str) -> subprocess.CompletedProcess[str]:
    """Pack a release."""
    return subprocess.run(  # noqa: S603 - our own script
        [repository / "script/release", tag],
        capture_output=True,
        text=True,
        check=False,
    )
