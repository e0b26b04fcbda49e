"""How the token travels: first in every way at once, then only in those that are needed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
import re
from typing import Final

from ..aliases import folded
from ..profile import Profile
from .answer import Answer
from .bodies import CLIENT_HEADERS

DEFAULT_HEADERS = {"Authorization": "Bearer {token}"}

_TOKEN_NAMES = [
    "Auth-Token",
    "Session-Token",
    "Access-Token",
    "Api-Token",
    "Token",
    "Session-Id",
    "Session",
    "Auth",
]
_TOKEN_HEADERS: Final = (
    *(f"X-{name}" for name in _TOKEN_NAMES),
    *_TOKEN_NAMES,
    "X-Api-Key",
    "X-StellaControl-Token",
)
_TOKEN_COOKIES: Final = [
    "token",
    "session",
    "sessionId",
    "session_id",
    "sid",
    "auth",
    "auth_token",
    "access_token",
    "accessToken",
    "jwt",
]
_SCHEMES: Final = ("Bearer {token}", "{token}", "Token {token}", "Session {token}")

NAMES_ON_EVERY_CALL: Final = {
    name: value for name, value in CLIENT_HEADERS.items() if value == "{client_id}"
} | {"X-Requested-With": "XMLHttpRequest"}
"""What some platforms want with each request, and what is no secret."""


type Carrier = tuple[str, str, str]
"""One way to carry something: "headers" or "cookies", the name, the template."""

type Works = Callable[[Profile], Awaitable[bool]]
"""Asks for the list with a profile, and says whether it came."""


def ways(profile: Profile, log_in: Answer) -> list[Profile]:
    """Return how the token may travel: as it is known, then all at once by scheme.

    Args:
        profile: One that says it already is the only way.
        log_in: The answer that held the token; it may name the word before it.
    """
    if profile.headers != DEFAULT_HEADERS or profile.cookies:
        return [profile]
    return [profile] + [
        carrying(profile, [*_with_scheme(scheme), *_carriers()])
        for scheme in _schemes(_scheme_named(log_in))
    ]


def with_client(profile: Profile) -> Profile:
    """Return a profile that names the API client on every call, too."""
    return replace(profile, headers={**profile.headers, **CLIENT_HEADERS})


async def narrowed(way: Profile, works: Works) -> Profile:
    """Return a profile without the ways that are not needed."""
    first = ("headers", "Authorization", way.headers["Authorization"])
    if await works(carrying(way, [first])):
        return carrying(way, [first])
    needed = [
        *(("headers", name, text) for name, text in way.headers.items()),
        *(("cookies", name, text) for name, text in way.cookies.items()),
    ]
    size = len(needed) // 2
    # Leave out half of them, then a quarter, ... until each that is left is needed.
    while size:
        start = 0
        while start < len(needed) and len(needed) > 1:
            fewer = needed[:start] + needed[start + size :]
            if fewer and await works(carrying(way, fewer)):
                needed = fewer
            else:
                start += size
        size //= 2
    return carrying(way, needed)


def carrying(profile: Profile, given: list[Carrier]) -> Profile:
    """Return a profile that carries the token in these ways alone."""
    told: dict[str, dict[str, str]] = {"headers": {}, "cookies": {}}
    for kind, name, text in given:
        told[kind][name] = text
    return replace(profile, headers=told["headers"], cookies=told["cookies"])


def _with_scheme(scheme: str) -> list[Carrier]:
    """Return the headers that hold a scheme before the token."""
    return [("headers", name, scheme) for name in ("Authorization", "X-Authorization")]


def _carriers() -> list[Carrier]:
    """Return the ways in which a token may travel beside "Authorization"."""
    return [
        *(("headers", name, "{token}") for name in _TOKEN_HEADERS),
        *(("headers", name, text) for name, text in NAMES_ON_EVERY_CALL.items()),
        *(("cookies", name, "{token}") for name in _TOKEN_COOKIES),
    ]


def _schemes(named: str | None) -> list[str]:
    """Return the ways to write "Authorization", one that the platform named first."""
    own = [f"{named} {{token}}"] if named and re.fullmatch(r"[\w-]+", named) else []
    return list(dict.fromkeys([*own, *_SCHEMES]))


def _scheme_named(answer: Answer) -> str | None:
    """Return the word before a token that the log-in itself has named."""
    content = answer.body if isinstance(answer.body, dict) else {}
    for key, value in content.items():
        named = folded(str(key)) in ("tokentype", "type", "scheme")
        if named and isinstance(value, str):
            return value
    return None
