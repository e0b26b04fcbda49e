"""The keeper: ledger, governor and schedule at work for one device."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from custom_components.stellacontrol.quota import (
    Demand,
    QuotaKeeper,
    QuotaSettings,
    Reason,
    UnreadableError,
)

from .tools import FLOOR, MINUTE, SECOND, START, TEN_SECONDS, keeper, read


def test_device_without_a_message_is_asked_every_ten_minutes() -> None:
    """A repeater that was never switched on costs little, and nothing is decided."""
    kept = QuotaKeeper(QuotaSettings())
    kept.request_sent(START)
    kept.status_read(START, received_at=None, period=None, is_connected=False)
    assert kept.change_due(START) is None
    assert kept.next_request(START) == START + FLOOR
    assert kept.boost_needs(START, period=MINUTE, duration=FLOOR) is None
    assert kept.period_to_leave(START) is None
    # A quarter of an hour at ten minutes, the message, and both our requests.
    now = read(kept, START + FLOOR)
    assert kept.ledger is not None
    assert kept.ledger.used(now, count_requests=True) == 3 + 2


def test_offline_device_is_asked_every_ten_minutes() -> None:
    """A device that is away is looked for now and then."""
    kept = keeper()
    now = read(kept, START + FLOOR, is_connected=False)
    assert kept.next_request(now) == now + FLOOR


def test_device_that_restarts_is_looked_for_soon() -> None:
    """After a reboot I want to see it come back."""
    kept = keeper()
    now = read(kept, START + FLOOR, is_connected=False)
    kept.demand(
        Demand(
            reason=Reason.CONFIRMATION,
            period=TEN_SECONDS,
            until=now + timedelta(minutes=5),
        )
    )
    assert kept.next_request(now) == now + timedelta(seconds=15)


def test_device_that_was_slowed_down_is_looked_at_once_more() -> None:
    """Whether it did slow down is worth one request."""
    kept = keeper(quota=1_000_000, period=TEN_SECONDS)
    kept.set_base(FLOOR)
    now = START + SECOND
    assert kept.change_due(now) == FLOOR
    kept.change_sent(now, FLOOR)
    assert timedelta(seconds=60) < kept.next_request(now) - now < 2 * MINUTE


def test_device_is_left_slow_if_its_pace_would_not_last_a_day() -> None:
    """When Home Assistant stops, nothing is left running that empties the quota."""
    kept = keeper()
    kept.demand(
        Demand(
            reason=Reason.BOOST,
            period=TEN_SECONDS,
            until=START + timedelta(minutes=30),
        )
    )
    now = START + SECOND
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_sent(now, TEN_SECONDS)
    assert kept.period_to_leave(now) == FLOOR
    assert keeper(quota=1_000_000, period=MINUTE).period_to_leave(now) is None


def test_boost_tells_what_it_needs_and_what_there_is() -> None:
    """A refusal has numbers."""
    numbers = keeper().boost_needs(
        START + SECOND, period=SECOND, duration=timedelta(hours=1)
    )
    assert numbers is not None
    needed, spare = numbers
    assert 7_900 < needed < 8_000
    assert 900 < spare < 1_000


def test_keeper_is_the_same_after_it_was_stored() -> None:
    """A restart forgets neither choice, nor count, nor boost."""
    kept = keeper(base=MINUTE)
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=START + FLOOR))
    kept.change_due(START + SECOND)
    restored = QuotaKeeper(QuotaSettings(), zone=UTC)
    restored.restore(kept.as_dict())
    assert restored.as_dict() == kept.as_dict()
    assert restored.change_due(START + SECOND) == TEN_SECONDS


def test_what_was_stored_without_the_last_setting_back_is_taken_up() -> None:
    """Earlier files do not have it, and the count of a month hangs on them."""
    kept = keeper()
    stored = kept.as_dict()
    del stored["attempts"]["last_set_back"]
    restored = QuotaKeeper(QuotaSettings(), zone=UTC)
    restored.restore(stored)
    assert restored.as_dict() == kept.as_dict()


@pytest.mark.parametrize("stored", [{}, {"ledger": 5}, {"ledger": None, "base": "x"}])
def test_stored_nonsense_changes_nothing(stored: dict[str, object]) -> None:
    """What cannot be read is not half read."""
    kept = keeper()
    before = kept.as_dict()
    with pytest.raises(UnreadableError):
        kept.restore(stored)
    assert kept.as_dict() == before


@pytest.mark.parametrize(
    "key", ["last_message", "first_seen", "quiet_until", "watched_since"]
)
def test_stored_time_without_a_zone_changes_nothing(key: str) -> None:
    """It would pass as a time, and then fail at every message."""
    kept = keeper()
    before, stored = kept.as_dict(), kept.as_dict()
    stored["ledger"][key] = "2026-11-02T12:00:00"
    with pytest.raises(ValueError, match="zone"):
        kept.restore(stored)
    assert kept.as_dict() == before


def test_clock_that_was_set_changes_no_count() -> None:
    """Our clock's troubles are not the device's."""
    kept = keeper()
    used = kept.as_dict()["ledger"]["messages"]
    kept.clock_stepped(timedelta(hours=3))
    later = START + timedelta(hours=3) + FLOOR
    kept.status_read(
        later + SECOND, received_at=START + FLOOR, period=FLOOR, is_connected=True
    )
    assert kept.as_dict()["ledger"]["messages"] == used + 1


@pytest.mark.parametrize("hours", [-20, 20], ids=["back", "forward"])
def test_boost_does_not_last_longer_when_the_clock_is_set(hours: int) -> None:
    """Three minutes are three minutes, or fewer."""
    kept = keeper()
    until = START + timedelta(minutes=3)
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=until))
    now = START + MINUTE
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_sent(now, TEN_SECONDS)
    step = timedelta(hours=hours)
    kept.clock_stepped(step)
    assert kept.change_due(until + step) == FLOOR


@pytest.mark.parametrize("fast", [SECOND, 10 * SECOND])
def test_message_that_crosses_a_slow_down_does_not_keep_us_asking(
    fast: timedelta,
) -> None:
    """A device on its way back to the floor is not asked at its former pace."""
    kept = keeper(period=fast)
    kept.change_sent(START + SECOND, FLOOR)
    # It was on its way when the device was asked to slow down.
    now = read(kept, START + 2 * SECOND, fast)
    asked = 0
    while (now := kept.next_request(now)) < START + FLOOR:
        kept.request_sent(now)
        kept.status_read(
            now, received_at=START + 2 * SECOND, period=fast, is_connected=True
        )
        asked += 1
    assert asked <= 2


def test_what_is_short_is_saved_on_requests() -> None:
    """Where less is left than a request a message, late ones are not looked for twice."""
    short = keeper(quota=8_600)
    now = START + timedelta(seconds=1)
    due = short.next_request(now)
    short.request_sent(due)
    short.status_read(due, received_at=START, period=FLOOR, is_connected=True)
    assert short.next_request(due) - due > timedelta(minutes=9)
    plenty = keeper()
    due = plenty.next_request(now)
    plenty.request_sent(due)
    plenty.status_read(due, received_at=START, period=FLOOR, is_connected=True)
    assert plenty.next_request(due) - due < timedelta(minutes=1)


def test_look_that_is_saved_is_at_most_an_hour_away() -> None:
    """Also if the last one came between two messages, as after a start."""
    kept = keeper(quota=10)
    for minutes in (20, 34):
        now = START + timedelta(minutes=minutes)
        kept.request_sent(now)
        kept.status_read(
            now,
            received_at=START + timedelta(minutes=minutes // 10 * 10),
            period=FLOOR,
            is_connected=True,
        )
    assert FLOOR < kept.next_request(now) - now <= timedelta(hours=1)


def test_device_that_was_slowed_down_only_seems_lost() -> None:
    """Until its next message is overdue by the period that it was asked for."""
    kept = keeper(period=TEN_SECONDS)
    now = START + SECOND
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    assert kept.explains_silence(START + FLOOR, received_at=START)
    assert not kept.explains_silence(START + FLOOR + 2 * MINUTE, received_at=START)


def test_device_that_was_told_to_report_faster_does_not_only_seem_lost() -> None:
    """A platform that uses the frequency of the last message waits longer than we do."""
    kept = keeper()
    now = START + SECOND
    kept.change_begins(now, TEN_SECONDS)
    kept.change_sent(now, TEN_SECONDS)
    assert not kept.explains_silence(now + SECOND, received_at=START)


def test_device_that_was_told_to_restart_does_not_only_seem_lost() -> None:
    """It is away until it is heard, also if it was slowed down just before."""
    kept = keeper(period=TEN_SECONDS)
    now = START + SECOND
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    kept.will_be_away()
    assert not kept.explains_silence(now + SECOND, received_at=START)
    now = read(kept, START + MINUTE, TEN_SECONDS)
    assert kept.explains_silence(now + MINUTE, received_at=START + MINUTE)


def test_lost_device_stays_lost_when_it_is_asked_to_slow_down() -> None:
    """It cannot hear that, so that explains nothing."""
    kept = keeper(period=TEN_SECONDS)
    now = read(kept, START, TEN_SECONDS, is_connected=False)
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    assert not kept.explains_silence(now + SECOND, received_at=START)


@pytest.mark.parametrize("look", [QuotaKeeper.look_soon, QuotaKeeper.look_for_command])
def test_what_was_asked_for_is_looked_for_although_the_quota_is_used_up(
    look: Callable[[QuotaKeeper, datetime], None],
) -> None:
    """I do not wait for an hour to see whether a band is off; one request tells it."""
    kept = keeper(quota=100)
    now = START + MINUTE
    assert kept.next_request(now) - now > 45 * MINUTE
    look(kept, now)
    due = kept.next_request(now)
    assert FLOOR < due - now < FLOOR + MINUTE
    kept.request_sent(due)
    assert kept.next_request(due) - due > 45 * MINUTE


def test_what_has_shown_is_looked_for_no_more() -> None:
    """A change that was confirmed, or is wanted no more, costs no further request."""
    kept = keeper(quota=100)
    now = START + MINUTE
    kept.look_soon(now)
    kept.looks.end()
    assert kept.next_request(now) - now > 45 * MINUTE


@pytest.mark.parametrize("step", [-FLOOR, FLOOR])
def test_look_is_not_later_after_our_clock_was_set(step: timedelta) -> None:
    """What was asked for is looked for after as much time as before."""
    kept = keeper(quota=100)
    now = START + MINUTE
    kept.look_soon(now)
    due = kept.next_request(now)
    kept.clock_stepped(step)
    assert kept.next_request(now + step) <= due + step
