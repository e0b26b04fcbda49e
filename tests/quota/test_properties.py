"""The governor's invariants, with Hypothesis as the user, the network and fate."""

from datetime import timedelta

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
import pytest

from custom_components.stellacontrol.quota import FLOOR, Demand, QuotaKeeper, Reason
from script.months.driver import SERIAL, compare_counts, hold, look
from script.months.random_month import RandomMonth

FAST = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60))


class DeviceLife(RuleBasedStateMachine):
    """A device, its keeper, and everything that can happen to them."""

    keeper: QuotaKeeper

    @initialize(seed=st.integers(0, 71))
    def begin(self, seed: int) -> None:
        """Begin a month; the seed says which, and what the user chose."""
        self.month = RandomMonth(seed)
        self.device = self.month.device
        self.keeper = self.month.new_keeper()
        look(self.device, self.keeper)

    @rule(hours=st.floats(0.1, 60))
    def time_passes(self, hours: float) -> None:
        """Look whenever the keeper says so."""
        self._live(timedelta(hours=hours))

    def _live(self, span: timedelta) -> None:
        end = self.device.now + span
        while self.device.now < end:
            due = self.keeper.next_request(self.device.now) - self.device.now
            # No request is far away, and none comes in a storm.
            assert timedelta(0) <= due <= FLOOR + timedelta(seconds=10)
            self.device.clock.advance(max(0.01, due.total_seconds()))
            look(self.device, self.keeper)
            compare_counts(self.device, self.keeper)

    @rule(period=st.sampled_from(FAST), minutes=st.integers(1, 360))
    def user_boosts(self, period: timedelta, minutes: int) -> None:
        """Start a boost, unless it is refused."""
        duration = timedelta(minutes=minutes)
        numbers = self.keeper.boost_needs(
            self.device.now, period=period, duration=duration
        )
        if numbers is not None and numbers[0] <= numbers[1]:
            self._demand(Reason.BOOST, period, duration)

    @rule()
    def user_ends_boost(self) -> None:
        """End it before its time."""
        self.keeper.end_demand(Reason.BOOST)
        hold(self.device, self.keeper)

    @rule(reason=st.sampled_from((Reason.CONFIRMATION, Reason.ALARM)))
    def something_is_followed(self, reason: Reason) -> None:
        """Follow a command or an alarm."""
        self._demand(reason, FAST[1], timedelta(minutes=2))

    @rule(base=st.sampled_from((*FAST, FLOOR)))
    def user_chooses(self, base: timedelta) -> None:
        """Choose another base frequency."""
        self.keeper.set_base(base)
        hold(self.device, self.keeper)

    @rule(what=st.sampled_from(("stop", "crash", "outage", "drop", "clock")))
    def trouble_comes(self, what: str) -> None:
        """Let something go wrong."""
        self.keeper = self.month.trouble(what, self.keeper)

    @precondition(lambda self: self.month.strangers_left)
    @rule()
    def stranger_changes_the_frequency(self) -> None:
        """Let somebody else set it, while Home Assistant is there to see it.

        While it is away nobody can keep what somebody else is free to spend.
        """
        self.keeper = self.month.trouble("stranger", self.keeper)
        self._live(timedelta(minutes=25))

    def _demand(self, reason: Reason, period: timedelta, duration: timedelta) -> None:
        now = self.device.now
        self.keeper.demand(Demand(reason=reason, period=period, until=now + duration))
        hold(self.device, self.keeper)

    @invariant()
    def quota_is_kept(self) -> None:
        """Invariants 1 and 3, as the simulator counts."""
        if not hasattr(self, "device"):
            return
        quota = self.device.platform.find(SERIAL).quota
        assert quota.worst_overrun == 0

    @invariant()
    def ledger_is_an_upper_bound(self) -> None:
        """Our count is never below the platform's."""
        if hasattr(self, "device"):
            assert self.device.outcome.short_by == 0

    @invariant()
    def decision_is_explained(self) -> None:
        """Invariants 2 and 4: what is held has a reason, and the reason holds."""
        if not hasattr(self, "device") or self.keeper.decision is None:
            return
        held = self.keeper.decision
        if held.reason is Reason.BASE:
            assert held.period == self.keeper.base
        elif held.reason is Reason.QUOTA:
            assert held.period == FLOOR
            assert held.base_suspended_since is not None
        else:
            assert held.until is not None
            assert held.period < FLOOR


DeviceLife.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# Many months in one test: more than the usual limit on a busy machine.
test_device_life = pytest.mark.timeout(300)(DeviceLife.TestCase)
