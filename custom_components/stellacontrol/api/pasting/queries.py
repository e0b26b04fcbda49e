"""What the query of an example sets or sends, as a template."""

import re
from typing import Any
from urllib.parse import unquote

from ..call import CallName
from ..templates import placeholders
from .writes import (
    as_frequency,
    as_parameters,
    find_command,
    is_own_placeholder,
    says_on_or_off,
    with_command,
)

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
"""Of a frequency, or whether something is on; "08" is a band."""


def query_of(url: str) -> dict[str, Any]:
    """Return the values of a query by name; those that are numbers as such."""
    query = url.partition("#")[0].partition("?")[2]
    return {
        name: int(value) if _NUMBER.fullmatch(value) else value
        for name, value in ((name, unquote(value)) for name, value in _pairs(query))
    }


def query_as_template(
    url: str, name: CallName, *, path: str, kept: str
) -> tuple[str, dict[str, str]]:
    """Return the query of a write, with what it sets as a template; and its words.

    A value that is kept as it is would be sent whatever is wanted: "?on=false" with each
    switch of a band.

    Args:
        url: The URL of the example.
        name: Which call it is.
        path: The template of its path.
        kept: What else can be kept of the query.
    """
    given = query_of(url)
    words: dict[str, str] = {}
    if name is CallName.SEND_COMMAND:
        if (found := find_command(given)) and found[0] != found[1]:
            words = {found[0]: found[1]}
        told = with_command(given)
    else:
        told = as_parameters(given, is_of_bands="band" in path)
        if name is CallName.SET_FREQUENCY:
            told = as_frequency(told)
    settings = {
        key: value
        for key, value in told.items()
        if isinstance(value, str) and is_own_placeholder(value)
    }
    if "on" in placeholders(path) or any(map(says_on_or_off, settings)):
        # Not what is true for another reason, such as "save=true".
        settings = {
            key: value
            for key, value in settings.items()
            if "on" not in placeholders(value) or says_on_or_off(key)
        }
    others = {name: value for name, value in _pairs(kept) if name in told}
    pairs = [f"{key}={value}" for key, value in {**others, **settings}.items()]
    return "?" + "&".join(pairs) if pairs else "", words


def names_in(query: str) -> list[str]:
    """Return the names of a query's values."""
    return [name for name, _ in _pairs(query.removeprefix("?"))]


def _pairs(query: str) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, _, value in (pair.partition("=") for pair in query.split("&") if pair)
    ]
