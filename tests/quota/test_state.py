"""What outlives a restart, also of the first version, and what is known before a message."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.stellacontrol.quota import (
    Demand,
    QuotaKeeper,
    QuotaSettings,
    Reason,
)

from .tools import FLOOR, MINUTE, SECOND, START, TEN_SECONDS, read

FIRST_LEDGER = {
    "reset_day": 1,
    "period": 60.0,
    "asked": None,
    "asked_at": None,
    "last_message": START.isoformat(),
    "first_seen": (START + SECOND).isoformat(),
    "quiet_until": (START + SECOND).isoformat(),
    "run_start": START.isoformat(),
    "run_messages": 0,
    "month_start": datetime(2026, 11, 1, tzinfo=UTC).isoformat(),
    "messages": 123,
    "requests": 45,
    "requests_since_message": 1,
    "requests_since_reading": 0,
}
"""As the first version stored it, without the names of today."""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, MINUTE, id="nothing asked"),
        pytest.param(
            {"asked": 10.0, "asked_at": START.isoformat()}, TEN_SECONDS, id="asked"
        ),
    ],
)
def test_count_of_the_first_version_is_kept(
    asked: dict[str, Any], expected: timedelta
) -> None:
    """An update costs me nothing of what was counted."""
    kept = QuotaKeeper(QuotaSettings(), zone=UTC)
    kept.restore({"ledger": FIRST_LEDGER | asked, "base": FLOOR.total_seconds()})
    assert kept.ledger is not None
    assert (kept.ledger.messages, kept.ledger.requests) == (123, 45)
    assert kept.expected_period == expected
    assert kept.is_base_own
    assert not kept.reports_at_once


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
