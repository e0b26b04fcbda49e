"""Bodies of examples that switch bands, set a frequency or send a command, as templates."""

from collections.abc import Mapping
from functools import partial
import re
from typing import Any, Final

from ..aliases import folded
from ..call import Call, CallName
from ..templates import PLAIN, path_and_query, placeholders
from .commands import find_command, texts, with_command
from .example import name_left_open
from .frequencies import as_frequency, words_in
from .meanings import (
    BAND_ID,
    DEVICE,
    FREQUENCIES,
    FREQUENCY_KEY,
    LARGER_UNIT,
    MANY_BANDS,
    NAMED_BAND,
    OFF_KEY,
    SHORT_BAND,
    band,
    frequency,
    is_other,
    on_or_off,
    says_on_or_off,
    word_for,
)
from .paths import last_part
from .wish import says_wish, with_one_wish, without_wish

_IDENTIFIER_KEYS: Final = (
    "identifier",
    "id",
    "number",
    "code",
    "name",
    "",
)
"""Of a band, without "band" at their beginning."""
_LISTS_BANDS: Final = re.compile(rf"^on$|enabled$|active$|online$|{OFF_KEY.pattern}")
"""Keys of a list of bands that are on, or off."""
_THINGS: Final = re.compile(
    r"param|setting|config|stat|value|power|switch|control|band", re.IGNORECASE
)
"""Parts of a path that say what a body is about, not what is wanted."""
_OWN: Final = PLAIN - {"serial", "id"}
SETTINGS: Final = _OWN - {"band"}
"""Placeholders for what is wanted, without those for the device or the band."""
WRITES: Final = (
    CallName.SET_PARAMETERS,
    CallName.SET_FREQUENCY,
    CallName.SEND_COMMAND,
)


def as_write(
    value: Any, name: CallName, *, bands: re.Pattern[str] = BAND_ID
) -> tuple[Any, dict[str, str]]:
    """Return what a write sends as a template, and the platform's words by ours.

    Args:
        value: A body, or the values of a query by name.
        name: Which write it is.
        bands: What an identifier of a band looks like in it.
    """
    if name is CallName.SEND_COMMAND:
        return with_command(value), word_for(find_command(value))
    told, words = as_parameters(value, bands=bands), words_in(value)
    if name is CallName.SET_FREQUENCY:
        return as_frequency(without_wish(told, value)), words
    if says_wish(one := with_one_band(told)):
        return with_one_wish(one, value), words
    return with_one_wish(told, value), words


def with_one_band(told: Any) -> Any:
    """Return a template with a band in place of a list of those that are on, if it has one.

    What is wanted of the bands in such a list stands elsewhere: "bands": ["08"] beside
    "enabled": false, or below ".../disable".
    """
    if MANY_BANDS & placeholders(told) != {"bands_on"}:
        return told
    if isinstance(told, Mapping):
        return {key: with_one_band(inner) for key, inner in told.items()}
    return ["{band}"] if told == "{bands_on}" else told


def has_bands(value: Any) -> bool:
    """Whether a body is about bands."""
    if isinstance(value, Mapping):
        return any(
            "band" in folded(str(key))
            or BAND_ID.fullmatch(str(key))
            or has_bands(inner)
            for key, inner in value.items()
        )
    return isinstance(value, list) and any(has_bands(inner) for inner in value)


def as_parameters(
    value: Any, key: str = "", *, bands: re.Pattern[str] = BAND_ID
) -> Any:
    """Return a body whose bands and message frequency are placeholders.

    Args:
        value: The body, or a part of it.
        key: Under which it stood.
        bands: What an identifier of a band looks like, as what is around it says.
    """
    name = folded(key)
    if "band" in name:
        bands = NAMED_BAND
    if FREQUENCY_KEY.search(name) and not isinstance(value, Mapping | list):
        return frequency(value, name)
    if isinstance(value, Mapping):
        return _object(value, name, bands)
    if isinstance(value, list):
        return _list(value, name, bands)
    if (found := identifier(name, value, bands)) is not None:
        return found
    if isinstance(value, str) and band(value) is not None:
        return "{band}"
    if isinstance(value, str) and (left_open := name_left_open(value)) is not None:
        named = folded(left_open)
        if "band" in named:
            return "{bands}" if named == "bands" else "{band}"
        return on_or_off(True, name) if says_on_or_off(name) else value
    told = on_or_off(value, name)
    return value if told is None else told


def identifier(name: str, value: Any, bands: re.Pattern[str]) -> str | None:
    """Return a member that is the identifier of a band as a template, if it can be one.

    Args:
        name: Its key, folded.
        value: A text or a number; else it is none.
        bands: What one looks like.
    """
    if name.removeprefix("band") not in _IDENTIFIER_KEYS:
        return None
    if bands is SHORT_BAND and name == "id":
        bands = BAND_ID  # a small number there may be anything's
    if isinstance(value, str) and name_left_open(value) is not None:
        return None if bands is BAND_ID else "{band}"
    return band(value, bands)


def _object(value: Mapping[str, Any], name: str, bands: re.Pattern[str]) -> Any:
    """Return an object as a template; one that is keyed by bands holds one member."""
    # Another setting would be set to what the example has, each time.
    value = {key: inner for key, inner in value.items() if not is_other(key, inner)}
    keyed = [key for key in value if _is_band_key(str(key), bands)]
    again = partial(as_parameters, bands=bands)
    if not keyed:
        return {str(key): again(inner, str(key)) for key, inner in value.items()}
    first = str(keyed[0])
    inner_name = name if OFF_KEY.search(name) else "value"
    told = again(value[keyed[0]], inner_name)
    number = re.findall(r"\d+", first)
    is_open = name_left_open(first) is not None
    before = "" if is_open else first[: first.rfind(number[-1])]
    rest = {
        str(key): again(inner, str(key))
        for key, inner in value.items()
        if key not in keyed
    }
    if told == "{on}" and name and not before and not rest:
        return "{bands}"
    return {f"{before}{{band}}": told, **rest}


def _is_band_key(key: str, bands: re.Pattern[str]) -> bool:
    """Whether a key is the identifier of a band, maybe one that is left open."""
    left_open = name_left_open(key)
    if left_open is None:
        return bands.fullmatch(key) is not None
    return bands is NAMED_BAND or "band" in folded(left_open)


def _list(value: list[Any], name: str, bands: re.Pattern[str]) -> Any:
    """Return a list as a template: of identifiers, or of one object for each band."""
    is_about = bands is NAMED_BAND or _LISTS_BANDS.search(name) is not None
    pattern = BAND_ID if bands is SHORT_BAND else bands
    if value and is_about and all(band(each, pattern) is not None for each in value):
        return "{bands_off}" if OFF_KEY.search(name) else "{bands_on}"
    if not value and ("band" in name or OFF_KEY.search(name) or name.endswith("on")):
        return "{bands_off}" if OFF_KEY.search(name) else "{bands_on}"
    objects = [each for each in value if isinstance(each, Mapping)]
    if not objects:
        return value
    # Of several bands, one stands for all; what is apart from them stays.
    return [as_parameters(objects[0], bands=bands)]


def is_usable(call: Call) -> bool:
    """Whether a write depends on the device and on what is wanted, and a read on no such value.

    An example may set something unknown, or all bands at once. It would be sent like that
    each time that a band is switched.
    """
    found = call.placeholders
    if call.name not in WRITES:
        path, _ = path_and_query(call.path)
        return not placeholders(path) & _OWN
    if not DEVICE & found:
        return False
    if call.name is CallName.SET_PARAMETERS:
        # A list of the bands that are on could leave all others off.
        lists = ({"band", "on"}, {"bands"}, {"bands_on", "bands_off"})
        return any(each <= found for each in lists)
    if call.name is CallName.SEND_COMMAND:
        return "command" in found
    words = [*texts(call.body), *re.split("[?&=]", call.path)]
    has_unit = any(map(LARGER_UNIT.fullmatch, words))
    return bool(found & ({"frequency"} if has_unit else FREQUENCIES))


def says_one_way(path: str, *, is_bare: bool) -> bool:
    """Whether a path may say by itself what is wanted, in a word without a known opposite.

    Sent for each wish, ".../bands/08/shutdown" would turn a band off that should be on.

    Args:
        path: As a template.
        is_bare: Whether no body is shown that says what is wanted.
    """
    last = last_part(path)
    if placeholders(last) or "on" in placeholders(path):
        return False
    is_about_other = "{band}" in path_and_query(path)[0] and not _THINGS.search(last)
    if not is_bare:
        return is_about_other and not says_on_or_off(last)
    return is_about_other or OFF_KEY.search(folded(last)) is not None


def is_own_placeholder(text: str) -> bool:
    """Whether a text is one of the placeholders that writing uses."""
    return bool(placeholders(text)) and placeholders(text) <= _OWN
