"""The first hours with a repeater that has to be slowed down, over the family."""

from datetime import UTC, datetime, timedelta

import pytest

from script.months.device import Device
from script.months.driver import create_keeper, live
from simulator import Habit

START = datetime(2026, 10, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize("own_default", [10, 30, 60])
@pytest.mark.parametrize("reports_at_once", [False, True])
@pytest.mark.parametrize("applies_in", [None, (1.0, 60.0)])
@pytest.mark.parametrize("count_requests", [False, True])
def test_messages_are_read_in_time_after_the_first_slow_down(
    own_default: float,
    reports_at_once: bool,
    applies_in: tuple[float, float] | None,
    count_requests: bool,
) -> None:
    """The values shown are never many minutes older than those the platform has."""
    habit = Habit(
        own_default=own_default,
        reports_at_once=reports_at_once,
        applies_in=applies_in,
        count_requests=count_requests,
    )
    device = Device(START, seed=4, habit=habit)
    keeper = create_keeper(count_requests=count_requests)
    outcome = live(device, keeper, end=START + timedelta(hours=3))
    # The message of the change itself may be looked for only once it slowed down.
    assert sorted(outcome.ages)[-2] < 45
