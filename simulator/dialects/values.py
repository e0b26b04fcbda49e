"""How a dialect spells keys and values."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
import re
from typing import Any

from .dialect import Dialect

BOOLEANS = (
    "isOnline",
    "isAGC",
    "isOverPower",
    "isFeedback",
    "isShutdownManually",
    "isShutdownAuto",
    "isUplink",
)
UNITS = {
    "temperature": "°C",
    "uplinkPower": "dBm",
    "downlinkPower": "dBm",
    "AGC": "dB",
    "uplinkFastAGC": "dB",
    "bandUsage": "%",
    "clamp": "dB",
    "downlinkReducedGain": "dB",
    "uplinkReducedGain": "dB",
}
COUNTS = ("portCount", "ledCount", "rebalanceFrequency")

OF_BAND = "band."
"""Before the key of a band's field, which a device may have as well."""

WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
"""The words of a key in camel case: isAGC is two, uplinkFastAGC three."""

SPELLINGS: dict[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "kebab": "-".join,
    "spaced": lambda words: " ".join(word.capitalize() for word in words),
    "pascal": lambda words: "".join(word.capitalize() for word in words),
    "upper": lambda words: "_".join(words).upper(),
    "lower": "".join,
}


def spelled(key: str, dialect: Dialect) -> str:
    """Return how a dialect spells a key of the overview.

    Args:
        key: One of a device's own fields, or such as `band.status`.
        dialect: That dialect.
    """
    if key in dialect.renamed:
        return dialect.renamed[key]
    key = key.removeprefix(OF_BAND)
    if dialect.keys == "camel":
        return key
    return SPELLINGS[dialect.keys]([word.lower() for word in WORDS.findall(key)])


def boolean(value: object, dialect: Dialect) -> object:
    """Return yes or no; what a scene has put there stays."""
    return dialect.booleans[not value] if isinstance(value, bool) else value


def number(key: str, value: object, dialect: Dialect) -> object:
    """Return a number, with its unit if it has one and the dialect says units."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if dialect.numbers == "text":
        return str(value)
    if dialect.numbers == "comma":
        return str(value).replace(".", ",")
    if dialect.numbers == "unit" and key in UNITS:
        return f"{value} {UNITS[key]}"
    return value


def frequency(value: object, dialect: Dialect) -> object:
    """Return a message frequency that the overview words as 10m."""
    form = dialect.frequency
    if form == "word" or not isinstance(value, str) or not value[:-1].isdigit():
        return value
    count, is_minutes = int(value[:-1]), value.endswith("m")
    seconds = count * 60 if is_minutes else count
    return {
        "seconds": seconds,
        "milliseconds": seconds * 1000,
        "text": str(seconds),
        "iso": f"PT{count}M" if is_minutes else f"PT{count}S",
        "long": f"{count} {'minute' if is_minutes else 'second'}{'s'[: count > 1]}",
        "spaced": f"{count} {'min' if is_minutes else 's'}",
        "upper": value.upper(),
        "clock": f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}",
        "object": {"value": seconds, "unit": "s"},
    }[form]


def band_frequency(value: object, dialect: Dialect) -> object:
    """Return a band's frequency, which the overview has in Hz."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    form = dialect.band_frequency
    if form == "text":
        return f"{value / 1e6:g} MHz"
    return value / {"Hz": 1, "kHz": 1e3, "MHz": 1e6}[form] if form != "Hz" else value


def moment(key: str, value: object, dialect: Dialect) -> object:
    """Return `createdAt`, told as ISO 8601, or `timestamp`, told in milliseconds."""
    form = dialect.created_at if key == "createdAt" else dialect.timestamp
    try:
        if isinstance(value, str):
            when = datetime.fromisoformat(value)
        elif isinstance(value, int | float):
            when = datetime.fromtimestamp(value / 1000, UTC)
        else:
            return value
    except ValueError, OverflowError:
        return value
    return MOMENTS[form](when) if form != FORM_OF_OVERVIEW[key] else value


FORM_OF_OVERVIEW = {"createdAt": "iso", "timestamp": "ms"}

MOMENTS: dict[str, Callable[[datetime], Any]] = {
    "iso": lambda when: when.isoformat(timespec="milliseconds")[:-6] + "Z",
    "naive": lambda when: when.replace(tzinfo=None).isoformat(timespec="seconds"),
    "space": lambda when: when.replace(tzinfo=None).isoformat(" ", "seconds"),
    "offset": lambda when: when.isoformat(timespec="milliseconds"),
    "rfc1123": lambda when: format_datetime(when.astimezone(UTC), usegmt=True),
    "date": lambda when: {"$date": MOMENTS["iso"](when)},
    "date_ms": lambda when: {"$date": round(when.timestamp() * 1000)},
    "date_long": lambda when: {
        "$date": {"$numberLong": str(round(when.timestamp() * 1000))}
    },
    "ms": lambda when: round(when.timestamp() * 1000),
    "s": lambda when: round(when.timestamp() * 1000) / 1000,
    "whole_s": lambda when: int(when.timestamp()),
    "text": lambda when: str(round(when.timestamp() * 1000)),
}


def uptime(value: object, dialect: Dialect) -> object:
    """Return a device's uptime, which the overview has in seconds."""
    if isinstance(value, bool) or not isinstance(value, int) or dialect.uptime == "s":
        return value
    days, rest = divmod(value, 86400)
    hours, rest = divmod(rest, 3600)
    return {
        "text": str(value),
        "unit": f"{value} s",
        "iso": f"P{days}DT{hours}H{rest // 60}M{rest % 60}S",
        "ms": value * 1000,
    }[dialect.uptime]


def connection(value: object, dialect: Dialect) -> object:
    """Return the word for the connection."""
    if not isinstance(value, str):
        return value
    value = dialect.connections.get(value, value)
    return {
        "lower": value,
        "upper": value.upper(),
        "title": value.capitalize(),
        "snake": value.replace("-", "_"),
        "camel": re.sub("-(.)", lambda found: found[1].upper(), value),
    }[dialect.connection_case]


def identifier(value: object, dialect: Dialect) -> object:
    """Return a band's identifier, which the overview has as 08."""
    if not isinstance(value, str) or not value.isdecimal():
        return value
    return {
        "text": value,
        "number": int(value),
        "short": str(int(value)),
        "prefixed": f"B{value}",
    }[dialect.identifier]


WORD_OF_SECONDS = {1: "1s", 10: "10s", 60: "1m", 600: "10m"}
WORD_OF_TEXT = {str(seconds): word for seconds, word in WORD_OF_SECONDS.items()}
ISO_OF_WORD = {"PT1S": "1s", "PT10S": "10s", "PT1M": "1m", "PT10M": "10m"}


def _of_seconds(told: object, divisor: int = 1) -> object:
    if isinstance(told, bool) or not isinstance(told, int):
        return None
    return WORD_OF_SECONDS.get(told // divisor) if told % divisor == 0 else None


FREQUENCY_READERS: dict[str, Callable[[object], object]] = {
    "word": lambda told: told,
    "seconds": _of_seconds,
    "milliseconds": lambda told: _of_seconds(told, 1000),
    "text": lambda told: WORD_OF_TEXT.get(told) if isinstance(told, str) else None,
    "iso": lambda told: ISO_OF_WORD.get(str(told)),
}
"""How a frequency that shall be set is read: the overview's word, None if it is none."""

SECONDS_OF_WORD = {word: seconds for seconds, word in WORD_OF_SECONDS.items()}

FREQUENCY_WRITERS: dict[str, Callable[[str], object]] = {
    "word": lambda word: word,
    "seconds": SECONDS_OF_WORD.__getitem__,
    "milliseconds": lambda word: SECONDS_OF_WORD[word] * 1000,
    "text": lambda word: str(SECONDS_OF_WORD[word]),
    "iso": {word: iso for iso, word in ISO_OF_WORD.items()}.__getitem__,
}
