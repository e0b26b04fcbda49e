"""Other spellings of a write whose form was refused, the likeliest first.

Nothing has happened when a platform says that it does not know a path, a verb or the form
of a body; so the same action may be tried in another spelling. Never a PUT that would
replace a larger object by a part of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
import re
from typing import Any, Final, Self, override

from .as_told import AsTold
from .call import METHODS, Call
from .errors import StellaControlError, UnknownPath
from .profile import Profile
from .templates import exchanged
from .words import Command

COMMAND: Final = frozenset({"command"})

_DEVICE = re.compile(r".*?\{(?:serial|id)\}(?:[\"']?\))?")
"""A path up to the device in it."""

_VERBS: Final = ("PATCH", "POST", "PUT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a platform said against the form of a write."""

    is_place: bool
    """Whether path or verb are unknown, and not the body."""
    is_verb: bool = False
    is_type: bool = False
    """Whether it is the content type."""
    words: str = ""
    """In lower case."""
    verbs: tuple[str, ...] = ()
    """Those that the path takes, if it named them."""

    @classmethod
    def of(cls, err: StellaControlError) -> Self:
        """Return what an error says."""
        told = err.told
        status = 404 if told is None else told.status
        named = "" if told is None else told.allowed.upper()
        return cls(
            is_place=isinstance(err, UnknownPath) or 300 <= status < 400,
            is_verb=status == 405,
            is_type=status == 415,
            words="" if told is None else told.excerpt.lower(),
            verbs=tuple(verb for verb in METHODS if verb in named),
        )


class Ways(ABC):
    """Other ways to make one kind of write, the likeliest first."""

    @abstractmethod
    def holder(self, profile: Profile) -> str:
        """Return the name, in the profile, of the call that is written with."""

    @abstractmethod
    def places(self, start: Profile) -> Iterator[Profile]:
        """Go through other places, from where the profile expected it."""

    @abstractmethod
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through other bodies at a place that is there.

        Args:
            profile: Writes to that place, with the body that was tried first.
            refusal: How the last body was refused.
            told: How the platform spells what it tells.
        """

    def with_first_body(self, start: Profile, refused: Profile) -> Profile:
        """Return what was refused last, with the body that was tried first."""
        first = self.call(start)
        if self.holder(start) != self.holder(refused) or first.is_form:
            return refused
        changed = self.with_call(refused, body=first.body, headers=first.headers)
        return replace(changed, words=start.words)

    def call(self, profile: Profile) -> Call:
        """Return the call that is written with."""
        call: Call = getattr(profile, self.holder(profile))
        return call

    def with_call(self, profile: Profile, **changes: Any) -> Profile:
        """Return a profile that writes with another call."""
        changed: dict[str, Any] = {
            self.holder(profile): replace(self.call(profile), **changes)
        }
        return replace(profile, **changed)

    def verbs(
        self, profile: Profile, refusal: Refusal, *, is_first: bool
    ) -> Iterator[Profile]:
        """Go through other verbs at a place, unless they would replace the device.

        Args:
            profile: What was refused.
            refusal: How.
            is_first: Whether it is what was tried first. At another place only verbs
                count that the platform itself names.
        """
        call = self.call(profile)
        # The device itself, or all of them, would be replaced.
        if not refusal.is_verb or device_path(call) in (None, call.path.rstrip("/")):
            return
        for verb in refusal.verbs or (("POST", "PUT") if is_first else ()):
            if verb in _VERBS and verb != call.method:
                yield self.with_call(profile, method=verb)


class CommandWays(Ways):
    """Other ways to send a command."""

    @override
    def holder(self, profile: Profile) -> str:
        """Return the name of the call for commands."""
        return "command"

    @override
    def places(self, start: Profile) -> Iterator[Profile]:
        """Go through other paths of the device, some with the command in it."""
        call = self.call(start)
        for method, path, body in (
            ("POST", "/{command}", {}),
            ("POST", "/command", call.body),
            ("POST", "/actions", {"action": "{command}"}),
            ("POST", "/commands/{command}", {}),
            ("PUT", "/commands", call.body),
            ("PUT", "/{command}", {}),
            ("POST", "/actions/{command}", {}),
        ):
            where = beside(call, path)
            yield self.with_call(start, method=method, path=where, body=body)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through other names for the command, and other words."""
        del told
        if refusal.is_type:
            yield from other_types(self, profile)
        members: tuple[Mapping[str, Any], ...] = (
            {"name": "{command}"},
            {"action": "{command}"},
            {"type": "{command}"},
            {"commands": ["{command}"]},
        )
        for each in members:
            body = exchanged(self.call(profile).body, COMMAND, each)
            yield self.with_call(profile, body=body)
        capitals = {command.value: command.value.upper() for command in Command}
        yield replace(profile, words={**profile.words, **capitals})


def other_types(ways: Ways, profile: Profile) -> Iterator[Profile]:
    """Go through other content types."""
    headers = ways.call(profile).headers
    kind = {"Content-Type": "application/merge-patch+json"}
    yield ways.with_call(profile, headers={**headers, **kind})
    yield ways.with_call(profile, is_form=True)


def log_outs_after(call: Call, refusal: Refusal, log_in: Call) -> Iterator[Call]:
    """Go through other ways to close a session.

    Args:
        call: That was refused.
        refusal: How.
        log_in: Which the log-out stands beside.
    """
    if not refusal.is_place:
        yield replace(call, body={"token": "{token}"})
        yield replace(call, body=None)
        return
    if refusal.is_verb:
        for verb in refusal.verbs or ("DELETE", "GET", "PUT"):
            has_body = verb in ("POST", "PUT")
            yield replace(call, method=verb, body={} if has_body else None)
    folder, _, word = log_in.path.rstrip("/").rpartition("/")
    slash = "/" if log_in.path.endswith("/") else ""
    beside = replace(call, endpoint=log_in.endpoint)
    if slash:
        yield replace(beside, path=f"{folder}/logout/")
    if word:
        yield replace(beside, method="DELETE", path=log_in.path, body=None)
    for method, path in (
        ("POST", "/logout"),
        ("POST", "/signout"),
        ("POST", "/Logout"),
        ("DELETE", "/session"),
        ("DELETE", "/sessions"),
        ("POST", "/logoff"),
        ("DELETE", ""),
    ):
        body: Any = {} if method == "POST" else None
        where = folder + path + slash
        yield replace(beside, method=method, path=where, body=body)


def device_path(call: Call) -> str | None:
    """Return a call's path up to the device; `None` if it names none."""
    found = _DEVICE.match(call.path.partition("?")[0])
    return None if found is None else found[0]


def beside(call: Call, path: str) -> str:
    """Return another path of the same device; the same where no path names it."""
    base = device_path(call)
    slash = "/" if call.path.endswith("/") else ""
    return call.path if base is None else base + path + slash
