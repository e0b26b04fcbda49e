"""The quota month: where it begins and ends."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, strategies as st
import pytest

from custom_components.stellacontrol.quota import CountingRule, QuotaMonth


def at(text: str) -> datetime:
    """Return a moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "reset_day", "start", "end"),
    [
        pytest.param("2026-11-23", 1, "2026-11-01", "2026-12-01", id="thirty days"),
        pytest.param("2026-12-31 23:59", 1, "2026-12-01", "2027-01-01", id="december"),
        pytest.param("2026-02-10", 1, "2026-02-01", "2026-03-01", id="february"),
        pytest.param("2028-02-29", 1, "2028-02-01", "2028-03-01", id="leap year"),
        pytest.param("2026-03-27", 28, "2026-02-28", "2026-03-28", id="day before"),
        pytest.param("2026-03-28", 28, "2026-03-28", "2026-04-28", id="the day"),
        pytest.param("2026-01-05", 10, "2025-12-10", "2026-01-10", id="over new year"),
    ],
)
def test_month_begins_on_the_reset_day(
    moment: str, reset_day: int, start: str, end: str
) -> None:
    """The count restarts on the day that my contract says, at 00:00 UTC."""
    month = QuotaMonth.containing(at(moment), rule=CountingRule(reset_day=reset_day))
    assert (month.start, month.end) == (at(start), at(end))


def test_month_is_counted_in_utc() -> None:
    """What is December for me can be November for the platform."""
    tokyo = timezone(timedelta(hours=9))
    month = QuotaMonth.containing(
        datetime(2026, 12, 1, 3, tzinfo=tokyo), rule=CountingRule(reset_day=1)
    )
    assert month.start == at("2026-11-01")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 28),
)
def test_month_holds_its_moment_and_meets_the_next(
    moment: datetime, reset_day: int
) -> None:
    """Months follow each other without a gap, and each has 28 to 31 days."""
    month = QuotaMonth.containing(moment, rule=CountingRule(reset_day=reset_day))
    assert month.start <= moment < month.end
    assert 28 <= (month.end - month.start).days <= 31
    assert (
        QuotaMonth.containing(month.end, rule=CountingRule(reset_day=reset_day)).start
        == month.end
    )
