"""The governor's invariants, with Hypothesis as the user, the network and fate.

Invariant N of docs/quota.md's five is checked by the method `invariant_N_...`, after
each look at the device. What is checked against is the simulator's count and a list of
our own of what was demanded, not the keeper's word. The environment variable LIVES sets
the number of lives: the default suits every run of the tests, some hundred a change here.
"""

from datetime import datetime, timedelta
import math
import os

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
import pytest

from custom_components.stellacontrol.quota import FLOOR, Decision, Demand, Reason
from custom_components.stellacontrol.quota.budget import LONGEST_PAUSE
from script.months.device import SERIAL
from script.months.driver import compare_counts, hold, look
from script.months.random_month import RandomMonth

FAST = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60))
LATE_CLOCK = timedelta(seconds=5)
"""How far our clock may be wrong without anybody noticing, and a second or two."""
STRENGTH = list(Reason)
"""Reasons, the strongest first."""


class DeviceLife(RuleBasedStateMachine):
    """A device, its keeper, and everything that can happen to them."""

    @initialize(seed=st.integers(0, 71))
    def begin(self, seed: int) -> None:
        """Begin a month; the seed says which of six years, and what the user chose."""
        self.month = RandomMonth(seed)
        self.device = self.month.device
        self.keeper = self.month.new_keeper()
        self.demanded: dict[Reason, tuple[timedelta, datetime]] = {}
        """Periods and ends, by the platform's clock."""
        self.last_set_back: datetime | None = None
        self._look()
        self.device.save(self.keeper)

    # What happens.

    @rule(hours=st.floats(0.1, 60))
    def time_passes(self, hours: float) -> None:
        """Look whenever the keeper says so."""
        self._live(timedelta(hours=hours))

    @rule(before=st.floats(0, 60))
    def month_ends(self, before: float) -> None:
        """Live to some minutes before the quota month ends, and then past it."""
        quota = self.device.platform.find(SERIAL).quota
        left = timedelta(seconds=quota.seconds_left(self.device.clock.now()))
        self._live(left - timedelta(minutes=before))
        self._live(timedelta(minutes=before + 30))

    @rule(period=st.sampled_from(FAST), minutes=st.integers(1, 360))
    def user_boosts(self, period: timedelta, minutes: int) -> None:
        """Start a boost, unless it is refused."""
        duration = timedelta(minutes=minutes)
        numbers = self.keeper.boost_needs(
            self.device.now, period=period, duration=duration
        )
        if numbers is not None and numbers[0] <= numbers[1]:
            self.invariant_1_a_boost_is_granted_whole(period, duration)
            self._demand(Reason.BOOST, period, duration)

    @rule()
    def user_ends_boost(self) -> None:
        """End it before its time."""
        self.keeper.end_demand(Reason.BOOST)
        self.demanded.pop(Reason.BOOST, None)
        hold(self.device, self.keeper)
        self.device.save(self.keeper)

    @rule(
        reason=st.sampled_from((Reason.CONFIRMATION, Reason.ALARM)),
        period=st.sampled_from(FAST),
        minutes=st.integers(1, 60),
    )
    def something_is_followed(
        self, reason: Reason, period: timedelta, minutes: int
    ) -> None:
        """Follow a command or an alarm."""
        self._demand(reason, period, timedelta(minutes=minutes))

    @rule(base=st.sampled_from((*FAST, FLOOR)))
    def user_chooses(self, base: timedelta) -> None:
        """Choose another base frequency."""
        self.keeper.set_base(base)
        self.last_set_back = None
        hold(self.device, self.keeper)

    @rule(what=st.sampled_from(("stop", "crash", "outage", "drop", "refusal")))
    def trouble_comes(self, what: str) -> None:
        """Let something go wrong."""
        if what == "stop":
            # If the last request before a stop fails, nobody is there to repeat it.
            self.device.failing = 0
        self.keeper = self.month.trouble(what, self.keeper)
        if what == "refusal":
            # Done where we do not see it.
            self.last_set_back = None
        self._look()

    @rule()
    def clock_is_set(self) -> None:
        """Set our clock, a little or by up to a day."""
        self.month.trouble("clock", self.keeper)
        self.last_set_back = None

    @rule(times=st.integers(1, 4))
    def platform_fails_to_set_it(self, times: int) -> None:
        """Let the platform fail when the message frequency is to be set."""
        self.device.failing = times

    @precondition(lambda self: self.month.strangers_left)
    @rule()
    def stranger_changes_the_frequency(self) -> None:
        """Let somebody else set it, while Home Assistant is there to see it.

        While it is away nobody can keep what somebody else is free to spend.
        """
        self.keeper = self.month.trouble("stranger", self.keeper)
        self._look()  # It ends when a look is due.
        self._live(timedelta(minutes=25))

    def _demand(self, reason: Reason, period: timedelta, duration: timedelta) -> None:
        until = self.device.now + duration
        self.keeper.demand(Demand(reason=reason, period=period, until=until))
        self.demanded[reason] = (period, self.device.platform_now + duration)
        hold(self.device, self.keeper)
        self.device.save(self.keeper)

    def _live(self, span: timedelta) -> None:
        end = self.device.platform_now + span
        while self.device.platform_now < end:
            due = self.keeper.next_request(self.device.now) - self.device.now
            # No request is far away while the floor can be paid, and none comes in a
            # storm.
            budget = self.keeper.budget(self.device.now)
            is_short = budget is not None and budget.spare < 0
            # What a stranger set is left alone if it lasts; of a message each minute one
            # in ten is read then, when it comes.
            longest = LONGEST_PAUSE if is_short else FLOOR + timedelta(minutes=1)
            assert timedelta(0) <= due <= longest
            self.invariant_5_without_permission_less_is_asked(due)
            self.device.clock.advance(max(0.01, due.total_seconds()))
            self._look()

    # What must hold then.

    def _look(self) -> None:
        asked = len(self.device.asked)
        look(self.device, self.keeper)
        compare_counts(self.device, self.keeper)
        self.device.save_in_time(self.keeper)
        if self.keeper.decision is None:
            return
        self.the_ledger_is_an_upper_bound()
        self.invariant_1_the_floor_is_kept(self.keeper.decision)
        self.invariant_2_a_boost_ends_by_itself(self.keeper.decision)
        self.invariant_3_the_base_is_held_or_suspended(self.keeper.decision)
        self.invariant_4_the_fastest_granted_demand_wins(self.keeper.decision)
        if len(self.device.asked) > asked:
            self.invariant_5_set_back_at_most_once_an_hour(self.keeper.decision)

    def the_ledger_is_an_upper_bound(self) -> None:
        """Our count is never below the platform's."""
        assert self.device.outcome.short_by == 0

    def invariant_1_the_floor_is_kept(self, held: Decision) -> None:
        """What is left lasts to the month's end, and 2 % more, or the floor is held."""
        quota = self.device.platform.find(SERIAL).quota
        assert quota.worst_overrun == 0
        if held.period < FLOOR:
            assert quota.month.used + self._floor_cost() <= quota.monthly

    def invariant_1_a_boost_is_granted_whole(
        self, period: timedelta, duration: timedelta
    ) -> None:
        """One that is granted leaves the floor's cost for the rest of the month."""
        quota = self.device.platform.find(SERIAL).quota
        rest = timedelta(seconds=quota.seconds_left(self.device.clock.now()))
        extra = (
            min(duration, rest) / period - min(duration, rest) / FLOOR
        ) * self._cost
        assert quota.month.used + extra + self._floor_cost() <= quota.monthly

    def invariant_2_a_boost_ends_by_itself(self, held: Decision) -> None:
        """Nothing is held for a demand that is over; the device is told at once."""
        now = self.device.platform_now
        self.demanded = {
            reason: (period, until)
            for reason, (period, until) in self.demanded.items()
            if until + LATE_CLOCK > now
        }
        if held.until is None or held.reason is Reason.ACTIVE_HOURS:
            return
        assert held.reason in self.demanded

    def invariant_3_the_base_is_held_or_suspended(self, held: Decision) -> None:
        """A base that does not last is suspended for this month, and says since when."""
        if held.reason is Reason.BASE:
            assert held.period == self.keeper.base
            assert held.base_suspended_since is None
        elif held.reason is Reason.QUOTA:
            assert held.period == FLOOR > self.keeper.base
            assert held.base_suspended_since is not None

    def invariant_4_the_fastest_granted_demand_wins(self, held: Decision) -> None:
        """What is not refused is not slower than asked, and the strongest is named."""
        refused = {demand.reason for demand in held.refused}
        for reason, (period, until) in self.demanded.items():
            # A clock that was set forward has ended it, or is about to.
            if reason in refused or reason not in self._demanded_of_the_keeper():
                continue
            if until - LATE_CLOCK > self.device.platform_now:
                assert held.period <= period
                is_of_user = held.reason is Reason.BOOST
                if held.period == period and held.until and not is_of_user:
                    assert STRENGTH.index(held.reason) <= STRENGTH.index(reason)

    def invariant_5_set_back_at_most_once_an_hour(self, held: Decision) -> None:
        """Somebody else's frequency is not fought over."""
        if self.keeper.found_elsewhere is None or held.until is not None:
            return
        if self.device.has_failed:
            return  # nothing was set back, and that is tried again
        now, last = self.device.platform_now, self.last_set_back
        assert last is None or now - last >= timedelta(hours=1) - LATE_CLOCK
        self.last_set_back = now

    def invariant_5_without_permission_less_is_asked(self, due: timedelta) -> None:
        """Where the frequency may not be set, our requests keep to what it should be.

        But for trying again soon after the platform itself has failed.
        """
        is_permitted = self.keeper.may_set or self.device.has_failed
        if not is_permitted and self.keeper.decision is not None:
            assert due >= self.keeper.decision.period - LATE_CLOCK

    @property
    def _cost(self) -> float:
        """What a message costs, with one request for it."""
        return 2 if self.month.count_requests else 1

    def _floor_cost(self) -> int:
        """What the floor costs from here to the month's end, and 2 % more."""
        quota = self.device.platform.find(SERIAL).quota
        rest = timedelta(seconds=quota.seconds_left(self.device.clock.now()))
        return math.floor(rest / FLOOR * self._cost * 1.02)

    def _demanded_of_the_keeper(self) -> set[Reason]:
        """Return the reasons that the keeper still knows."""
        return {demand.reason for demand in self.keeper.state.demands.demands}


DeviceLife.TestCase.settings = settings(
    max_examples=int(os.environ.get("LIVES", "15")),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# Many months in one test: more than the usual limit on a busy machine.
test_device_life = pytest.mark.timeout(3_000)(DeviceLife.TestCase)
