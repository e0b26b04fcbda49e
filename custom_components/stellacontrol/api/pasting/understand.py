"""From a pasted text to a profile."""

from dataclasses import dataclass
import re
from typing import Any

from ..call import CallName
from ..errors import InvalidProfile
from ..gateway import Credentials, Gateway
from ..profile import Profile
from .code import read_code
from .data import read_data
from .example import LONGEST, MOST_REQUESTS, Source, Unreadable, without_marks
from .http import read_http
from .recognise import recognise
from .shell import read_shell
from .templating import Templates

_WANTED = (
    CallName.LOG_IN,
    CallName.LOG_OUT,
    CallName.LIST_DEVICES,
    CallName.READ_STATUS,
    CallName.SET_PARAMETERS,
    CallName.SEND_COMMAND,
)
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)
_PROMPT = re.compile(r"^(?:\$|>|PS>) (?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What an example says. Nothing of its text is kept, and no secret."""

    profile: Profile
    """What was known before, with what the example shows in its place."""

    calls: tuple[CallName, ...] = ()
    left_out: tuple[str, ...] = ()
    """Names of what was not kept, since it could be a secret."""

    other_hosts: tuple[str, ...] = ()
    """Hosts that the example sends to, and that are not the gateway's."""

    fault: str = ""
    """Why nothing was understood, as a key of texts."""

    @property
    def still_open(self) -> tuple[CallName, ...]:
        """The calls that the example does not show."""
        return tuple(name for name in _WANTED if name not in self.calls)


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
    if len(text) > LONGEST:
        return Understood(profile=profile, fault="example_too_long")
    templates = Templates(_known(credentials, serials))
    try:
        source = _read(without_marks(text))
        if source.profile is not None:
            return _whole_profile(source.profile, profile, templates)
        known = recognise(source.requests[:MOST_REQUESTS], profile, gateway, templates)
    except Unreadable as err:
        return Understood(profile=profile, fault=f"example_{err.fault}")
    except RecursionError:
        return Understood(profile=profile, fault="example_unreadable")
    fault = ""
    if known.has_secret_in_address and not known.calls:
        fault = "example_secret_in_url"
    elif not known.calls:
        fault = "example_no_call" if source.requests else "example_no_request"
    return Understood(
        profile=known.profile,
        calls=tuple(name for name in CallName if name in known.calls),
        left_out=tuple(sorted(known.left_out)),
        other_hosts=tuple(sorted(known.other_hosts)),
        fault=fault,
    )


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


def _read(text: str) -> Source:
    """Read a text in whatever form it is."""
    text = _PROMPT.sub("", _FENCE.sub("", text)).strip()
    if (source := read_data(text)) is not None and (
        source.requests or source.profile is not None
    ):
        return source
    if re.search(r"\bcurl(?:\.exe)?\s", text) and (requests := read_shell(text)):
        return Source(requests=requests)
    if requests := read_http(text):
        return Source(requests=requests)
    requests, _ = read_code(text)
    return Source(requests=requests)


def _whole_profile(told: Any, before: Profile, templates: Templates) -> Understood:
    """Take a profile as it is, but for secrets that somebody wrote into it."""
    given = templates.profile(told)
    try:
        profile = Profile.from_dict({**before.as_dict(), **given})
    except InvalidProfile:
        return Understood(profile=before, fault="example_unreadable")
    parts = {
        "log_in": CallName.LOG_IN,
        "log_out": CallName.LOG_OUT,
        "devices": CallName.LIST_DEVICES,
        "status": CallName.READ_STATUS,
        "parameters": CallName.SET_PARAMETERS,
        "frequency": CallName.SET_FREQUENCY,
        "command": CallName.SEND_COMMAND,
    }
    calls = tuple(name for key, name in parts.items() if key in given)
    return Understood(profile=profile, calls=calls or (CallName.LOG_IN,))
