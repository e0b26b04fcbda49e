"""What one value of a write says: a band, on or off, a message frequency, a command."""

import re
from typing import Any, Final

from ..aliases import folded
from ..as_told import form_of
from .example import name_left_open

DEVICE: Final = {"serial", "id"}
"""Placeholders that name a device."""
MANY_BANDS: Final = {"bands", "bands_on", "bands_off"}
BANDS: Final = {"band", *MANY_BANDS}
FREQUENCIES: Final = {"frequency", "frequency_seconds", "frequency_milliseconds"}
"""Placeholders of what a write is about."""

BAND_ID: Final = re.compile(
    r"(?:b(?:and)?[_ -]?)?(?:0[1-9]|[12]\d|[1-9]\d?00 ?MHz)", re.IGNORECASE
)
"""An identifier of a band wherever it stands: "08"."""
SHORT_BAND: Final = re.compile(
    r"(?:b(?:and)?[_ -]?)?(?:\d{1,2}|[1-9]\d?00)(?: ?MHz)?", re.IGNORECASE
)
"""The same where the rest of a request says that one must be there: "8", "800"."""
NAMED_BAND: Final = re.compile(
    r"(?P<before>(?:.*\D)?)(?:\d{1,2}|[1-9]\d?00)(?: ?MHz)?", re.IGNORECASE
)
"""The same where a key or a path says that it is one: "8", "LTE800"."""

FREQUENCY_KEY: Final = re.compile(
    r"(?<!rebalance)(?<!band)(?:frequency|interval|period)|messagerate|reportrate"
)
PERIOD_KEY: Final = re.compile(
    r"value|seconds?|secs?|ms|millis(?:econds)?|rate|every|duration|time"
)
"""Keys under which a number is the message frequency if the path is about it."""
FREQUENCY_WORD: Final = re.compile(
    r"(?:1|10|30|60|600) ?s(?:ec\w*)?|(?:1|5|10) ?m(?:in\w*)?|PT\d+[SM]"
)
_LONGEST_PERIOD: Final = 3_600_000
"""Milliseconds. A larger number is in hertz."""
_ON_AIR: Final = re.compile(r"[\d.,]+ ?[kMG]?Hz", re.IGNORECASE)
_FREQUENCY_NUMBERS: Final = {n * unit for n in (1, 10, 60, 600) for unit in (1, 1000)}
LARGER_UNIT: Final = re.compile(r"(?:min(?:ute)?|hour)s?$", re.IGNORECASE)
"""Units for which templates have no number: 10 s would be a fraction."""

_SECONDS: Final = re.compile(r"sec(?:ond)?s?$")
_MILLISECONDS: Final = re.compile(
    r"milli|msec|(?:^|frequency|interval|period|rate|time|duration|value)ms$"
)

OFF_KEY: Final = re.compile(
    r"shutdown|off(?!set)|disable|deactivat|mute|block|stop|standby|sleep|inhibit|suspend|pause"
)
_ON_KEY: Final = re.compile(
    r"\bon$|ison|enable|active|online|value|state|status|power|switch"
)
_OTHER_THING: Final = re.compile(
    r"alarm|agc|notif|schedul|uplink|downlink|feedback|gain|atten"
)
"""What may be on or off of a band while the band itself is."""
_PAIRS: Final = (
    ("on", "off"),
    ("enabled", "disabled"),
    ("enable", "disable"),
    ("online", "offline"),
    ("active", "inactive"),
    ("activate", "deactivate"),
    ("up", "down"),
    ("start", "stop"),
    ("yes", "no"),
    ("true", "false"),
    ("1", "0"),
)

_TURNED: Final = re.compile(r"((?:turn|switch|power|set)[_-]?)(on|off)", re.IGNORECASE)

COMMANDS: Final = {
    "reboot": re.compile(r"re-?boot|restart|reset", re.IGNORECASE),
    "recalibrate": re.compile(r"re-?calibrat\w*|calibrat\w*", re.IGNORECASE),
}
"""Our name of a command, and what others call it."""


def band(value: Any, pattern: re.Pattern[str] = BAND_ID) -> str | None:
    """Return an identifier of a band as a template; `None` if it is none.

    What precedes the number is kept where we cannot tell if the platform's own
    identifiers begin with it.
    """
    is_plain = type(value) in (int, str)
    found = pattern.fullmatch(str(value)) if is_plain else None
    return None if found is None else f"{found.groupdict().get('before', '')}{{band}}"


def says_on_or_off(key: str) -> bool:
    """Whether a key says that its value is whether a band is on."""
    name = folded(key)
    if _OTHER_THING.search(name):
        return False
    return bool(_ON_KEY.search(name) or OFF_KEY.search(name))


def on_or_off(value: Any, name: str = "") -> str | None:
    """Return whether a band is on as a template, by the word the example uses.

    Args:
        value: Such as true, 0 or "off"; anything else gives `None`.
        name: Its key, folded: one such as "shutdown" means the opposite.
    """
    is_inverse = bool(OFF_KEY.search(name))
    if isinstance(value, bool):
        return "{on?false:true}" if is_inverse else "{on}"
    if isinstance(value, int) and value in (0, 1):
        return "{on?0:1}" if is_inverse else "{on?1:0}"
    if not isinstance(value, str):
        return None
    if found := _TURNED.fullmatch(value):
        on, off = (found[1] + _cased(word, found[2]) for word in ("on", "off"))
        return f"{{on?{on}:{off}}}"
    for pair in _PAIRS:
        if value.lower() in pair:
            on, off = (_cased(word, value) for word in pair)
            if pair in (("true", "false"), ("1", "0")):
                # A text, not what it says in JSON.
                on, off = f'"{on}"', f'"{off}"'
            return f"{{on?{off}:{on}}}" if is_inverse else f"{{on?{on}:{off}}}"
    return None


def _cased(word: str, like: str) -> str:
    """Return a word in the letters of another."""
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def is_frequency(value: Any) -> bool:
    """Whether a value can be a message frequency, whatever its key is."""
    if isinstance(value, str):
        return bool(FREQUENCY_WORD.fullmatch(value))
    return type(value) is int and value in _FREQUENCY_NUMBERS


def is_other(key: str, value: Any) -> bool:
    """Whether a member is no message frequency, although it is called a frequency.

    A band has one on the air, and a device one at which it rebalances.
    """
    name = folded(key)
    if FREQUENCY_KEY.search(name) is None:
        return "rebalanc" in name
    if isinstance(value, int | float):
        return value > _LONGEST_PERIOD
    return isinstance(value, str) and _ON_AIR.fullmatch(value) is not None


def frequency(value: Any, name: str = "") -> Any:
    """Return a message frequency as a template, in the unit the example uses.

    Args:
        value: A number or a text.
        name: Its key, folded. A number of minutes stays as it is.
    """
    left_open = name_left_open(value) if isinstance(value, str) else None
    if left_open is not None:
        return _open_frequency(value, folded(left_open), name)
    if isinstance(value, int | float):
        if LARGER_UNIT.search(name):
            return value
        return "{frequency_milliseconds}" if value >= 1000 else "{frequency_seconds}"
    return "{frequency}"


def _open_frequency(value: str, *names: str) -> str:
    """Return a variable as a frequency, in the unit that its name or its key says."""
    if any(map(LARGER_UNIT.search, names)):
        return value
    if any(map(_MILLISECONDS.search, names)):
        return "{frequency_milliseconds}"
    return "{frequency_seconds}" if any(map(_SECONDS.search, names)) else "{frequency}"


def frequency_words(value: Any) -> dict[str, str]:
    """Return how a platform spells message frequencies, from one that it wrote."""
    form = form_of(value) if isinstance(value, str) else None
    return {} if form is None else form.words


def command_in(text: str) -> tuple[str, str] | None:
    """Return our name of a command and the word for it, if a text is one."""
    for ours, words in COMMANDS.items():
        if words.fullmatch(text):
            return ours, text
    return None


def word_for(command: tuple[str, str] | None) -> dict[str, str]:
    """Return the platform's word for a command by our name, if they differ."""
    return {} if command is None or command[0] == command[1] else dict([command])


def is_setting(text: str) -> bool:
    """Whether a text says what a write does, and so is no secret, whatever its key."""
    return (
        band(text, SHORT_BAND) is not None
        or is_frequency(text)
        or command_in(text) is not None
    )
