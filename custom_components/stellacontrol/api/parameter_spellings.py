"""Other spellings of bands and of the message frequency, the likeliest first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
import json
import re
from typing import Any, Final, override

from .aliases import folded
from .as_told import USUAL_FORMS, AsTold, FrequencyForm, form_of
from .call import Call, CallName, as_json
from .profile import SET_PARAMETERS, Profile
from .spellings import Refusal, Ways, beside, device_path, other_types
from .templates import exchanged, placeholders
from .words import MessageFrequency

BANDS: Final = frozenset({"bands", "bands_on", "bands_off", "band", "on"})
FREQUENCY: Final = frozenset(
    {"frequency", "frequency_seconds", "frequency_milliseconds"}
)

VENDORS: Final = FrequencyForm()
"""The vendor's own words."""

_ABOUT_VALUE = re.compile(
    r"true|false|boolean|\bbool\b|number|integer|string|\bon\b|\boff\b|\byes\b"
)
"""Said of a value that is written otherwise, rather than of what holds it."""


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
            ("PATCH", "/bands/{band}"),
        ):
            body = {"isOn": "{on}"} if "{band}" in path else call.body
            where = beside(call, path)
            yield self.with_call(start, method=method, path=where, body=body)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through lists, objects and words for whether a band is on."""
        call = self.call(profile)
        if refusal.is_type:
            yield from other_types(self, profile)
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
        if device_path(call) is not None:
            # The path may be there for something else.
            one, body = beside(call, "/bands/{band}"), {keys[0][0]: keys[0][1]}
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
        # A short one could be any word, unless it stands in quotes.
        bare = rf"|\b{name}\b" if len(name) > 2 else ""
        return re.search(rf"[\"']{name}\\?[\"']{bare}", refusal.words) is not None

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
                path=beside(call, path),
                body={"messageFrequency": "{frequency}"},
            )
            yield replace(start, frequency=other)

    @override
    def bodies(
        self, profile: Profile, refusal: Refusal, told: AsTold
    ) -> Iterator[Profile]:
        """Go through the ways to write a period, that of the status first."""
        if refusal.is_type:
            yield from other_types(self, profile)
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
        return replace(self.with_call(profile, body=body), words=words | form.words)


_NAMES: Final = {
    CallName.SET_PARAMETERS: "bands",
    CallName.SET_FREQUENCY: "messageFrequency",
}
"""What the contract calls the parameters, by the calls that send them."""


def in_both_styles(profile: Profile, told: AsTold, *calls: CallName) -> list[Profile]:
    """Return a profile with the contract's names of parameters in the status' style, too.

    A platform that says message_frequency may silently ignore messageFrequency, or the
    other way round; so both are sent, and each alone where that is refused.

    Args:
        profile: How the gateway speaks; other names than the contract's stay.
        told: How the platform spells what it tells.
        calls: What is sent now.

    Returns:
        What to try, one after the other; the profile alone if there is no other style.
    """
    sent = [_NAMES[call] for call in calls if call in _NAMES]
    names = {name: own for name, own in _other_style(told).items() if name in sent}

    def styled(*, both: bool) -> Profile:
        def spelled(key: str, value: Any) -> dict[str, Any]:
            if key not in names or SET_PARAMETERS.body[key] != value:
                return {key: value}
            return {names[key]: value, **({key: value} if both else {})}

        return _with_bodies(
            profile,
            lambda body: {
                name: inner
                for key, value in body.items()
                for name, inner in spelled(key, value).items()
            },
        )

    only = styled(both=False)
    return [profile] if only == profile else [styled(both=True), only, profile]


def in_style(profile: Profile, told: AsTold) -> Profile:
    """Return a profile whose parameters have names in the style of the status."""
    names = _other_style(told)

    def spelled(body: Any) -> Any:
        if not isinstance(body, dict):
            return body
        return {names.get(key, key): spelled(value) for key, value in body.items()}

    return _with_bodies(profile, spelled) if names else profile


def _other_style(told: AsTold) -> dict[str, str]:
    """Return names of the status that are the contract's in another style, by those."""
    own = {"bands": told.bands_key, "messageFrequency": told.frequency_key}
    return {
        name: other
        for name, other in own.items()
        if name != other and folded(name) == folded(other)
    }


def _with_bodies(profile: Profile, change: Callable[[Any], Any]) -> Profile:
    """Return a profile with other bodies of what sets parameters."""
    calls: dict[str, Any] = {
        name: replace(call, body=change(call.body))
        for name in ("parameters", "frequency")
        if (call := getattr(profile, name)) and isinstance(call.body, dict)
    }
    return replace(profile, **calls)


def has_part_of(call: Call, placeholder: str) -> bool:
    """Whether a placeholder stands behind letters of its own word, as in "B{band}"."""
    text = json.dumps(as_json([call.path, call.body]))
    return re.search(rf"\w\{{{placeholder}\}}", text) is not None


def holder_of_frequency(profile: Profile) -> str:
    """Return the name, in the profile, of the call that carries a message frequency."""
    return "parameters" if profile.frequency is None else "frequency"


def with_frequency_apart(profile: Profile) -> Profile:
    """Return a profile that has a call for the message frequency."""
    call = profile.parameters
    wants_band = placeholders(call.path) & BANDS
    if profile.frequency is not None or (
        call.placeholders & FREQUENCY and not wants_band
    ):
        return profile
    if wants_band and device_path(call) is None:
        # What is not known is as in the contract.
        call = replace(call, endpoint=SET_PARAMETERS.endpoint, path=SET_PARAMETERS.path)
    path = beside(call, "/parameters")
    apart = replace(
        call,
        name=CallName.SET_FREQUENCY,
        # The same place is asked with the same verb.
        method=call.method if path == call.path else "PATCH",
        path=path,
        body=exchanged(
            exchanged(call.body, BANDS, {}),
            FREQUENCY,
            {"messageFrequency": "{frequency}"},
        ),
    )
    return replace(profile, frequency=apart)
