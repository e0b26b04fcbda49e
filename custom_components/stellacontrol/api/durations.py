"""Durations, however a platform writes them."""

from datetime import timedelta
from functools import lru_cache
import re
from typing import Final

from .limits import LONGEST_TEXT

_ISO = re.compile(
    r"p(?:(?P<days>\d+(?:\.\d+)?)d)?"
    r"(?:t(?:(?P<hours>\d+(?:\.\d+)?)h)?(?:(?P<minutes>\d+(?:\.\d+)?)m)?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)s)?)?"
)
"""ISO 8601, in lower case: "pt10m"."""

_CLOCK = re.compile(
    r"(?:(?P<days>\d+)(?:[. ]|\s*d(?:ays?)?\s*,?\s*))?"
    r"(?P<hours>\d+):(?P<minutes>\d\d):(?P<seconds>\d\d(?:\.\d+)?)"
)
"""As a clock shows it: "00:10:00", "2 days, 03:04:05"."""

_PART = re.compile(r"(\d+(?:\.\d+)?|[a-z]+(?= [a-z]))? ?([a-zµ]+)[ ,]*")
"""A number, in digits or as a word, and its unit: "10 min", "ten minutes", "minute"."""

_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        1,
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "a": 1, "an": 1}

_UNITS: Final = {
    name: timedelta(**{keyword: 1})
    for keyword, names in {
        "milliseconds": "ms msec msecs millisecond milliseconds",
        "seconds": "s sec secs second seconds secondly",
        "minutes": "m min mins minute minutes minutely",
        "hours": "h hr hrs hour hours hourly",
        "days": "d day days daily",
    }.items()
    for name in names.split()
}

_FILLERS = re.compile(r"^(?:every|each|once|per|a|an|in|and| )+ ")


def parse_duration(text: str) -> timedelta | None:
    """Return the duration that a text with a unit tells; `None` if it tells none.

    Args:
        text: Such as "10m", "PT10M", "00:10:00", "1 min 30 s", "every ten minutes",
            "EVERY_10_MINUTES", "hourly". A bare number is not read: its unit is unknown.
    """
    # In a longer one the search for a pattern would take for ever.
    return _parsed(text) if len(text) <= LONGEST_TEXT else None


@lru_cache(maxsize=256)
def _parsed(text: str) -> timedelta | None:
    """Parse a text that is no longer than any duration."""
    plain = text.strip().lower()
    try:
        if (span := _by_pattern(plain)) is not None:
            return span
        return _sum_of_parts(_FILLERS.sub("", re.sub(r"[_\-\s]+", " ", plain)))
    except OverflowError:
        return None


def _by_pattern(text: str) -> timedelta | None:
    """Return the duration if it is written in one of the usual forms."""
    for pattern in (_ISO, _CLOCK):
        if (found := pattern.fullmatch(text)) and any(found.groups()):
            return timedelta(
                **{
                    unit: float(number or 0)
                    for unit, number in found.groupdict().items()
                }
            )
    return None


def _sum_of_parts(text: str) -> timedelta | None:
    """Add numbers with units up; `None` if anything else is among them."""
    total, end = timedelta(0), 0
    for part in _PART.finditer(text):
        number, unit = part.groups()
        if part.start() != end or unit not in _UNITS:
            return None
        amount = 1.0 if number is None else _NUMBER_WORDS.get(number)
        if amount is None:
            try:
                amount = float(number)
            except ValueError:
                return None
        total += amount * _UNITS[unit]
        end = part.end()
    return total if end and end == len(text) else None
