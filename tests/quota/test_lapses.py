"""Repeaters that give up by themselves what they were asked for."""

from datetime import datetime, timedelta

import pytest

from custom_components.stellacontrol.quota import QuotaKeeper
from custom_components.stellacontrol.quota.asks import Outcome
from custom_components.stellacontrol.quota.pace import Pace

from .tools import FLOOR, MINUTE, SECOND, START, TEN_SECONDS, hold, keeper, read


def keep_for(kept: QuotaKeeper, asked_at: datetime, messages: int) -> datetime:
    """Let it report ten minutes for some messages, then its own minute; ask again."""
    for number in range(1, messages + 1):
        read(kept, asked_at + number * FLOOR, FLOOR)
        assert hold(kept) is None
    asked_at = read(kept, asked_at + (messages + 1) * FLOOR, MINUTE)
    assert hold(kept) == FLOOR
    return asked_at


@pytest.fixture
def lapsing() -> tuple[QuotaKeeper, datetime]:
    """Return a keeper that knows of a lapse after 50 minutes, and when it asked last."""
    kept = keeper(period=MINUTE)
    assert hold(kept) == FLOOR
    return kept, keep_for(kept, START + SECOND, messages=5)


def kept_until(kept: QuotaKeeper, asked_at: datetime) -> timedelta:
    """Read the first message after a request; return when the next renewal is due."""
    read(kept, asked_at + FLOOR, FLOOR)
    due = asked_at + FLOOR
    while kept.change_due(due) is None:
        due += MINUTE
        assert due < asked_at + timedelta(hours=2)
    return due - asked_at


def test_one_early_lapse_is_no_habit(lapsing: tuple[QuotaKeeper, datetime]) -> None:
    """A restart that nobody saw looks the same, and each renewal costs messages."""
    kept, asked_at = lapsing
    asked_at = keep_for(kept, asked_at, messages=3)
    assert kept_until(kept, asked_at) == 5 * FLOOR


def test_two_early_lapses_are_a_habit(lapsing: tuple[QuotaKeeper, datetime]) -> None:
    """From then on it is asked again earlier."""
    kept, asked_at = lapsing
    for _ in range(2):
        asked_at = keep_for(kept, asked_at, messages=3)
    assert kept_until(kept, asked_at) == 3 * FLOOR


def test_doubt_ends_when_the_usual_time_was_kept(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """Early lapses are counted in a row only."""
    kept, asked_at = lapsing
    asked_at = keep_for(kept, asked_at, messages=3)
    for number in range(1, 5):
        read(kept, asked_at + number * FLOOR, FLOOR)
    now = asked_at + 5 * FLOOR
    assert kept.change_due(now) == FLOOR
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    read(kept, now + SECOND, FLOOR)
    asked_at = keep_for(kept, now + SECOND, messages=3)
    assert kept_until(kept, asked_at) == 5 * FLOOR


def test_renewal_whose_answer_was_lost_is_followed_by_the_next(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """A message that shows the frequency is an answer as well."""
    kept, asked_at = lapsing
    now = asked_at + kept_until(kept, asked_at)
    kept.change_begins(now, FLOOR)
    kept.change_failed(now, forbidden=False)
    assert kept_until(kept, now) <= 5 * FLOOR


def test_refused_renewal_is_tried_again_soon(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """It was permitted before, and the repeater will be fast in a few minutes."""
    kept, asked_at = lapsing
    now = asked_at + kept_until(kept, asked_at)
    kept.change_begins(now, FLOOR)
    kept.change_failed(now, forbidden=True)
    assert kept.change_due(now + FLOOR) == FLOOR


def test_renewal_is_charged_as_a_message(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """The repeater may report at once, and then again in time."""
    kept, asked_at = lapsing
    now = asked_at + kept_until(kept, asked_at) - SECOND
    assert kept.ledger is not None
    before = kept.ledger.used(now, count_requests=False)
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    assert kept.ledger.used(now, count_requests=False) == before + 1


@pytest.mark.parametrize(
    ("own", "kept_for", "is_spared"),
    [
        (FLOOR, timedelta(hours=1), False),
        (TEN_SECONDS, timedelta(hours=1), True),
        (TEN_SECONDS, timedelta(hours=7), False),
    ],
)
def test_something_is_spared_for_lapses(
    own: timedelta, kept_for: timedelta, is_spared: bool
) -> None:
    """Until a repeater with a fast default was seen to keep the floor for long."""
    kept = keeper(period=own)
    hold(kept)
    kept.set_used(START + SECOND, 0)
    now = START
    while now < START + kept_for:
        now = read(kept, now + FLOOR, FLOOR)
        hold(kept)
    numbers = kept.boost_needs(now, period=MINUTE, duration=MINUTE)
    assert numbers is not None
    assert (numbers[1] < 600) == is_spared


@pytest.mark.parametrize("told", [MINUTE, None])
def test_restart_that_its_uptime_tells_is_no_lapse(
    lapsing: tuple[QuotaKeeper, datetime], told: timedelta | None
) -> None:
    """After a restart the repeater is on its own frequency; that says nothing of others."""
    kept, asked_at = lapsing
    assert kept.ledger is not None
    before = kept.ledger.pace.lapses
    for minutes in (35, 75):
        read(kept, asked_at + timedelta(minutes=minutes - 5))
        back = asked_at + timedelta(minutes=minutes)
        read(kept, back, told, uptime=timedelta(minutes=1))
        hold(kept)
    assert kept.ledger.pace.lapses == before


def test_early_lapses_cost_no_quota() -> None:
    """However early it seemed to lapse: more than two requests an hour no quota lasts."""
    kept = keeper(period=TEN_SECONDS)
    hold(kept)
    for number in range(6):
        read(kept, START + (2 * number + 1) * FLOOR)
        read(kept, START + (2 * number + 2) * FLOOR, TEN_SECONDS)
        hold(kept)
    assert kept.ledger is not None
    assert kept.ledger.pace.renewed_every(FLOOR) == timedelta(minutes=30) - 5 * SECOND


def test_frequency_that_nobody_renews_is_charged_as_lapsed(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """While the platform refuses, the repeater goes back to its own default."""
    kept, asked_at = lapsing
    assert kept.ledger is not None
    gone = asked_at + kept_until(kept, asked_at) + timedelta(minutes=15)
    before = kept.ledger.used(gone, count_requests=False)
    later = kept.ledger.used(gone + timedelta(hours=1), count_requests=False)
    assert later - before >= 60


def test_clock_that_is_set_forward_does_not_renew_without_end(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """Each renewal is a message; what our clock shows is no reason for one."""
    kept, asked_at = lapsing
    due = asked_at + kept_until(kept, asked_at)
    step = timedelta(hours=20)
    kept.clock_stepped(step)
    now, asked = due + step, 0
    for _ in range(20):
        if (period := kept.change_due(now)) is not None:
            kept.change_begins(now, period)
            kept.change_sent(now, period)
            asked += 1
        now = max(kept.next_request(now), now + SECOND / 2)
        kept.request_sent(now)
        # The repeater is away, and the platform has not noticed yet.
        newest = asked_at + FLOOR
        kept.status_read(now, received_at=newest, period=FLOOR, is_connected=True)
    assert asked - 1 <= (now - step - due) / (40 * MINUTE)


def test_frequency_of_a_stranger_is_no_default_of_an_unreadable_repeater() -> None:
    """It has a default that it does not tell, and goes back to that after an hour."""
    kept = keeper(period=None)
    # Somebody sets ten minutes before we do, and the repeater gives them up.
    read(kept, START + FLOOR, FLOOR)
    asked_at = read(kept, START + 2 * FLOOR, None)
    assert hold(kept) == FLOOR
    asked_at = keep_for_unreadable(kept, asked_at)
    assert kept_until(kept, asked_at) == 5 * FLOOR
    assert kept.ledger is not None
    assert not kept.ledger.pace.keeps(FLOOR)


def keep_for_unreadable(kept: QuotaKeeper, asked_at: datetime) -> datetime:
    """Let it report ten minutes for 50 minutes, then nothing; ask again."""
    for number in range(1, 6):
        read(kept, asked_at + number * FLOOR, FLOOR)
    asked_at = read(kept, asked_at + 6 * FLOOR, None)
    assert hold(kept) == FLOOR
    return asked_at


def test_renewal_comes_no_sooner_where_messages_are_read_late(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """How old a message was when it was read says nothing of when was asked after it."""
    kept, asked_at = lapsing
    received_at = asked_at + FLOOR
    now = received_at + 7 * MINUTE
    kept.status_read(
        now, received_at=received_at, period=FLOOR, is_connected=True, platform_now=now
    )
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    kept.status_read(
        now + 5 * SECOND,
        received_at=now + 4 * SECOND,
        period=FLOOR,
        is_connected=True,
        platform_now=now + 5 * SECOND,
    )
    due = now + FLOOR
    while kept.change_due(due) is None:
        due += SECOND
    assert timedelta(minutes=49, seconds=50) < due - now <= 5 * FLOOR


def test_refused_renewal_is_tried_again_soon_however_little_is_left(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """A repeater that went back to its default costs more than the request."""
    kept, asked_at = lapsing
    now = asked_at + kept_until(kept, asked_at)
    kept.set_used(now, 9_990)
    kept.request_sent(now)
    kept.change_begins(now, FLOOR)
    kept.change_failed(now, forbidden=True)
    assert kept.next_request(now) == now + FLOOR


def test_fast_frequency_that_nobody_saw_is_charged(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """It gave up ten minutes long before its time: somebody may have set a faster one."""
    kept, asked_at = lapsing
    read(kept, asked_at + FLOOR, FLOOR)
    assert kept.ledger is not None
    before = kept.ledger.messages
    read(kept, asked_at + 2 * FLOOR, MINUTE)
    assert kept.ledger.messages - before >= 60


def test_late_renewal_is_charged_until_it_is_heard(
    lapsing: tuple[QuotaKeeper, datetime],
) -> None:
    """The repeater may have had its own minute until then, whatever it tells now."""
    kept, asked_at = lapsing
    for number in range(1, 6):
        read(kept, asked_at + number * FLOOR, FLOOR)
    assert kept.ledger is not None
    before = kept.ledger.messages
    now = asked_at + 5 * FLOOR + 9 * MINUTE
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    read(kept, now + MINUTE, FLOOR)
    assert kept.ledger.messages - before >= 10


def test_answer_to_an_earlier_request_is_no_lapse() -> None:
    """I change my mind twice within seconds; the device does one after the other."""
    pace = Pace(period=TEN_SECONDS, own=TEN_SECONDS, is_readable=True)
    for number, period in enumerate((SECOND, TEN_SECONDS, SECOND)):
        at = START + number * SECOND
        pace = pace.with_ask(period, at=at, outcome=Outcome.ACCEPTED)
    for after, period in ((4, SECOND), (5, TEN_SECONDS)):
        at = START + after * SECOND
        pace = pace.with_reported(period, received_at=at, is_return=False)
    assert pace.lapses == ()
