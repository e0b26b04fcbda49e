"""How one value is read; everything that makes no sense is `IllTyped`."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache, partial
import math
import re
from typing import Any, Final

from .durations import parse_duration
from .limits import LONGEST_TEXT
from .texts import clean, clean_short
from .words import BandStatus, ConnectionStatus

# Longer spans make no sense, and sums of them could leave the calendar.
_LONGEST = timedelta(days=36_525)

_SHORTEST_PERIOD = timedelta(milliseconds=100)
_LONGEST_PERIOD = timedelta(hours=6)
"""Between two messages; a larger number is in milliseconds."""

_MILLISECONDS = (1000, 10_000)
"""Numbers that are a message frequency as milliseconds, and none as seconds."""

_COUNTS: Final = range(21)
"""How many ports or LEDs there may be; other numbers are dBm or percent."""

_TRUE: Final = frozenset({"true", "yes", "on", "1", "y"})
_FALSE: Final = frozenset({"false", "no", "off", "0", "n"})

_CONNECTIONS = {status.value.replace("-", ""): status for status in ConnectionStatus}
_CONNECTIONS |= {
    "connected": ConnectionStatus.ONLINE,
    "offline": ConnectionStatus.LOST,
    "disconnected": ConnectionStatus.LOST,
}

_MEASURE = re.compile(r"([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*([^\d\s].*)?", re.IGNORECASE)
"""A number, and what stands behind it."""

_DECIMAL_COMMA = re.compile(r"([+-]?\d+),(\d{1,2}|\d{4,})")
"""Three digits behind a comma could as well be thousands."""


class IllTyped(Exception):
    """The value makes no sense for its field."""


def plain_value(value: Any) -> Any:
    """Return the value inside {"value": 41.5, "unit": "°C"} or {"$date": "…"}."""
    if type(value) is not dict:
        return value
    if "value" in value:
        inner, unit = value["value"], value.get("unit")
        is_measure = type(unit) is str and type(inner) in (int, float, str)
        return f"{inner} {unit}" if is_measure else inner
    if len(value) == 1:
        ((key, inner),) = value.items()
        if key.startswith("$"):
            return plain_value(inner)
    return value


def read_text(value: Any) -> str | None:
    """Read a text as it can be shown; numbers become text, an empty one is missing."""
    if type(value) is str:
        return (clean_short if len(value) <= LONGEST_TEXT else clean)(value) or None
    if type(value) is int:
        return str(value)
    if type(value) is float:
        return str(value) if math.isfinite(value) else None
    if type(value) is dict and (inner := plain_value(value)) is not value:
        return read_text(inner)
    raise IllTyped


def read_boolean(value: Any) -> bool | None:
    """Read yes or no in any of their usual spellings."""
    if type(value) is bool:
        return value
    if type(value) is str:
        word = value.strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    elif type(value) is dict and (inner := plain_value(value)) is not value:
        return None if inner is None else read_boolean(inner)
    elif value in (0, 1):
        return bool(value)
    raise IllTyped


def read_number(
    value: Any, units: Callable[[float, str], float] | None = None
) -> float | None:
    """Read a number or a numeric text; NaN and infinities count as missing.

    Args:
        value: Of any type.
        units: Returns the number in our unit, given the text behind it in lower case;
            raises `IllTyped` for a unit that is none.
    """
    if type(value) is float:
        return value if math.isfinite(value) else None
    if type(value) is int:
        try:
            return float(value)
        except OverflowError:
            raise IllTyped from None
    if type(value) is str:
        return _number_in(value.strip(), units)
    if type(value) is dict and (inner := plain_value(value)) is not value:
        return None if inner is None else read_number(inner, units)
    raise IllTyped


def _number_in(text: str, units: Callable[[float, str], float] | None) -> float | None:
    """Read a text with a number and perhaps a unit."""
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return None
    # In a longer one the search for a pattern would take for ever.
    found = _MEASURE.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if found is None or (found[2] and units is None):
        raise IllTyped
    try:
        number = float(_DECIMAL_COMMA.sub(r"\1.\2", found[1]))
    except ValueError, OverflowError:
        raise IllTyped from None
    if not math.isfinite(number):
        return None
    return number if units is None or not found[2] else units(number, found[2].lower())


def _unit(*names: str) -> Callable[[float, str], float]:
    """Return what takes numbers in one unit, whose names are given in lower case."""

    def convert(number: float, unit: str) -> float:
        if unit not in names:
            raise IllTyped
        return number

    return convert


_dbm, _db, _percent = (
    _unit("dbm", "db"),
    _unit("db", "dbm"),
    _unit("%", "percent", "pct"),
)


read_power = partial(read_number, units=_dbm)
"""Read a power in dBm."""


read_gain = partial(read_number, units=_db)
"""Read a gain or an attenuation in dB."""


read_percent = partial(read_number, units=_percent)
"""Read a share in percent."""


def _celsius(number: float, unit: str) -> float:
    """Return a temperature in degrees C."""
    name = unit.replace("°", "").replace("deg", "").strip()
    if name in ("c", "celsius", "℃", ""):
        return number
    if name in ("f", "fahrenheit"):
        return round((number - 32) / 1.8, 2)
    raise IllTyped


read_temperature = partial(read_number, units=_celsius)
"""Read a temperature; without a unit it is in degrees C."""


def read_frequency(value: Any) -> float | None:
    """Read a radio frequency in Hz; of a bare number, the size tells the unit."""
    number = read_number(value, _hertz)
    if number is None:
        return None
    # Mobile bands lie between 400 MHz and 6 GHz.
    for bound, factor in ((10, 1e9), (1e4, 1e6), (1e7, 1e3)):
        if 0 < number < bound:
            return number * factor
    return number


def _hertz(number: float, unit: str) -> float:
    """Return a frequency in Hz."""
    factor = {"hz": 1.0, "khz": 1e3, "mhz": 1e6, "ghz": 1e9}.get(unit)
    if factor is None:
        raise IllTyped
    return number * factor


def read_whole(value: Any) -> int | None:
    """Read how many parts a device has: ports, or LEDs that are lit."""
    number = value if type(value) is int else read_number(value)
    if number is None:
        return None
    if number not in _COUNTS:
        raise IllTyped
    return int(number)


def read_seconds(value: Any) -> timedelta | None:
    """Read a time span; a bare number is in seconds."""
    value = plain_value(value)
    if type(value) is str and (span := parse_duration(value)) is not None:
        return _within(span, timedelta(0), _LONGEST)
    number = read_number(value)
    if number is None:
        return None
    if not 0 <= number <= _LONGEST.total_seconds():
        raise IllTyped
    return timedelta(seconds=number)


def read_message_frequency(value: Any) -> timedelta | None:
    """Read the time between two messages, however it is written."""
    value = plain_value(value)
    if type(value) is str:
        if not value.strip():
            return None
        if (period := parse_duration(value)) is not None:
            return _within(period, _SHORTEST_PERIOD, _LONGEST_PERIOD)
    number = read_number(value)
    if number is None:
        return None
    if number in _MILLISECONDS or number > _LONGEST_PERIOD.total_seconds():
        number /= 1000
    if not 0 <= number <= _LONGEST.total_seconds():
        raise IllTyped
    return _within(timedelta(seconds=number), _SHORTEST_PERIOD, _LONGEST_PERIOD)


def _within(span: timedelta, least: timedelta, most: timedelta) -> timedelta:
    """Return a span if it lies between two others."""
    if not least <= span <= most:
        raise IllTyped
    return span


def read_connection(value: Any) -> ConnectionStatus | None:
    """Read the vendor's word for the connection."""
    if type(value) is str and (known := _CONNECTIONS.get(value)) is not None:
        return known
    text = read_text(value)
    if text is None:
        return None
    word = re.sub(r"[_\-\s]", "", text.lower())
    if (status := _CONNECTIONS.get(word)) is None:
        raise IllTyped
    return status


_BAND_WORDS: Final = {status.value: status for status in BandStatus}


def read_band_status(value: Any) -> BandStatus | None:
    """Read the vendor's word for whether a band is at work, or yes and no."""
    if type(value) is bool:
        return BandStatus.ONLINE if value else BandStatus.OFFLINE
    text = read_text(value)
    if text is None:
        return None
    word = _BAND_WORDS.get(text) or _BAND_WORDS.get(text.lower())
    return word or read_band_status(read_boolean(text))


_BAND_PREFIX = re.compile(r"(?:band|b)[ _-]?(?=\d+$)", re.IGNORECASE)

_NOMINAL = {
    f"{megahertz}": f"{megahertz // 100:02}"
    for megahertz in (700, 800, 900, 1800, 2100, 2600)
}
"""Identifiers of the overview, by the frequency in MHz that some may use instead."""


def read_band_id(value: Any) -> str:
    """Read a band identifier; numbers and single digits are padded with a zero."""
    if type(value) is float and value.is_integer():
        value = int(value)
    text = read_text(value)
    if text is None:
        raise IllTyped
    return _band_id_in(text)


@lru_cache(maxsize=256)
def _band_id_in(text: str) -> str:
    """Return the identifier that a text stands for; the same few come again."""
    text = _BAND_PREFIX.sub("", text)
    if text in _NOMINAL:
        return _NOMINAL[text]
    return text.zfill(2) if text.isdigit() else text
