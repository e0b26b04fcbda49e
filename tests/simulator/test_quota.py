"""The platform's count of messages in a quota month."""

from datetime import UTC, datetime

import pytest

from simulator import DeviceSpec, ManualClock, Quota, Simulator
from simulator.quota import month_end, month_start

from . import inside


def moment(text: str) -> float:
    """Return the seconds since the epoch of an ISO date in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("inside_month", "days"),
    [
        pytest.param("2026-02-10", 28, id="february"),
        pytest.param("2028-02-10", 29, id="leap february"),
        pytest.param("2026-04-30T23:59:59", 30, id="april's last second"),
        pytest.param("2026-12-01", 31, id="december's first moment"),
    ],
)
def test_month_has_its_days(inside_month: str, days: int) -> None:
    """A quota month is as long as the calendar says."""
    at = moment(inside_month)
    assert (month_end(at) - month_start(at)).days == days
    assert month_start(at).timestamp() <= at < month_end(at).timestamp()


@pytest.mark.parametrize(
    ("at", "start", "end"),
    [
        ("2026-01-14T23:59:59", "2025-12-15", "2026-01-15"),
        ("2026-01-15", "2026-01-15", "2026-02-15"),
        ("2026-12-20", "2026-12-15", "2027-01-15"),
    ],
)
def test_month_starts_at_the_reset_day(at: str, start: str, end: str) -> None:
    """With reset day 15 the month goes from the 15th to the 15th."""
    assert month_start(moment(at), 15).timestamp() == moment(start)
    assert month_end(moment(at), 15).timestamp() == moment(end)


def test_reset_day_is_one_that_every_month_has() -> None:
    """There is no 29th of February."""
    with pytest.raises(ValueError, match="28"):
        Quota(10, count_requests=True, reset_day=29, now=0)


@pytest.mark.parametrize(
    ("start", "slots"),
    [
        pytest.param("2026-02-01", 28 * 144, id="28 days"),
        pytest.param("2028-02-01", 29 * 144, id="29 days"),
        pytest.param("2026-04-01", 30 * 144, id="30 days"),
        pytest.param("2026-01-01", 31 * 144, id="31 days"),
    ],
)
def test_month_counts_every_message(start: str, slots: int) -> None:
    """A punctual device sends one message every 10 minutes of its month."""
    clock = ManualClock(moment(start))
    simulator = Simulator(
        clock=clock, punctual=True, devices=[DeviceSpec(serial="SR1")]
    )
    clock.set(month_end(moment(start)).timestamp() - 1)
    assert simulator.scenes.usage("SR1")["messages"] == slots
    clock.advance(1)
    usage = simulator.scenes.usage("SR1")
    # The next month begins with the message of its first moment.
    assert usage["messages"] == 1
    assert usage["months_before"] == [{"month": start, "used": slots}]


def test_spent_quota_is_refused_until_the_month_ends() -> None:
    """Nothing about the device is answered until the reset; the count goes on."""
    clock = ManualClock()
    spec = DeviceSpec(serial="SR1", monthly_quota=3)
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    assert [inside.ask(simulator).status for _ in range(2)] == [200, 200]

    clock.advance(0.5)
    refused = inside.ask(simulator)
    assert refused.status == 429
    assert refused.headers["Retry-After"] == str(31 * 86400)
    token = inside.login(simulator)
    command = simulator.platform.command(token, "SR1", {"command": "reboot"})
    wish = simulator.platform.parameters(token, "SR1", {"messageFrequency": "1m"})
    assert (command.status, wish.status) == (429, 429)
    assert simulator.platform.devices(token).status == 200
    assert simulator.scenes.usage("SR1")["used"] == 6
    assert simulator.scenes.usage("SR1")["overrun"] == 3

    clock.advance(31 * 86400)
    assert inside.ask(simulator).status == 200
    assert simulator.scenes.usage("SR1")["overrun"] == 0
    # A month of messages at 10 minutes, and the five requests.
    assert simulator.scenes.usage("SR1")["worst_overrun"] == 31 * 144 + 5 - 3


@pytest.mark.parametrize(("count_requests", "used"), [(True, 3), (False, 1)])
def test_requests_count_where_the_contract_says_so(
    count_requests: bool, used: int
) -> None:
    """Whether a request is a message is a matter of the device's contract."""
    spec = DeviceSpec(serial="SR1", count_requests=count_requests)
    simulator = Simulator(clock=ManualClock(), punctual=True, devices=[spec])
    inside.ask(simulator)
    inside.ask(simulator)
    assert simulator.scenes.usage("SR1")["used"] == used
