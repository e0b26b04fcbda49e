"""From a pasted text to a profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
import re
from typing import Any

from ..call import CallName, Endpoint
from ..errors import InvalidEndpoint, InvalidProfile
from ..gateway import Credentials, Gateway, read_endpoint_path
from ..profile import Profile
from .bash.shell import read_shell
from .data import read_data
from .example import LONGEST, MOST_REQUESTS, Source, Unreadable, without_marks
from .http import read_http
from .page import plain
from .programs.code import read_code
from .recognise import PARTS, Recognised, recognise
from .templating import Templates

_SHOWN = 5
"""Requests that are not used; a document of a whole API may have hundreds."""

_LONGEST = 100
"""Characters of each."""

_CURL = re.compile(r"\b(?:curl(?:\.exe)?|wget)\s")


_ENDPOINT = re.compile(
    r"(?P<name>security|devices)[_-]?(?:end-?point|path|url|uri)?[\"']?[ \t]*[:=][ \t]*[\"']?"
    r"(?P<path>/[\w./-]*)",
    re.IGNORECASE,
)
"""A setting such as 'securityEndpoint: "/api/security"', in whatever language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What an example says. Nothing of its text is kept, and no secret."""

    profile: Profile
    """What was known before, with what the example shows in its place."""

    calls: tuple[CallName, ...] = ()
    endpoints: Mapping[Endpoint, str] = field(default_factory=dict)
    """Paths of the two endpoints, if a configuration block names them."""

    unclear: tuple[str, ...] = ()
    """Requests that are not used, as they do not tell the device, the band or the value."""

    left_out: tuple[str, ...] = ()
    """Names of what was not kept, since it could be a secret."""

    other_hosts: tuple[str, ...] = ()
    """Hosts that the example sends to, and that are not the gateway's."""

    fault: str = ""
    """Why nothing was understood, as a key of texts."""


def read_example(
    text: str,
    gateway: Gateway,
    credentials: Credentials | None,
    profile: Profile,
    serials: tuple[str, ...] = (),
) -> Understood:
    """Understand an example that a reseller gave; never raises.

    Args:
        text: Whatever was pasted.
        gateway: Whose endpoints paths are told from.
        credentials: What was typed; where it stands, a placeholder comes.
        profile: What is known already.
        serials: Serial numbers that are known.
    """
    templates = Templates(_known(credentials, serials))
    try:
        source = _read(_plain(text))
        if source.profile is not None:
            return _whole_profile(source.profile, profile, templates)
        known = recognise(source.requests[:MOST_REQUESTS], profile, gateway, templates)
    except Unreadable as err:
        return Understood(profile=profile, fault=f"example_{err.fault}")
    except RecursionError, InvalidProfile:
        return Understood(profile=profile, fault="example_unreadable")
    if any(templates.holds_secret(each) for each in _texts(known.profile.as_dict())):
        # An example that was cut can put anything anywhere: rather none of it.
        return Understood(profile=profile, fault="example_secret_in_url")
    endpoints = {} if known.calls else _endpoints(text)
    is_nothing = not endpoints and _is_nothing(known)
    return Understood(
        profile=known.profile,
        calls=tuple(name for name in CallName if name in known.calls),
        endpoints=endpoints,
        unclear=_unclear(known, templates),
        left_out=tuple(sorted(known.left_out)),
        other_hosts=tuple(sorted(known.other_hosts)),
        fault=_why_nothing(known, source) if is_nothing else "",
    )


def _unclear(known: Recognised, templates: Templates) -> tuple[str, ...]:
    """Return the requests that are not used, where no other one says more."""
    texts = dict.fromkeys(
        text for name, text in known.unclear if name not in known.calls
    )
    told = [text[:_LONGEST] for text in texts if not templates.holds_secret(text)]
    return tuple(told[:_SHOWN])


def _is_nothing(known: Recognised) -> bool:
    """Whether no call was read; a log-in without its body is one to copy again."""
    return known.calls.keys() <= ({CallName.LOG_IN} if known.is_unread else set())


def _why_nothing(known: Recognised, source: Source) -> str:
    """Return the fault of an example that shows no call."""
    if known.has_secret_in_address:
        return "example_secret_in_url"
    if known.is_unread:
        return "example_unreadable"
    return "example_no_call" if source.requests else "example_no_request"


def _texts(value: Any) -> Iterator[str]:
    """Go through all texts of a stored profile."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _known(credentials: Credentials | None, serials: tuple[str, ...]) -> dict[str, str]:
    """Return values that are known, by placeholder."""
    known = {"serial": serials[0]} if serials else {}
    if credentials is None:
        return known
    return known | {
        "client_id": credentials.client_id,
        "client_key": credentials.client_key,
        "username": credentials.username,
        "password": credentials.password,
    }


def _plain(text: str) -> str:
    """Return a text without what documents and mails put around code."""
    if len(text) > LONGEST:
        raise Unreadable("too_long")
    return plain(without_marks(text)).strip()


def _read(text: str) -> Source:
    """Read a text in whatever form it is."""
    data = read_data(text)
    if data is not None and (data.requests or data.profile is not None):
        return data
    if _CURL.search(text) and (requests := read_shell(text)):
        return Source(requests=requests)
    # Programs have comments such as "POST /login"; documents have words such as "get (".
    return Source(requests=max(read_http(text), read_code(text), key=_told))


def _told(requests: list[Any]) -> int:
    """Return how much some requests tell."""
    return sum(1 + (each.body is not None) + len(each.headers) for each in requests)


def _endpoints(text: str) -> dict[Endpoint, str]:
    """Return the paths of the endpoints that a configuration block names."""
    found: dict[Endpoint, str] = {}
    for setting in _ENDPOINT.finditer(text):
        try:
            path = read_endpoint_path(setting["path"])
        except InvalidEndpoint:
            continue
        found.setdefault(Endpoint(setting["name"].lower()), path)
    return found


def _whole_profile(told: Any, before: Profile, templates: Templates) -> Understood:
    """Take a profile as it is, but for secrets that somebody wrote into it."""
    given = templates.profile(told)
    try:
        profile = Profile.from_dict({**before.as_dict(), **given})
    except InvalidProfile:
        return Understood(profile=before, fault="example_unreadable")
    calls = tuple(call for name, call in PARTS.items() if name in given)
    return Understood(
        profile=profile,
        calls=calls or (CallName.LOG_IN,),
        left_out=tuple(sorted(templates.left_out)),
    )
