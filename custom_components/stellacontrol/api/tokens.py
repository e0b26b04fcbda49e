"""Where the session's token stands in the answer to a log-in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
import re
from typing import Any, Final

from .aliases import TOKEN_NAMES, folded
from .profile import TokenPlace, TokenSource

_NAMES_OF_NUMBERS: Final = tuple(folded(name) for name in TOKEN_NAMES)
_NAMES: Final = (*_NAMES_OF_NUMBERS, "key", "access")
"""What a token is called, the plainest first."""

_HEADERS: Final = ("authorization", *(f"x{name}" for name in _NAMES), *_NAMES)

_INSIDE: Final = ("value", "id", "key", "string")
"""What a token is called inside of an object that has its name."""

_NOT_A_TOKEN = re.compile(
    r"refresh|csrf|xsrf|expire|type|clientkey|clientid|mfa|2fa|otp|factor|challenge",
    re.IGNORECASE,
)

_SHAPE = re.compile(
    r"[\w\-]+\.[\w\-]+\.[\w\-]+"  # a JSON web token
    r"|(?=.*\d)[\w\-+/.~]{16,}={0,2}"
)
"""What a token looks like that has another name."""

_SHORTEST_NUMBER: Final = 10_000_000
"""A smaller one under a token's name counts something, such as the session's seconds."""

_SCHEME = re.compile(r"(?:bearer|token|session|jwt)\s+", re.IGNORECASE)
_DEPTH: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToken:
    """A token, and where it stood."""

    value: str = field(repr=False)
    place: TokenPlace


def find_token(
    body: Any,
    *,
    headers: Mapping[str, str],
    cookies: Mapping[str, str],
    place: TokenPlace | None = None,
    known: frozenset[str] = frozenset(),
) -> FoundToken | None:
    """Find the token in the answer to a log-in.

    Args:
        body: The decoded body; a text if it is not JSON.
        headers: The answer's headers.
        cookies: The cookies that it sets.
        place: Where it stands, if known.
        known: What was sent, such as the password, and so is no token.

    Returns:
        The token: what is called one in the body, a text before a number, or in the
        headers; then what looks like one in the body; then a cookie. `None` if there is
        none.

    Source: assumed.
    """
    if place is not None:
        value = _at(place, body, headers, cookies)
        return FoundToken(value=value, place=place) if value else None
    values = _candidates(body, known)
    looks = (
        (TokenSource.BODY, _named(values)),
        (TokenSource.HEADER, _in_headers(headers, known)),
        # A user's id or a request's can look like a token, too.
        (TokenSource.BODY, _shaped(values)),
        (TokenSource.COOKIE, _in_cookies(cookies, known)),
    )
    for source, look in looks:
        for keys, value in look:
            return FoundToken(value=value, place=TokenPlace(source=source, keys=keys))
    return None


def _at(
    place: TokenPlace,
    body: Any,
    headers: Mapping[str, str],
    cookies: Mapping[str, str],
) -> str | None:
    """Return what stands at a place, if it can be a token."""
    if place.source is TokenSource.BODY:
        value = body
        for key in place.keys:
            if type(value) is list and len(value) == 1:
                value = value[0]
            value = value.get(key) if type(value) is dict else None
        return _usable(value)
    holder = headers if place.source is TokenSource.HEADER else cookies
    named = {name.lower(): value for name, value in holder.items()}
    return _usable(named.get(place.keys[0].lower()))


type _Candidate = tuple[tuple[str, ...], str, bool]
"""Keys, value, and whether it came as a text."""


def _candidates(body: Any, known: frozenset[str]) -> list[_Candidate]:
    """Return what may be a token in a body."""
    values = [((), body)] if type(body) is str else _values(body)
    return [
        (keys, value, type(raw) is str)
        for keys, raw in values
        if (value := _usable(raw)) and value not in known
        if not any(map(_NOT_A_TOKEN.search, keys))
    ]


def _named(values: list[_Candidate]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through what is called a token, the likeliest first."""
    for names, of_text in ((_NAMES, True), (_NAMES_OF_NUMBERS, False)):
        for name in names:
            for keys, value, is_text in values:
                if keys and is_text is of_text and _is_called(keys, name):
                    yield keys, value


def _shaped(values: list[_Candidate]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through what looks like a token."""
    for keys, value, is_text in values:
        if is_text and _SHAPE.fullmatch(value):
            yield keys, value


def _is_called(keys: tuple[str, ...], name: str) -> bool:
    """Whether a value has a name, or stands in an object that has it."""
    own = folded(keys[-1])
    return own == name or (
        len(keys) > 1 and own in _INSIDE and folded(keys[-2]) == name
    )


def _in_headers(
    headers: Mapping[str, str], known: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through what may be a token in the headers."""
    named = {folded(name): name for name in headers}
    for plain in _HEADERS:
        if plain in named and not _NOT_A_TOKEN.search(plain):
            value = _usable(headers[named[plain]])
            if value and value not in known:
                yield (named[plain],), value
    for plain, name in named.items():
        # A name of the house's own, such as "X-Acme-Session".
        if plain.endswith(("token", "session", "sessionid", "ticket")) and (
            not _NOT_A_TOKEN.search(plain)
        ):
            value = _usable(headers[name])
            if value and value not in known:
                yield (name,), value


def _in_cookies(
    cookies: Mapping[str, str], known: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through what may be a session in the cookies."""
    usable = {
        name: value
        for name, raw in cookies.items()
        if (value := _usable(raw)) and value not in known
        if not _NOT_A_TOKEN.search(name)
    }
    for name, value in usable.items():
        if any(
            word in name.lower() for word in ("token", "sess", "sid", "auth", "jwt")
        ):
            yield (name,), value
    if len(usable) == 1:
        yield from (((name,), value) for name, value in usable.items())


def _usable(value: Any) -> str | None:
    """Return a text that can travel in a header, without the scheme before it.

    A long number is one, too: some platforms number their sessions.
    """
    if type(value) is int:
        return str(value) if value >= _SHORTEST_NUMBER else None
    if type(value) is not str or not value.isascii() or not value.isprintable():
        return None
    plain = _SCHEME.sub("", value.strip(), count=1)
    return plain if plain and " " not in plain else None


def _values(body: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Go through the texts and numbers of an answer with their keys, the outermost first."""
    level: list[tuple[tuple[str, ...], Any]] = [((), body)]
    for _ in range(_DEPTH):
        below: list[tuple[tuple[str, ...], Any]] = []
        for keys, value in level:
            if type(value) is list and len(value) == 1:
                below.append((keys, value[0]))
            elif type(value) is dict:
                for key, inner in value.items():
                    if type(inner) in (str, int):
                        yield (*keys, key), inner
                    elif type(inner) in (dict, list):
                        below.append(((*keys, key), inner))
        level = below
