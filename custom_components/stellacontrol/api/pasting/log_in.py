"""Which credential is which in a log-in, where the single values do not say.

The vendor speaks of the name and of the identifier of a client. The identifier is the key,
but "clientId" elsewhere is the name. Only the whole body shows which it is.
"""

from collections.abc import Iterator, Mapping, Set as AbstractSet
import re
from typing import Any

from ..aliases import CREDENTIAL_NAMES, credential_for, folded
from .templating import Templates

type _Path = tuple[str | int, ...]
type _Kinds = dict[_Path, str]
"""Which credential stands where in a body."""

_ID = re.compile(r"(?:id|identifier|number|code)$")
_NO_KEY = re.compile(r"name|user|mail|login|account|pass|pwd|pw")
"""Names under which the key of a client is never sent, as it would be shown to others."""


def with_every_credential(
    told: Any, value: Any, templates: Templates, elsewhere: AbstractSet[str]
) -> Any:
    """Return the body of a log-in in which no credential stands for a missing one.

    Args:
        told: The body as a template.
        value: What it was made of.
        templates: Knows what was typed, which is certain.
        elsewhere: Placeholders of the headers.
    """
    before = {path: kind for path, text in _texts(told) if (kind := _kind(path, text))}
    found = before
    values = dict(_texts(value))
    is_open = {path for path in found if not templates.is_typed(values.get(path, ""))}
    by_key = {
        path: (_by_key(path) or kind) if path in is_open else kind
        for path, kind in found.items()
    }
    if len(_credentials(by_key)) > len(_credentials(found)):
        found = by_key
    if "client_key" not in {*found.values(), *elsewhere} and (
        path := _place_of_key(found, is_open)
    ):
        found = {**found, path: "client_key"}
    changed = {path: kind for path, kind in found.items() if kind != before[path]}
    return _with(told, changed)


def _kind(path: _Path, text: str) -> str | None:
    """Return which credential a text of a template is, or that it is an id."""
    kind = text[1:-1] if text.startswith("{") and text.endswith("}") else ""
    if kind in (*CREDENTIAL_NAMES, "id"):
        return kind
    # A key of letters alone looks like a word.
    is_id = folded(str(path[-1])) == "id" and text.isalpha()
    return "id" if is_id else None


def _credentials(kinds: _Kinds) -> set[str]:
    return {*kinds.values()} & CREDENTIAL_NAMES.keys()


def _by_key(path: _Path) -> str | None:
    """Return which credential the keys that lead to a value say, the outer one first."""
    names = [step for step in path if isinstance(step, str)]
    return credential_for("".join(names[-2:])) or credential_for(names[-1])


def _place_of_key(kinds: _Kinds, is_open: AbstractSet[_Path]) -> _Path | None:
    """Return where the key of the client stands, if something else was seen in its place.

    That is an id beside the client, or the second of what seems to be the client.
    """
    clients = [path for path, kind in kinds.items() if kind == "client_id"]
    beside = [path[:-1] for path in clients]
    likely = [
        path
        for path, kind in kinds.items()
        if (kind == "id" and path[:-1] in beside)
        or (kind == "client_id" and len(clients) > 1)
        if path in is_open and not _NO_KEY.search(folded(str(path[-1])))
    ]
    named = [path for path in likely if _ID.search(folded(str(path[-1])))]
    return (named or likely)[-1] if clients and likely else None


def _texts(value: Any, path: _Path = ()) -> Iterator[tuple[_Path, str]]:
    """Go through the texts of a body that stand under a key."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))
    elif isinstance(value, str) and path and isinstance(path[-1], str):
        yield path, value


def _with(told: Any, kinds: _Kinds, path: _Path = ()) -> Any:
    """Return a template with other credentials at some paths."""
    if path in kinds:
        return f"{{{kinds[path]}}}"
    if isinstance(told, Mapping):
        return {key: _with(inner, kinds, (*path, key)) for key, inner in told.items()}
    if isinstance(told, list):
        return [_with(inner, kinds, (*path, at)) for at, inner in enumerate(told)]
    return told
