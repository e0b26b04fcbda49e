"""Finding the session token in the answer to a log-in, by name and by shape."""

from collections.abc import Iterable, Iterator
import re
from typing import Any

from ..aliases import TOKEN_NAMES, folded
from ..profile import TokenPlace, TokenSource
from .answer import Answer

_RANKS = {folded(name): rank for rank, name in enumerate(TOKEN_NAMES)}
_NOT_A_TOKEN = re.compile(r"refresh|expir|type|created|issued|user|mail|client|message")
_SHAPE = re.compile(r"[\x21-\x7e]{16,}")
_NOT_OF_THE_SHAPE = re.compile(r"https?:|/|@|\d{4}-\d\d-\d\dT")
_DEEPEST = 5
_BY_SHAPE = len(TOKEN_NAMES)

type _Found = tuple[int, str, TokenPlace]
"""Rank (the least is the best), token, where it stands."""


def find_token(
    answer: Answer, *, secrets: Iterable[str]
) -> tuple[str, TokenPlace] | None:
    """Return the token that an answer holds, and where; `None` if there is none.

    Args:
        answer: To a log-in.
        secrets: The credentials, which a platform may repeat.
    """
    known = set(secrets)
    found = [
        each
        for each in (
            *_in_body(answer.content, ()),
            *_in_headers(answer),
            *_in_cookies(answer),
        )
        if each[1] not in known
    ]
    if not found:
        return None
    _, token, place = min(found, key=lambda each: each[0])
    return token, place


def _in_body(
    value: Any, keys: tuple[str, ...], rank: int = _BY_SHAPE
) -> Iterator[_Found]:
    """Go through the texts of an answer that may be a token."""
    if len(keys) > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            name = folded(key)
            if not _NOT_A_TOKEN.search(name):
                yield from _in_body(
                    inner, (*keys, key), min(rank, _RANKS.get(name, 99))
                )
    elif isinstance(value, str) and keys and value.isascii() and value.isprintable():
        is_named = rank < _BY_SHAPE and len(value) >= 4 and " " not in value.strip()
        if is_named or (
            _SHAPE.fullmatch(value) and not _NOT_OF_THE_SHAPE.search(value)
        ):
            yield rank, value, TokenPlace(source=TokenSource.BODY, keys=keys)


def _in_headers(answer: Answer) -> Iterator[_Found]:
    """Go through the headers that may hold a token."""
    for name, value in answer.headers.items():
        named = folded(name).removeprefix("x")
        is_token = named in _RANKS or named.endswith(("token", "session", "sessionid"))
        if is_token and not _NOT_A_TOKEN.search(named) and value:
            place = TokenPlace(source=TokenSource.HEADER, keys=(name,))
            yield _RANKS.get(named, _BY_SHAPE), value.rpartition(" ")[2], place


def _in_cookies(answer: Answer) -> Iterator[_Found]:
    """Go through the cookies that may hold a token."""
    for name, value in answer.cookies.items():
        named = folded(name)
        is_token = named in _RANKS or "sess" in named or "token" in named
        if value and "csrf" not in named and "xsrf" not in named:
            place = TokenPlace(source=TokenSource.COOKIE, keys=(name,))
            yield (_BY_SHAPE if is_token else _BY_SHAPE + 1), value, place


def token_at(place: TokenPlace, answer: Answer) -> str | None:
    """Return the token at a known place of an answer."""
    if place.source is TokenSource.HEADER:
        return answer.headers.get(place.keys[0].lower())
    if place.source is TokenSource.COOKIE:
        return answer.cookies.get(place.keys[0])
    value = answer.content
    for key in place.keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None
