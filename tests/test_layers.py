"""The house checks itself: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path
import subprocess
import sys
from typing import NamedTuple, override

import pytest

from custom_components.stellacontrol.api import models, words

from .client_files import CLIENT_FILES, CLIENT_ROOMS

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "custom_components" / "stellacontrol"
PACKAGE = "custom_components.stellacontrol"

PLATFORMS = {
    "binary_sensor",
    "button",
    "event",
    "number",
    "select",
    "sensor",
    "switch",
}


class Import(NamedTuple):
    """One imported name."""

    file: Path
    line: int
    module: str
    """Absolute name of the module."""
    name: str | None
    """What is taken from it; `None` if it is the module itself."""

    @property
    def dotted(self) -> str:
        """The module, or the submodule that the name stands for."""
        if self.name is not None and is_module(f"{self.module}.{self.name}"):
            return f"{self.module}.{self.name}"
        return self.module

    def is_below(self, package: str) -> bool:
        """Whether it is a package or something in it."""
        return f"{self.dotted}.".startswith(f"{package}.")

    @override
    def __str__(self) -> str:
        """Say where it stands."""
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.dotted}"


def is_module(dotted: str) -> bool:
    """Whether one of our files or folders has this name."""
    path = ROOT.joinpath(*dotted.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def imports_of(file: Path) -> Iterator[Import]:
    """Go through the imports of a file, wherever in it they stand."""
    package = file.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name, None)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            for alias in node.names:
                yield Import(file, node.lineno, module, alias.name)


def imports_in(folder: Path) -> list[Import]:
    """Return the imports of every file of a folder."""
    files = sorted(folder.rglob("*.py"))
    assert files, f"nothing in {folder}"
    return [found for file in files for found in imports_of(file)]


def told(breaches: list[Import]) -> str:
    """Return breaches as lines for people."""
    return "\n".join(map(str, breaches))


@pytest.mark.parametrize("room", ["api", "baseline", "quota"])
def test_room_keeps_to_itself(room: str) -> None:
    """The client, the quota and the baselines know neither Home Assistant nor each other."""
    allowed = {"aiohttp", "orjson", "yaml", "yarl"} if room == "api" else set()
    breaches = [
        found
        for found in imports_in(HOUSE / room)
        if not found.is_below(f"{PACKAGE}.{room}")
        and found.module.partition(".")[0] not in sys.stdlib_module_names | allowed
    ]
    assert not breaches, told(breaches)


@pytest.mark.parametrize("room", ["api", "baseline", "quota"])
def test_room_imports_relatively(room: str) -> None:
    """A script can load the folder alone, under any name."""
    breaches = [
        f"{file.name}:{node.lineno}"
        for file in (HOUSE / room).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if (isinstance(node, ast.ImportFrom) and node.level > 1)
        or (
            isinstance(node, ast.ImportFrom | ast.Import)
            and "custom_components" in ast.unparse(node)
        )
    ]
    assert not breaches


def test_files_of_the_client_know_only_those_below() -> None:
    """Within the client, each file imports what the house allows and no more."""
    room = f"{PACKAGE}.api"
    assert {file.stem for file in (HOUSE / "api").glob("*.py")} == set(CLIENT_FILES)
    folders = {path.parent.name for path in (HOUSE / "api").glob("*/__init__.py")}
    assert folders == set(CLIENT_ROOMS)
    breaches = [
        found
        for found in imports_in(HOUSE / "api")
        if found.dotted.removeprefix(f"{room}.").partition(".")[0]
        not in allowed_in_client(found.file) | sys.stdlib_module_names
    ]
    assert not breaches, told(breaches)


def allowed_in_client(file: Path) -> set[str]:
    """Return what a file of api/ may import, beside the standard library."""
    if file.parent == HOUSE / "api":
        return CLIENT_FILES[file.stem]
    room = file.relative_to(HOUSE / "api").parts[0]
    return CLIENT_ROOMS[room] | {room}


def platform_files() -> list[Path]:
    """Return the files of the platforms that there are."""
    files = [file for file in HOUSE.glob("*.py") if file.stem in PLATFORMS]
    assert files
    return files


def test_platforms_know_coordinator_entity_and_constants_alone() -> None:
    """A platform reads from the coordinator; of the client it knows the models."""
    allowed = tuple(f"{PACKAGE}.{name}" for name in ("coordinator", "entity", "const"))
    breaches = [
        found
        for file in platform_files()
        for found in imports_of(file)
        if found.is_below(PACKAGE)
        and found.dotted not in allowed
        and not is_model(found)
    ]
    assert not breaches, told(breaches)


def is_model(found: Import) -> bool:
    """Whether an import is a type of the client's models and words."""
    return found.dotted == f"{PACKAGE}.api" and isinstance(
        (vars(words) | vars(models)).get(found.name or ""), type
    )


def test_nobody_imports_a_platform_or_the_root() -> None:
    """Platforms do not know each other, and nothing leans on the root."""
    forbidden = {PACKAGE, *(f"{PACKAGE}.{name}" for name in PLATFORMS)}
    breaches = [found for found in imports_in(HOUSE) if found.dotted in forbidden]
    assert not breaches, told(breaches)


def test_entries_have_a_type() -> None:
    """Above the coordinator everybody knows what an entry holds, so mypy checks it."""
    bare = {found.file for found in imports_in(HOUSE) if found.name == "ConfigEntry"}
    assert {file.parent.name for file in bare} == {"coordinator"}


@pytest.mark.parametrize(
    ("folder", "stranger"),
    [(ROOT / "simulator", "custom_components"), (HOUSE, "simulator"), (HOUSE, "tests")],
    ids=["simulator", "integration", "integration and tests"],
)
def test_simulator_and_integration_do_not_know_each_other(
    folder: Path, stranger: str
) -> None:
    """The simulator is a second opinion only as long as it shares no code."""
    breaches = [found for found in imports_in(folder) if found.is_below(stranger)]
    assert not breaches, told(breaches)


LONELY = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("homeassistant", "custom_components"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
sys.path.insert(0, sys.argv[1])
room = __import__(sys.argv[2])
assert room.__file__.startswith(sys.argv[1]), room.__file__
assert all(hasattr(room, name) for name in room.__all__)
print(len(room.__all__))
"""


@pytest.mark.parametrize("room", ["api", "baseline", "quota"])
def test_room_loads_where_home_assistant_is_not(room: str) -> None:
    """These rooms can be used by a program that is not Home Assistant."""
    done = subprocess.run(  # noqa: S603 - our own folder
        [sys.executable, "-I", "-c", LONELY, str(HOUSE), room],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_breach_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of imports sees each way to write one, also inside a function."""
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    house = tmp_path / "custom_components" / "stellacontrol"
    (house / "api").mkdir(parents=True)
    (house / "sensor.py").touch()
    file = house / "api" / "client.py"
    file.write_text(
        "import homeassistant.core as ha\n"
        "from .. import sensor\n"
        "from ..const import DOMAIN\n"
        "def late():\n"
        "    from ..sensor import Sensor\n"
        "    from . import models, errors\n"
    )
    assert [found.dotted for found in imports_of(file)] == [
        "homeassistant.core",
        f"{PACKAGE}.sensor",
        f"{PACKAGE}.const",
        f"{PACKAGE}.sensor",
        f"{PACKAGE}.api",
        f"{PACKAGE}.api",
    ]
