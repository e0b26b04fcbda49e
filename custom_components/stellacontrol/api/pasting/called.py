"""What functions give that a program calls, as far as that can be seen without running it."""

from dataclasses import dataclass, field
import json
import re
from typing import Any

from .example import unset

_AS_JSON = re.compile(r"stringify|dumps|Serialize(?:Object)?")
_AS_FORM = re.compile(r"URLSearchParams|FormUrlEncodedContent|urlencode|FormData")
_AS_IT_IS = re.compile(
    r"StringContent|Create|encode|str|quote|encodeURIComponent|String|EscapeDataString|"
    r"Headers|Uri|URL|from|dict|toString"
)
_AS_ADDRESS = re.compile(
    r"(?<!c)ur[il]|path|join|endpoint|route|address", re.IGNORECASE
)
_AS_WORDS = re.compile(r"AuthenticationHeaderValue")
_AS_PAIR = re.compile(r"(?:HTTP)?BasicAuth")
_AS_WEB_JSON = re.compile(r"JsonContent\.Create|\w+AsJsonAsync|AddJsonBody")
"""What of .NET writes the names of an object in camel case."""
_RECORD = re.compile(r"\brecord\s+(?:class\s+|struct\s+)?(\w+)\s*\(([^()]*)\)")
_PYTHON = re.compile(
    r"^(?:\s*(?:async )?def \w+\(|import [\w., ]+$|from [\w.]+ import )", re.MULTILINE
)


@dataclass(slots=True)
class Arguments:
    """What stands in the brackets of a call."""

    plain: list[Any] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Called:
    """The value of a call whose result is not known, with what it was given."""

    name: str
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Kind:
    """The names of what an object of C# is made of: record LogIn(string User, ...)."""

    names: tuple[str, ...]

    def filled(self, given: Arguments) -> dict[str, Any]:
        """Return what an object holds that was made of these values."""
        return dict(zip(self.names, given.plain, strict=False)) | given.named


class Form(dict[str, Any]):
    """Fields that are sent as a form."""


def kinds_in(text: str) -> dict[str, Kind]:
    """Return the kinds that a program describes, by name."""
    return {
        found[1]: Kind(
            tuple(re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", found[2].strip()))
        )
        for found in _RECORD.finditer(text)
    }


def is_python(text: str) -> bool:
    """Whether a program is in Python, where a key without quotes is a variable."""
    return _PYTHON.search(text) is not None


def result_of(called: Called) -> Any:
    """Return what a call gives, as far as that is what it was given."""
    last, given = called.name.rpartition(".")[2], called.arguments
    first = given.plain[0] if given.plain else given.named or unset(last)
    if _AS_WEB_JSON.fullmatch(called.name):
        return as_web_json(called.name, first)
    if _AS_JSON.fullmatch(last):
        return json.dumps(first)
    if _AS_FORM.fullmatch(last):
        return Form(first) if isinstance(first, dict) else first
    if _AS_IT_IS.fullmatch(last):
        return first
    if _AS_WORDS.fullmatch(last):
        return " ".join(as_text(value) for value in given.plain)
    if _AS_PAIR.fullmatch(last):
        return given.plain
    texts = [value for value in given.plain if isinstance(value, str)]
    if _AS_ADDRESS.search(last) and any("/" in text for text in texts):
        *before, path = texts
        return "".join(f"{text.rstrip('/')}/" for text in before) + (
            path.lstrip("/") if before else path
        )
    is_looked_up = last.lower() in ("getenv", "get", "getenvironmentvariable")
    return unset(as_text(first) if is_looked_up and given.plain else last)


def as_text(value: Any) -> str:
    """Return a value as it stands within a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, dict | list) else str(value)


def as_web_json(function: str, value: Any) -> Any:
    """Return a value with the names that a function of .NET makes of it."""
    if not _AS_WEB_JSON.fullmatch(function):
        return value
    if isinstance(value, list):
        return [as_web_json(function, each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        re.sub(
            r"^(?:[A-Z]+(?![a-z])|[A-Z])", lambda first: first[0].lower(), name
        ): as_web_json(function, each)
        for name, each in value.items()
    }
