"""When something happened, however a platform writes it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
import re
from typing import Any

from .fields import IllTyped, plain_value, read_number
from .limits import LONGEST_TEXT

# A timestamp above this is in milliseconds: as seconds it would be the year 5138.
_MILLISECONDS_ABOVE = 1e11

# Moments outside of these bounds make no sense, and sums of them could leave the
# calendar: some platforms write the year 1 or 9999 where they mean "never".
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)

_DATE = re.compile(r"/Date\((-?\d+)[^)]*\)/")
"""As some JSON libraries write it."""

_COMPACT = re.compile(r"\d{8}(?:\d{4}(?:\d\d)?)?")
"""YYYYMMDD, YYYYMMDDhhmm, YYYYMMDDhhmmss: no moment of our time is as long a number."""

_WORD = re.compile(r"[^\W\d_]+")

_UNDERSTOOD = re.compile(
    r"[TWZ]|UTC?|GMT|[ECMP][SD]T"
    r"|MON|TUE|WED|THU|FRI|SAT|SUN|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEP(?:TEMBER)?|OCT(?:OBER)?|(?:NOV|DEC)(?:EMBER)?"
)
"""A word that the parsers read. They pass over any other, also over a zone's name."""

_HALF_DAY = re.compile(r"(?<!\d)(\d\d?)(:\d\d(?::\d\d)?(?:[.,]\d+)?)\s*([AP])\.?M\b\.?")
"""A time in twelve hours."""

_ZONE_NAME = re.compile(
    r"((?:[+-]\d\d:?\d\d|\bUTC|\bGMT|Z)\s*)(?:\[[^\]]*\]|\([^)]*\))$"
)
"""The name of a zone behind what says the same: "+01:00[Europe/Dublin]"."""

_OFFSET = re.compile(
    r"(:\d\d(?:[.,]\d+)?)\s*(?:UTC|GMT)?\s*([+-])(\d\d?)(?::?(\d\d))?(?![\d:])"
)
"""A time, and its distance from UTC: "14:30:05 GMT+1"."""

_ISO_HAS_NO = re.compile(r"\s+(?:(?=[+-])|(?:UTC|GMT)$)")
"""A blank before the zone, and a word for it."""


def read_moment(value: Any) -> datetime | None:
    """Read a moment: seconds or milliseconds since the epoch, ISO 8601, RFC 1123."""
    value = plain_value(value)
    if type(value) is str and (moment := _moment_in(value.strip())) is not None:
        return moment
    number = read_number(value)
    if number is None:
        return None
    if number <= 0:
        raise IllTyped
    if number.is_integer() and (moment := _compact(f"{number:.0f}")) is not None:
        return moment
    if number > _MILLISECONDS_ABOVE:
        number /= 1000
    try:
        return _plausible(datetime.fromtimestamp(number, UTC))
    except ValueError, OverflowError, OSError:
        raise IllTyped from None


def _compact(digits: str) -> datetime | None:
    """Read a date whose digits make one number; `None` if they count something."""
    if not _COMPACT.fullmatch(digits):
        return None
    padded = f"{digits:0<12}"
    try:
        moment = datetime.fromisoformat(f"{padded[:8]}T{padded[8:]}")
        return _plausible(moment.replace(tzinfo=UTC))
    except ValueError, IllTyped:
        if len(digits) == len("YYYYMMDDhhmmss"):
            raise IllTyped from None  # as milliseconds it would be the year 2286 or later
        return None


def _moment_in(text: str) -> datetime | None:
    """Read a moment that is written as a date; `None` if it is a number."""
    if len(text) > LONGEST_TEXT:
        raise IllTyped
    if found := _DATE.fullmatch(text):
        return read_moment(int(found[1][:18]))
    if text.replace(".", "", 1).isdigit():
        return None
    text = _spelled_plainly(text.upper())
    if not all(map(_UNDERSTOOD.fullmatch, _WORD.findall(text))):
        return None
    for parse in (_from_iso, parsedate_to_datetime):
        try:
            moment = parse(text)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=UTC)
            return _plausible(moment.astimezone(UTC))
        except ValueError, OverflowError:
            continue
    return None


def _spelled_plainly(text: str) -> str:
    """Return a date in capitals with 24 hours, and with a zone that all parsers read."""
    text = _HALF_DAY.sub(_in_24_hours, _ZONE_NAME.sub(r"\1", text).rstrip())
    return _OFFSET.sub(
        lambda found: f"{found[1]} {found[2]}{found[3]:0>2}{found[4] or '00'}", text
    )


def _in_24_hours(found: re.Match[str]) -> str:
    """Return a time in twelve hours as one in 24."""
    hour = int(found[1])
    if hour > 12:
        raise IllTyped
    return f"{hour % 12 + (12 if found[3] == 'P' else 0):02}{found[2]}"


def _from_iso(text: str) -> datetime:
    """Parse ISO 8601, also with slashes and with a zone that stands apart."""
    return datetime.fromisoformat(_ISO_HAS_NO.sub("", text.replace("/", "-")))


def _plausible(moment: datetime) -> datetime:
    """Return the moment if a message can have come then."""
    if not _EARLIEST < moment < _LATEST:
        raise IllTyped
    return moment
