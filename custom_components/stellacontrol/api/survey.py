"""Finding where the fields of an object stand, by what their names mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .fields import IllTyped
from .layout import Field, Layout, Part
from .names import Names, Slot
from .tree import CONTAINERS, NOTHING_APART, Apart, Path, walk


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
    candidates = list(_candidates(objects, names, apart))
    chosen, second = _chosen(candidates, _root_of(candidates, apart))
    read_from = {(each.path, each.key) for each in (*chosen, *second)}
    parts = tuple(
        Part(
            path=path,
            keys=tuple(holder),
            plain=tuple(
                key
                for key, value in holder.items()
                if (path, key) not in read_from
                and (*path, key) not in apart
                and type(value) not in CONTAINERS
            ),
            fields=_fields_at(path, chosen),
            second=_fields_at(path, second),
        )
        for path, holder in objects
    )
    return Layout(
        parts=parts,
        blank=dict.fromkeys(names.attributes),
        known=tuple(dict.fromkeys(each.slot.key for each in (*chosen, *second))),
    )


def _candidates(
    objects: list[tuple[Path, Any]], names: Names, apart: Apart
) -> Iterator[_Candidate]:
    """Go through the places that may hold a field."""
    for path, holder in objects:
        for key, value in holder.items():
            slot = names.get(key)
            if slot is None or (*path, key) in apart:
                continue
            makes_sense = _makes_sense(slot, value)
            # An object of a common name is more likely a group than a value.
            if slot.is_common and type(value) is dict and not makes_sense:
                continue
            yield _Candidate(
                path=path,
                key=key,
                slot=slot,
                makes_sense=makes_sense,
                order=len(path),
            )


def _fields_at(path: Path, chosen: list[_Candidate]) -> tuple[Field, ...]:
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
