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
    if number > _MILLISECONDS_ABOVE:
        number /= 1000
    try:
        return _plausible(datetime.fromtimestamp(number, UTC))
    except ValueError, OverflowError, OSError:
        raise IllTyped from None


def _moment_in(text: str) -> datetime | None:
    """Read a moment that is written as a date; `None` if it is a number."""
    if len(text) > LONGEST_TEXT:
        raise IllTyped
    if found := _DATE.fullmatch(text):
        return read_moment(int(found[1][:18]))
    if text.replace(".", "", 1).isdigit() and len(text) != len("YYYYMMDD"):
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text.removesuffix(" UTC").replace("/", "-"))
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=UTC)
            return _plausible(moment.astimezone(UTC))
        except ValueError, OverflowError:
            continue
    return None


def _plausible(moment: datetime) -> datetime:
    """Return the moment if a message can have come then."""
    if not _EARLIEST < moment < _LATEST:
        raise IllTyped
    return moment
