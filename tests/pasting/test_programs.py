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
