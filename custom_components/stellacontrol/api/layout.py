"""Where the fields of an object stand, as found once, and how they are read there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .fields import IllTyped
from .tree import CONTAINERS, Path, is_entered, step_into

type Complain = Callable[[str, Any], None]
"""Called with a field's name and its value, if it makes no sense."""


type Field = tuple[str, str, Callable[[Any], Any], str]
"""Key, attribute, reader, and the name that messages use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One object within an answer."""

    path: Path
    keys: tuple[str, ...]
    """All of its keys; other keys are another shape."""

    plain: tuple[str, ...]
    """Keys that nothing is read from and that held nothing to look into."""

    fields: tuple[Field, ...]
    """What is read."""

    second: tuple[Field, ...]
    """What is read where the first choice for the same attribute told nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands in answers of one shape."""

    parts: tuple[Part, ...]
    blank: dict[str, Any]
    """Every attribute, without a value."""

    known: tuple[str, ...]
    """The vendor's names of the fields that were found, also those without a value."""

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
                value = holder[key]
                if type(value) in CONTAINERS and is_entered(value):
                    return None
            for key, attribute, read, label in part.fields:
                value = holder[key]
                if value is not None:
                    try:
                        taken[attribute] = read(value)
                    except IllTyped:
                        if type(value) in CONTAINERS and not is_new:
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
