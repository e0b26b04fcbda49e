"""Turns dataclasses into what JSON can hold, and back.

One loader for everything that is stored: the fields and their types say how each is
written. A field that has a default may be missing, so that a new one needs no migration.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
import math
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = frozenset((bool, float, int, str, NoneType))
"""Types that JSON has, too."""


class UnreadableError(ValueError):
    """What is stored is not what `dump` makes."""

    def __init__(self, where: str, wanted: str) -> None:
        """Say which field is wrong; never its value, which may be private."""
        super().__init__(f"{where or 'it'} is not {wanted}")


def dump(value: Any) -> Any:
    """Return a dataclass, or what its fields may hold, in a form that can be JSON."""
    # Each message is followed by some hundred calls; most are for one of these.
    if (kind := type(value)) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Mapping):
        return {dump(key): dump(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [dump(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(dump(one) for one in value)
    if is_dataclass(kind):
        return {name: dump(getattr(value, name)) for name in _names(kind)}
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(one.name for one in fields(kind))


def load[T](kind: type[T], stored: Any) -> T:
    """Return the value of a type that `dump` made `stored` of.

    Raises:
        UnreadableError: It is none.
    """
    read: T = _read(kind, stored, "")
    return read


def _read(kind: Any, stored: Any, where: str) -> Any:
    """Read one value; `where` is its path from the outermost dataclass."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _read_union(arguments, stored, where)
    if origin in (tuple, list, set, frozenset):
        if not isinstance(stored, list):
            raise UnreadableError(where, "a list")
        return origin(_read(arguments[0], one, f"{where}[]") for one in stored)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(stored, Mapping):
            raise UnreadableError(where, "an object")
        return {
            _read(arguments[0], key, f"{where} key"): _read(
                arguments[1], one, f"{where}[]"
            )
            for key, one in stored.items()
        }
    if is_dataclass(kind):
        return _read_dataclass(kind, stored, where)
    return _read_plain(kind, stored, where)


def _read_union(kinds: tuple[Any, ...], stored: Any, where: str) -> Any:
    """Read a value that may be `None`."""
    if stored is None and NoneType in kinds:
        return None
    (kind,) = (one for one in kinds if one is not NoneType)
    return _read(kind, stored, where)


@cache
def _types(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    """Return the fields of a dataclass with their types."""
    hints = get_type_hints(kind)
    return tuple((one, hints[one.name]) for one in fields(kind))


def _read_dataclass(kind: Any, stored: Any, where: str) -> Any:
    """Read a dataclass; fields that it does not have are left out."""
    if not isinstance(stored, Mapping):
        raise UnreadableError(where, "an object")
    values = {}
    for one, field_kind in _types(kind):
        path = f"{where}.{one.name}" if where else one.name
        if one.name in stored:
            values[one.name] = _read(field_kind, stored[one.name], path)
        elif one.default is MISSING and one.default_factory is MISSING:
            raise UnreadableError(path, "there")
    return kind(**values)


def _read_plain(kind: Any, stored: Any, where: str) -> Any:
    """Read a number, a text, a time or a member of an enum."""
    if kind is Any:
        return stored
    if kind in (bool, str):
        is_good = isinstance(stored, kind)
    elif kind is int:
        is_good = isinstance(stored, int) and not isinstance(stored, bool)
    elif kind in (float, timedelta):
        is_number = isinstance(stored, int | float) and not isinstance(stored, bool)
        is_good = is_number and math.isfinite(stored)
    else:
        is_good = isinstance(stored, str)
    if not is_good:
        raise UnreadableError(where, f"a {kind.__name__}")
    try:
        return _convert(kind, stored)
    except (OverflowError, ValueError) as err:
        zone = " with a zone" if issubclass(kind, datetime) else ""
        raise UnreadableError(where, f"a {kind.__name__}{zone}") from err


def _convert(kind: Any, stored: Any) -> Any:
    """Convert a value of the right JSON type."""
    # By kinship, not identity: tests put a clock of their own in the place of `datetime`.
    if issubclass(kind, datetime):
        moment = datetime.fromisoformat(stored)
        if moment.tzinfo is None:
            raise ValueError("a time without a zone")
        return moment
    if issubclass(kind, date | time):
        return kind.fromisoformat(stored)
    if kind is timedelta:
        return timedelta(seconds=stored)
    return kind(stored)
