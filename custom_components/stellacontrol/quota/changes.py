"""Which message frequency to ask a device for, and what becomes of it."""

from dataclasses import replace
from datetime import datetime, timedelta

from .asks import Outcome
from .budget import FLOOR, Budget
from .device_quota import DeviceQuota
from .governor import Decision, Reason, decide

SETTABLE = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60, 600))
"""Periods that a device can be asked for (overview)."""

_SOON = timedelta(seconds=2)
"""A renewal that is due within this time is sent now, to save a look."""


class FrequencyChanges(DeviceQuota):
    """Decides on changes of the frequency, and learns from how they go."""

    def change_due(self, now: datetime) -> timedelta | None:
        """Decide, and return the period to ask the device for now, if any."""
        budget, ledger = self.budget(now), self.ledger
        if budget is None or ledger is None:
            return None
        self.decision = decide(
            now,
            budget=budget,
            base=self.base,
            is_base_own=self.is_base_own,
            base_suspended_since=self._suspended_since,
            demands=self._demands.at(now, budget),
        )
        self._suspended_since = self.decision.base_suspended_since
        if not self.is_watched and not self._lasts_unwatched(budget, self.decision):
            self.decision = replace(self.decision, period=FLOOR, reason=Reason.QUOTA)
        period = self.decision.period
        if period != ledger.pace.expected:
            # Of those that can be set, the next that is not faster.
            period = min((one for one in SETTABLE if one >= period), default=FLOOR)
        is_there = period == ledger.pace.expected and not ledger.pace.is_assumed
        if is_there and not self._is_renewal_due(now):
            return None
        if not self._attempts.allow(now, is_set_back=self._is_set_back(period)):
            return None
        return period

    @staticmethod
    def _lasts_unwatched(budget: Budget, decision: Decision) -> bool:
        """Return whether a pace may be left alone; a demand is looked at until it ends."""
        if decision.until is not None:
            return True
        return budget.lasts_unwatched_at(decision.period)

    def _is_set_back(self, period: timedelta) -> bool:
        """Return whether asking for a period would undo what somebody else set."""
        found, decision = self.found_elsewhere, self.decision
        if found is None or (decision is not None and decision.reason is Reason.BOOST):
            return False
        # A boost ends, and the other's frequency comes back; a base frequency replaces it.
        is_for_a_while = decision is not None and decision.until is not None
        return period >= found or not is_for_a_while

    def _is_renewal_due(self, now: datetime) -> bool:
        """Return whether to ask again for what the device would give up."""
        renewal = self._renewal()
        return renewal is not None and now >= renewal - _SOON

    def change_begins(self, now: datetime, period: timedelta) -> None:
        """Take note that a message frequency is about to be asked for.

        It is stored before it is sent: if Home Assistant stops before the answer comes,
        the frequency may be in use.
        """
        self._note_ask(now, period, Outcome.UNKNOWN)

    def report_may_follow(self, now: datetime) -> None:
        """Take note that something else is about to be sent, and may be reported at once."""
        if self.ledger is not None:
            self.ledger = self.ledger.with_report(now)

    def change_sent(self, now: datetime, period: timedelta) -> None:
        """Take note that the platform accepted a new message frequency."""
        is_set_back = self._is_set_back(period)
        self._attempts = self._attempts.with_success(now, is_set_back=is_set_back)
        self._note_ask(now, period, Outcome.ACCEPTED)
        if self.schedule is not None and self.schedule.period != period:
            self.schedule = self.schedule.with_period(now, period)

    def _note_ask(self, now: datetime, period: timedelta, outcome: Outcome) -> None:
        """Take note of a request for a message frequency."""
        if self.ledger is None:
            return
        # A little too early is safe: what lapses is then renewed a little too early.
        schedule, at = self.schedule, self.ledger.platform_time(now)
        if schedule is not None and schedule.offset.is_sure:
            at = max(at, now - schedule.offset.high)
        self.ledger = self.ledger.with_ask(now, at, period, outcome)

    def change_failed(self, now: datetime, *, forbidden: bool) -> None:
        """Take note that it did not; it is tried again later."""
        if not forbidden:
            self._attempts = self._attempts.with_failure(now)
            return
        if self.ledger is not None:
            pace = self.ledger.pace.without_last_ask()
            self.ledger = replace(self.ledger, pace=pace)
        is_our_own = self._was_ours and (
            self._is_to_slow_down or self._is_renewal_due(now)
        )
        self._attempts = self._attempts.with_refusal(now, is_our_own=is_our_own)
