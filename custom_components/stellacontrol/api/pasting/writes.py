"""Bodies of examples that switch bands, set a frequency or send a command, as templates."""

from collections.abc import Mapping
from functools import partial
import re
from typing import Any, Final

from ..aliases import folded
from ..call import Call, CallName
from ..templates import PLAIN, placeholders
from .example import name_left_open

_BAND_ID = re.compile(r"(?:band)?[_ -]?(0[1-9]|[12]\d)", re.IGNORECASE)
NAMED_BAND: Final = re.compile(r"(.*?)(\d{1,2}|[1-9]\d00)", re.IGNORECASE)
"""An identifier of a band where a key or a path says that it is one: "8", "B08"."""

_IDENTIFIER_KEYS: Final = (
    "identifier",
    "id",
    "band",
    "bandid",
    "number",
    "code",
    "name",
)
_FREQUENCY_KEY = re.compile(r"frequency|interval|period|messagerate|reportrate")
_FREQUENCY_WORD = re.compile(
    r"(?:1|10|30|60|600) ?s(?:ec\w*)?|(?:1|5|10) ?m(?:in\w*)?|PT\d+[SM]"
)
_FREQUENCY_NUMBERS = {n * unit for n in (1, 10, 60, 600) for unit in (1, 1000)}
_OFF_KEY = re.compile(r"shutdown|off|disable|mute|block|stop")
_ON_KEY = re.compile(r"\bon$|ison|enable|active|online|value|state|status|power|switch")
_PAIRS: Final = (
    ("on", "off"),
    ("enabled", "disabled"),
    ("enable", "disable"),
    ("online", "offline"),
    ("active", "inactive"),
    ("up", "down"),
    ("start", "stop"),
    ("yes", "no"),
    ("true", "false"),
    ("1", "0"),
)
_OWN: Final = PLAIN - {"serial", "id"}
SETTINGS: Final = _OWN - {"band"}
"""Placeholders for what is wanted, without those for the device or the band."""
_MANY_BANDS: Final = {"bands", "bands_on", "bands_off"}
_NUMBERS: Final = {"frequency_seconds", "frequency_milliseconds"}
_FREQUENCIES: Final = {"frequency", *_NUMBERS}
_LARGER_UNIT: Final = re.compile(r"(?:min(?:ute)?|hour)s?$", re.IGNORECASE)
"""Units for which templates have no number: 10 s would be a fraction."""
COMMANDS: Final = {
    "reboot": re.compile(r"re-?boot|restart|reset", re.IGNORECASE),
    "recalibrate": re.compile(r"re-?calibrat\w*|calibrat\w*", re.IGNORECASE),
}
"""Our name of a command, and what others call it."""


def command_in(text: str) -> tuple[str, str] | None:
    """Return our name of a command and the word for it, if a text is one."""
    for ours, words in COMMANDS.items():
        if words.fullmatch(text):
            return ours, text
    return None


def find_command(value: Any) -> tuple[str, str] | None:
    """Return the command that a body names."""
    for text in _texts(value):
        if found := command_in(text):
            return found
    return None


def as_write(
    value: Any, name: CallName, *, is_of_bands: bool = False
) -> tuple[Any, dict[str, str]]:
    """Return what a write sends as a template, and the platform's word for a command.

    Args:
        value: A body, or the values of a query by name.
        name: Which write it is.
        is_of_bands: Whether the path says that it is about bands.
    """
    if name is CallName.SEND_COMMAND:
        return _with_command(value), word_for(find_command(value))
    told = as_parameters(value, is_of_bands=is_of_bands)
    return as_frequency(told) if name is CallName.SET_FREQUENCY else told, {}


def word_for(command: tuple[str, str] | None) -> dict[str, str]:
    """Return the platform's word for a command by our name, if they differ."""
    return {} if command is None or command[0] == command[1] else dict([command])


def _with_command(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _with_command(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_command(inner) for inner in value]
    if isinstance(value, str) and (
        command_in(value) or "command" in folded(name_left_open(value) or "")
    ):
        return "{command}"
    return value


def has_bands(value: Any) -> bool:
    """Whether a body is about bands."""
    if isinstance(value, Mapping):
        return any(
            "band" in folded(str(key))
            or _BAND_ID.fullmatch(str(key))
            or has_bands(inner)
            for key, inner in value.items()
        )
    return isinstance(value, list) and any(has_bands(inner) for inner in value)


def has_frequency(value: Any) -> bool:
    """Whether a body is about the message frequency."""
    if isinstance(value, Mapping):
        return any(
            bool(_FREQUENCY_KEY.search(folded(str(key)))) or has_frequency(inner)
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return any(has_frequency(inner) for inner in value)
    return isinstance(value, str) and bool(_FREQUENCY_WORD.fullmatch(value))


def as_parameters(value: Any, key: str = "", *, is_of_bands: bool = False) -> Any:
    """Return a body whose bands and message frequency are placeholders.

    Args:
        value: The body, or a part of it.
        key: Under which it stood.
        is_of_bands: Whether a key around it says that it is about bands.
    """
    name = folded(key)
    is_of_bands = is_of_bands or "band" in name
    if _FREQUENCY_KEY.search(name) and not isinstance(value, Mapping | list):
        return _frequency(value, name)
    if isinstance(value, Mapping):
        return _object(value, name, is_of_bands=is_of_bands)
    if isinstance(value, list):
        return _list(value, name, is_of_bands=is_of_bands)
    is_identifier = is_of_bands and name in _IDENTIFIER_KEYS
    if is_identifier and (found := NAMED_BAND.fullmatch(str(value))) is not None:
        return f"{found[1]}{{band}}"
    if isinstance(value, str) and _is_band(value):
        return "{band}"
    if isinstance(value, str) and (left_open := name_left_open(value)) is not None:
        named = folded(left_open)
        if "band" in named:
            return "{bands}" if named == "bands" else "{band}"
        return "{on}" if says_on_or_off(name) else value
    return _on(value, name)


def as_frequency(value: Any, name: str = "") -> Any:
    """Return a body that sets nothing but the message frequency as a template."""
    if isinstance(value, Mapping):
        return {
            str(key): as_frequency(inner, folded(str(key)))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [as_frequency(inner, name) for inner in value]
    is_word = isinstance(value, str) and _FREQUENCY_WORD.fullmatch(value)
    is_number = type(value) is int and value in _FREQUENCY_NUMBERS
    return _frequency(value, name) if is_word or is_number else value


def is_about_frequency(path: str) -> bool:
    """Whether a path says that it is for the message frequency."""
    return bool(_FREQUENCY_KEY.search(folded(path)))


def _object(value: Mapping[str, Any], name: str, *, is_of_bands: bool) -> Any:
    """Return an object as a template; one that is keyed by bands holds one member."""
    pattern = NAMED_BAND if is_of_bands else _BAND_ID
    keyed = [key for key in value if pattern.fullmatch(str(key))]
    again = partial(as_parameters, is_of_bands=is_of_bands)
    if not keyed:
        return {str(key): again(inner, str(key)) for key, inner in value.items()}
    first = str(keyed[0])
    inner_name = name if _OFF_KEY.search(name) else "value"
    told = again(value[keyed[0]], inner_name)
    before = first[: first.rfind(re.findall(r"\d+", first)[-1])]
    if told == "{on}" and not before:
        rest = {
            str(key): again(inner, str(key))
            for key, inner in value.items()
            if key not in keyed
        }
        return {"{band}": told, **rest} if rest or not name else "{bands}"
    return {f"{before}{{band}}": told}


def _list(value: list[Any], name: str, *, is_of_bands: bool) -> Any:
    """Return a list as a template: of identifiers, or of one object for each band."""
    pattern = NAMED_BAND if is_of_bands else _BAND_ID
    if value and all(
        type(each) in (int, str) and pattern.fullmatch(str(each)) for each in value
    ):
        return "{bands_off}" if _OFF_KEY.search(name) else "{bands_on}"
    if not value and ("band" in name or _OFF_KEY.search(name) or name.endswith("on")):
        return "{bands_off}" if _OFF_KEY.search(name) else "{bands_on}"
    objects = [each for each in value if isinstance(each, Mapping)]
    if not objects:
        return value
    return [as_parameters(objects[0], is_of_bands=is_of_bands)]


def _is_band(text: str) -> bool:
    return bool(_BAND_ID.fullmatch(text))


def says_on_or_off(key: str) -> bool:
    """Whether a key says that its value is whether a band is on."""
    name = folded(key)
    return bool(_ON_KEY.search(name) or _OFF_KEY.search(name))


def on_or_off(word: str) -> str | None:
    """Return a word that switches as a template, such as "off"; `None` if it is none."""
    told = _on(word, "")
    return None if told == word else str(told)


def says_what_is_wanted(call: Call) -> bool:
    """Whether a write depends on what is wanted.

    An example may set something unknown, or all bands at once. It would be sent like that
    each time that a band is switched.
    """
    found = call.placeholders
    if call.name is CallName.SET_PARAMETERS:
        return {"band", "on"} <= found or bool(found & _MANY_BANDS)
    if call.name is CallName.SET_FREQUENCY:
        texts = [*_texts(call.body), *re.split("[?&=]", call.path)]
        has_unit = any(map(_LARGER_UNIT.fullmatch, texts))
        return bool(found & (_FREQUENCIES - _NUMBERS if has_unit else _FREQUENCIES))
    return call.name is not CallName.SEND_COMMAND or "command" in found


def is_own_placeholder(text: str) -> bool:
    """Whether a text is one of the placeholders that writing uses."""
    return bool(placeholders(text)) and placeholders(text) <= _OWN


def _on(value: Any, name: str) -> Any:
    """Return whether a band is on as a template, by the word the example uses."""
    is_inverse = bool(_OFF_KEY.search(name))
    if isinstance(value, bool):
        return "{on?false:true}" if is_inverse else "{on}"
    if isinstance(value, int) and value in (0, 1):
        return "{on?0:1}" if is_inverse else "{on?1:0}"
    if isinstance(value, str):
        for pair in _PAIRS:
            if value.lower() in pair:
                on, off = (_cased(word, value) for word in pair)
                if pair in (("true", "false"), ("1", "0")):
                    # A text, not what it says in JSON.
                    on, off = f'"{on}"', f'"{off}"'
                return f"{{on?{off}:{on}}}" if is_inverse else f"{{on?{on}:{off}}}"
    return value


def _cased(word: str, like: str) -> str:
    """Return a word in the letters of another."""
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def _frequency(value: Any, name: str) -> Any:
    """Return the message frequency as a template, in the unit the example uses."""
    if isinstance(value, int | float):
        if _LARGER_UNIT.search(name):
            return value
        return "{frequency_milliseconds}" if value >= 1000 else "{frequency_seconds}"
    return "{frequency}"


def _texts(value: Any) -> list[str]:
    """Return every text of a body."""
    if isinstance(value, Mapping):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []
