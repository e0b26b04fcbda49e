"""What the platform tells: one definition for each field, beside the model's attribute.

`told` is put where a dataclass has `field`. The readers, the table in docs/api.md and the
checks of a real platform all derive from it.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import StrEnum
from functools import partial
from typing import Any, Final

from .call import Grade


class Where(StrEnum):
    """Which object of an answer holds a field."""

    DEVICE = "device"
    """Device metadata, and the head of a status."""

    STATUS = "status"
    """A status."""

    BAND = "band"
    """One band of a status."""

    VALUES = "values"
    """The values of one band."""


LABELS: Final = {Where.BAND: "bands.", Where.VALUES: "bands.values."}
"""What stands before a field's name in messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One field of the wire."""

    attribute: str = ""
    """Our name."""

    keys: tuple[str, ...]
    """The vendor's name; of two, the first that tells anything wins."""

    read: Callable[[Any], Any]
    also: tuple[str, ...]
    """Other names that mean the same."""

    where: Where
    unit: str | None
    is_common: bool
    """Whether an answer may use the name for itself, beside the device."""

    grade: Grade

    @property
    def label(self) -> str:
        """What messages call it."""
        return LABELS.get(self.where, "") + self.keys[0]


def told(
    *keys: str,
    read: Callable[[Any], Any],
    where: Where,
    also: tuple[str, ...] = (),
    unit: str | None = None,
    is_common: bool = False,
    grade: Grade = Grade.OVERVIEW,
    is_needed: bool = False,
) -> Any:
    """Return the definition of a model's attribute that a field of the wire tells."""
    wire = Told(
        keys=keys,
        read=read,
        also=also,
        where=where,
        unit=unit,
        is_common=is_common,
        grade=grade,
    )
    return field(default=MISSING if is_needed else None, metadata={"told": wire})


in_device = partial(told, where=Where.DEVICE)
in_status = partial(told, where=Where.STATUS)
in_band = partial(told, where=Where.BAND)
in_values = partial(told, where=Where.VALUES)


def told_fields(model: type) -> tuple[Told, ...]:
    """Return what the wire tells of a model, in the model's order."""
    return tuple(
        replace(each.metadata["told"], attribute=each.name)
        for each in fields(model)
        if "told" in each.metadata
    )
