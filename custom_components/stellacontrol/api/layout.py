"""Where the fields of an object stand: searched by name once, then remembered.

Reading a status must be cheap, and a platform may nest and name its fields in many ways.
So the first answer of a shape is surveyed, and the `Layout` that comes of it is used for
every answer of the same shape; one of another shape is surveyed anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from .fields import IllTyped
from .names import Names, Slot

DEPTH: Final = 4
"""Levels of objects in which fields are looked for."""

_MOST_OBJECTS = 100
"""Objects that one survey looks at."""

_MOST_LAYOUTS = 200
"""Kept at once; an account has a handful."""

type Path = tuple[str | int, ...]
"""Keys from the outermost object inwards; 0 is the entry of a list of one."""

type Apart = frozenset[Path]

NOTHING_APART: Final[Apart] = frozenset()

type Complain = Callable[[str, Any], None]
"""Called with a field's name and its value, if it makes no sense."""


type _Field = tuple[str, str, Callable[[Any], Any], str]
"""Key, attribute, reader, and the name that messages use."""


class Note(Protocol):
    """What else is remembered of a shape."""

    def fits(self, tree: Any) -> bool:
        """Whether it holds for another answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One object within an answer."""

    path: Path
    keys: tuple[str, ...]
    """All of its keys; other keys are another shape."""

    plain: tuple[str, ...]
    """Keys that nothing is read from and that held neither object nor list."""

    fields: tuple[_Field, ...]
    """What is read."""

    second: tuple[_Field, ...]
    """What is read where the first choice for the same attribute told nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands in answers of one shape."""

    parts: tuple[Part, ...]
    blank: dict[str, Any]
    """Every attribute, without a value."""

    known: tuple[str, ...]
    """The vendor's names of the fields that were found, whatever they hold."""

    def read(
        self, tree: Any, complain: Complain, *, is_new: bool = False
    ) -> dict[str, Any] | None:
        """Return the values by attribute; `None` if the answer has another shape.

        Args:
            tree: The answer.
            complain: Told of a value that makes no sense.
            is_new: Whether the layout was made from this very answer.
        """
        taken = self.blank.copy()
        for part in self.parts:
            holder = step_into(tree, part.path) if part.path else tree
            if type(holder) is not dict or tuple(holder) != part.keys:
                return None
            for key in part.plain:
                if type(holder[key]) in _CONTAINERS:
                    return None
            for key, attribute, read, label in part.fields:
                value = holder[key]
                if value is not None:
                    try:
                        taken[attribute] = read(value)
                    except IllTyped:
                        if type(value) in _CONTAINERS and not is_new:
                            return None
                        complain(label, value)
        for part in self.parts:
            for key, attribute, read, label in part.second:
                if taken[attribute] is None:
                    value = step_into(tree, part.path)[key]
                    try:
                        taken[attribute] = None if value is None else read(value)
                    except IllTyped:
                        complain(label, value)
        return taken


_CONTAINERS: Final = (dict, list)


class Layouts[N: Note]:
    """The layouts of one kind of object that were met so far."""

    def __init__(self, names: Names, complain: Complain) -> None:
        """Start without any.

        Args:
            names: What may be found.
            complain: Told of a value that makes no sense.
        """
        self._names = names
        self._complain = complain
        self._known: dict[tuple[Any, ...], list[tuple[Layout, N | None]]] = {}
        self._count = 0

    def recall(self, tree: Any) -> tuple[dict[str, Any], Layout, N | None] | None:
        """Return values, layout and its note, if the answer's shape is known."""
        for layout, note in self._known.get(tuple(tree), ()):
            if note is not None and not note.fits(tree):
                continue
            taken = layout.read(tree, self._complain)
            if taken is not None:
                return taken, layout, note
        return None

    def learn(
        self, tree: Any, *, apart: Apart = NOTHING_APART, note: N | None = None
    ) -> tuple[dict[str, Any], Layout, N | None]:
        """Survey an answer of a new shape.

        Args:
            tree: The answer, an object.
            apart: Paths of what is read by itself.
            note: Kept with the layout; says of other answers whether it holds for them.
        """
        layout = survey(tree, self._names, apart=apart)
        if self._count >= _MOST_LAYOUTS:
            self._known.clear()
            self._count = 0
        self._known.setdefault(tuple(tree), []).append((layout, note))
        self._count += 1
        taken = layout.read(tree, self._complain, is_new=True)
        return taken if taken is not None else layout.blank.copy(), layout, note

    def read(self, tree: dict[str, Any]) -> tuple[dict[str, Any], Layout]:
        """Return the values of an object by attribute, and where they stood."""
        taken, layout, _ = self.recall(tree) or self.learn(tree)
        return taken, layout


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
                if type(child) in _CONTAINERS and (*inner_path, key) not in apart
            ]
        level = below


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A place that may hold a field."""

    path: Path
    key: str
    slot: Slot
    makes_sense: bool
    order: int


def survey(tree: Any, names: Names, *, apart: Apart = NOTHING_APART) -> Layout:
    """Find where the fields of an object stand.

    Args:
        tree: The object.
        names: What may be found.
        apart: Paths of what is read by itself, such as the bands of a device.
    """
    objects = list(walk(tree, apart=apart))
    candidates = [
        _Candidate(
            path=path,
            key=key,
            slot=slot,
            makes_sense=_makes_sense(slot, value),
            order=len(path),
        )
        for path, holder in objects
        for key, value in holder.items()
        if (slot := names.get(key)) is not None
        and (*path, key) not in apart
        and not (
            slot.is_common and type(value) is dict and not _makes_sense(slot, value)
        )
    ]
    root = _root_of(candidates, apart)
    chosen = _chosen(candidates, root)
    parts = []
    read_from = {(each.path, each.key) for each in (*chosen[0], *chosen[1])}
    for path, holder in objects:
        parts.append(
            Part(
                path=path,
                keys=tuple(holder),
                plain=tuple(
                    key
                    for key, value in holder.items()
                    if (path, key) not in read_from
                    and (*path, key) not in apart
                    and type(value) not in _CONTAINERS
                ),
                fields=_fields_at(path, chosen[0]),
                second=_fields_at(path, chosen[1]),
            )
        )
    return Layout(
        parts=tuple(parts),
        blank=dict.fromkeys(names.attributes),
        known=tuple(dict.fromkeys(each.slot.key for each in (*chosen[0], *chosen[1]))),
    )


def _fields_at(path: Path, chosen: list[_Candidate]) -> tuple[_Field, ...]:
    """Return what is read of one object."""
    return tuple(
        (each.key, each.slot.attribute, each.slot.read, each.slot.label)
        for each in chosen
        if each.path == path
    )


def _makes_sense(slot: Slot, value: Any) -> bool:
    """Whether a value can be read; nothing at all makes sense."""
    try:
        slot.read(value) if value is not None else None
    except IllTyped:
        return False
    return True


def _root_of(candidates: list[_Candidate], apart: Apart) -> Path:
    """Return the innermost object that holds all that only a device has.

    What stands beside it may be about the answer, such as its own status or time.
    """
    paths = {
        each.path for each in candidates if each.makes_sense and not each.slot.is_common
    }
    paths |= {path[:-1] for path in apart}
    shared: Path = ()
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared = (*shared, steps[0])
    return shared


def _chosen(
    candidates: list[_Candidate], root: Path
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Return the best place for each attribute, and second choices."""

    def is_inside(each: _Candidate) -> bool:
        return each.path[: len(root)] == root

    by_attribute: dict[str, list[_Candidate]] = {}
    for each in candidates:
        # A text makes sense for anything, so beside the device it tells nothing.
        if is_inside(each) or not (each.slot.is_common and each.slot.is_text):
            by_attribute.setdefault(each.slot.attribute, []).append(each)
    chosen: list[_Candidate] = []
    second: list[_Candidate] = []
    for places in by_attribute.values():
        places.sort(
            key=lambda each: (
                not each.makes_sense,
                not is_inside(each),
                each.slot.rank,
                each.order,
            )
        )
        first = places[0]
        kept = {first.slot.key: first}
        for each in places[1:]:
            if each.slot.is_own and is_inside(each) == is_inside(first):
                kept.setdefault(each.slot.key, each)
        best, *others = sorted(kept.values(), key=lambda each: each.slot.rank)
        chosen.append(best)
        second += others
    return chosen, second
