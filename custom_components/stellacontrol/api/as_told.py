"""How a platform's answers spell what can be written; it may accept the same spelling."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .bands import BAND_NAMES, BandsPlace, find_bands, is_key_of_a_band, is_vendors_name
from .fields import IllTyped, read_band_id, read_boolean, read_message_frequency
from .reading import STATUS_NAMES
from .tree import NOTHING_APART, walk
from .words import MessageFrequency

_OPPOSITES: Final = {"yes": "no", "on": "off", "true": "false", "1": "0", "y": "n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AsTold:
    """The spellings of one status."""

    band_ids: Mapping[str, Any] = field(default_factory=dict)
    """The platform's identifiers of bands, by ours."""
    identifier_key: str = "identifier"
    online_key: str = "isOnline"
    shutdown_key: str = "isShutdownManually"
    bands_key: str = "bands"
    yes_and_no: tuple[Any, Any] = (True, False)
    frequency_key: str = "messageFrequency"
    frequency: Any = None
    """The message frequency as it came; `None` if it did not come."""


_KEYS: Final = {
    "identifier": "identifier_key",
    "is_online": "online_key",
    "is_shutdown_manually": "shutdown_key",
}


def as_told(raw: Mapping[str, Any]) -> AsTold:
    """Return how a status spells what can be written.

    Args:
        raw: The object as it came.
    """
    place = find_bands(raw)
    told: dict[str, Any] = {} if place is None else _of_bands(raw, place)
    apart = NOTHING_APART if place is None else place.apart(raw)
    for _, holder in walk(raw, apart=apart):
        for key, value in holder.items():
            slot = STATUS_NAMES.get(key)
            if slot is not None and slot.attribute == "message_frequency":
                told.setdefault("frequency_key", key)
                told.setdefault("frequency", value)
    return AsTold(**told)


def _of_bands(raw: Mapping[str, Any], place: BandsPlace) -> dict[str, Any]:
    """Return how the bands are spelled."""
    told: dict[str, Any] = {}
    ids: dict[str, Any] = {}
    if not place.is_prefixed:
        told["bands_key"] = next(
            step for step in reversed(place.path) if type(step) is str
        )
    try:
        for key, value in place.entries(raw):
            own = value if key is None else key
            if type(value) is dict:
                name, found = _of_band(value, told)
                wins = key is None or is_vendors_name(name) or not is_key_of_a_band(key)
                own = found if found is not None and wins else key
            ids[read_band_id(own)] = own
    except IllTyped:
        pass  # the identifiers that were read before stay valid
    return {**told, "band_ids": ids}


def _of_band(band: Mapping[str, Any], told: dict[str, Any]) -> tuple[str, Any]:
    """Record the spelling of a band's keys and booleans.

    Returns:
        The name and the value of its identifier.
    """
    identifier: tuple[str, Any] = ("", None)
    named = [(slot, key) for key in band if (slot := BAND_NAMES.get(key))]
    for slot, key in sorted(named, key=lambda each: each[0].rank):
        value = band[key]
        if (name := _KEYS.get(slot.attribute)) is not None:
            told.setdefault(name, key)
        if slot.attribute == "identifier":
            identifier = (key, value) if identifier[1] is None else identifier
        elif slot.read is read_boolean and (pair := _pair_with(value)) is not None:
            told.setdefault("yes_and_no", pair)
    return identifier


def _pair_with(value: Any) -> tuple[Any, Any] | None:
    """Return how true and false are written, from one written boolean."""
    if type(value) is int and value in (0, 1):
        return 1, 0
    if type(value) is not str:
        return None
    for yes, no in _OPPOSITES.items():
        for write in (str.lower, str.upper, str.capitalize):
            if value in (write(yes), write(no)):
                return write(yes), write(no)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyForm:
    """One way to write a message frequency."""

    template: Any = "{frequency}"
    """What stands in the body."""
    word: Callable[[int], str] | None = None
    """Returns the text for a number of seconds; `None`: the vendor's own words are used."""

    @property
    def words(self) -> dict[str, str]:
        """The text for each message frequency by the vendor's word, if not that."""
        if self.word is None:
            return {}
        return {
            each.value: self.word(round(each.period.total_seconds()))
            for each in MessageFrequency
        }


def _vendors(seconds: int) -> str:
    return f"{seconds // 60}m" if seconds >= 60 else f"{seconds}s"


def _long(seconds: int) -> str:
    number, unit = (seconds // 60, "minute") if seconds >= 60 else (seconds, "second")
    return f"{number} {unit}{'' if number == 1 else 's'}"


_WORDS: Final[tuple[Callable[[int], str], ...]] = (
    _vendors,
    lambda seconds: f"PT{_vendors(seconds).upper()}",
    str,
    _long,
    lambda seconds: f"{seconds}s",
    lambda seconds: _vendors(seconds).upper(),
    lambda seconds: _vendors(seconds).replace("m", " min").replace("s", " s"),
    lambda seconds: f"{seconds} s",
    lambda seconds: f"PT{seconds}S",
    lambda seconds: f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}",
    lambda seconds: f"every {_long(seconds)}",
)
"""Ways to write a message frequency as a text."""

SECONDS: Final = FrequencyForm(template="{frequency_seconds}")
MILLISECONDS: Final = FrequencyForm(template="{frequency_milliseconds}")
USUAL_FORMS: Final = (
    SECONDS,
    FrequencyForm(word=_WORDS[1]),
    MILLISECONDS,
    FrequencyForm(word=str),
)
"""Forms other than the vendor's words, the likeliest first."""


def form_of(told: Any) -> FrequencyForm | None:
    """Return the form in which a frequency is written; `None` if it is unknown."""
    if type(told) is dict and "value" in told:
        inner = form_of(told["value"])
        if inner is None or inner.word is not None:
            return None
        return FrequencyForm(template={**told, "value": inner.template})
    try:
        period = read_message_frequency(told)
    except IllTyped:
        return None
    if period is None:
        return None
    seconds = round(period.total_seconds())
    if type(told) in (int, float):
        return SECONDS if told == seconds else MILLISECONDS
    for word in _WORDS:
        if word(seconds) == told:
            return FrequencyForm(word=None if word is _vendors else word)
    return None
