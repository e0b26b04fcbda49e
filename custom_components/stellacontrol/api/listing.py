"""Where a list of devices stands in an answer, whether it is all, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
import re
from typing import Any, Final

from .aliases import folded
from .fields import IllTyped
from .limits import MOST_DEVICES
from .names import Names
from .tree import DEPTH

_LIST_NAMES: Final = frozenset(
    {"devices", "data", "items", "results", "list", "content", "records", "rows"}
)
"""Where an empty list is one of no devices, and not one of, say, no errors."""

_SERIAL = re.compile(r"(?=.*\d)[\w.:\-]{3,40}")
"""A bare text that may well be a serial number."""

type Entry = tuple[str | None, Any]
"""The serial number under which an entry stands, if it stands under one; the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of devices."""

    entries: tuple[Entry, ...]
    frame: dict[str, Any]
    """What the objects around it tell; they may say that there is more."""
    is_whole: bool = True
    """Whether it is a list; a single object, such as a status, is only taken for one."""


def tidied(body: Any) -> Any:
    """Return an answer whose odd frames are made plain; most come back as they are.

    A list of {"name": …, "value": …} becomes an object, and a name with dots in it
    ("health.temperature") becomes objects within each other.
    """
    if type(body) is list:
        if (pairs := _pairs(body)) is not None:
            return tidied(pairs)
        inner = [tidied(entry) for entry in body]
        return (
            inner if any(a is not b for a, b in zip(inner, body, strict=True)) else body
        )
    if type(body) is not dict:
        return body
    plain: dict[str, Any] = {}
    for key, value in body.items():
        *outer, last = key.split(".") if "." in key.strip(".") else [key]
        holder = plain
        for step in outer:
            below = holder.setdefault(step, {})
            if type(below) is not dict:
                below = holder[f"{step}."] = {}
            holder = below
        holder[last] = tidied(value)
    is_same = list(plain) == list(body) and all(
        plain[key] is value for key, value in body.items()
    )
    return body if is_same else plain


def _pairs(entries: list[Any]) -> dict[str, Any] | None:
    """Return a list of names and values as an object; `None` if it is another list."""
    pairs = {}
    for entry in entries:
        if type(entry) is not dict or not 2 <= len(entry) <= 3 or "value" not in entry:
            return None
        name = next(
            (entry[key] for key in ("name", "key", "field", "id") if key in entry), None
        )
        if type(name) is not str:
            return None
        unit = entry.get("unit")
        pairs[name] = (
            {"value": entry["value"], "unit": unit} if unit else entry["value"]
        )
    return pairs or None


def is_same_serial(one: str, other: str) -> bool:
    """Whether two texts are the same serial number, however it is written."""
    return one.casefold().lstrip("0") == other.casefold().lstrip("0")


def entry_about(body: Any, serial_number: str, names: Names) -> Any:
    """Return the part of an answer that is about one device.

    A platform may answer with a list of devices, or with one under its serial number;
    of several entries about the device the newest is taken, or the first where none
    tells its time. Anything else is returned as it is.
    """
    level = [body]
    for _ in range(DEPTH):
        below: list[Any] = []
        if any(type(value) is dict and _own_serial(value, names) for value in level):
            return body  # what lies deeper is of this device already
        for value in level:
            if type(value) is dict:
                if type(value.get(serial_number)) is dict:
                    return value[serial_number]
                below += value.values()
            elif type(value) is list and value:
                own = [
                    entry
                    for entry in value
                    if type(entry) is dict
                    and is_same_serial(_serial_of(entry, names) or "", serial_number)
                ]
                if own:
                    return max(own, key=lambda entry: _moment_of(entry, names))
                if value is body and len(value) > 1 and _is_history(value, names):
                    return max(value, key=lambda entry: _moment_of(entry, names))
        level = below
    return body[0] if type(body) is list and len(body) == 1 else body


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an answer."""

    value: Any
    name: str | None = None
    around: tuple[dict[str, Any], ...] = ()
    """The objects around it, or around the list that it is an entry of."""
    is_listed: bool = False
    """Whether it is an entry of a list."""

    @property
    def inner(self) -> Iterator[_Part]:
        """The parts within it that can hold devices."""
        if type(self.value) is dict:
            around = self.around if self.is_listed else (*self.around, self.value)
            for key, inner in self.value.items():
                if type(inner) in (dict, list):
                    yield _Part(inner, key, around)
        elif type(self.value) is list:
            for inner in self.value:
                if type(inner) in (dict, list):
                    yield _Part(inner, None, self.around, is_listed=True)

    @property
    def frame(self) -> dict[str, Any]:
        """What the objects around it tell beside what leads to it."""
        way = {id(part) for part in (*self.around, self.value)}
        beside = chain.from_iterable(holder.items() for holder in self.around)
        return {key: value for key, value in beside if id(value) not in way}


def find_listing(body: Any, names: Names) -> Listing | None:
    """Return the shallowest list, or object of objects, whose entries are devices."""
    empty: Listing | None = None
    level = [_Part(body)]
    for _ in range(DEPTH + 1):
        found = {
            number: entries
            for number, part in enumerate(level)
            if (entries := tuple(_entries_of(part.value, part.name, names)))
        }
        if found:
            parts = [level[number] for number in found]
            # Each entry of a list around them must hold one that can be read.
            is_whole = all(part.is_listed or not _is_lone(part.value) for part in parts)
            is_whole &= all(
                number in found for number, part in enumerate(level) if part.is_listed
            )
            return Listing(
                entries=tuple(chain.from_iterable(found.values())),
                frame=parts[0].frame,
                is_whole=is_whole,
            )
        empty = empty or next(
            (
                Listing(entries=(), frame=part.frame)
                for part in level
                if _is_empty_list(part.value, part.name)
            ),
            None,
        )
        within = chain.from_iterable(part.inner for part in level)
        level = list(islice(within, 4 * MOST_DEVICES))
    if empty is None and type(body) is dict and _serial_of(body, names):
        return Listing(entries=((None, body),), frame={}, is_whole=False)
    return empty


def _is_lone(value: Any) -> bool:
    """Whether this is one object in a frame, not one under its serial number."""
    return (
        type(value) is dict
        and len(value) == 1
        and not any(map(_SERIAL.fullmatch, value))
    )


def _is_empty_list(value: Any, name: str | None) -> bool:
    """Whether this is a list of no devices."""
    return value == [] and (name is None or folded(name) in _LIST_NAMES)


def _entries_of(value: Any, name: str | None, names: Names) -> Iterator[Entry]:
    """Go through the entries of a list of devices; of anything else there are none."""
    if type(value) is list:
        if any(type(entry) is dict and _serial_of(entry, names) for entry in value):
            yield from ((None, entry) for entry in value)
        elif _are_serials(value, name):
            yield from ((None, {"serialNumber": text}) for text in value)
        elif name is None or folded(name) in _LIST_NAMES:
            yield from _unreadable(value)
    elif type(value) is dict and value:
        inner = list(value.values())
        if not all(type(entry) is dict for entry in inner):
            return
        if all(_serial_of(entry, names) for entry in inner):
            yield from ((None, entry) for entry in inner)
        elif all(_fields_of(entry, names) > 1 for entry in inner) and all(
            names.get(key) is None and _SERIAL.fullmatch(key) for key in value
        ):
            yield from value.items()


def _unreadable(value: list[Any]) -> Iterator[Entry]:
    """Go through the entries of what is a list of devices by its name alone."""
    objects = (entry.values() for entry in value if type(entry) is dict)
    # One that holds a list may be a site with its devices.
    if not any(type(each) in (dict, list) for each in chain.from_iterable(objects)):
        yield from ((None, entry) for entry in value)


def _are_serials(value: list[Any], name: str | None) -> bool:
    """Whether a list is one of bare serial numbers."""
    is_named = name is not None and folded(name) in ("devices", "serialnumbers")
    return (
        is_named
        and bool(value)
        and all(type(entry) is str and _SERIAL.fullmatch(entry) for entry in value)
    )


def _serial_of(entry: dict[str, Any], names: Names, depth: int = 3) -> str | None:
    """Return the serial number in an entry itself or in one of its groups.

    Args:
        entry: An object.
        names: The fields by name.
        depth: How deep groups may stand within each other.
    """
    own = _own_serial(entry, names)
    if own or not depth:
        return own
    groups = [inner for inner in entry.values() if type(inner) is dict]
    inside = {
        serial for group in groups if (serial := _serial_of(group, names, depth - 1))
    }
    if len(inside) > 1:
        # An owner's "none" is no serial number.
        inside = {serial for serial in inside if _SERIAL.fullmatch(serial)}
    # Several serial numbers are several devices.
    return inside.pop() if len(inside) == 1 else None


def _own_serial(holder: dict[str, Any], names: Names) -> str | None:
    """Return the serial number that stands in an object itself."""
    for key, value in holder.items():
        slot = names.get(key)
        if slot is not None and slot.attribute == "serial_number":
            return str(value) if value and type(value) in (str, int) else None
    return None


def _fields_of(entry: dict[str, Any], names: Names) -> int:
    """Return how many fields of a device an entry holds."""
    return len({slot.attribute for key in entry if (slot := names.get(key))})


def _is_history(entries: list[Any], names: Names) -> bool:
    """Whether a list holds several statuses that do not say whose they are."""
    return all(
        type(entry) is dict and _fields_of(entry, names) > 3 for entry in entries
    )


def _moment_of(entry: dict[str, Any], names: Names) -> float:
    """Return when a status was received, in seconds; 0 if it does not say."""
    for key, value in entry.items():
        slot = names.get(key)
        if slot is not None and slot.attribute == "received_at":
            try:
                moment = slot.read(value)
            except IllTyped:
                continue
            if moment is not None:
                return float(moment.timestamp())
    return 0
