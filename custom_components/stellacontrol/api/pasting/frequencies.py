"""The message frequency in the body of an example."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..aliases import folded, placeholder_for
from ..templates import PLAIN, placeholders
from .example import name_left_open
from .meanings import (
    FREQUENCIES,
    FREQUENCY_KEY,
    PERIOD_KEY,
    frequency,
    frequency_words,
    is_frequency,
)
from .wish import Path


def has_frequency(value: Any) -> bool:
    """Whether a body is about the message frequency."""
    if isinstance(value, Mapping):
        return any(
            bool(FREQUENCY_KEY.search(folded(str(key)))) or has_frequency(inner)
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return any(has_frequency(inner) for inner in value)
    return isinstance(value, str) and is_frequency(value)


def words_in(value: Any, name: str = "") -> dict[str, str]:
    """Return the platform's words for message frequencies, if a body holds one."""
    if isinstance(value, Mapping):
        parts = [words_in(value[key], folded(str(key))) for key in value]
    elif isinstance(value, list):
        parts = [words_in(inner, name) for inner in value]
    else:
        is_one = is_frequency(value) or FREQUENCY_KEY.search(name)
        return frequency_words(value) if is_one else {}
    return next(filter(None, parts), {})


def as_frequency(told: Any) -> Any:
    """Return a template that sets the message frequency, if a value can be one.

    Args:
        told: A template. If it has one already, a number beside it says something else.
    """
    if FREQUENCIES & placeholders(told):
        return told
    ranks = dict(_frequencies(told))
    best = max(ranks.values(), default=None)
    likely = [path for path, rank in ranks.items() if rank == best]
    return _with_frequency(told, likely[0]) if len(likely) == 1 else told


def _frequencies(
    value: Any, path: Path = (), *, is_named: bool = False
) -> Iterator[tuple[Path, tuple[bool, bool]]]:
    """Go through what can be a frequency: whether a key around it says so; if a text."""
    for step, inner in _members(value):
        named = is_named or bool(FREQUENCY_KEY.search(folded(str(step))))
        yield from _frequencies(inner, (*path, step), is_named=named)
    key = folded(str(path[-1])) if path else ""
    is_period = is_named or PERIOD_KEY.fullmatch(key) is not None
    if is_frequency(value) and (is_period or isinstance(value, str)):
        yield path, (is_named, isinstance(value, str))
    elif is_period and (name := _left_open(value)) is not None:
        is_named |= FREQUENCY_KEY.search(folded(name)) is not None
        yield path, (is_named, False)


def _left_open(value: Any) -> str | None:
    """Return the name of a value that is left open, and that nothing else has taken."""
    if not isinstance(value, str) or placeholders(value) & PLAIN:
        return None
    name = name_left_open(value)
    return None if name is None or placeholder_for(name) else name


def _with_frequency(value: Any, path: Path, name: str = "") -> Any:
    """Return a body with the frequency at a path as a template."""
    if not path:
        return frequency(value, name)
    first, rest = path[0], path[1:]
    if isinstance(value, list):
        return [
            _with_frequency(inner, rest, name) if place == first else inner
            for place, inner in enumerate(value)
        ]
    return {**value, first: _with_frequency(value[first], rest, folded(str(first)))}


def _members(value: Any) -> Iterable[tuple[str | int, Any]]:
    """Return the members of an object or a list; none of anything else."""
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
