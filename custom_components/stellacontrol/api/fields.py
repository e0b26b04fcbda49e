"""How one field is read; everything that makes no sense is `IllTyped`."""

from datetime import UTC, datetime, timedelta
import math
from typing import Any

from .models import BandStatus, ConnectionStatus, MessageFrequency

# A timestamp above this is in milliseconds: as seconds it would be the year 5138.
_MILLISECONDS_ABOVE = 1e11

_PERIOD_TO_FREQUENCY = {
    frequency.period.total_seconds(): frequency for frequency in MessageFrequency
}


class IllTyped(Exception):
    """The value makes no sense for its field."""


def read_text(value: Any) -> str | None:
    """Read a text; numbers become text, an empty text counts as missing."""
    if type(value) is str:
        return value.strip() or None
    if type(value) is int or type(value) is float:
        return str(value)
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
    if type(value) is int or type(value) is str:
        try:
            parsed = float(value)
        except ValueError, OverflowError:
            raise IllTyped from None
        return parsed if math.isfinite(parsed) else None
    raise IllTyped


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
    if number < 0:
        raise IllTyped
    try:
        return timedelta(seconds=number)
    except OverflowError:
        raise IllTyped from None


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
        return datetime.fromtimestamp(number, UTC)
    except ValueError, OverflowError, OSError:
        raise IllTyped from None


def read_iso(value: Any) -> datetime | None:
    """Read a moment in ISO 8601; without a zone it is UTC."""
    if type(value) is not str:
        raise IllTyped
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except ValueError, OverflowError:
        raise IllTyped from None


def read_connection(value: Any) -> ConnectionStatus | None:
    """Read the vendor's word for the connection."""
    text = read_text(value)
    if text is None:
        return None
    try:
        return ConnectionStatus(text.lower().replace("_", "-"))
    except ValueError:
        raise IllTyped from None


def read_band_status(value: Any) -> BandStatus | None:
    """Read the vendor's word for whether a band is at work."""
    text = read_text(value)
    if text is None:
        return None
    try:
        return BandStatus(text.lower())
    except ValueError:
        raise IllTyped from None


def read_message_frequency(value: Any) -> MessageFrequency | None:
    """Read "1s", "10s", "1m", "10m", or one of them as seconds."""
    if type(value) is str:
        text = value.strip().lower()
        if text in MessageFrequency:
            return MessageFrequency(text)
    number = read_number(value)
    if number is None:
        return None
    if (frequency := _PERIOD_TO_FREQUENCY.get(number)) is None:
        raise IllTyped
    return frequency


def read_band_id(value: Any) -> str:
    """Read a band identifier; numbers and single digits are padded with a zero."""
    text = read_text(value)
    if text is None:
        raise IllTyped
    return text.zfill(2) if text.isdigit() else text
