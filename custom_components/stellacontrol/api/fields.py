"""How one field is read; everything that makes no sense is `IllTyped`."""

from datetime import UTC, datetime, timedelta
import math
from typing import Any

from .durations import parse_duration
from .models import BandStatus, ConnectionStatus

# A timestamp above this is in milliseconds: as seconds it would be the year 5138.
_MILLISECONDS_ABOVE = 1e11

# Moments and spans outside of these bounds make no sense, and sums of them could leave
# the calendar: some platforms write the year 1 or 9999 where they mean "never".
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)
_LONGEST = timedelta(days=36_525)

_WORD_TO_CONNECTION = {status.value: status for status in ConnectionStatus}
_WORD_TO_BAND_STATUS = {status.value: status for status in BandStatus}

_MILLISECONDS = (1000, 10_000)
"""Numbers that are a message frequency as milliseconds, and none as seconds."""

_LONGEST_PERIOD = timedelta(hours=6)
"""Between two messages; a larger number is in milliseconds."""


class IllTyped(Exception):
    """The value makes no sense for its field."""


def read_text(value: Any) -> str | None:
    """Read a text; numbers become text, an empty text counts as missing."""
    if type(value) is str:
        return value.strip() or None
    if type(value) is int:
        return str(value)
    if type(value) is float:
        return str(value) if math.isfinite(value) else None
    raise IllTyped


def read_boolean(value: Any) -> bool:
    """Read true/false, 0/1 or "true"/"false"."""
    if type(value) is bool:
        return value
    if type(value) is str:
        value = {"true": 1, "false": 0}.get(value.strip().lower())
    if value == 0:
        return False
    if value == 1:
        return True
    raise IllTyped


def read_number(value: Any) -> float | None:
    """Read a number or a numeric text; NaN and infinities count as missing."""
    if type(value) is float:
        return value if math.isfinite(value) else None
    if type(value) is not int and type(value) is not str:
        raise IllTyped
    if type(value) is str and "_" in value:
        # Python's own way to write a thousand, and nobody else's.
        raise IllTyped
    try:
        parsed = float(value)
    except ValueError, OverflowError:
        raise IllTyped from None
    return parsed if math.isfinite(parsed) else None


def read_whole(value: Any) -> int | None:
    """Read a whole number."""
    if type(value) is int:
        return value
    number = read_number(value)
    if number is None:
        return None
    if not number.is_integer():
        raise IllTyped
    return int(number)


def read_seconds(value: Any) -> timedelta | None:
    """Read a time span given in seconds."""
    number = read_number(value)
    if number is None:
        return None
    if not 0 <= number <= _LONGEST.total_seconds():
        raise IllTyped
    return timedelta(seconds=number)


def read_epoch(value: Any) -> datetime | None:
    """Read a moment given in seconds or milliseconds since the epoch."""
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


def read_iso(value: Any) -> datetime | None:
    """Read a moment in ISO 8601; without a zone it is UTC."""
    if type(value) is not str:
        raise IllTyped
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return _plausible(moment.astimezone(UTC))
    except ValueError, OverflowError:
        raise IllTyped from None


def _plausible(moment: datetime) -> datetime:
    """Return the moment if a message can have come then."""
    if not _EARLIEST < moment < _LATEST:
        raise IllTyped
    return moment


def read_connection(value: Any) -> ConnectionStatus | None:
    """Read the vendor's word for the connection."""
    text = read_text(value)
    if text is None:
        return None
    if (status := _WORD_TO_CONNECTION.get(text.lower().replace("_", "-"))) is None:
        raise IllTyped
    return status


def read_band_status(value: Any) -> BandStatus | None:
    """Read the vendor's word for whether a band is at work."""
    text = read_text(value)
    if text is None:
        return None
    if (status := _WORD_TO_BAND_STATUS.get(text.lower())) is None:
        raise IllTyped
    return status


def read_message_frequency(value: Any) -> timedelta | None:
    """Read the time between two messages, however it is written."""
    if type(value) is str:
        if not value.strip():
            return None
        if (period := parse_duration(value)) is not None:
            return _plausible_period(period)
    number = read_number(value)
    if number is None:
        return None
    if number in _MILLISECONDS or number > _LONGEST_PERIOD.total_seconds():
        number /= 1000
    if not math.isfinite(number) or abs(number) > _LONGEST.total_seconds():
        raise IllTyped
    return _plausible_period(timedelta(seconds=number))


def _plausible_period(period: timedelta) -> timedelta:
    """Return the time between two messages if it can be one."""
    if not timedelta(0) < period <= _LONGEST_PERIOD:
        raise IllTyped
    return period


def read_band_id(value: Any) -> str:
    """Read a band identifier; numbers and single digits are padded with a zero."""
    if type(value) is float and value.is_integer():
        value = int(value)
    text = read_text(value)
    if text is None:
        raise IllTyped
    return text.zfill(2) if text.isdigit() else text
