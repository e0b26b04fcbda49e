"""Dialects by name: one difference, or several drawn at random."""

from collections.abc import Iterator, Mapping
from importlib import import_module
import json
from pathlib import Path
from random import Random
from typing import Any

from .dialect import Dialect, read_dialect
from .family import DIMENSIONS, WITHOUT_ACTION

FEWEST, MOST = 3, 12
"""Differences in a mixture."""


def single_names() -> list[str]:
    """Return the names of all dialects with one difference, such as keys/snake."""
    return [f"{what}/{how}" for what, ways in DIMENSIONS.items() for how in ways]


def dialect_of(*names: str) -> Dialect:
    """Return the dialect that has these differences."""
    differences: dict[str, Any] = {}
    for name in names:
        what, _, how = name.partition("/")
        if what not in DIMENSIONS or how not in DIMENSIONS[what]:
            raise ValueError(f"no such difference: {name}")
        differences |= DIMENSIONS[what][how]
    return read_dialect({"name": " ".join(names) or "default", **differences})


def mixture(seed: int) -> Dialect:
    """Return a dialect with 3 to 12 differences; the same seed gives the same one."""
    return dialect_of(*mixture_names(seed))


def mixture_names(seed: int) -> tuple[str, ...]:
    """Return the differences of a mixture."""
    random = Random(f"mixture {seed}")
    wanted = random.randint(FEWEST, MOST)
    chosen: list[str] = []
    for what in random.sample(list(DIMENSIONS), len(DIMENSIONS)):
        name = f"{what}/{random.choice(list(DIMENSIONS[what]))}"
        if len(chosen) < wanted and fits(name, chosen):
            chosen.append(name)
    return tuple(sorted(chosen))


def fits(name: str, chosen: list[str]) -> bool:
    """Whether a difference says something that the chosen ones leave open."""
    taken = {field for other in chosen for field in _fields(other)}
    kinds = set(_kinds([*chosen, name]))
    is_twice = len(kinds) == len(chosen)
    has_action = "action" in kinds and not kinds.isdisjoint(WITHOUT_ACTION)
    return taken.isdisjoint(_fields(name)) and not has_action and not is_twice


def pairs(seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield mixtures that together hold each two dimensions, and each difference once.

    A greedy cover: each mixture begins with a difference that has not been had, and takes
    further dimensions, those first that it brings together for the first time.
    """
    random = Random(f"pairs {seed}")
    had: set[frozenset[str]] = set()
    left = random.sample(single_names(), len(single_names()))
    while left:
        chosen = [left.pop()]
        for name in list(left):
            new = {frozenset((name, other)) for other in _kinds(chosen)}
            if len(chosen) < MOST and fits(name, chosen) and not new <= had:
                chosen.append(name)
                left.remove(name)
                had |= new
        yield tuple(sorted(chosen))


def load_dialect(name: str) -> Dialect:
    """Return a dialect by the names of its differences, or from a JSON or YAML file."""
    if name == "default":
        return Dialect()
    path = Path(name)
    if not path.is_file():
        return dialect_of(*name.split())
    text = path.read_text(encoding="utf-8")
    described = _yaml(text) if path.suffix in (".yaml", ".yml") else json.loads(text)
    if not isinstance(described, Mapping):
        raise TypeError(f"{name} holds no object")
    return read_dialect({"name": path.stem, **described})


def _fields(name: str) -> set[str]:
    what, _, how = name.partition("/")
    return set(DIMENSIONS[what][how])


def _kinds(names: list[str]) -> list[str]:
    return [name.partition("/")[0] for name in names]


def _yaml(text: str) -> Any:
    try:
        yaml = import_module("yaml")
    except ImportError:
        raise ValueError("a YAML file takes PyYAML; write JSON instead") from None
    return yaml.safe_load(text)
