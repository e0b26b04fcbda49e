"""Tables of a page, in whatever order their columns are."""

from collections.abc import Callable
from itertools import permutations

import pytest

from .reading import read

_ROWS = (
    ("Log in", "POST", "/security/session"),
    ("Devices", "GET", "/devices/list"),
    ("Status", "GET", "/devices/:serialNumber"),
    ("Bands", "PATCH", "/devices/:serialNumber/settings"),
    ("Reboot", "POST", "/devices/:serialNumber/reboot"),
    ("Log out", "DELETE", "/security/session"),
)


def _in_signs(row: tuple[str, ...]) -> str:
    return f"| {' | '.join(row)} |"


def _in_code(row: tuple[str, ...]) -> str:
    return " | ".join(f"`{cell}`" for cell in row)


def _in_grid(row: tuple[str, ...]) -> str:
    line = "+" + 3 * f"{'-' * 35}+"
    return f"|{'|'.join(f' {cell:33} ' for cell in row)}|\n{line}"


def _in_markup(row: tuple[str, ...]) -> str:
    cells = "\n".join(f"<td>{cell}</td>" for cell in row)
    return f"<tr>\n{cells}\n</tr>"


@pytest.mark.parametrize("order", permutations(range(3)))
@pytest.mark.parametrize(
    "written",
    [
        _in_signs,
        _in_code,
        _in_grid,
        _in_markup,
        "\t".join,
        lambda row: "".join(f"{cell:35}" for cell in row),
    ],
)
def test_verb_of_a_row_belongs_to_its_path(
    written: Callable[[tuple[str, ...]], str], order: tuple[int, ...]
) -> None:
    """It may stand before or behind it, and other columns may be between them."""
    rows = [("What", "Method", "Path"), *_ROWS]
    text = "\n".join(written(tuple(row[at] for at in order)) for row in rows)
    understood = read(text)
    assert len(understood.calls) == 6
    told = understood.profile
    assert (told.log_in.method, told.log_in.path) == ("POST", "/session")
    assert (told.log_out.method, told.log_out.path) == ("DELETE", "/session")
    assert (told.devices.method, told.devices.path) == ("GET", "/list")
    assert (told.status.method, told.status.path) == ("GET", "/{serial}")
    assert (told.parameters.method, told.parameters.path) == (
        "PATCH",
        "/{serial}/settings",
    )
    assert told.command.path == "/{serial}/{command}"


@pytest.mark.parametrize("head", ["Method | Path", "Path | Method"])
def test_body_of_a_row_ends_with_its_cell(head: str) -> None:
    """What is answered stands in another one."""
    row = {"Method": "PUT", "Path": "/devices/{serial}/bands"}
    cells = " | ".join(row[name] for name in head.split(" | "))
    told = read(f"""
| {head} | Body | Response | Remark |
|---|---|---|---|---|
| {cells} | {{"band": "08", "isOn": true}} | {{"band": "21"}} | at once |
""").profile.parameters
    assert told.body == {"band": "{band}", "isOn": "{on}"}


def test_endpoint_may_have_a_column_of_its_own() -> None:
    """What is in it comes before the path, unless the path has it."""
    told = read("""
| Method | Endpoint | Path |
|---|---|---|
| POST | security | /signin |
| GET | `devices` | /list |
| GET | devices | /devices/{serialNumber}/state |
""").profile
    assert (told.log_in.endpoint, told.log_in.path) == ("security", "/signin")
    assert (told.devices.endpoint, told.devices.path) == ("devices", "/list")
    assert told.status.path == "/{serial}/state"
