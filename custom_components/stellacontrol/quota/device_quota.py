"""What is known and wanted of one device's quota."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

from .active_hours import ActiveHours
from .attempts import Attempts
from .budget import FLOOR, Budget, QuotaSettings
from .demands import Demands
from .governor import Decision, Demand, Reason
from .ledger import Ledger
from .looks import Looks
from .schedule import Schedule
from .state import KeeperState, counted_by
from .stored import dump, load

_SCARCE = 0.02
"""A share of the quota that is kept for the messages themselves."""

_SAME_MOMENT = timedelta(seconds=1)
"""In so much time no budget changes by what anybody would notice."""


class DeviceQuota:
    """What is known of a device, what is wanted of it, and what outlives a restart."""

    def __init__(
        self,
        settings: QuotaSettings,
        *,
        base: timedelta | None = None,
        active_hours: ActiveHours | None = None,
        zone: tzinfo | None = None,
    ) -> None:
        """Start without knowing the device; see `restore`.

        Args:
            settings: What the contract allows.
            base: Period that the user chose; `None` if it is the device's own.
            active_hours: If the user wants any.
            zone: In which the active hours are meant.
        """
        self.settings = settings
        self.ledger: Ledger | None = None
        self.schedule: Schedule | None = None
        self.decision: Decision | None = None
        """The last one; what is shown to the user."""
        self.reports_at_once = False
        """Whether the device was seen to report as soon as it was asked for something."""
        self.is_watched = True
        """Whether somebody looks at every message."""
        self._base = base
        self._demands = Demands(active_hours=active_hours, zone=zone)
        self._attempts = Attempts()
        self._suspended_since: datetime | None = None
        self._is_connected = False
        self._is_silence_real = False
        """Whether it is known to be away, until its next message."""
        self._last_request: datetime | None = None
        self._requests_before = 0
        self._due: datetime | None = None
        self.looks = Looks()
        """When to look for what the device was just asked for."""
        self._budget: tuple[datetime, Ledger, Budget] | None = None

    @property
    def is_base_own(self) -> bool:
        """Whether nobody chose a base, and it is the device's own period."""
        return self._base is None

    @property
    def base(self) -> timedelta:
        """The period that is held when nothing asks for a faster one."""
        if self._base is not None:
            return self._base
        return (self.ledger and self.ledger.pace.own) or FLOOR

    @property
    def expected_period(self) -> timedelta | None:
        """The period that the device has, or will have when it has heard us."""
        return None if self.ledger is None else self.ledger.pace.expected

    @property
    def found_elsewhere(self) -> timedelta | None:
        """A period that somebody else set and that is not ours."""
        return None if self.ledger is None else self.ledger.pace.foreign

    @property
    def may_set(self) -> bool:
        """Whether the contract lets us set the message frequency."""
        return self._attempts.may_set

    @property
    def _is_to_slow_down(self) -> bool:
        """Whether the device is faster than it should be."""
        wanted, expected = self.decision, self.expected_period
        return bool(wanted and expected and wanted.period > expected)

    @property
    def _is_ours(self) -> bool:
        """Whether the device has, or will have, what we asked it for."""
        pace = None if self.ledger is None else self.ledger.pace
        return pace is not None and (pace.held is not None or bool(pace.asks))

    @property
    def _was_ours(self) -> bool:
        """Whether it has, or has given up, what we asked it for, so that this works."""
        pace = None if self.ledger is None else self.ledger.pace
        return self._is_ours or (pace is not None and bool(pace.lapses))

    def budget(self, now: datetime) -> Budget | None:
        """Return what is left; `None` before the first message.

        Worked out once for all that follows from one message, as long as nothing is
        charged in between.
        """
        if self.ledger is None:
            return None
        if self._budget is not None:
            at, ledger, budget = self._budget
            if ledger is self.ledger and abs(now - at) < _SAME_MOMENT:
                return budget
        budget = Budget.at(now, ledger=self.ledger, settings=self.settings)
        self._budget = now, self.ledger, budget
        return budget

    def _renewal(self) -> datetime | None:
        """Return when to ask again for what the device would give up, by our clock."""
        if self.ledger is None or (at := self.ledger.pace.renew_at) is None:
            return None
        ledger, decision = self.ledger, self.decision
        if decision is None or decision.period != ledger.pace.expected:
            return None
        if self.schedule is not None and self.schedule.offset.is_sure:
            return at + self.schedule.offset.low
        # As long as a clock was just set, what it shows is no reason to ask.
        return ledger.first_seen + (at - ledger.last_message)

    def _next_attempt(self, now: datetime) -> datetime | None:
        """Return when to ask again for what the device should have; `None`: never."""
        again, last = self._attempts.not_before, self._last_request
        if (renewal := self._renewal()) is not None:
            again = max(renewal, again or renewal)
        elif again is None or again <= now or not self._is_to_slow_down:
            return None
        if last is None or not self._attempts.was_refused:
            return again
        # Each time that it is refused costs a request.
        return max(again, last + FLOOR)

    def demand(self, demand: Demand) -> Demand | None:
        """Ask for a faster frequency; returns the demand whose place it takes."""
        if demand.reason is Reason.BOOST:
            self._attempts = self._attempts.at_once()
        return self._demands.add(demand)

    def end_demand(self, reason: Reason) -> None:
        """Take a demand back."""
        self._demands.end(reason)

    def set_base(self, period: timedelta | None) -> None:
        """Take over a base frequency that the user chose; `None` is the device's own."""
        self._base = period
        self._suspended_since = None
        self._attempts = replace(self._attempts.at_once(), last_set_back=None)
        if self.ledger is None:
            return
        pace = self.ledger.pace
        if period is not None:
            pace = pace.with_choice(period, at=self.ledger.last_message)
        elif pace.foreign is not None:
            # What we asked for ourselves is never the device's own.
            pace = pace.with_own()
        self.ledger = replace(self.ledger, pace=pace)

    def set_used(self, now: datetime, used: int) -> None:
        """Take over a count that somebody knows better than we do."""
        if self.ledger is not None:
            self.ledger = self.ledger.with_used(now, used)

    def is_estimate(self, now: datetime) -> bool:
        """Return whether some of the count was used before anybody here watched."""
        return self.ledger is not None and self.ledger.is_estimate(now)

    def quota_spent(self, now: datetime) -> None:
        """Take note that the platform says that nothing of the quota is left."""
        budget = self.budget(now)
        if budget is not None and budget.remaining:
            self.set_used(now, self.settings.monthly_quota)

    def boost_needs(
        self, now: datetime, *, period: timedelta, duration: timedelta
    ) -> tuple[int, int] | None:
        """Return the messages that a boost needs, and those that are spare.

        `None` before the first message, when nothing is known.
        """
        if (budget := self.budget(now)) is None:
            return None
        return budget.whole_needs(duration, period)

    def period_to_leave(self, now: datetime) -> timedelta | None:
        """Return the period to ask for before nobody watches; `None`: leave it."""
        if self.ledger is None or (budget := self.budget(now)) is None:
            return None
        # A faster one, of which no answer came, may be in use.
        fastest = self.ledger.pace.fastest
        return None if budget.lasts_unwatched_at(fastest) else FLOOR

    def has_to_be_ended(self, now: datetime) -> bool:
        """Return whether a device that nobody watches has a boost, or may be too fast."""
        is_boosted = self.decision is not None and self.decision.until is not None
        return self.may_set and (is_boosted or self.period_to_leave(now) is not None)

    def may_ask_between(self, now: datetime) -> bool:
        """Return whether the quota allows a request that no message is due for.

        Somebody may ask in a loop. If little is left, every ten minutes has to do.
        """
        budget, last = self.budget(now), self._last_request
        if budget is None or last is None or not self.settings.count_requests:
            return True
        is_scarce = budget.spare < self.settings.monthly_quota * _SCARCE
        return not is_scarce or now - last >= FLOOR

    def set_zone(self, zone: tzinfo) -> None:
        """Take over the zone in which the active hours are meant."""
        self._demands.zone = zone

    def as_dict(self) -> dict[str, Any]:
        """Return what must outlive a restart, in a form that can be stored as JSON."""
        stored: dict[str, Any] = dump(self.state)
        return stored

    @property
    def state(self) -> KeeperState:
        """What must outlive a restart."""
        return KeeperState(
            ledger=self.ledger,
            base=self._base,
            base_suspended_since=self._suspended_since,
            attempts=self._attempts,
            demands=self._demands.stored,
            reports_at_once=self.reports_at_once,
        )

    def charge_for_absence(self, now: datetime, *, is_ordered: bool) -> None:
        """Charge what may be missing in what was taken up; see the ledger."""
        if self.ledger is not None:
            self.ledger = self.ledger.with_lost_requests(now, is_ordered=is_ordered)

    def restore(self, stored: Mapping[str, Any]) -> None:
        """Take up what `as_dict` stored.

        Raises:
            UnreadableError: It is not what `as_dict` makes. Nothing has changed then.
        """
        state = load(KeeperState, stored)
        ledger = state.ledger
        self.ledger = ledger and counted_by(ledger, self.settings.rule)
        self._base = state.base
        self._suspended_since = state.base_suspended_since
        self._attempts = state.attempts
        self._demands.restore(state.demands)
        self.reports_at_once = state.reports_at_once
