"""How the platform counts: by quota months in some time zone, or the last 30 days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROLLING = timedelta(days=30)
"""The span that counts where the platform looks back instead of counting months."""


@cache
def zone_of(name: str) -> tzinfo:
    """Return a time zone by its name, or by its hours from UTC such as UTC-9.

    One that this machine does not know counts as UTC.
    """
    if name == "UTC":
        return UTC
    if name.startswith(("UTC+", "UTC-")):
        return timezone(timedelta(hours=float(name.removeprefix("UTC"))))
    try:
        return ZoneInfo(name)
    except OSError, ValueError, ZoneInfoNotFoundError:
        return UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRule:
    """What the platform counts together; the documents leave it open (assumed)."""

    reset_day: int = 1
    """Day of the calendar month on which the count restarts, 1 to 28, so that every
    month has it."""
    zone: str = "UTC"
    """Where that day begins at midnight."""
    is_rolling: bool = False
    """Whether the last 30 days count together instead of a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaMonth:
    """One quota month; its end belongs to the next."""

    start: datetime
    end: datetime

    @classmethod
    def containing(cls, moment: datetime, *, rule: CountingRule) -> QuotaMonth:
        """Return the quota month that a moment lies in.

        Args:
            moment: Any time, with its zone.
            rule: How the platform counts; a rolling one has months only to be shown.
        """
        zone, day = zone_of(rule.zone), rule.reset_day
        midnight = moment.astimezone(zone).replace(
            hour=0, minute=0, second=0, microsecond=0, fold=0
        )
        start = midnight.replace(day=day)
        if start > moment:
            start = (start.replace(day=1) - timedelta(days=1)).replace(day=day)
        # No month is longer than 31 days or shorter than 28.
        end = (start.replace(day=1) + timedelta(days=31)).replace(day=day)
        return cls(start=start.astimezone(UTC), end=end.astimezone(UTC))
