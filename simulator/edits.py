"""Fields that a scene puts into an answer or takes out of it."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from .bands import Fields


@dataclass(slots=True)
class Edits:
    """Fields that scenes put into an answer or take out of it."""

    fields: dict[str, object] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def set(self, path: str, value: object) -> None:
        """Answer with this value from now on; an empty path is the whole answer."""
        self.dropped.discard(path)
        self.fields[path] = value

    def drop(self, path: str) -> None:
        """Leave a field out from now on."""
        self.fields.pop(path, None)
        self.dropped.add(path)

    def clear(self) -> None:
        """Answer truly again."""
        self.fields.clear()
        self.dropped.clear()

    def applied(self, answer: Fields) -> object:
        """Return the answer with these edits, as a copy if there are any."""
        if not (self.fields or self.dropped):
            return answer
        if "" in self.fields:
            return self.fields[""]
        edited = deepcopy(answer)
        for path, value in self.fields.items():
            _set(edited, path, value)
        for path in self.dropped:
            _drop(edited, path)
        return edited


def _step(parent: object, key: str) -> object:
    """Return what a path's next word names in an object or a list of bands."""
    if isinstance(parent, Mapping):
        return parent.get(key)
    if isinstance(parent, list):
        for item in parent:
            if isinstance(item, Mapping) and item.get("identifier") == key:
                return item
    return None


def _walk(fields: Fields, path: str) -> tuple[object, str]:
    *way, last = path.split(".")
    parent: object = fields
    for key in way:
        parent = _step(parent, key)
    return parent, last


def _set(fields: Fields, path: str, value: object) -> None:
    parent, key = _walk(fields, path)
    if isinstance(parent, dict):
        parent[key] = value
    elif isinstance(parent, list):
        _drop(fields, path)
        parent.append(value)


def _drop(fields: Fields, path: str) -> None:
    parent, key = _walk(fields, path)
    if isinstance(parent, dict):
        parent.pop(key, None)
    elif isinstance(parent, list):
        found = _step(parent, key)
        parent[:] = [item for item in parent if item is not found and item != key]
