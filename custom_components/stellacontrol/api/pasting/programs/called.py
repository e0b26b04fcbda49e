"""What the functions that a program calls return, as far as its text tells."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
import json
import re
from typing import Any

from ..example import as_text, unset
from .strings import formatted

_AS_JSON = re.compile(r"stringify|dumps|Serialize(?:Object)?")
_AS_BODY = re.compile(
    r"(?:to|as|make|create|build)?_?(?:json|body|content|payload)_?(?:content|body|string)?"
    r"|FromObject|freeze|asdict",
    re.IGNORECASE,
)
"""Helpers that write an object as a library wants it, and give it as it is to us."""
_AS_FORM = re.compile(r"URLSearchParams|FormUrlEncodedContent|urlencode|FormData")
_AS_IT_IS = re.compile(
    r"StringContent|Create|encode|str|quote|encodeURIComponent|String|EscapeDataString|"
    r"Headers|HttpMethod|Uri|URL|from|dict|toString"
)
_AS_ADDRESS = re.compile(
    r"(?<!c)ur[il]|path|join|endpoint|route|address", re.IGNORECASE
)
_AS_WORDS = re.compile(r"AuthenticationHeaderValue")
_AS_PAIR = re.compile(r"(?:HTTP)?BasicAuth|KeyValuePair")
_VAGUE = ("name", "key", "secret")
_OWN = re.compile(r"self|this|cls|[A-Z]\w*")
"""The program's own object, or a class that holds constants."""
_KEEPS = re.compile(
    r"[tT]oString|ToJsonString|model_dump|to\w*Case|ToLower\w*|ToUpper\w*|lower|upper|[tT]rim\w*|[lr]?strip"
    r"|encode|decode|valueOf"
)
"""Methods that give what they are called on, written another way."""
_AS_WEB_JSON = re.compile(r"(?:\w+\.)*JsonContent\.Create|\w+AsJsonAsync|AddJsonBody")
"""What of .NET writes the names of an object in camel case."""
_RECORD = re.compile(r"\brecord\s+(?:class\s+|struct\s+)?(\w+)\s*\(([^()]*)\)")
_LANGUAGE = re.compile(
    r"(?P<python>^(?:\s*(?:async )?def \w+\(|import [\w., ]+$|from [\w.]+ import ))"
    r"|^\s*(?:const|let|var|using|function)\b|;[ \t]*$",
    re.MULTILINE,
)
"""Lines that only Python has, or only the others; a page may show several languages."""


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
    """The members of a record of C#: record LogIn(string User, ...)."""

    names: tuple[str, ...]

    def filled(self, given: Arguments) -> dict[str, Any]:
        """Return what an object holds that was made of these values."""
        return dict(zip(self.names, given.plain, strict=False)) | given.named


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function of the program returns: a text, such as an address."""

    text: str


class Form(dict[str, Any]):
    """Fields that are sent as a form."""


def kinds_in(text: str) -> dict[str, Kind]:
    """Return the records that a program in C# declares, by name."""
    return {
        found[1]: Kind(
            tuple(re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", found[2].strip()))
        )
        for found in _RECORD.finditer(text)
    }


class Languages:
    """Which parts of a text are in Python, where a key without quotes is a variable."""

    def __init__(self, text: str) -> None:
        """Find where the text turns to a language."""
        self._turns = [
            (found.start(), found["python"] is not None)
            for found in _LANGUAGE.finditer(text)
        ]

    def is_python(self, at: int) -> bool:
        """Whether a place is in Python; before the first turn it is as behind it."""
        before = bisect_left(self._turns, (at,))
        return bool(self._turns) and self._turns[max(0, before - 1)][1]


def result_of_method(before: Any, name: str, given: Arguments) -> Any:
    """Return what a method gives of a value that is known; `None` if that is not known."""
    plain = given.plain
    if before is not None and _KEEPS.fullmatch(name):
        return before
    if isinstance(before, str):
        if name == "format":
            return formatted(before, plain, given.named, by_percent=False)
        if name == "join" and plain and isinstance(plain[0], list):
            return before.join(as_text(each) for each in plain[0])
        if re.fullmatch("[rR]eplace(?:All)?", name) and len(plain) == 2:
            old, new = map(as_text, plain)
            return before.replace(old, new) if old else None
    if isinstance(before, list) and name == "join" and plain:
        return as_text(plain[0]).join(as_text(each) for each in before)
    return None


def meaning_of(path: list[str], value: Any, variables: Mapping[str, Any]) -> Any:
    """Return what names stand for, such as "settings.paths.list".

    Args:
        path: The names.
        value: What was read behind them, such as a call.
        variables: What is known by name.
    """
    if isinstance(value, Called):
        kind = variables.get(value.name.rpartition(".")[2])
        if isinstance(kind, Returned):
            return kind.text
        return (
            kind.filled(value.arguments) if isinstance(kind, Kind) else result_of(value)
        )
    if value is not None:
        return value
    known = variables.get(path[0])
    for name in path[1:]:
        known = known.get(name) if isinstance(known, dict) else None
    if known is None and len(path) == 2 and _OWN.fullmatch(path[0]):
        known = variables.get(path[1])
    if known is not None:
        return known
    # "client.name" is another name than "user.name".
    is_vague = len(path) > 1 and path[-1].lower() in _VAGUE
    return unset("_".join(path[-2:]) if is_vague else path[-1])


def result_of(called: Called) -> Any:
    """Return what a call gives, as far as that is what it was given."""
    last, given = called.name.rpartition(".")[2], called.arguments
    first = given.plain[0] if given.plain else given.named or unset(last)
    if _AS_FORM.fullmatch(last) and not given.plain:
        return Form(given.named)
    if _AS_WEB_JSON.fullmatch(called.name):
        return as_web_json(called.name, first)
    if _AS_JSON.fullmatch(last):
        return json.dumps(first)
    if _AS_FORM.fullmatch(last) and isinstance(first, list):
        pairs = [each for each in first if isinstance(each, list) and len(each) == 2]
        return Form({as_text(name): value for name, value in pairs})
    if _AS_FORM.fullmatch(last):
        return Form(first) if isinstance(first, dict) else first
    if _AS_IT_IS.fullmatch(last) or called.name == "AuthenticationHeaderValue.Parse":
        return first
    if last == "Format" and isinstance(first, str):
        return formatted(first, given.plain[1:], {}, by_percent=False)
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
    if _AS_BODY.fullmatch(last) and isinstance(first, dict):
        return first
    if last[:1].isupper() and given.named and not given.plain:
        return dict(given.named)  # Python: an object by the names of its members
    is_looked_up = last.lower() in ("getenv", "get", "getenvironmentvariable")
    if is_looked_up and len(given.plain) == 2 and "://" in as_text(given.plain[1]):
        return given.plain[1]  # where it usually is
    return unset(as_text(first) if is_looked_up and given.plain else last)


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
