"""The governor: which frequency now, and why."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.stellacontrol.quota import (
    Budget,
    CountingRule,
    Decision,
    Demand,
    QuotaMonth,
    QuotaSettings,
    Reason,
    decide,
)
from custom_components.stellacontrol.quota.budget import Edge

from .tools import FLOOR, MINUTE, SECOND, TEN_SECONDS

NOW = datetime(2026, 11, 15, tzinfo=UTC)


def budget(
    used: int, *, count_requests: bool = False, rest: timedelta = timedelta(days=15)
) -> Budget:
    """Return what is left with some time to go."""
    settings = QuotaSettings(count_requests=count_requests)
    edge = Edge(rest=rest, used=used)
    return Budget(
        settings=settings,
        month=QuotaMonth.containing(NOW, rule=CountingRule()),
        used=used,
        rest=rest,
        edges=(edge,),
        spare=edge.spare(settings),
    )


def demand(
    reason: Reason, period: timedelta, *, ends_in: timedelta = timedelta(hours=1)
) -> Demand:
    """Return a demand."""
    return Demand(reason=reason, period=period, until=NOW + ends_in)


def decision(
    *demands: Demand,
    used: int = 1_000,
    base: timedelta = FLOOR,
    since: datetime | None = None,
) -> Decision:
    """Decide now."""
    return decide(
        NOW,
        budget=budget(used),
        base=base,
        is_base_own=False,
        base_suspended_since=since,
        demands=demands,
    )


def test_floor_is_held_when_nobody_asks_for_more() -> None:
    """Without a wish the device reports as rarely as it can."""
    held = decision()
    assert (held.period, held.reason, held.until) == (FLOOR, Reason.BASE, None)


def test_fastest_demand_wins_and_names_its_reason() -> None:
    """I am told why the device reports fast."""
    alarm = demand(Reason.ALARM, MINUTE)
    boost = demand(Reason.BOOST, TEN_SECONDS)
    held = decision(alarm, boost)
    assert (held.period, held.reason, held.until) == (
        TEN_SECONDS,
        Reason.BOOST,
        boost.until,
    )


def test_stronger_reason_wins_among_equals() -> None:
    """If two demands want the same frequency, the more important one is the reason."""
    held = decision(
        demand(Reason.ALARM, TEN_SECONDS), demand(Reason.CONFIRMATION, TEN_SECONDS)
    )
    assert held.reason is Reason.CONFIRMATION


def test_boost_of_the_user_is_the_reason_while_it_is_granted() -> None:
    """I see the boost that I started, even while something else asks for more."""
    boost = demand(Reason.BOOST, MINUTE)
    held = decision(boost, demand(Reason.CONFIRMATION, TEN_SECONDS))
    assert (held.period, held.reason, held.until) == (
        TEN_SECONDS,
        Reason.BOOST,
        boost.until,
    )


def test_demand_that_is_over_is_not_looked_at() -> None:
    """A boost ends by itself."""
    held = decision(demand(Reason.BOOST, SECOND, ends_in=timedelta(0)))
    assert held.period == FLOOR


def test_demand_that_the_quota_does_not_allow_is_refused() -> None:
    """Nothing is granted that the rest of the month would have to pay for."""
    boost = demand(Reason.BOOST, TEN_SECONDS)
    held = decision(boost, used=7_800)
    assert held.period == FLOOR
    assert held.refused == (boost,)


def test_base_is_suspended_when_it_does_not_last() -> None:
    """A pace that cannot be kept is dropped, and I am told since when."""
    held = decision(base=MINUTE, used=7_800)
    assert (held.period, held.reason) == (FLOOR, Reason.QUOTA)
    assert held.base_suspended_since == NOW


def test_base_stays_suspended_for_the_rest_of_the_month() -> None:
    """The pace does not come and go with every spare message."""
    since = NOW - timedelta(hours=1)
    held = decision(base=MINUTE, used=7_000, since=since)
    assert held.base_suspended_since == since


def test_base_returns_with_the_new_month() -> None:
    """On the reset day my pace is back."""
    since = datetime(2026, 10, 31, tzinfo=UTC)
    assert decision(base=MINUTE, used=0, since=since).period == MINUTE


def test_base_returns_with_a_larger_quota() -> None:
    """When there is enough for days, it need not wait for the month to end."""
    since = NOW - timedelta(hours=1)
    assert decision(base=MINUTE, used=2_000, since=since).period == MINUTE


def test_floor_is_always_allowed() -> None:
    """There is nothing slower, so it is held even when nothing is left."""
    assert budget(10_000).allows(timedelta(days=15), FLOOR)
    assert budget(12_000).remaining == 0


def test_boost_needs_what_it_costs_more_than_the_floor() -> None:
    """An hour at ten seconds is 360 messages instead of six."""
    assert budget(0).extra_cost(timedelta(hours=1), TEN_SECONDS) == 354 + 4
    with_requests = budget(0, count_requests=True)
    assert 725 <= with_requests.extra_cost(timedelta(hours=1), TEN_SECONDS) <= 731


@pytest.mark.parametrize("count_requests", [True, False])
def test_quota_lasts_or_tells_for_how_long(count_requests: bool) -> None:
    """I see when the quota would run out, and nothing if it lasts."""
    left = budget(1_000, count_requests=count_requests)
    assert left.lasts_for(FLOOR) is None
    lasts = left.lasts_for(TEN_SECONDS)
    assert lasts is not None
    assert timedelta(hours=11) < lasts < timedelta(hours=26)


def test_quota_that_is_used_up_lasts_no_longer() -> None:
    """What was sent beyond it is no time that is gone."""
    assert budget(10_400).lasts_for(FLOOR) == timedelta(0)


def test_boost_over_the_month_s_end_needs_the_next_month_too() -> None:
    """Even minutes before the count restarts, hours at one second use too many messages."""
    late = budget(5_000, count_requests=True, rest=timedelta(minutes=5))
    needed, spare = late.whole_needs(timedelta(hours=3), timedelta(seconds=1))
    assert needed > 10_000
    assert spare < 1_000
    needed, spare = late.whole_needs(timedelta(minutes=10), timedelta(minutes=1))
    assert needed < spare
