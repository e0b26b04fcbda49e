"""Walking through the objects of an answer."""

from collections.abc import Iterator
from typing import Any, Final

DEPTH: Final = 4
"""Levels of objects in which fields are looked for."""

_MOST_OBJECTS = 100
"""Objects that one survey looks at."""

type Path = tuple[str | int, ...]
"""Keys from the outermost object inwards; 0 is the entry of a list of one."""

type Apart = frozenset[Path]

NOTHING_APART: Final[Apart] = frozenset()

CONTAINERS: Final = (dict, list)


def step_into(tree: Any, path: Path) -> Any:
    """Return what stands at a path; `None` if there is no such path."""
    for step in path:
        if type(step) is int:
            if type(tree) is not list or len(tree) != 1:
                return None
            tree = tree[0]
        elif type(tree) is dict:
            tree = tree.get(step)
        else:
            return None
    return tree


def is_entered(container: Any) -> bool:
    """Whether a walk looks into an object or a list."""
    return type(container) is dict or len(container) == 1


def walk(tree: Any, *, apart: Apart = NOTHING_APART) -> Iterator[tuple[Path, Any]]:
    """Go through an object and those within it, the outermost first.

    Args:
        tree: The object, or a list of one.
        apart: Paths that are left out.
    """
    level: list[tuple[Path, Any]] = [((), tree)]
    count = 0
    for _ in range(DEPTH + 1):
        below: list[tuple[Path, Any]] = []
        for path, value in level:
            inner, inner_path = value, path
            while type(inner) is list and len(inner) == 1:
                inner, inner_path = inner[0], (*inner_path, 0)
            if type(inner) is not dict or inner_path in apart:
                continue
            count += 1
            if count > _MOST_OBJECTS:
                return
            yield inner_path, inner
            below += [
                ((*inner_path, key), child)
                for key, child in inner.items()
                if type(child) in CONTAINERS and (*inner_path, key) not in apart
            ]
        level = below
