"""What is asked for beside the base frequency: boosts, and the active hours."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from .active_hours import PERIOD as ACTIVE_PERIOD, ActiveDay, ActiveHours
from .budget import FLOOR, Budget
from .governor import Demand, Reason

RETURN_RETRY = timedelta(seconds=15)
"""How often to look whether a device that restarts is back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDemands:
    """The demands that are kept through a restart."""

    active_day: ActiveDay | None = None
    demands: tuple[Demand, ...] = ()


class Demands:
    """The demands on one device; one for each reason."""

    def __init__(
        self, *, active_hours: ActiveHours | None, zone: tzinfo | None
    ) -> None:
        """Start without any.

        Args:
            active_hours: If the user wants any.
            zone: In which they are meant.
        """
        self._by_reason: dict[Reason, Demand] = {}
        self._active_hours = active_hours
        self._active_day: ActiveDay | None = None
        self.zone = zone

    def add(self, demand: Demand) -> Demand | None:
        """Add a demand for a faster frequency; return the one that it replaces."""
        before = self._by_reason.get(demand.reason)
        self._by_reason[demand.reason] = demand
        return before

    def end(self, reason: Reason) -> None:
        """Remove a demand."""
        self._by_reason.pop(reason, None)

    def set_back(self, back: timedelta) -> None:
        """Take note that our clock was set back: no demand lasts longer for it."""
        self._by_reason = {
            reason: replace(demand, until=demand.until - back)
            for reason, demand in self._by_reason.items()
        }

    def patience(self, now: datetime) -> timedelta:
        """Return how soon to ask again for a device that is offline."""
        command = self._by_reason.get(Reason.CONFIRMATION)
        if command is None or command.until <= now:
            return FLOOR
        # It went because we told it to, and will be back soon.
        return max(command.period, RETURN_RETRY)

    def at(self, now: datetime, budget: Budget) -> list[Demand]:
        """Remove expired demands, and return the others.

        Args:
            now: Our time.
            budget: What is left; the active hours share out what is spare of it.
        """
        self._by_reason = {
            reason: demand
            for reason, demand in self._by_reason.items()
            if demand.until > now
        }
        active = self._active(now, budget)
        return [*self._by_reason.values(), *([] if active is None else [active])]

    def _active(self, now: datetime, budget: Budget) -> Demand | None:
        """Return the demand of the active hours, if there is one now."""
        if self._active_hours is None:
            return None
        local_now = now.astimezone(self.zone)
        window = self._active_hours.window(local_now)
        if window is None:
            return None
        start, end = window
        today, day, month_end = self._active_day, start.date(), budget.month.end
        if today is None or (today.day, today.month_end) != (day, month_end):
            today = ActiveDay.begin(
                day, spare=budget.spare, month_end=month_end.astimezone(self.zone)
            )
        if budget.spare <= today.keep:
            # Spare messages come back as the margin shrinks; not for today.
            today = replace(today, is_spent=True)
        self._active_day = today
        if today.is_spent:
            return None
        return Demand(reason=Reason.ACTIVE_HOURS, period=ACTIVE_PERIOD, until=end)

    @property
    def stored(self) -> StoredDemands:
        """What must outlive a restart."""
        return StoredDemands(
            active_day=self._active_day, demands=tuple(self._by_reason.values())
        )

    def restore(self, stored: StoredDemands) -> None:
        """Restore what was stored."""
        self._active_day = stored.active_day
        self._by_reason = {demand.reason: demand for demand in stored.demands}
