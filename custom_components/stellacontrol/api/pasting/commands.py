"""Commands in the bodies of examples, also where a variable is one."""

from collections.abc import Mapping
import re
from typing import Any

from ..aliases import folded, placeholder_for
from .example import name_left_open, unset
from .meanings import DEVICE, command_in

_COMMAND_KEY = re.compile(r"\w*command|cmd|action")
"""Keys whose value is the command, even if a variable."""


def find_command(value: Any) -> tuple[str, str] | None:
    """Return the command that a body names."""
    for text in texts(value):
        if found := command_in(text):
            return found
    return None


def word_left_open(value: Any) -> str | None:
    """Return the only value of a body that an example leaves open, beside the device."""
    found = [
        text
        for text in texts(value)
        if (name := name_left_open(text)) is not None
        and placeholder_for(name) not in (*DEVICE, "token")
    ]
    return found[0] if len(found) == 1 else None


def says_open_command(value: Any, key: str = "") -> bool:
    """Whether a key of a body says that what is left open is the command."""
    if isinstance(value, Mapping):
        return any(says_open_command(value[key], str(key)) for key in value)
    if isinstance(value, list):
        return any(says_open_command(inner, key) for inner in value)
    is_open = isinstance(value, str) and name_left_open(value) is not None
    return is_open and _COMMAND_KEY.fullmatch(folded(key)) is not None


def with_command(value: Any, key: str = "") -> Any:
    """Return a body with the placeholder in the place of the command.

    Args:
        value: The body, or a part of it.
        key: Under which it stood.
    """
    if isinstance(value, Mapping):
        return {name: with_command(inner, str(name)) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_command(inner, key) for inner in value]
    if isinstance(value, str) and (
        command_in(value)
        or "command" in folded(name_left_open(value) or "")
        or says_open_command(value, key)
    ):
        return "{command}"
    return value


def with_command_open(value: Any) -> Any:
    """Return a body in which the only value that is left open is the command."""
    word = None if find_command(value) else word_left_open(value)
    if word is None:
        return value
    if isinstance(value, Mapping):
        return {key: with_command_open(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_command_open(inner) for inner in value]
    return unset("command")


def texts(value: Any) -> list[str]:
    """Return every text of a body."""
    if isinstance(value, Mapping):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []
