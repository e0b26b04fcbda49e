"""Variables of collections and of editors that send requests: "{{base}}", "{{isOn}}"."""

from collections.abc import Iterable, Mapping
import re

from ..aliases import placeholder_for

_SET = re.compile(
    r"^[ \t]*@([\w.-]{1,60})[ \t]*=[ \t]*(\S{1,200})[ \t]*$", re.MULTILINE
)
"""Such as "@base = https://api.example/v2", in files of requests."""

_USED = re.compile(r"\{\{[ \t]{0,3}([\w.-]{1,60})[ \t]{0,3}\}\}")
_ADDRESS = re.compile(r"(?:https?://|/|\{\{)[\w./:{}-]*")
_LONGEST = 200
"""Characters of an address; each variable may hold others."""

_BARE = re.compile(
    r"(?<!\\)(\\*[\"'])(\s*:\s*)\{\{([^{}\"'\n]{1,60})\}\}(?=(?:\s|\\[nrt])*[,}\]])"
)
"""What stands in JSON for a value, without the quotes that make a text of it.

The quote of the key before it may be escaped, as the body may be a text within JSON.
"""
_NAME = re.compile(r"[\w-]+(?=\s*(?:\||$))")
"""What is meant in "$json.isOn" and "is_on | tojson"."""


def with_variables(text: str) -> str:
    """Return a text with its addresses in the place of their variables, and plain JSON."""
    return _BARE.sub(_as_text, with_addresses(text, addresses(_SET.findall(text))))


def addresses(variables: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the variables that are addresses; what others stand for could be secret.

    Args:
        variables: Names and values; a value may hold a variable that was set before.
    """
    known: dict[str, str] = {}
    for name, value in variables:
        told = with_addresses(value, known)
        is_one = _ADDRESS.fullmatch(told) and placeholder_for(name) is None
        if is_one and len(told) <= _LONGEST:
            known[name] = told
    return known


def with_addresses(text: str, known: Mapping[str, str]) -> str:
    """Return a text with addresses in the place of their variables."""
    if not known:
        return text
    return _USED.sub(lambda found: known.get(found[1], found[0]), text)


def _as_text(found: re.Match[str]) -> str:
    """Return a variable in the quotes that its key has."""
    name = _NAME.search(found[3])
    quote, told = found[1], found[3].strip() if name is None else name[0]
    return f"{quote}{found[2]}{quote}{{{{{told}}}}}{quote}"
