"""Active hours: a faster frequency by day, as far as the quota lasts.

What is spare is spread evenly over the days that are left of the quota month.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

PERIOD = timedelta(minutes=1)
"""The frequency within active hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveHours:
    """A daily window in local time; an end before the start is on the next day."""

    start: time
    end: time

    def window(self, local_now: datetime) -> tuple[datetime, datetime] | None:
        """Return start and end of the window that a moment lies in, if it does.

        Args:
            local_now: Our time, in the zone that people there use.
        """
        for day in (local_now.date(), local_now.date() - timedelta(days=1)):
            start = datetime.combine(day, self.start, local_now.tzinfo)
            last = day if self.end > self.start else day + timedelta(days=1)
            end = datetime.combine(last, self.end, local_now.tzinfo)
            if start <= local_now < end:
                return start, end
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveDay:
    """How far the spare messages may be spent in one day's window."""

    day: date
    month_end: datetime
    """End of the quota month whose messages are shared out."""
    keep: int
    """Spare messages that must be left for the days after."""
    is_spent: bool = False

    @classmethod
    def begin(cls, day: date, *, spare: int, month_end: datetime) -> ActiveDay:
        """Give a day its share of what is spare.

        Args:
            day: On which the window starts.
            spare: Messages beyond the floor's cost, now.
            month_end: End of the quota month, in the zone of `day`.
        """
        # A month that ends during the day still has that day.
        last = (month_end - timedelta(microseconds=1)).date()
        days_left = max(1, (last - day).days + 1)
        return cls(day=day, month_end=month_end, keep=spare - spare // days_left)
