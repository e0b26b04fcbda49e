"""What was used on each of the last days, for counts that are no month."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .month import ROLLING

KEPT = 32
"""Days: the longest month, and one that has only begun."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """What was used on one day, in UTC."""

    day: date
    messages: int = 0
    requests: int = 0

    @property
    def end(self) -> datetime:
        """When the day is over."""
        return datetime.combine(self.day, time(), UTC) + _DAY

    def used(self, *, count_requests: bool) -> int:
        """Return what counts of it."""
        return self.messages + (self.requests if count_requests else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was used by day, the oldest first; days on which nothing was are left out."""

    days: tuple[DayCount, ...] = ()

    def adding(
        self, moment: datetime, *, messages: int = 0, requests: int = 0
    ) -> History:
        """Return the history with more used on the day of a moment.

        Args:
            moment: Any time of the day; one before the newest day counts as that.
            messages: How many more.
            requests: How many more.
        """
        day = moment.astimezone(UTC).date()
        days = self.days
        if not days or day > days[-1].day:
            days = (*days, DayCount(day=day))[-KEPT:]
        newest = DayCount(
            day=days[-1].day,
            messages=days[-1].messages + messages,
            requests=days[-1].requests + requests,
        )
        return History(days=(*days[:-1], newest))

    def since(self, moment: datetime, *, count_requests: bool = False) -> int:
        """Return what was used since a moment, or a little more: its day counts whole."""
        first = moment.astimezone(UTC).date()
        return sum(
            one.used(count_requests=count_requests)
            for one in self.days
            if one.day >= first
        )

    def requests_since(self, moment: datetime) -> int:
        """Return our requests since a moment, those of its whole day included."""
        first = moment.astimezone(UTC).date()
        return sum(one.requests for one in self.days if one.day >= first)

    def edges(
        self, moment: datetime, *, count_requests: bool
    ) -> list[tuple[datetime, int]]:
        """Return until when each day counts in 30 days, and what counts until then.

        Args:
            moment: Now; what no longer counts then is left out.
            count_requests: Whether our own requests count.
        """
        edges = []
        counted = 0
        for one in reversed(self.days):
            counted += one.used(count_requests=count_requests)
            if (until := one.end + ROLLING) > moment:
                edges.append((until, counted))
        return edges

    @classmethod
    def spread(cls, messages: int, *, start: datetime, end: datetime) -> History:
        """Return a history of messages that are spread evenly over a time."""
        first = start.astimezone(UTC).date()
        last = max(first, end.astimezone(UTC).date())
        count = (last - first).days + 1
        share, rest = divmod(messages, count)
        return cls(
            days=tuple(
                DayCount(day=first + index * _DAY, messages=share + (index < rest))
                for index in range(count)
            )[-KEPT:]
        )
