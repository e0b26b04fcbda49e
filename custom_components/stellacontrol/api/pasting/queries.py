"""The query of an example: what it sets or sends, as a template."""

import re
from typing import Any
from urllib.parse import unquote

from ..call import CallName
from ..templates import placeholders
from .meanings import says_on_or_off
from .writes import as_write, is_own_placeholder

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


def settings_in(
    url: str, name: CallName, bands: re.Pattern[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the query of a write sets as templates, and the platform's words.

    A value that stays as the example has it would be sent whatever is wanted: "?on=false"
    also when a band is turned on.

    Args:
        url: The URL of the example.
        name: Which write it is.
        bands: What an identifier of a band looks like in it.
    """
    told, words = as_write(query_of(url), name, bands=bands)
    settings = {
        key: value
        for key, value in told.items()
        if isinstance(value, str) and is_own_placeholder(value)
    }
    return settings, words


def without_chance(settings: dict[str, str]) -> dict[str, str]:
    """Return settings without values that are true by chance, such as "save=true"."""
    return {
        key: value
        for key, value in settings.items()
        if "on" not in placeholders(value) or says_on_or_off(key)
    }
