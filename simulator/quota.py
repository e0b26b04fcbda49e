"""The platform's own count of messages, per device and quota month."""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import override
from zoneinfo import ZoneInfo

from .habit import Habit
from .timing import DAY

ROLLING_SECONDS = 30 * DAY


def read_zone(name: str) -> tzinfo:
    """Read a time zone's name, or hours from UTC such as UTC-9."""
    if name == "UTC":
        return UTC
    if name.startswith(("UTC+", "UTC-")):
        return timezone(timedelta(hours=float(name.removeprefix("UTC"))))
    return ZoneInfo(name)


def month_start(moment: float, reset_day: int = 1, zone: tzinfo = UTC) -> datetime:
    """Return when the quota month of a moment began: the reset day at midnight."""
    date = datetime.fromtimestamp(moment, zone)
    start = datetime(date.year, date.month, reset_day, tzinfo=zone)
    if start <= date:
        return start
    if date.month == 1:
        return start.replace(year=date.year - 1, month=12)
    return start.replace(month=date.month - 1)


def month_end(moment: float, reset_day: int = 1, zone: tzinfo = UTC) -> datetime:
    """Return when the quota month of a moment ends and the next begins."""
    start = month_start(moment, reset_day, zone)
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
        self,
        monthly: int,
        *,
        count_requests: bool,
        reset_day: int,
        now: float,
        zone: tzinfo = UTC,
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
        self._zone = zone
        self.month = MonthCount(month_start(now, reset_day, zone))
        self._end = month_end(now, reset_day, zone).timestamp()

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
        self.month = MonthCount(month_start(moment, self.reset_day, self._zone))
        self._end = month_end(moment, self.reset_day, self._zone).timestamp()


class RollingQuota(Quota):
    """Count what a device used in the last 30 days, at every moment.

    `month` holds the count of the 30 days that end now; no month is ever closed.
    """

    def __init__(
        self, monthly: int, *, count_requests: bool, reset_day: int, now: float
    ) -> None:
        """Start the count; the days so far count as unused."""
        super().__init__(
            monthly, count_requests=count_requests, reset_day=reset_day, now=now
        )
        self._counted: deque[tuple[float, bool]] = deque()
        self._most_used = 0
        self.roll(now)

    @override
    def count_message(self, moment: float) -> None:
        """Count a message of the device."""
        self._count(moment, is_request=False)

    @override
    def count_request(self, moment: float) -> None:
        """Count a request about the device, if such requests count."""
        if self.count_requests:
            self._count(moment, is_request=True)

    def _count(self, moment: float, *, is_request: bool) -> None:
        self.roll(moment)
        self._counted.append((moment, is_request))
        if is_request:
            self.month.requests += 1
        else:
            self.month.messages += 1
        self._most_used = max(self._most_used, self.month.used)

    @override
    def is_spent(self, moment: float) -> bool:
        """Whether nothing of the quota is left now."""
        self.roll(moment)
        return self.month.used >= self.monthly

    @override
    def seconds_left(self, moment: float) -> float:
        """Return the seconds until a message falls out of the 30 days."""
        self.roll(moment)
        index = self.month.used - self.monthly
        if not 0 <= index < len(self._counted):
            return 0.0
        return self._counted[index][0] + ROLLING_SECONDS - moment

    @property
    @override
    def worst_overrun(self) -> int:
        """By how much the worst 30 days so far were over the quota."""
        return max(0, self._most_used - self.monthly)

    @override
    def roll(self, moment: float) -> None:
        """Let what is older than 30 days fall out of the count."""
        while self._counted and self._counted[0][0] <= moment - ROLLING_SECONDS:
            _, is_request = self._counted.popleft()
            if is_request:
                self.month.requests -= 1
            else:
                self.month.messages -= 1
        self.month.start = datetime.fromtimestamp(moment - ROLLING_SECONDS, UTC)


def make_quota(
    monthly: int, *, count_requests: bool, reset_day: int, now: float, habit: Habit
) -> Quota:
    """Return the count that a habit asks for."""
    if habit.counts == "rolling":
        return RollingQuota(
            monthly, count_requests=count_requests, reset_day=reset_day, now=now
        )
    return Quota(
        monthly,
        count_requests=count_requests,
        reset_day=reset_day,
        now=now,
        zone=read_zone(habit.zone),
    )
