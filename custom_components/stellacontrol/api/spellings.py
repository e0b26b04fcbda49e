"""Other spellings of a write whose form was refused, the likeliest first.

Nothing has happened when a platform says that it does not know a path, a verb or the form
of a body; so the same action may be tried in another spelling. Never a PUT that would
replace a larger object by a part of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
import json
import re
from typing import Any, Final, Self, override

from .as_told import USUAL_FORMS, AsTold, FrequencyForm, form_of
from .call import METHODS, Call, CallName
from .errors import StellaControlError, UnknownPath
from .profile import Profile
from .templates import exchanged, placeholders
from .words import Command, MessageFrequency

BANDS: Final = frozenset({"bands", "bands_on", "bands_off", "band", "on"})
FREQUENCY: Final = frozenset(
    {"frequency", "frequency_seconds", "frequency_milliseconds"}
)
COMMAND: Final = frozenset({"command"})

_DEVICE = re.compile(r".*?\{(?:serial|id)\}")
"""A path up to the device in it."""

VENDORS: Final = FrequencyForm()
"""The vendor's own words."""

_VERBS: Final = ("PATCH", "POST", "PUT")

_ABOUT_VALUE = re.compile(
    r"true|false|boolean|\bbool\b|number|integer|string|\bon\b|\boff\b|\byes\b"
)
"""Said of a value that is written otherwise, rather than of what holds it."""


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
        if not refusal.is_verb or call.path.rstrip("/") == _device_path(call):
            return
        for verb in refusal.verbs or (("POST", "PUT") if is_first else ()):
            if verb in _VERBS and verb != call.method:
                yield self.with_call(profile, method=verb)


class BandWays(Ways):
    """Other ways to switch bands."""

    @override
    def holder(self, profile: Profile) -> str:
        """Return the name of the call for parameters."""
        return "parameters"

    @override
    def places(self, start: Profile) -> Iterator[Profile]:
        """Go through other paths of the device, and a path for each band."""
        call = self.call(start)
        for method, path in (
            ("PATCH", ""),
            ("PUT", "/bands/{band}"),
            ("PATCH", "/settings"),
            ("POST", "/bands/{band}"),
            ("POST", "/parameters"),
            ("PATCH", "/bands"),
            ("PUT", "/parameters"),
            ("PUT", "/bands"),
            ("PATCH", "/bands/{band}"),
        ):
            body = {"isOn": "{on}"} if "{band}" in path else call.body
            where = _beside(call, path)
            yield self.with_call(start, method=method, path=where, body=body)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through lists, objects and words for whether a band is on."""
        call = self.call(profile)
        if refusal.is_type:
            yield from _other_types(self, profile)
        keys = _named_first(_on_keys(told), refusal)
        if "{band}" in call.path:
            for key, on in keys:
                yield self.with_call(profile, body={key: on})
            return
        values, lists = _words_for_bands(told), _lists_of_bands(keys, told)
        first = [*values, *lists] if _ABOUT_VALUE.search(refusal.words) else lists[:4]
        for members in first:
            yield self.with_call(profile, body=exchanged(call.body, BANDS, members))
        if isinstance(call.body, dict) and "parameters" not in call.body:
            yield self.with_call(profile, body={"parameters": call.body})
        # The path may be there for something else.
        one, body = _beside(call, "/bands/{band}"), {keys[0][0]: keys[0][1]}
        yield self.with_call(profile, method="PUT", path=one, body=body)
        for members in [*values, *lists[4:]]:
            yield self.with_call(profile, body=exchanged(call.body, BANDS, members))


def _on_keys(told: AsTold) -> list[tuple[str, str]]:
    """Return names for whether a band is on, and what stands there."""
    return [
        ("isOn", "{on}"),
        ("enabled", "{on}"),
        ("isOnline", "{on}"),
        ("isShutdownManually", "{on?false:true}"),
        # The documents' names come first.
        (told.online_key, "{on}"),
        (told.shutdown_key, "{on?false:true}"),
        ("on", "{on}"),
        ("status", "{on?on:off}"),
        ("active", "{on}"),
    ]


def _named_first(
    keys: list[tuple[str, str]], refusal: Refusal
) -> list[tuple[str, str]]:
    """Return names with those in front that the refusal itself names."""

    def is_named(pair: tuple[str, str]) -> bool:
        name = re.escape(pair[0].lower())
        return len(name) > 2 and re.search(rf"\b{name}\b", refusal.words) is not None

    return sorted(keys, key=lambda pair: not is_named(pair))


def _lists_of_bands(keys: list[tuple[str, str]], told: AsTold) -> list[dict[str, Any]]:
    """Return lists of bands, by the name for whether one is on; the documents' first."""
    documented = [{"bands": [{"identifier": "{band}", key: on}]} for key, on in keys]
    own = [
        {told.bands_key: [{told.identifier_key: "{band}", key: on}]} for key, on in keys
    ]
    return [*documented[:4], *own, *documented[4:]]


def _words_for_bands(told: AsTold) -> list[dict[str, Any]]:
    """Return objects of bands, by the words for on and off."""
    pairs = (told.yes_and_no, ("on", "off"), (1, 0))
    words = [
        {"{band}": f"{{on?{json.dumps(yes)}:{json.dumps(no)}}}"}
        for yes, no in pairs
        if type(yes) is not bool
    ]
    own = [{told.bands_key: "{bands}"}] if told.bands_key != "bands" else []
    return [*({"bands": bands} for bands in words), *own]


class FrequencyWays(Ways):
    """Other ways to set the message frequency."""

    @override
    def holder(self, profile: Profile) -> str:
        """Return the name of its own call, or of the one for parameters."""
        return holder_of_frequency(profile)

    @override
    def places(self, start: Profile) -> Iterator[Profile]:
        """Go through other paths of the device, apart from the bands."""
        call = replace(self.call(start), name=CallName.SET_FREQUENCY)
        for method, path in (
            ("PUT", "/messageFrequency"),
            ("PATCH", "/parameters"),
            ("POST", "/parameters"),
            ("PATCH", ""),
            ("PATCH", "/settings"),
            ("PUT", "/parameters"),
        ):
            other = replace(
                call,
                method=method,
                path=_beside(call, path),
                body={"messageFrequency": "{frequency}"},
            )
            yield replace(start, frequency=other)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through the ways to write a period, that of the status first."""
        if refusal.is_type:
            yield from _other_types(self, profile)
        own = form_of(told.frequency)
        usual, key = "messageFrequency", told.frequency_key
        forms = [(form, usual) for form in (own, *USUAL_FORMS[:2]) if form is not None]
        if key != usual:
            forms[1:1] = [(own or VENDORS, key)]
        for form, name in [*forms, *((form, usual) for form in USUAL_FORMS[2:])]:
            yield self._with_form(profile, form, name)
        body = self.call(profile).body
        if isinstance(body, dict) and "parameters" not in body:
            yield self.with_call(profile, body={"parameters": body})

    def _with_form(self, profile: Profile, form: FrequencyForm, key: str) -> Profile:
        """Return a profile that writes the message frequency in a form."""
        body = exchanged(self.call(profile).body, FREQUENCY, {key: form.template})
        ours = {frequency.value for frequency in MessageFrequency}
        words = {word: text for word, text in profile.words.items() if word not in ours}
        if form.word is not None:
            words |= {
                each.value: form.word(round(each.period.total_seconds()))
                for each in MessageFrequency
            }
        return replace(self.with_call(profile, body=body), words=words)


def holder_of_frequency(profile: Profile) -> str:
    """Return the name, in the profile, of the call that carries a message frequency."""
    return "parameters" if profile.frequency is None else "frequency"


def with_frequency_apart(profile: Profile) -> Profile:
    """Return a profile that has a call for the message frequency."""
    call = profile.parameters
    if profile.frequency is not None or placeholders(call.body) & FREQUENCY:
        return profile
    apart = replace(
        call,
        name=CallName.SET_FREQUENCY,
        method="PATCH",
        path=_beside(call, "/parameters"),
        body=exchanged(
            exchanged(call.body, BANDS, {}),
            FREQUENCY,
            {"messageFrequency": "{frequency}"},
        ),
    )
    return replace(profile, frequency=apart)


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
            where = _beside(call, path)
            yield self.with_call(start, method=method, path=where, body=body)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through other names for the command, and other words."""
        del told
        if refusal.is_type:
            yield from _other_types(self, profile)
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


def _other_types(ways: Ways, profile: Profile) -> Iterator[Profile]:
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


def _device_path(call: Call) -> str | None:
    """Return a call's path up to the device; `None` if it names none."""
    found = _DEVICE.match(call.path.partition("?")[0])
    return None if found is None else found[0]


def _beside(call: Call, path: str) -> str:
    """Return another path of the same device; the same where no path names it."""
    base = _device_path(call)
    slash = "/" if call.path.endswith("/") else ""
    return call.path if base is None else base + path + slash
