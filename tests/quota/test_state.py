"""What is known before a message, and what is told twice."""

from datetime import UTC, timedelta

from custom_components.stellacontrol.quota import (
    Demand,
    QuotaKeeper,
    QuotaSettings,
    Reason,
)

from .tools import FLOOR, MINUTE, START, read


def test_nothing_is_known_before_the_first_message() -> None:
    """A keeper without a ledger waits for the first message, and ignores other calls."""
    kept = QuotaKeeper(QuotaSettings(), zone=UTC)
    kept.set_used(START, 5)
    kept.quota_spent(START)
    kept.charge_for_absence(START, is_ordered=False)
    kept.set_base(MINUTE)
    kept.change_begins(START, MINUTE)
    kept.change_sent(START, MINUTE)
    kept.change_failed(START, forbidden=True)
    kept.clock_stepped(timedelta(hours=1))
    assert kept.budget(START) is None
    assert kept.change_due(START) is None
    assert kept.period_to_leave(START) is None
    assert kept.boost_needs(START, period=MINUTE, duration=FLOOR) is None
    assert not kept.explains_silence(START, received_at=START)
    assert kept.base == MINUTE


def test_quota_that_is_spent_is_not_spent_again() -> None:
    """Told twice, the count stays what it is."""
    kept = QuotaKeeper(QuotaSettings(monthly_quota=1000), zone=UTC)
    now = read(kept, START)
    kept.quota_spent(now)
    before = kept.ledger
    kept.quota_spent(now)
    assert kept.ledger is before


def test_newer_boost_takes_the_place_of_the_older() -> None:
    """There is one boost of the user at a time."""
    kept = QuotaKeeper(QuotaSettings(), zone=UTC)
    now = read(kept, START)
    first = Demand(reason=Reason.BOOST, period=MINUTE, until=now + FLOOR)
    assert kept.demand(first) is None
    assert kept.demand(first) is first
