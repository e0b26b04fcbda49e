"""The quota month: from the reset day at 00:00 UTC to the next."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaMonth:
    """One quota month; its end belongs to the next."""

    start: datetime
    end: datetime

    @classmethod
    def containing(cls, moment: datetime, *, reset_day: int) -> QuotaMonth:
        """Return the quota month that a moment lies in.

        Args:
            moment: Any time, with its zone.
            reset_day: Day of the calendar month on which the count starts anew,
                1 to 28, so that every month has it.

        Source: overview for a monthly quota; day and zone assumed.
        """
        moment = moment.astimezone(UTC)
        start = moment.replace(day=reset_day, hour=0, minute=0, second=0, microsecond=0)
        if start > moment:
            start = (start.replace(day=1) - timedelta(days=1)).replace(day=reset_day)
        # No month is longer than 31 days or shorter than 28.
        end = (start.replace(day=1) + timedelta(days=31)).replace(day=reset_day)
        return cls(start=start, end=end)
