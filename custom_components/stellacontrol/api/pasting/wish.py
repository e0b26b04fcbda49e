"""Which value of an example says whether the band is on, where several could.

An example says "on": false beside "save": true. Both look like a wish; sent as one, turning
a band off would also mean not to save.
"""

from collections.abc import Iterator, Mapping, Set as AbstractSet
import re
from typing import Any

from ..templates import placeholders
from .meanings import MANY_BANDS, says_on_or_off

type Path = tuple[str | int, ...]
"""The keys and the places in lists that lead to a value."""

type Rank = tuple[bool, int]
"""How likely a value is a wish: whether beside a band, and what says it (see below)."""

_SAID_BY_KEY, _SAID_BY_WORD, _UNSAID = 2, 1, 0

_NO_WORD = re.compile(r'\{on(?:\?"?(?:true|false|0|1)"?:"?(?:true|false|0|1)"?)?\}')
"""Templates of wishes whose values say nothing by themselves."""

_BEYOND_ANY: Rank = (True, _SAID_BY_KEY + 1)


def with_one_wish(told: Any, value: Any) -> Any:
    """Return a template in which only the likeliest values say whether a band is on.

    Those beside a band's identifier are likelier than others; of these, those whose key
    says it, and then one whose word does. Where lists of bands say it, or where no key says
    which of two it is, none is.

    Args:
        told: The template.
        value: What it was made of.
    """
    ranks = dict(_wishes(told))
    best = max(ranks.values(), default=_BEYOND_ANY)
    is_open = best[1] == _UNSAID or (
        best[1] < _SAID_BY_KEY and [*ranks.values()].count(best) > 1
    )
    if is_open or placeholders(told) & MANY_BANDS:
        best = _BEYOND_ANY
    return _without({path for path, rank in ranks.items() if rank < best}, told, value)


def says_wish(told: Any) -> bool:
    """Whether key or word of a value say that it is whether a band is on."""
    return any(said > _UNSAID for _, (_, said) in _wishes(told))


def without_wish(told: Any, value: Any) -> Any:
    """Return a template in which no value says whether a band is on."""
    return _without(dict(_wishes(told)).keys(), told, value)


def _wishes(
    told: Any, path: Path = (), *, is_near: bool = False
) -> Iterator[tuple[Path, Rank]]:
    """Go through the values that can be whether a band is on, with their rank."""
    if isinstance(told, Mapping):
        texts = [text for text in told.values() if isinstance(text, str)]
        is_near |= "band" in placeholders([*told, *texts])
        for key, inner in told.items():
            yield from _wishes(inner, (*path, key), is_near=is_near)
    elif isinstance(told, list):
        for place, inner in enumerate(told):
            yield from _wishes(inner, (*path, place), is_near=is_near)
    elif isinstance(told, str) and placeholders(told) == {"on"}:
        key = str(path[-1]) if path else ""
        said = _UNSAID if _NO_WORD.fullmatch(told) else _SAID_BY_WORD
        if says_on_or_off(key) or "band" in placeholders(key):
            said = _SAID_BY_KEY
        yield path, (is_near, said)


def _without(paths: AbstractSet[Path], told: Any, value: Any, path: Path = ()) -> Any:
    """Return a template with what it was made of at some paths."""
    if path in paths:
        return told if value is None else value
    if isinstance(told, Mapping) and isinstance(value, Mapping):
        # Of the members that are keyed by a band, the first became the template.
        keyed = next((inner for key, inner in value.items() if key not in told), None)
        return {
            key: _without(paths, inner, value.get(key, keyed), (*path, key))
            for key, inner in told.items()
        }
    if isinstance(told, list) and isinstance(value, list):
        objects = [each for each in value if isinstance(each, Mapping)] or value
        return [
            _without(paths, inner, made_of, (*path, place))
            for place, (inner, made_of) in enumerate(zip(told, objects, strict=False))
        ]
    return told
