"""Continuous integration: its workflows run what is there, with no more rights than needed."""

from pathlib import Path
import re
from typing import Any

from homeassistant.util.yaml import load_yaml_dict
import pytest

from script.tools.validate import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))

each_workflow = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file: Path) -> dict[str, Any]:
    """Return a file of GitHub's."""
    return load_yaml_dict(str(file))


def steps(file: Path) -> list[dict[str, Any]]:
    """Return every step of a workflow."""
    return [step for job in read(file)["jobs"].values() for step in job["steps"]]


def test_all_workflows_are_there() -> None:
    """Tests, validation and releases."""
    assert [file.stem for file in FILES] == ["release", "test", "validate"]


@each_workflow
def test_workflow_runs_what_is_there(file: Path) -> None:
    """Each script that is called exists and may be run."""
    commands = " ".join(step.get("run", "") for step in steps(file))
    for name in re.findall(r"\bscript/\w+|\.ci/\w+", commands):
        assert (ROOT / name).stat().st_mode & 0o111, name


@each_workflow
def test_workflow_has_few_rights(file: Path) -> None:
    """Only a job that says why may write, and every job ends."""
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 30
        assert "permissions" not in job or name == "release"


@pytest.mark.parametrize(
    "file", [*FILES, *ACTIONS], ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_actions_are_pinned(file: Path) -> None:
    """By commit, since a tag can be moved; our own are there."""
    used = steps(file) if file in FILES else read(file)["runs"]["steps"]
    for action in (step["uses"] for step in used if "uses" in step):
        is_ours = action.startswith("./") and (ROOT / action / "action.yml") in ACTIONS
        assert is_ours or re.search(r"@[0-9a-f]{40}$", action), action


def test_tests_run_in_every_environment() -> None:
    """The workflow asks for what .ci/run does, each in a job of its own."""
    matrix = read(FILES[1])["jobs"]["test"]["strategy"]["matrix"]
    asked = {
        " ".join(filter(None, ("script/test", environment, option)))
        for environment in matrix["environment"]
        for option in matrix["option"]
    }
    calls = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert asked == {call for call in calls if call.startswith("script/test")}


@each_workflow
def test_nothing_of_an_event_becomes_a_command(file: Path) -> None:
    """A tag's name goes through the environment, or it could be a command itself."""
    for step in steps(file):
        assert "github.event" not in step.get("run", "")


def test_ci_runs_every_check() -> None:
    """What the workflows check can be run at home with one command."""
    calls = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in (
        "script/lint",
        "script/validate",
        "script/test",
        "script/test oldest",
        "script/test newest",
        "script/test --browser",
        "script/test newest --browser",
        "script/test oldest --browser",
    ):
        assert f"\n{command}\n" in calls


@pytest.mark.parametrize(
    "file",
    [file for file in FORMS if file.stem != "config"],
    ids=lambda file: file.stem,
)
def test_form_is_one_that_github_shows(file: Path) -> None:
    """It falls back to an empty page where a form is not as it should be."""
    form = read(file)
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert fields
    assert len({field["id"] for field in fields}) == len(fields)
    for field in fields:
        assert field["type"] in ("input", "textarea")
        assert field["attributes"]["label"]
        assert field.keys() <= {"type", "id", "attributes", "validations"}
        assert field["attributes"].keys() <= {"label", "description", "render"}


def test_bug_form_asks_for_the_diagnostics() -> None:
    """Without them a bug can seldom be found."""
    asked = {file.stem: read(file).get("body", []) for file in FORMS}
    required = {
        form: {
            field["id"]
            for field in fields
            if field.get("validations", {}).get("required")
        }
        for form, fields in asked.items()
    }
    assert "diagnostics" in required["bug"]
    assert "report" in required["platform"]


def test_what_scripts_install_has_a_hash() -> None:
    """A package that was changed on its way is not installed."""
    installs = [
        command
        for file in sorted((ROOT / "script").iterdir())
        if file.is_file() and not file.is_symlink()
        for command in re.findall(
            r"(?:pip[\" a-z-]*--.* install|pip sync|npm .* ci)\b.*(?:\\\\\n.*)*",
            file.read_text(encoding="utf-8"),
        )
    ]
    assert len(installs) >= 4
    for command in installs:
        # npm takes hashes from its lock file by itself.
        assert (
            "--require-hashes" in command or " ci " in command or "--no-deps" in command
        )
