"""The platform's own count of messages, per device and quota month."""

from dataclasses import dataclass
from datetime import UTC, datetime


def month_start(moment: float, reset_day: int = 1) -> datetime:
    """Return when the quota month of a moment began: the reset day, 00:00 UTC."""
    date = datetime.fromtimestamp(moment, UTC)
    start = datetime(date.year, date.month, reset_day, tzinfo=UTC)
    if start <= date:
        return start
    if date.month == 1:
        return start.replace(year=date.year - 1, month=12)
    return start.replace(month=date.month - 1)


def month_end(moment: float, reset_day: int = 1) -> datetime:
    """Return when the quota month of a moment ends and the next begins."""
    start = month_start(moment, reset_day)
    if start.month == 12:
        return start.replace(year=start.year + 1, month=1)
    return start.replace(month=start.month + 1)


@dataclass(slots=True)
class MonthCount:
    """What a device used in one quota month."""

    start: datetime
    messages: int = 0
    requests: int = 0

    @property
    def used(self) -> int:
        """Messages and the requests that count as such."""
        return self.messages + self.requests


class Quota:
    """Count what a device uses; say when the month's quota is spent.

    What comes after that is counted all the same, so that a test sees by how
    much the quota was, or would have been, overrun.
    """

    def __init__(
        self, monthly: int, *, count_requests: bool, reset_day: int, now: float
    ) -> None:
        """Start the count; the month so far counts as unused."""
        if not 1 <= reset_day <= 28:
            raise ValueError("the reset day is from 1 to 28")
        if monthly < 0:
            raise ValueError("the quota is at least 0")
        self.monthly = monthly
        self.count_requests = count_requests
        self.reset_day = reset_day
        self.closed: list[MonthCount] = []
        self.month = MonthCount(month_start(now, reset_day))
        self._end = month_end(now, reset_day).timestamp()

    def count_message(self, moment: float) -> None:
        """Count a message of the device, in the month it was received."""
        if moment >= self._end:
            self.roll(moment)
        self.month.messages += 1

    def count_request(self, moment: float) -> None:
        """Count a request about the device, if such requests count."""
        if moment >= self._end:
            self.roll(moment)
        if self.count_requests:
            self.month.requests += 1

    def is_spent(self, moment: float) -> bool:
        """Whether nothing of this month's quota is left."""
        if moment >= self._end:
            self.roll(moment)
        return self.month.used >= self.monthly

    def seconds_left(self, moment: float) -> float:
        """Return the seconds to the end of the quota month."""
        self.roll(moment)
        return self._end - moment

    @property
    def overrun(self) -> int:
        """By how much this month is over the quota."""
        return max(0, self.month.used - self.monthly)

    @property
    def worst_overrun(self) -> int:
        """By how much the worst month so far was over the quota."""
        months = [*self.closed, self.month]
        return max(0, max(month.used for month in months) - self.monthly)

    def roll(self, moment: float) -> None:
        """Close months that are over."""
        if moment < self._end:
            return
        self.closed.append(self.month)
        self.month = MonthCount(month_start(moment, self.reset_day))
        self._end = month_end(moment, self.reset_day).timestamp()
