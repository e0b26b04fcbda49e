"""Which names on the wire mean which attribute of a model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from .aliases import folded
from .fields import read_boolean, read_number, read_text
from .told import Told, Where

_PREFIXES: Final = {Where.DEVICE: "device", Where.STATUS: "device", Where.BAND: "band"}
"""What some put before a name: "deviceModel", "bandLabel"."""

_SUFFIXES: Final[dict[str | None, dict[str, float]]] = {
    "s": {
        "s": 1,
        "sec": 1,
        "secs": 1,
        "seconds": 1,
        "ms": 0.001,
        "millis": 0.001,
        "milliseconds": 0.001,
        "min": 60,
        "minutes": 60,
        "hours": 3600,
    },
    "Hz": {"hz": 1, "khz": 1e3, "mhz": 1e6},
    "dBm": {"dbm": 1},
    "dB": {"db": 1},
    "%": {"percent": 1, "pct": 1, "percentage": 1},
    "°C": {"c": 1, "degc": 1, "celsius": 1},
}
"""What some put behind a name, "temperatureCelsius", and how many of our unit it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one name means."""

    attribute: str
    key: str
    """The vendor's name."""

    label: str
    """What messages call it."""

    read: Callable[[Any], Any]
    rank: int
    """The vendor's own names come first, then the others in their order."""

    is_own: bool
    """Whether it is the vendor's own name."""

    is_common: bool
    is_text: bool
    """Whether any text makes sense for it."""


class Names:
    """Every name under which a field of some models may come."""

    def __init__(self, fields: Iterable[Told]) -> None:
        """Take the definitions; where two claim a name, the plainer claim wins."""
        told = tuple(fields)
        self.attributes: Final = tuple(field.attribute for field in told)
        self._slots: dict[str, Slot] = {}
        for claim in (_own_names, _other_names, _variants):
            for field in told:
                for name, slot in claim(field):
                    self._slots.setdefault(name, slot)

    def get(self, key: str) -> Slot | None:
        """Return what a key of an answer means, if anything."""
        return self._slots.get(folded(key))


def _own_names(field: Told) -> Iterator[tuple[str, Slot]]:
    """Go through the vendor's names."""
    for rank, key in enumerate(field.keys):
        yield folded(key), _slot(field, key=key, rank=rank, is_own=True)


def _other_names(field: Told) -> Iterator[tuple[str, Slot]]:
    """Go through the other names that a definition lists."""
    for rank, key in enumerate(field.also, len(field.keys)):
        yield folded(key), _slot(field, rank=rank)


def _variants(field: Told) -> Iterator[tuple[str, Slot]]:
    """Go through what can be made of the names: prefixes, suffixes, no "is"."""
    prefix = _PREFIXES.get(field.where, "")
    for key in (*field.keys, *field.also):
        name = folded(key)
        yield prefix + name, _slot(field, rank=50)
        if field.read is read_boolean:
            yield name.removeprefix("is"), _slot(field, rank=51)
        for suffix, factor in _SUFFIXES.get(field.unit, {}).items():
            read = field.read if factor == 1 else partial(_scaled, field.read, factor)
            yield name + suffix, _slot(field, rank=52, read=read)


def _slot(
    field: Told,
    *,
    rank: int,
    key: str | None = None,
    is_own: bool = False,
    read: Callable[[Any], Any] | None = None,
) -> Slot:
    """Return what a name of a field means."""
    return Slot(
        attribute=field.attribute,
        key=key or field.keys[0],
        label=field.label if key in (None, field.keys[0]) else f"{key}",
        read=read or field.read,
        rank=rank,
        is_own=is_own,
        is_common=field.is_common,
        is_text=field.read is read_text,
    )


def _scaled(read: Callable[[Any], Any], factor: float, value: Any) -> Any:
    """Read a number that is given in another unit than ours."""
    number = read_number(value)
    return None if number is None else read(number * factor)
