"""The query of an example: what it sets or sends, as a template."""

import re
from typing import Any
from urllib.parse import unquote

from ..call import CallName
from ..templates import placeholders
from .writes import as_write, is_own_placeholder, says_on_or_off

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
"""A number without a leading zero: "08" is a band."""


def pairs_in(query: str) -> list[tuple[str, str]]:
    """Return the names of a query as they stand there, with their decoded values."""
    return [
        (name, unquote(value))
        for name, _, value in (pair.partition("=") for pair in query.split("&") if pair)
    ]


def query_of(url: str) -> dict[str, Any]:
    """Return the values of a URL's query by name; numbers as such."""
    query = url.partition("#")[0].partition("?")[2]
    return {
        name: int(value) if _NUMBER.fullmatch(value) else value
        for name, value in pairs_in(query)
    }


def write_query(
    url: str, name: CallName, *, path: str, kept: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the query of a write as templates, and the platform's word for a command.

    A value that stays as the example has it would be sent whatever is wanted: "?on=false"
    also when a band is turned on.

    Args:
        url: The URL of the example.
        name: Which write it is.
        path: The template of its path.
        kept: Values of the query that may stay as they are, by name.
    """
    told, words = as_write(query_of(url), name, is_of_bands="band" in path)
    settings = {
        key: value
        for key, value in told.items()
        if isinstance(value, str) and is_own_placeholder(value)
    }
    if "on" in placeholders(path) or any(map(says_on_or_off, settings)):
        # Another value can be true for a reason of its own, such as "save=true".
        settings = {
            key: value
            for key, value in settings.items()
            if "on" not in placeholders(value) or says_on_or_off(key)
        }
    others = {key: value for key, value in kept.items() if key in told}
    return {**others, **settings}, words
