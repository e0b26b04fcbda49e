"""Whatever ways a language offers, what a program sends is understood."""

from typing import Any

import pytest

from .pages import Expected
from .reading import read
from .ways import WAYS


def member(value: Any, path: str) -> Any:
    """Return what a key path leads to; `None` if there is nothing."""
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


@pytest.mark.parametrize(
    ("text", "expected"),
    WAYS.values(),
    ids=WAYS,
)
def test_program_is_understood(text: str, expected: Expected) -> None:
    """Whatever way the language offers, what is sent is what the program sends."""
    told = read(text).profile.as_dict()
    assert {path: member(told, path) for path in expected} == expected


@pytest.mark.parametrize(
    "rest",
    [
        "request.setHeader('X-Odd', ",
        "const headers = { 'X-Odd': [ };",
        "const headers = () => ({ ...others, 'X-Odd' } );",
        "axios.put('/devices/SR1/x', { [`a${b]: 1 });",
        "fetch('/devices/x', each => open(",
        "fetch('/devices/x', { ...each for each in",
        "p.append('a', ",
        "url.searchParams.set('a')",
        'var a = $"{b',
    ],
)
def test_what_is_not_finished_spoils_nothing(rest: str) -> None:
    """A copy may end anywhere; what stands before is understood."""
    text = f"fetch(`https://api3.stellacontrol.com/devices/${{serial}}/state`);\n{rest}"
    assert read(text).profile.status.path == "/{serial}/state"
