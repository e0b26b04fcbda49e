"""The layouts that were met so far.

Reading a status must be cheap, and a platform may nest and name its fields in many ways.
So the first answer of a shape is surveyed, and the `Layout` that comes of it is used for
every answer of the same shape; one of another shape is surveyed again.
"""

from typing import Any, Protocol

from .layout import Complain, Layout
from .names import Names
from .survey import survey
from .tree import NOTHING_APART, Apart

_MOST_LAYOUTS = 200
"""Kept at once; an account has a handful."""


class Note(Protocol):
    """What else is remembered of a shape."""

    def fits(self, tree: Any) -> bool:
        """Whether it holds for another answer."""


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

    def forget(self, tree: dict[str, Any]) -> None:
        """Survey answers with these keys again."""
        self._count -= len(self._known.pop(tuple(tree), ()))

    def read(self, tree: dict[str, Any]) -> tuple[dict[str, Any], Layout]:
        """Return the values of an object by attribute, and where they stood."""
        taken, layout, _ = self.recall(tree) or self.learn(tree)
        return taken, layout
