"""The profile: how a gateway speaks. The one place that knows a path, a verb or a header.

The defaults are the contract that docs/api.md describes. Where a platform turns out to
speak differently, its profile says how; nothing else has to change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from .call import (
    Call,
    CallName,
    Endpoint,
    Grade,
    as_json,
    read_choice,
    read_object,
    read_text,
    read_texts,
    refuse_unknown,
)
from .errors import InvalidProfile

DEFAULT_GATEWAY = "https://api3.stellacontrol.com"  # guide
DEFAULT_SECURITY_PATH = "/security"  # guide
DEFAULT_DEVICES_PATH = "/devices"  # guide
DEFAULT_CLIENT_ID = "integration"  # guide, given there as an example


class TokenSource(StrEnum):
    """Which part of the log-in's answer holds the token."""

    BODY = "body"
    HEADER = "header"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPlace:
    """Where the token stands in the log-in's answer."""

    source: TokenSource
    keys: tuple[str, ...]
    """Keys from the outermost object inwards; or the header's or the cookie's name."""

    def as_dict(self) -> dict[str, Any]:
        """Return it JSON-able."""
        return {"source": self.source.value, "keys": list(self.keys)}

    @classmethod
    def from_dict(cls, where: str, data: Any) -> Self:
        """Read what `as_dict` returned."""
        given = read_object(where, data)
        keys = given.get("keys")
        if not isinstance(keys, list | tuple) or not keys:
            raise InvalidProfile(f"{where}.keys: a list of texts is needed")
        return cls(
            source=read_choice(TokenSource, f"{where}.source", given.get("source")),
            keys=tuple(read_text(f"{where}.keys", key) for key in keys),
        )


LOG_IN: Final = Call(
    name=CallName.LOG_IN,
    method="POST",
    endpoint=Endpoint.SECURITY,
    path="/login",
    body={
        # The four keys: guide.
        "clientId": "{client_id}",
        "clientKey": "{client_key}",
        "name": "{username}",
        "password": "{password}",
    },
    grade=Grade.ASSUMED,
)
LOG_OUT: Final = Call(
    name=CallName.LOG_OUT,
    method="POST",
    endpoint=Endpoint.SECURITY,
    path="/logout",
    # Strict servers want a content type, and so a body.
    body={},
    grade=Grade.ASSUMED,
)
LIST_DEVICES: Final = Call(
    name=CallName.LIST_DEVICES, method="GET", grade=Grade.ASSUMED
)
READ_STATUS: Final = Call(
    name=CallName.READ_STATUS,
    method="GET",
    path="/{serial}/status",
    grade=Grade.ASSUMED,
)
SET_PARAMETERS: Final = Call(
    name=CallName.SET_PARAMETERS,
    method="PATCH",
    path="/{serial}/parameters",
    body={"bands": "{bands}", "messageFrequency": "{frequency}"},
    grade=Grade.ASSUMED,
)
SEND_COMMAND: Final = Call(
    name=CallName.SEND_COMMAND,
    method="POST",
    path="/{serial}/commands",
    body={"command": "{command}"},
    grade=Grade.ASSUMED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How a gateway speaks; the defaults are the contract."""

    log_in: Call = LOG_IN
    log_out: Call = LOG_OUT
    devices: Call = LIST_DEVICES
    status: Call = READ_STATUS
    parameters: Call = SET_PARAMETERS
    """Bands, and the message frequency where it has no call of its own."""

    frequency: Call | None = None
    """The message frequency, where it does not travel with the bands."""

    command: Call = SEND_COMMAND

    token: TokenPlace | None = None
    """Where the token stands; `None`: it is searched by name and shape."""

    headers: Mapping[str, str] = field(
        default_factory=lambda: {"Authorization": "Bearer {token}"}
    )
    """Headers of every call. One that needs a token is left out without one (assumed)."""

    cookies: Mapping[str, str] = field(default_factory=dict)
    """Cookies of every call, in addition to those that the platform sets."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    """Members that every call with a body carries, such as {"token": "{token}"}."""

    id_key: str | None = None
    """The key in the metadata whose value stands for `{id}`; `None`: the first that is
    known as one."""

    words: Mapping[str, str] = field(default_factory=dict)
    """How the platform spells a command or a message frequency, where it is not ours."""

    def __post_init__(self) -> None:
        """Refuse placeholders that do not exist."""
        refuse_unknown("headers", self.headers)
        refuse_unknown("cookies", self.cookies)
        refuse_unknown("fields", self.fields)

    def as_dict(self) -> dict[str, Any]:
        """Return what differs from the default, JSON-able."""
        told: dict[str, Any] = {}
        for name in _NAMES:
            value, default = getattr(self, name), getattr(DEFAULT, name)
            if value == default:
                continue
            if isinstance(value, Call):
                told[name] = value.as_dict(default or BLANK)
            elif isinstance(value, TokenPlace):
                told[name] = value.as_dict()
            else:
                told[name] = as_json(value)
        return told

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read what `as_dict` returned; unknown keys are ignored.

        Raises:
            InvalidProfile: Something in it is not what it must be; the text says what.
        """
        given = read_object("profile", data)
        told: dict[str, Any] = {
            name: _READERS[name](name, given[name])
            for name in _NAMES
            if given.get(name) is not None
        }
        return cls(**told)


_NAMES: Final = tuple(each.name for each in fields(Profile))
BLANK: Final = Call(name=CallName.SET_FREQUENCY, method="POST")
"""What a call that has no default is compared with."""

DEFAULT: Final = Profile()


def _call(where: str, data: Any) -> Call:
    """Read a call: the default one, with what differs."""
    default: Call | None = getattr(DEFAULT, where)
    return (default or BLANK).changed(where, data)


_READERS: Final[dict[str, Callable[[str, Any], Any]]] = {
    **dict.fromkeys(_NAMES, _call),
    "token": TokenPlace.from_dict,
    "headers": read_texts,
    "cookies": read_texts,
    "fields": read_object,
    "id_key": read_text,
    "words": read_texts,
}
"""How a field is read."""


class Origin(StrEnum):
    """How a profile was learnt."""

    DEFAULT = "default"
    """It is the contract; nothing was learnt."""

    FOUND = "found"
    """By trying, at set-up or when a request was refused."""

    PASTED = "pasted"
    """From an example that the reseller gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProfile:
    """A profile as an account keeps it."""

    profile: Profile = DEFAULT
    origin: Origin = Origin.DEFAULT
    at: datetime | None = None
    """When it was learnt."""

    def as_dict(self) -> dict[str, Any]:
        """Return it JSON-able."""
        return {
            "differs": self.profile.as_dict(),
            "origin": self.origin.value,
            "at": None if self.at is None else self.at.isoformat(),
        }

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read what `as_dict` returned; nothing at all is the default.

        Raises:
            InvalidProfile: Something in it is not what it must be; the text says what.
        """
        given = read_object("profile", {} if data is None else data)
        at = given.get("at")
        try:
            moment = None if at is None else datetime.fromisoformat(read_text("at", at))
        except ValueError:
            raise InvalidProfile("at: a moment is needed") from None
        return cls(
            profile=Profile.from_dict(given.get("differs", {})),
            origin=read_choice(Origin, "origin", given.get("origin", Origin.DEFAULT)),
            at=moment,
        )
