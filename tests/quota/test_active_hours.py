"""Active hours: the window, and each day's share of what is spare."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.stellacontrol.quota import ActiveDay, ActiveHours

DAYTIME = ActiveHours(start=time(8), end=time(20))
NIGHT = ActiveHours(start=time(22), end=time(6))


def at(hour: float) -> datetime:
    """Return a moment on a day."""
    return datetime(2026, 11, 10, tzinfo=UTC) + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("hours", "moment", "window"),
    [
        pytest.param(DAYTIME, 7.9, None, id="before"),
        pytest.param(DAYTIME, 8, (8, 20), id="begins"),
        pytest.param(DAYTIME, 20, None, id="ends"),
        pytest.param(NIGHT, 23, (22, 30), id="before midnight"),
        pytest.param(NIGHT, 5, (-2, 6), id="after midnight"),
        pytest.param(NIGHT, 12, None, id="noon"),
    ],
)
def test_window_is_found(
    hours: ActiveHours, moment: float, window: tuple[float, float] | None
) -> None:
    """A window may end on the next day."""
    expected = None if window is None else (at(window[0]), at(window[1]))
    assert hours.window(at(moment)) == expected


def test_window_follows_the_clock_on_the_wall() -> None:
    """Eight o'clock is eight o'clock, summer and winter."""
    berlin = ZoneInfo("Europe/Berlin")
    winter = DAYTIME.window(datetime(2026, 10, 26, 9, tzinfo=berlin))
    summer = DAYTIME.window(datetime(2026, 10, 24, 9, tzinfo=berlin))
    assert winter is not None
    assert summer is not None
    assert winter[0].astimezone(UTC).hour == 7
    assert summer[0].astimezone(UTC).hour == 6


@pytest.mark.parametrize(
    ("day", "keep"),
    [
        pytest.param(date(2026, 11, 1), 870, id="first of thirty"),
        pytest.param(date(2026, 11, 21), 810, id="tenth from the end"),
        pytest.param(date(2026, 11, 30), 0, id="last"),
    ],
)
def test_spare_messages_are_shared_evenly(day: date, keep: int) -> None:
    """Each day gets its part of what is left, and the last all of it."""
    today = ActiveDay.begin(day, spare=900, month_end=datetime(2026, 12, 1, tzinfo=UTC))
    assert today.keep == keep
