"""Requests of the finder and their answers, independent of the HTTP library."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
import re
from typing import Any, override

from ..replies import Reply, explicit_refusal_in, refusal_in

LONGEST_TEXT = 20_000
"""Characters of an answer that are looked at as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, ready to be sent; never shown by `repr`, since it may hold secrets."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    cookies: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Any = field(default=None, repr=False)
    """JSON, or the fields of a form; `None` for no body."""
    is_form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Reply):
    """What came back, with the names of headers in lower case.

    Status 0: nothing did, and `text` says why.
    """

    is_broken: bool = False
    """Whether something came back that could not be read to its end."""

    @property
    @override
    def is_success(self) -> bool:
        """Whether the platform says that it did what was asked."""
        return 200 <= self.status < 300 and refusal_in(self.body) is None

    @property
    def is_readable(self) -> bool:
        """Whether what was asked for may be in it, whatever words the data has."""
        return 200 <= self.status < 300 and explicit_refusal_in(self.body) is None

    @property
    @override
    def words(self) -> str:
        """What it says, in lower case."""
        return self.text[:LONGEST_TEXT].lower()


type Send = Callable[[Request], Awaitable[Answer]]
"""Sends one request without following redirects; never raises for an answer."""


def are_alike(first: Answer, second: Answer, *paths: str) -> bool:
    """Whether two answers say the same, apart from the paths that were asked for."""
    return first.status == second.status and (
        _without(first.text, paths) == _without(second.text, paths)
    )


def _without(text: str, paths: tuple[str, ...]) -> str:
    """Return a text without what may differ between two answers that say the same."""
    parts = {part for path in paths for part in (path, path.rpartition("/")[2])}
    # The longest first: a path can begin with another.
    for part in sorted(parts - {""}, key=len, reverse=True):
        text = text.replace(part, "")
    # Times, identifiers of requests and the like.
    return re.sub(r"\b[0-9a-f]*[0-9][0-9a-f:.TZ+-]*\b", "#", text[:LONGEST_TEXT])
