"""How dates are read that platforms write in their own ways."""

from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.stellacontrol.api.fields import IllTyped
from custom_components.stellacontrol.api.moments import read_moment

MOMENT = datetime(2026, 11, 26, 14, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        "Nov 26, 2026 2:30:05 PM",
        "November 26, 2026, 2:30:05\u202fp.m.",
        "26 Nov 2026 02:30:05 pm",
        "2026-11-26 2:30:05 PM",
        "2026/11/26 02:30:05PM UTC",
        "2026-11-26T02:30:05 PM",
        "Nov 26, 2026 3:30:05 PM GMT+1",
    ],
)
def test_afternoon_is_not_read_as_night(told: str) -> None:
    """Half past two in the afternoon is half past fourteen."""
    assert read_moment(told) == MOMENT


@pytest.mark.parametrize(
    ("told", "hour"),
    [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 am", 1), ("11:05 pm", 23)],
)
def test_twelve_hours_begin_with_twelve(told: str, hour: int) -> None:
    """Midnight is 12 AM, and noon 12 PM."""
    moment = read_moment(f"26 Nov 2026 {told}")
    assert moment == MOMENT.replace(hour=hour, minute=5, second=0)


@pytest.mark.parametrize(
    "told",
    [
        "Thu Nov 26 2026 15:30:05 GMT+0100 (Central European Standard Time)",
        "Thu, 26 Nov 2026 15:30:05 GMT+0100",
        "Thu, 26 Nov 2026 15:30:05 +01:00",
        "Thu, 26 Nov 2026 15:30:05 +01",
        "Thu Nov 26 15:30:05 +01:00 2026",
        "Thu, 26 Nov 2026 14:30:05 +0000 (UTC)",
        "2026-11-26 20:00:05 UTC+5:30",
        "2026-11-26 20:00:05.000 +0530",
        "2026-11-26 14:30:05 GMT",
        "2026-11-26t14:30:05z",
        "2026-11-26T15:30:05+01:00[Europe/Dublin]",
        "2026-11-26T14:30:05Z[UTC]",
        "Thu Nov 26 14:30:05 UTC 2026",
        "Thu Nov 26 14:30:05 +0000 2026",
        "Thu Nov 26 14:30:05 2026",
        "Thursday, 26-Nov-26 14:30:05 GMT",
        "Thu, 26 Nov 2026 09:30:05 EST",
        "2026-11-26T14:30:05",
        "2026-11-26T09:30:05-05:00",
    ],
)
def test_zone_is_read(told: str) -> None:
    """However the distance from UTC is written, it counts."""
    assert read_moment(told) == MOMENT


@pytest.mark.parametrize(
    "told",
    [
        "26 Jun 2026 14:30:05 CEST",
        "Thu, 26 Jun 2026 14:30:05 IST",
        "2026-06-26T14:30:05[Europe/Dublin]",
        "Fri Jun 26 2026 14:30:05 (CEST)",
        "26 Jun 2026 14:30:05 Europe/Dublin",
        "Nov 26, 2026 2:30:05 de la tarde",
        "Nov 26, 2026 14:30:05 PM",
        "26 Nov 2026 2 PM",
        "11/26/2026 2:30:05 PM",
        "11/06/2026 14:30:05",
    ],
)
def test_what_stays_unread_makes_it_no_moment(told: str) -> None:
    """A wrong moment is worse than none."""
    with pytest.raises(IllTyped):
        read_moment(told)


@pytest.mark.parametrize(
    ("told", "second"),
    [
        ("20261126143005", 5),
        (20261126143005, 5),
        (20261126143005.0, 5),
        ("202611261430", 0),
        (202611261430, 0),
    ],
)
def test_date_in_one_number_is_no_count(told: Any, second: int) -> None:
    """YYYYMMDDhhmmss as milliseconds would be the year 2612."""
    assert read_moment(told) == MOMENT.replace(second=second)


@pytest.mark.parametrize("told", ["20261126", 20261126])
def test_day_in_one_number_is_a_day(told: Any) -> None:
    """Written as a text or not."""
    assert read_moment(told) == datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize("told", [20261326143005, "99991231235959", 10000101000000])
def test_fourteen_digits_that_are_no_date_are_no_moment(told: Any) -> None:
    """As milliseconds they would lie centuries ahead."""
    with pytest.raises(IllTyped):
        read_moment(told)
