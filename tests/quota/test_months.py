"""Whole months against the simulator's unpunctual devices."""

from datetime import UTC, datetime, timedelta
from statistics import mean

import pytest

from script.months.device import Device
from script.months.driver import FLOOR, create_keeper, live, poll_evenly
from script.months.random_month import month_of_the_family, random_month

MONTH = datetime(2026, 10, 1, tzinfo=UTC)
MONTH_END = datetime(2026, 11, 1, tzinfo=UTC)
RANDOM_MONTHS = 30


def test_values_are_fresh_with_one_request_a_message() -> None:
    """A value is here two seconds after the platform has it, not five minutes."""
    ours = live(Device(MONTH, seed=1), create_keeper(), end=MONTH_END)
    assert ours.mean_age <= 2.5
    assert ours.p95_age <= 3
    assert ours.requests_per_message <= 1.05
    # Where a plain schedule meets the messages is chance, so several try.
    end = MONTH + timedelta(days=2)
    evenly = [
        poll_evenly(Device(MONTH, seed=seed), end=end, every=FLOOR).mean_age
        for seed in range(40)
    ]
    assert 200 < mean(evenly) < 400


def test_floor_alone_stays_well_inside_the_quota() -> None:
    """Every ten minutes, requests counted, lasts the longest month."""
    outcome = live(Device(MONTH, seed=2), create_keeper(), end=MONTH_END)
    assert outcome.used < 9_500
    assert outcome.short_by == 0


@pytest.mark.parametrize("count_requests", [True, False], ids=["counted", "free"])
def test_active_hours_use_what_is_left_over(count_requests: bool) -> None:
    """With active hours hardly a message of the month is wasted, and none too many."""
    outcome = live(
        Device(MONTH, seed=3, count_requests=count_requests),
        create_keeper(active=True, count_requests=count_requests),
        end=MONTH_END,
    )
    assert 9_500 <= outcome.used <= 10_000
    assert outcome.short_by == 0


def test_base_of_a_minute_is_held_as_long_as_it_lasts() -> None:
    """What I chose is held for hours, and the month survives it."""
    outcome = live(
        Device(MONTH, seed=4),
        create_keeper(base=timedelta(minutes=1)),
        end=MONTH_END,
    )
    assert 9_500 <= outcome.used <= 10_000
    assert outcome.short_by == 0


@pytest.mark.parametrize("seed", range(RANDOM_MONTHS))
def test_quota_survives_whatever_happens(seed: int) -> None:
    """Boosts, restarts, outages and strangers do not break the quota."""
    outcome = random_month(seed)
    assert outcome.overrun == 0
    assert outcome.short_by == 0


@pytest.mark.parametrize(
    "seed", [41025, 41063, 42156, 42252, 43772, 62838, 82115, 82346, 82826]
)
def test_quota_survives_repeaters_that_once_broke_it(seed: int) -> None:
    """Months of the family that overran, or in which the count was too low, once."""
    outcome = month_of_the_family(seed)
    assert outcome.overrun == 0
    assert outcome.short_by == 0
