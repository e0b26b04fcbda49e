"""The requests of an example, before their purpose is known.

A value that the example leaves open ("$TOKEN", "<password>", a variable that is not set)
is put between two marks that no typed text contains: `unset("token")`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
import re
from typing import Any

_BEGIN, _END = "\ue000", "\ue001"
UNSET = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
IN_HELPER = re.compile(
    rf"(?:(?:\w+://[^/\s]*(?:/[\w.-]+)*|{_BEGIN}\w+{_END})/?)?"
    rf"{_BEGIN}(?:path|ur[il]|endpoint|route)\w*{_END}"
    rf"|(?:(?:\w+://[^/\s]*|{_BEGIN}\w+{_END})/?)?{_BEGIN}\d{_END}",
    re.IGNORECASE,
)
"""The address in a function that gets the path, and sends all requests."""
_BLANKS = re.compile(
    r"<\s*([^<>]{1,60}?)\s*>|\{\{\s*([\w. -]{1,60}?)\s*\}\}|(?<![\w$])\{\s*([\w-]{1,60})\s*\}"
    r"|\[\s*([A-Za-z][\w -]{2,60})\s*\]|%([A-Z_]{3,40})%"
)
"""How people write a placeholder: <token>, {{token}}, {token}, [token], %TOKEN%."""


LONGEST = 262_144
"""Characters of an example. Examples have some thousand, OpenAPI documents more."""

MOST_REQUESTS = 500


class Unreadable(Exception):
    """The text has a known format, but it cannot be read; `fault` is the error's key."""

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
    """Return a text without the characters that we use as marks."""
    return text.replace(_BEGIN, "").replace(_END, "")


def name_left_open(text: str) -> str | None:
    """Return the name of the placeholder that a text is; `None` if it is a value."""
    found = UNSET.fullmatch(text) or _BLANKS.fullmatch(text)
    if found is None:
        return None
    return next((group for group in found.groups() if group), "")


def as_text(value: Any) -> str:
    """Return a value as it stands within a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, dict | list) else str(value)
