"""How the token travels: first in every way at once, then only in those that are needed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from ..aliases import folded
from ..profile import Profile
from .answer import Answer
from .candidates import CLIENT_HEADERS, Carrier, carriers, schemes

DEFAULT_HEADERS = {"Authorization": "Bearer {token}"}

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
        carrying(profile, [("headers", "Authorization", scheme), *carriers()])
        for scheme in schemes(_scheme_named(log_in))
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


def _scheme_named(answer: Answer) -> str | None:
    """Return the word before a token that the log-in itself has named."""
    content = answer.content if isinstance(answer.content, dict) else {}
    for key, value in content.items():
        named = folded(str(key)) in ("tokentype", "type", "scheme")
        if named and isinstance(value, str):
            return value
    return None
