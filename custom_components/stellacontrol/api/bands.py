"""Where the bands of a device stand, and which object is which band."""

from collections.abc import Iterator
from dataclasses import dataclass
import re
from typing import Any, Final

from .aliases import folded
from .fields import IllTyped, read_band_id
from .models import Band
from .names import Names
from .told import told_fields
from .tree import Apart, Path, step_into, walk

BAND_NAMES: Final = Names(told_fields(Band))

_PREFIXED = re.compile(r"(?:is|lte)?band[ _\-]?(\w{1,4})", re.IGNORECASE)
"""A band with its identifier in the name: "band08"."""

_LIST_OF_IDS = re.compile(r"\w+(?:\s*[,;/| ]\s*\w+)*", re.ASCII)
"""Identifiers written as one text: "08,21", "800/900 MHz"."""

_ENOUGH = 3
"""An object with so many fields of a band is a band, under any name."""

_COMMON: Final = frozenset({"identifier", "label", "frequency", "status"})
"""What tells which band it is, or what other things have, too; the rest are readings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsPlace:
    """Where bands were found."""

    path: Path
    kind: type
    """A list, an object or a text."""

    is_prefixed: bool = False
    """Whether the bands are members of a larger object, told by their names."""

    def fits(self, tree: Any) -> bool:
        """Whether the bands of another answer stand at the same place in the same form."""
        holder: Any = step_into(tree, self.path)
        if self.is_prefixed:
            return True
        if not _objects_in(holder):
            # Nothing but names: what the bands tell may stand elsewhere this time.
            return find_bands(tree) == self
        return type(holder) is self.kind and not (
            type(holder) is dict and _is_wrapper(holder)
        )

    def apart(self, tree: Any) -> Apart:
        """Return the paths that belong to the bands alone."""
        if not self.is_prefixed:
            return frozenset({self.path})
        return frozenset(
            (*self.path, key)
            for key, value in step_into(tree, self.path).items()
            if _as_prefixed(key, value)
        )

    def entries(self, tree: Any) -> Iterator[tuple[Any, Any]]:
        """Go through key and value of each band; the key is `None` in a list.

        Raises:
            IllTyped: What stands there cannot be bands.
        """
        holder = step_into(tree, self.path)
        if self.is_prefixed:
            for key, value in holder.items():
                if found := _as_prefixed(key, value):
                    yield found, value
            return
        yield from _entries(holder)


def find_bands(tree: Any) -> BandsPlace | None:
    """Return where the bands of a device stand; `None` if nothing looks like bands."""
    best: tuple[int, BandsPlace] | None = None
    for path, holder in walk(tree):
        named = [value for key, value in holder.items() if _as_prefixed(key, value)]
        if named:
            is_enough = max(map(_fields_in, named)) >= _ENOUGH
            place = BandsPlace(path=path, kind=dict, is_prefixed=True)
            best = _better(best, 6 if is_enough else 4, place)
        for key, value in holder.items():
            if score := _score(key, value):
                place = BandsPlace(path=(*path, key), kind=type(value))
                best = _better(best, score, place)
    return None if best is None else best[1]


def identifier_from(frequency: float | None) -> str | None:
    """Return the identifier of a band of which only the frequency, in Hz, is known."""
    if frequency is None or not 4e8 <= frequency < 1e10:
        return None
    return f"{round(frequency / 1e8):02}"


def is_key_of_a_band(key: Any) -> bool:
    """Whether a key names a band, rather than a place in a list."""
    try:
        return read_band_id(key).isdigit()
    except IllTyped:
        return False


def is_vendors_name(key: str) -> bool:
    """Whether a band's identifier under this name counts more than the band's key.

    A key may be its place or its row in a database, and so may be what is called "id".
    """
    return key.lower().endswith("identifier")


def _better(
    best: tuple[int, BandsPlace] | None, score: int, place: BandsPlace
) -> tuple[int, BandsPlace]:
    """Return the likelier of two places; the outer one of two that are equal."""
    return (score, place) if best is None or score > best[0] else best


def _score(key: str, value: Any) -> int:
    """Return how much a member looks like the bands of a device; 0 if not at all."""
    name = folded(key)
    entries = _objects_in(value)
    fields = max(map(_fields_in, entries), default=0)
    has_readings = any(map(_has_readings, entries))
    if name == "band" or name.endswith(("bands", "bandlist")):
        if fields:
            return 7 if has_readings else 5
        if type(value) is dict and _is_wrapper(value):
            return 0  # the list in it comes later
        return 3 if value and type(value) in (list, str) else 1
    if "band" in name and (fields >= _ENOUGH or value in ([], {})):
        return 6 if value else 1  # what is empty now may hold them later
    if fields < _ENOUGH:
        return 0
    return 4 if has_readings else 2


def _is_wrapper(holder: dict[str, Any]) -> bool:
    """Whether an object holds the list of bands rather than bands."""
    return any(type(value) is list and _objects_in(value) for value in holder.values())


def _objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the first few objects of a list or of an object of objects."""
    if type(value) is dict:
        value = list(value.values())
    if type(value) is not list:
        return []
    return [entry for entry in value[:8] if type(entry) is dict]


def _fields_in(entry: dict[str, Any]) -> int:
    """Return how many fields of a band an object has."""
    count = len({slot.attribute for key in entry if (slot := BAND_NAMES.get(key))})
    if len(entry) == 1:
        (inner,) = entry.values()
        return max(count, _fields_in(inner)) if type(inner) is dict else count
    return count


def _has_readings(entry: dict[str, Any], depth: int = 2) -> bool:
    """Whether an object, or one within it, tells how a band is."""
    return any(
        ((slot := BAND_NAMES.get(key)) is not None and slot.attribute not in _COMMON)
        or (type(inner) is dict and depth > 0 and _has_readings(inner, depth - 1))
        for key, inner in entry.items()
    )


def _as_prefixed(key: str, value: Any) -> str | None:
    """Return the identifier of a band that is told by its name."""
    if type(value) is not dict or not (found := _PREFIXED.fullmatch(key)):
        return None
    return found[1] if found[1][0].isdigit() and _fields_in(value) else None


def _entries(holder: Any) -> Iterator[tuple[Any, Any]]:
    """Go through the bands of a container."""
    if holder is None:
        return
    if type(holder) is str and _LIST_OF_IDS.fullmatch(holder.strip()):
        # What has no digit is a unit, or another word.
        holder = re.findall(r"\w*\d\w*", holder, re.ASCII)
        if not holder:
            raise IllTyped
    if type(holder) is list:
        for entry in holder:
            if type(entry) is dict and len(entry) == 1 and _is_keyed(entry):
                yield from entry.items()
            else:
                yield None, entry
    elif type(holder) is dict:
        if _is_one_band(holder):
            yield None, holder
        else:
            yield from holder.items()
    else:
        raise IllTyped


def _is_keyed(entry: dict[str, Any]) -> bool:
    """Whether an object with one member holds a band under its identifier."""
    ((key, inner),) = entry.items()
    return type(inner) is dict and is_key_of_a_band(key)


def _is_one_band(holder: dict[str, Any]) -> bool:
    """Whether an object is a band itself, and not one of bands."""
    slot = next((slot for key in holder if (slot := BAND_NAMES.get(key))), None)
    return (
        slot is not None
        and "identifier"
        in {s.attribute for key in holder if (s := BAND_NAMES.get(key))}
        and not any(is_key_of_a_band(key) for key in holder)
    )
