"""The governor: which message frequency now, and why.

Invariants (tested as properties and by simulated months):

1. It never holds or grants a frequency faster than the floor if that would leave less
   than the floor's cost for the rest of the quota month, with a margin.
2. A boost ends by itself: a demand whose time is over is not looked at.
3. A base frequency faster than the quota lasts is held only while invariant 1 allows;
   then the floor is, until the next quota month.
4. Of the demands that are granted the fastest wins. It is also the reason that is told,
   among equals the one that stands first in `Reason`; but a boost that the user started
   is told for as long as it is granted, whatever else asks for more meanwhile.

The fifth, to set back a frequency that somebody else set, is kept by `Attempts`.

Periods are used throughout, the time between two messages: a shorter period is a faster
frequency.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from .budget import FLOOR, Budget


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
class Demand:
    """That a device report faster for some time."""

    reason: Reason
    period: timedelta
    until: datetime


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


def decide(
    now: datetime,
    *,
    budget: Budget,
    base: timedelta,
    is_base_own: bool,
    base_suspended_since: datetime | None,
    demands: Iterable[Demand],
) -> Decision:
    """Return the frequency to hold now.

    Args:
        now: Our time.
        budget: What is left.
        base: Period that the user chose for the device.
        is_base_own: Whether nobody did, and it is the device's own. Then it is held if
            the quota lasts at it, and nothing is spent on it that is spare.
        base_suspended_since: From the decision before.
        demands: What is asked for beside it.
    """
    is_held = budget.lasts_at if is_base_own else partial(_can_begin, budget)
    suspended_since = _suspension(now, budget, base, base_suspended_since, is_held)
    is_base = suspended_since is None
    best = Decision(
        period=base if is_base else FLOOR,
        reason=Reason.BASE if is_base else Reason.QUOTA,
        until=None,
        base_suspended_since=suspended_since,
    )
    refused = []
    for demand in sorted(demands, key=_strength):
        if demand.until <= now or demand.period > best.period:
            continue
        if not budget.allows(_until_next_look(demand.period), demand.period):
            refused.append(demand)
            continue
        best = replace(best, period=demand.period)
        if best.reason is not Reason.BOOST:
            best = replace(best, reason=demand.reason, until=demand.until)
    return replace(best, refused=tuple(refused)) if refused else best


_ORDER = tuple(Reason)


def _strength(demand: Demand) -> int:
    """Return a number that is the higher the stronger a demand is.

    The strongest is looked at last, so that it wins among equals.
    """
    return -_ORDER.index(demand.reason)


def _suspension(
    now: datetime,
    budget: Budget,
    base: timedelta,
    since: datetime | None,
    is_held: Callable[[timedelta], bool],
) -> datetime | None:
    """Return since when the base frequency is suspended; `None` if it is held."""
    if base >= FLOOR:
        return None
    if since is None or since < budget.month.start:
        return None if is_held(base) else now
    # The margin shrinks as the month goes by. That alone is no reason to begin again
    # for a few minutes; a larger quota is, which pays for a whole day.
    day, cost = timedelta(days=1), budget.settings.cost
    is_larger = budget.spare >= cost(day, base) - cost(day, FLOOR)
    return None if is_larger and is_held(base) else since


def _can_begin(budget: Budget, base: timedelta) -> bool:
    """Return whether a base frequency can be held until it is looked at again."""
    return budget.allows(_until_next_look(base), base)


def _until_next_look(period: timedelta) -> timedelta:
    """Return how long a decision holds before it is looked at again."""
    return period + timedelta(minutes=1)
