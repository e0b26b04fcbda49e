"""The path of a write: what it sets or sends, as a template."""

from collections.abc import Set as AbstractSet
from itertools import pairwise
import re

from ..call import CallName
from ..templates import path_and_query, placeholders
from .meanings import (
    BAND_ID,
    BANDS,
    FREQUENCIES,
    command_in,
    frequency,
    frequency_words,
    is_frequency,
    on_or_off,
    word_for,
)

_DEVICE = re.compile(r"^.*\{(?:serial|id)\}(?:[\"']?\))?")
_OF_ANOTHER = re.compile(
    r"alarm|password|user|firmware|account|counter|quota|schedul|stat|band|log|session"
)
_NUMBER = re.compile(r"\d{1,9}")
_BAND_PART = re.compile(rf"(?<=/){BAND_ID.pattern}(?=/|$)", re.IGNORECASE)


def last_part(path: str) -> str:
    """Return the last part of a path that is not empty."""
    return path_and_query(path)[0].rstrip("/").rpartition("/")[2]


def parts_behind_device(path: str) -> list[str]:
    """Return the parts of a path that follow the device; all if it names none."""
    behind = _DEVICE.sub("", path_and_query(path)[0])
    return [part for part in behind.split("/") if part]


def command_part(path: str) -> str:
    """Return the part of a path that is a command, such as "reboot"; else nothing."""
    parts = path_and_query(path)[0].split("/")
    commands = [
        part
        for before, part in pairwise(parts)
        # Below "/alarms" or "/password", a reset is not that of the device.
        if command_in(part.partition(".")[0]) and not _OF_ANOTHER.search(before)
    ]
    return commands[-1] if commands else ""


def as_write_path(
    path: str, name: CallName, said: AbstractSet[str]
) -> tuple[str, dict[str, str]]:
    """Return the path of a write as a template, and the platform's words by ours.

    Args:
        path: As a template for the device; without a query.
        name: Which write it is.
        said: Placeholders of its body and its query: what they say is not in the path.
    """
    if name is CallName.SEND_COMMAND:
        return _with_command(path)
    if name is CallName.SET_FREQUENCY:
        return (path, {}) if said & FREQUENCIES else _with_frequency(path)
    if not BANDS & (said | placeholders(path)):
        path = _with_band(path)
    told = on_or_off(last_part(path))
    return path if told is None else _with_last(path, told), {}


def _with_command(path: str) -> tuple[str, dict[str, str]]:
    """Return a path with a command in it, such as "/reboot", as a template."""
    part = command_part(path)
    word, dot, ending = part.partition(".")
    if (found := command_in(word)) is None:
        return path, {}
    head, _, tail = path.rpartition(f"/{part}")
    return f"{head}/{{command}}{dot}{ending}{tail}", word_for(found)


def _with_frequency(path: str) -> tuple[str, dict[str, str]]:
    """Return a path that ends with a frequency, such as "/interval/10m", as a template."""
    last = last_part(path)
    value = int(last) if _NUMBER.fullmatch(last) else last
    if not is_frequency(value):
        return path, {}
    return _with_last(path, frequency(value)), frequency_words(value)


def _with_band(path: str) -> str:
    """Return a path with a band in it, such as "/switch/08/off", as a template."""
    device = _DEVICE.match(path)
    head = "" if device is None else device[0]
    return head + _BAND_PART.sub("{band}", path[len(head) :], count=1)


def _with_last(path: str, new: str) -> str:
    """Return a path with another last part."""
    head, _, tail = path.rpartition(last_part(path))
    return head + new + tail
