"""What an example tells: its requests, before anybody knows what they are for.

A value that the example leaves open ("$TOKEN", "<password>", a variable that is not set)
stands between two marks that no text of a person holds: `unset("token")`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
import re
from typing import Any

_BEGIN, _END = "\ue000", "\ue001"
UNSET = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_BLANKS = re.compile(
    r"<\s*([^<>]{1,60}?)\s*>|\{\{\s*([\w. -]{1,60}?)\s*\}\}|(?<![\w$])\{\s*([\w-]{1,60})\s*\}"
    r"|\[\s*([A-Za-z][\w -]{2,60})\s*\]|%([A-Z_]{3,40})%"
)
"""How people leave a value open: <token>, {{token}}, {token}, [token], %TOKEN%."""


LONGEST = 32_768
"""Characters of an example; the vendor's examples have a few thousand."""

MOST_REQUESTS = 40


class Unreadable(Exception):
    """The text looks like something, but it cannot be read; `fault` is its key."""

    def __init__(self, fault: str) -> None:
        """Remember what is wrong."""
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One request of an example."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Any = field(default=None, repr=False)
    """Decoded JSON, or the fields of a form; a text if it is neither."""
    is_form: bool = False


@dataclass(slots=True, kw_only=True)
class Source:
    """Everything that was read out of a text."""

    requests: list[Example] = field(default_factory=list)
    profile: Any = None
    """A profile, if the text is one."""


def unset(name: str) -> str:
    """Return what stands for a value that the example leaves open."""
    return f"{_BEGIN}{name.replace(_BEGIN, '').replace(_END, '')}{_END}"


def without_marks(text: str) -> str:
    """Return a text of a person, in which our marks mean nothing."""
    return text.replace(_BEGIN, "").replace(_END, "")


def name_left_open(text: str) -> str | None:
    """Return the name of the value that a text leaves open; `None` if it is a value."""
    found = UNSET.fullmatch(text) or _BLANKS.fullmatch(text)
    if found is None:
        return None
    return next((group for group in found.groups() if group), "")
