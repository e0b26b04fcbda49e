"""The governor: which message frequency now, and why.

Invariants (tested as properties and by simulated months):

1. It never holds or grants a frequency faster than the floor if that would leave less
   than the floor's cost for the rest of the quota month, with a 2 % margin.
2. A boost ends by itself: a demand whose time is over is not looked at.
3. A base frequency faster than the quota lasts is held only while invariant 1 allows;
   then the floor is, until the next quota month.
4. Of the demands that are granted the fastest wins; among equals the one that stands
   first in `Reason`.

The fifth, to set back a frequency that somebody else set, is kept by `HeldFrequency`.

Periods are used throughout, the time between two messages: a shorter period is a faster
frequency.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
import math
from typing import Any

from .ledger import Ledger
from .moments import as_moment
from .month import QuotaMonth

FLOOR = timedelta(minutes=10)
"""Period of the slowest message frequency (overview)."""

MARGIN = 1.02
"""The floor's cost for the rest of the month is kept, and this much of it more."""

REQUESTS_PER_MESSAGE = 1.05
"""Status requests; a few messages are late and are asked for again."""

SWITCH_COST = 4
"""Messages and requests that changing the frequency and back takes beside those of the
time itself: two parameter requests, a look whether it slowed down, a message more."""

LONGEST_PAUSE = timedelta(hours=1)
"""Between two requests, however little is left: a refusal must be noticed to end."""

REACTION = timedelta(minutes=10)
"""How long a fast frequency can outlast our wish to end it without breaking the quota:
the platform may be out of reach, or Home Assistant restarting."""


class Reason(StrEnum):
    """Why a message frequency is held, the strongest demand first."""

    CONFIRMATION = "confirmation"
    ALARM = "alarm"
    BOOST = "boost"
    ACTIVE_HOURS = "active_hours"
    BASE = "base"
    QUOTA = "quota"
    """The base frequency would not last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaSettings:
    """What the contract allows."""

    monthly_quota: int = 10_000
    """Messages in a quota month (overview)."""
    count_requests: bool = True
    """Whether our own requests count like messages: the safe reading."""

    @property
    def cost_per_message(self) -> float:
        """What a message costs with the requests that fetch it."""
        return 1 + (REQUESTS_PER_MESSAGE if self.count_requests else 0)

    def cost(self, span: timedelta, period: timedelta) -> float:
        """Return what a time span costs at a period."""
        return span / period * self.cost_per_message


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """That a device report faster for some time."""

    reason: Reason
    period: timedelta
    until: datetime

    def as_dict(self) -> dict[str, Any]:
        """Return the demand in a form that can be stored as JSON."""
        return {
            "reason": self.reason.value,
            "period": self.period.total_seconds(),
            "until": self.until.isoformat(),
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Demand:
        """Return the demand that `as_dict` stored.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_dict` makes.
        """
        return cls(
            reason=Reason(stored["reason"]),
            period=timedelta(seconds=stored["period"]),
            until=as_moment(stored["until"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The frequency to hold now."""

    period: timedelta
    reason: Reason
    until: datetime | None
    """When its demand ends; `None` if it is no demand."""
    base_suspended_since: datetime | None
    """Since when the base frequency is not held because it would not last."""
    refused: tuple[Demand, ...] = ()
    """Demands that the quota does not allow now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is left of a device's quota at a moment."""

    settings: QuotaSettings
    month: QuotaMonth
    used: int
    rest: timedelta
    """Of the quota month."""

    @classmethod
    def at(cls, now: datetime, *, ledger: Ledger, settings: QuotaSettings) -> Budget:
        """Return the budget of a device.

        Args:
            now: Our time.
            ledger: The device's ledger.
            settings: What the contract allows.
        """
        month = ledger.month_at(now)
        return cls(
            settings=settings,
            month=month,
            used=ledger.used(now, count_requests=settings.count_requests),
            rest=month.end - ledger.platform_time(now),
        )

    @property
    def remaining(self) -> int:
        """Messages left in this quota month; never below zero."""
        return max(0, self.settings.monthly_quota - self.used)

    @property
    def spare(self) -> int:
        """Messages left beyond the floor's cost for the rest of the month."""
        # One message more: where in its period the month ends is open.
        floor = self.settings.cost(self.rest + FLOOR, FLOOR) * MARGIN
        return math.floor(self.settings.monthly_quota - self.used - floor)

    def extra_cost(self, span: timedelta, period: timedelta) -> int:
        """Return what a time span at a period costs more than at the floor."""
        span = min(span, self.rest)
        more = self.settings.cost(span, period) - self.settings.cost(span, FLOOR)
        return math.ceil(more) + SWITCH_COST

    def allows(self, span: timedelta, period: timedelta) -> bool:
        """Return whether a period can be held for a time span (invariant 1)."""
        return period >= FLOOR or self.needs(span, period) <= self.spare

    def survives(self, span: timedelta, period: timedelta) -> bool:
        """Return whether a period can be left alone for a time span."""
        needed, spare = self.whole_needs(span, period)
        return period >= FLOOR or needed <= spare

    def whole_needs(self, span: timedelta, period: timedelta) -> tuple[int, int]:
        """Return the messages that a whole time span needs, and those that are spare.

        Unlike a decision, which is looked at again, it may last into the next month.
        Then the numbers are those of the month in which there are fewer to spare.
        """
        needed, spare = self.needs(span, period), self.spare
        # The platform may be nearer to the month's end than we know: by as much as the
        # newest message was old when we saw it first.
        beyond = min(span, span - self.rest + FLOOR)
        if beyond > timedelta(0):
            longest_month = self.settings.cost(timedelta(days=31), FLOOR) * MARGIN
            spare_then = math.floor(self.settings.monthly_quota - longest_month)
            needed_then = math.ceil(self.settings.cost(beyond, period)) + SWITCH_COST
            if spare_then - needed_then < spare - needed:
                needed, spare = needed_then, spare_then
        return needed, max(0, spare)

    def needs(self, span: timedelta, period: timedelta) -> int:
        """Return the spare messages that must be there to hold a period.

        Some are kept for the case that it cannot be ended in time. Nobody asks for
        the messages then, so they cost no requests.
        """
        reaction = min(REACTION, self.rest) / period
        return self.extra_cost(span, period) + math.ceil(reaction)

    @property
    def request_pause(self) -> timedelta:
        """The least time between two requests so that the quota lasts.

        Nothing while there is enough. What is short can be saved on requests: a second
        look for a late message first, then the look for every message.
        """
        if self.spare >= 0 or not self.settings.count_requests:
            return timedelta(0)
        messages = math.ceil(self.rest / FLOOR)
        requests = self.settings.monthly_quota - self.used - messages
        return min(self.rest / max(1, requests), LONGEST_PAUSE)

    def projected(self, period: timedelta) -> int:
        """Return what will have been used at the month's end at a period."""
        return self.used + math.ceil(self.settings.cost(self.rest, period))

    def lasts_for(self, period: timedelta) -> timedelta | None:
        """Return how long the quota lasts at a period; `None`: to the month's end."""
        if self.projected(period) <= self.settings.monthly_quota:
            return None
        return self.remaining / self.settings.cost_per_message * period


def decide(
    now: datetime,
    *,
    budget: Budget,
    base: timedelta,
    base_suspended_since: datetime | None,
    demands: Iterable[Demand],
) -> Decision:
    """Return the frequency to hold now.

    Args:
        now: Our time.
        budget: What is left.
        base: Period that the user chose for the device.
        base_suspended_since: From the decision before.
        demands: What is asked for beside it.
    """
    suspended_since = _suspension(now, budget, base, base_suspended_since)
    if suspended_since is None:
        best = Decision(
            period=base, reason=Reason.BASE, until=None, base_suspended_since=None
        )
    else:
        best = Decision(
            period=FLOOR,
            reason=Reason.QUOTA,
            until=None,
            base_suspended_since=suspended_since,
        )
    refused = []
    # Strongest last, so that it wins among equals.
    order = list(Reason)
    for demand in sorted(demands, key=lambda d: order.index(d.reason), reverse=True):
        if demand.until <= now or demand.period > best.period:
            continue
        if not budget.allows(_until_next_look(demand.period), demand.period):
            refused.append(demand)
            continue
        best = Decision(
            period=demand.period,
            reason=demand.reason,
            until=demand.until,
            base_suspended_since=suspended_since,
        )
    return Decision(
        period=best.period,
        reason=best.reason,
        until=best.until,
        base_suspended_since=suspended_since,
        refused=tuple(refused),
    )


def _suspension(
    now: datetime, budget: Budget, base: timedelta, since: datetime | None
) -> datetime | None:
    """Return since when the base frequency is suspended; `None` if it is held."""
    if base >= FLOOR:
        return None
    if since is None or since < budget.month.start:
        return None if budget.allows(_until_next_look(base), base) else now
    # The margin shrinks as the month goes by. That alone is no reason to begin again
    # for a few minutes; a larger quota is.
    return None if budget.allows(timedelta(days=1), base) else since


def _until_next_look(period: timedelta) -> timedelta:
    """Return how long a decision holds before it is looked at again."""
    return period + timedelta(minutes=1)
