"""How the platform counts: a month in some zone, or 30 days; and what is an estimate."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.stellacontrol.quota import (
    Budget,
    CountingRule,
    QuotaKeeper,
    QuotaMonth,
    QuotaSettings,
)
from custom_components.stellacontrol.quota.history import History

from .tools import FLOOR, SECOND, START, keeper, read


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("UTC", datetime(2026, 11, 1, tzinfo=UTC)),
        ("UTC-9", datetime(2026, 11, 1, 9, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 31, 23, tzinfo=UTC)),
    ],
)
def test_month_begins_at_midnight_of_the_platform_s_zone(
    zone: str, start: datetime
) -> None:
    """A month is one where the platform says that it is."""
    noon = datetime(2026, 11, 15, 12, tzinfo=UTC)
    assert QuotaMonth.containing(noon, rule=CountingRule(zone=zone)).start == start


def test_reset_day_that_is_changed_takes_effect() -> None:
    """What was used since the new day counts, and what was before does not."""
    kept, moment = keeper(), START
    while moment < START + timedelta(days=20):
        moment += FLOOR
        read(kept, moment)
    changed = QuotaKeeper(
        QuotaSettings(rule=CountingRule(reset_day=15)), base=FLOOR, zone=UTC
    )
    changed.restore(kept.as_dict())
    assert changed.ledger is not None
    assert changed.ledger.month.start == datetime(2026, 11, 15, tzinfo=UTC)
    used = changed.ledger.used(moment + SECOND, count_requests=False)
    assert 6 * 144 <= used <= 7 * 144


def test_thirty_days_count_whatever_the_month() -> None:
    """At the beginning of a month nothing is forgotten."""
    settings = QuotaSettings(rule=CountingRule(is_rolling=True), count_requests=False)
    kept, moment = QuotaKeeper(settings, base=FLOOR, zone=UTC), START
    while moment < START + timedelta(days=40):
        read(kept, moment)
        moment += FLOOR
    assert kept.ledger is not None
    used = kept.ledger.used(moment, count_requests=False)
    assert 30 * 144 <= used <= 31 * 144
    budget = Budget.at(moment, ledger=kept.ledger, settings=settings)
    assert budget.projected(FLOOR) <= 31 * 144 + 10
    assert budget.lasts_for(FLOOR) is None


def test_count_is_an_estimate_until_a_whole_month_was_watched() -> None:
    """I am told what is known and what is guessed."""
    late = START + timedelta(days=10)
    kept = QuotaKeeper(QuotaSettings(), zone=UTC)
    now = read(kept, late)
    assert kept.ledger is not None
    assert kept.ledger.is_estimate(now)
    assert not kept.ledger.is_estimate(now + timedelta(days=25))
    kept.set_used(now, 1_234)
    assert kept.ledger.used(now, count_requests=True) == 1_234
    assert not kept.ledger.is_estimate(now)


def test_count_that_is_taken_over_stays_when_the_repeater_slows_down() -> None:
    """What I know was used is used, however many messages might have come since."""
    kept, at, ten = keeper(), START + FLOOR, timedelta(seconds=10)
    now = read(kept, at, period=ten)
    kept.change_sent(now, SECOND)
    for _ in range(5):
        at += SECOND
        now = read(kept, at, period=SECOND)
    kept.set_used(now, 1_000)
    at += SECOND
    now = read(kept, at, period=SECOND)
    kept.change_sent(now, ten)
    now = read(kept, at + ten, period=ten)
    assert kept.ledger is not None
    assert kept.ledger.used(now, count_requests=False) >= 1_002


def test_platform_that_says_that_nothing_is_left_is_believed() -> None:
    """It knows better than our estimate."""
    kept = keeper()
    kept.quota_spent(START + SECOND)
    budget = kept.budget(START + SECOND)
    assert budget is not None
    assert budget.remaining == 0


def test_end_that_was_none_is_charged() -> None:
    """What was asked after the file was written is not known, and may have been much."""
    kept = keeper()
    now = read(kept, START + FLOOR)
    restored = keeper()
    restored.restore(kept.as_dict())
    before = restored.budget(now)
    restored.charge_for_absence(now + timedelta(hours=5), is_ordered=False)
    after = restored.budget(now)
    assert before is not None
    assert after is not None
    assert after.used >= before.used + 30


def test_long_absence_is_charged_also_after_an_ordered_end() -> None:
    """The file may be that of a backup: what ran since then has asked every 10 minutes."""
    kept = keeper()
    now = read(kept, START + FLOOR)
    for gone, asked in ((timedelta(hours=12), 0), (timedelta(days=5), 5 * 144)):
        restored = keeper()
        restored.restore(kept.as_dict())
        assert restored.ledger is not None
        before = restored.ledger.requests
        restored.charge_for_absence(now + gone, is_ordered=True)
        assert asked <= restored.ledger.requests - before <= 1.2 * asked


def test_requests_of_a_copy_are_charged_where_our_clock_stood_still() -> None:
    """A machine that is put back to an earlier state does not know what it has done."""
    kept = keeper()
    now = read(kept, START + FLOOR)
    assert kept.ledger is not None
    before = kept.ledger.requests
    kept.clock_stepped(timedelta(days=5))
    read(kept, now + timedelta(days=5))
    assert kept.ledger.requests - before >= 5 * 144


def test_each_day_is_counted_by_itself() -> None:
    """What counts no longer is left out day by day, and nothing counts twice."""
    history = History()
    for day in range(4):
        for _ in range(day + 1):
            history = history.adding(START + timedelta(days=day), messages=1)
    assert [day.messages for day in history.days] == [1, 2, 3, 4]
    assert history.since(START + timedelta(days=2)) == 3 + 4
    edges = history.edges(START + timedelta(days=3), count_requests=False)
    assert [count for _, count in edges] == [4, 4 + 3, 4 + 3 + 2, 4 + 3 + 2 + 1]
