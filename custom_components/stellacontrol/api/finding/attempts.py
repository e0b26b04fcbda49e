"""How a log-in may be written at a place that exists, one attempt after the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..call import Call
from ..profile import LOG_IN
from .answer import Answer, are_alike
from .bodies import (
    BASIC_CLIENT,
    BASIC_USER,
    HEADERS_OF_CLIENT,
    HEADERS_OF_USER,
    client_body,
    flat_body,
    nested_body,
)
from .judge import is_about_strictness, names_wanted

type Attempt = Callable[[Answer], Call | None]
"""Makes a log-in, seeing the answer to the one before; `None` if it would be in vain."""


class Attempts:
    """Writes the log-in for one place."""

    def __init__(self, place: Call, empty: Answer, path: str) -> None:
        """Start with a place.

        Args:
            place: Where the log-in is.
            empty: What is answered there to an empty object.
            path: The whole path of the place.
        """
        self._place = place
        self._empty = empty
        self._path = path

    def in_order(self, *, contract: Call | None, insists: bool) -> Iterator[Attempt]:
        """Go through the attempts.

        Args:
            contract: The contract's log-in here, if it has not been tried.
            insists: Whether the user says that refused credentials are right.
        """

        def short(last: Answer) -> Call | None:
            # Only where too much was wrong; the search begins with everything.
            return contract if is_about_strictness(last) else None

        if insists:
            # A refusal may have meant that a header was read as something else.
            yield from (self._user_in_header, self._named, self._flat, self._nested)
        elif "form" in self._empty.words and (
            self._empty.status == 415 or "urlencoded" in self._empty.words
        ):
            yield from (self._form, self._flat, self._nested)
        else:
            yield from (self._named, self._flat, self._form_where_json_is_not_read)
            yield from (self._named, short, self._nested, self._form)

    def _named(self, last: Answer) -> Call | None:
        """Use the names that the platform itself has told."""
        wanted = {**names_wanted(self._empty), **names_wanted(last)}
        if not wanted.keys() - LOG_IN.body.keys():
            return None
        kinds = set(wanted.values())
        rest = {key: kind for key, kind in LOG_IN.body.items() if kind not in kinds}
        return replace(self._place, body={**rest, **wanted})

    def _flat(self, _: Answer) -> Call:
        """Send every name of every credential."""
        return replace(self._place, body=flat_body(), headers=HEADERS_OF_CLIENT)

    def _nested(self, _: Answer) -> Call:
        """Send every name in every usual wrapper."""
        return replace(self._place, body=nested_body(), headers=HEADERS_OF_USER)

    def _form(self, _: Answer) -> Call:
        """Send every name as a form."""
        return replace(
            self._place, body=flat_body(), is_form=True, headers=BASIC_CLIENT
        )

    def _form_where_json_is_not_read(self, last: Answer) -> Call | None:
        # Every name was there, and the answer is the same as if there was none.
        is_unread = are_alike(last, self._empty, self._path)
        return self._form(last) if is_unread else None

    def _user_in_header(self, _: Answer) -> Call:
        """Name the user in a header alone."""
        return replace(self._place, body=client_body(), headers=BASIC_USER)
