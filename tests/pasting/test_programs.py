"""Whatever ways a language offers, what a program sends is understood."""

import pytest

from .pages import Expected
from .reading import member, read
from .ways import WAYS


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
