"""Finding where the fields of an object stand, by what their names mean."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .fields import IllTyped
from .layout import Field, Layout, Part
from .names import Names, Slot
from .tree import CONTAINERS, NOTHING_APART, Apart, Path, is_entered, walk

SERIAL, OTHER_ID = "serial_number", "platform_id"
"""Attributes of a device."""


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
                and not (type(value) in CONTAINERS and is_entered(value))
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


def _about_device(candidates: list[_Candidate], root: Path) -> Iterator[_Candidate]:
    """Leave out common texts that are not of the device; they would make sense anywhere.

    Beside the device they are about the answer. Within it they are the device's beside
    its serial number, or around it. Elsewhere they may be an owner's, so there they must
    have the vendor's own name; and an id is never the device's.
    """
    serials = [each.path for each in candidates if each.slot.attribute == SERIAL]
    for each in candidates:
        slot, path = each.slot, each.path
        is_near = any(place[: len(path)] == path for place in serials or [root])
        is_own = slot.is_own and slot.attribute != OTHER_ID
        is_inside = path[: len(root)] == root
        if not (slot.is_common and slot.is_text) or (is_inside and (is_near or is_own)):
            yield each


def _preference(
    candidates: list[_Candidate], root: Path
) -> Callable[[_Candidate], tuple[Any, ...]]:
    """Return what sorts the places for one attribute, the best first."""
    serials = {each.path for each in candidates if each.slot.attribute == SERIAL}
    riches = Counter(
        each.path for each in candidates if each.makes_sense and not each.slot.is_common
    )
    return lambda each: (
        not each.makes_sense,
        each.path[: len(root)] != root,
        each.slot.rank,
        each.order,
        # Of groups beside each other, the one of the serial number, or the one that
        # tells most of a device.
        each.path not in serials,
        -riches[each.path],
    )


def _chosen(
    candidates: list[_Candidate], root: Path
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Return the best place for each attribute, and second choices."""

    def is_inside(each: _Candidate) -> bool:
        return each.path[: len(root)] == root

    preference = _preference(candidates, root)
    by_attribute: dict[str, list[_Candidate]] = {}
    for each in _about_device(candidates, root):
        by_attribute.setdefault(each.slot.attribute, []).append(each)
    chosen: list[_Candidate] = []
    second: list[_Candidate] = []
    for places in by_attribute.values():
        first, *rest = sorted(places, key=preference)
        kept = {first.slot.key: first}
        for each in rest:
            if each.slot.is_own and is_inside(each) == is_inside(first):
                kept.setdefault(each.slot.key, each)
        best, *others = sorted(kept.values(), key=lambda each: each.slot.rank)
        chosen.append(best)
        second += others
    return chosen, second
