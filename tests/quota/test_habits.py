"""Repeaters that do otherwise: any frequency, unreadable, lapsing, slow, restarted."""

from datetime import timedelta

from custom_components.stellacontrol.quota import Demand, Reason
from custom_components.stellacontrol.quota.pace import Pace

from .tools import FLOOR, MINUTE, SECOND, START, TEN_SECONDS, hold, keeper, read

FIVE_MINUTES = timedelta(minutes=5)


def test_own_frequency_of_any_length_is_kept_if_the_quota_lasts() -> None:
    """Five minutes is no message frequency that I can choose, and left alone."""
    kept = keeper(quota=20_000, period=FIVE_MINUTES)
    assert hold(kept) is None
    assert (kept.is_base_own, kept.base) == (True, FIVE_MINUTES)
    # Every second message is left unread, since our requests count.
    assert kept.next_request(START + SECOND) - START > timedelta(minutes=9)


def test_own_frequency_that_does_not_last_is_slowed_without_a_complaint() -> None:
    """Nobody set it elsewhere: it was there before Home Assistant was."""
    kept = keeper(period=FIVE_MINUTES)
    assert hold(kept) == FLOOR
    assert kept.found_elsewhere is None
    assert kept.decision is not None
    assert kept.decision.base_suspended_since is not None


def test_device_is_brought_to_the_next_frequency_that_can_be_set() -> None:
    """After a boost five minutes cannot be asked for, and ten can."""
    kept = keeper(quota=20_000, period=FIVE_MINUTES)
    until = START + MINUTE
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=until))
    assert hold(kept) == TEN_SECONDS
    read(kept, START + TEN_SECONDS, TEN_SECONDS)
    read(kept, until, TEN_SECONDS)
    assert hold(kept) == FLOOR


def test_frequency_that_cannot_be_read_is_taken_for_fast_and_set_once() -> None:
    """What nobody can read is charged as if it were fast, until it is certain."""
    kept = keeper(period=None)
    assert hold(kept) == FLOOR
    used = kept.ledger.used(START + FLOOR, count_requests=False) if kept.ledger else 0
    assert used > 60
    read(kept, START + FLOOR, None)
    assert hold(kept) is None


def test_boost_is_asked_for_where_the_frequency_is_only_assumed() -> None:
    """That a repeater may report every ten seconds is no reason not to ask for it."""
    kept = keeper(period=None)
    until = START + FIVE_MINUTES
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=until))
    assert hold(kept) == TEN_SECONDS
    assert hold(kept) is None


def test_frequency_that_can_no_longer_be_read_is_asked_for_again() -> None:
    """A repeater may have gone back to a default that it does not tell."""
    kept = keeper()
    now = START + SECOND
    kept.demand(Demand(reason=Reason.BOOST, period=SECOND, until=now + MINUTE))
    assert kept.change_due(now) == SECOND
    kept.change_begins(now, SECOND)
    kept.change_failed(now, forbidden=False)
    now = read(kept, START + FLOOR, None)
    assert kept.expected_period == SECOND
    assert kept.change_due(now) == FLOOR


def test_age_of_a_message_proves_a_pause() -> None:
    """A message that is five minutes old was not followed by one every ten seconds."""
    kept = keeper(period=None)
    now = START + FIVE_MINUTES
    kept.status_read(
        now, received_at=START, period=None, is_connected=True, platform_now=now
    )
    assert kept.ledger is not None
    assert kept.ledger.pace.fastest > 2 * MINUTE


def test_frequency_that_lapses_is_asked_for_again_before() -> None:
    """A repeater that goes back to its default by itself is no stranger's."""
    kept = keeper(period=MINUTE)
    asked_at = START + SECOND
    assert hold(kept) == FLOOR
    # It keeps what it was asked for an hour.
    for number in range(1, 6):
        read(kept, asked_at + number * FLOOR, FLOOR)
        assert hold(kept) is None
    asked_at = read(kept, asked_at + 6 * FLOOR + MINUTE, MINUTE)
    assert kept.found_elsewhere is None
    assert hold(kept) == FLOOR
    # What happened once is expected the next time.
    for number in range(1, 5):
        read(kept, asked_at + number * FLOOR, FLOOR)
        assert hold(kept) is None
    due = kept.next_request(asked_at + 4 * FLOOR + SECOND)
    assert due < asked_at + 5 * FLOOR
    assert kept.change_due(due) == FLOOR


def test_device_that_is_slow_to_apply_contradicts_nothing() -> None:
    """A message of the old frequency a minute after the request is no refusal."""
    kept = keeper()
    kept.demand(
        Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=START + FIVE_MINUTES)
    )
    assert hold(kept) == TEN_SECONDS
    read(kept, START + MINUTE, FLOOR)
    assert hold(kept) is None
    assert kept.expected_period == TEN_SECONDS


def test_restart_with_a_frequency_of_its_own_is_no_stranger() -> None:
    """After a restart it begins as it likes, and is brought back without a complaint."""
    kept = keeper()
    read(kept, START + FLOOR, is_connected=False)
    read(kept, START + 2 * FLOOR, timedelta(seconds=30))
    assert kept.found_elsewhere is None
    assert hold(kept) == FLOOR


def test_boost_is_sent_right_after_a_stranger_was_set_back() -> None:
    """It is not answered with success while nothing happens."""
    kept = keeper()
    read(kept, START + FLOOR, TEN_SECONDS)
    assert hold(kept) == FLOOR
    now = START + FLOOR + TEN_SECONDS
    for period in (TEN_SECONDS, MINUTE):
        kept.demand(
            Demand(reason=Reason.BOOST, period=period, until=now + FIVE_MINUTES)
        )
        assert kept.change_due(now) == period


def test_set_back_that_meets_a_failure_is_tried_again_after_a_minute() -> None:
    """It counts as the one time in the hour only once it has succeeded."""
    kept = keeper()
    now = read(kept, START + FLOOR, TEN_SECONDS)
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=False)
    assert kept.change_due(now + MINUTE) == FLOOR


def test_boost_whose_answer_was_lost_is_charged_and_is_nobody_else_s() -> None:
    """It may have been obeyed."""
    kept = keeper()
    now = START + SECOND
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=now + MINUTE))
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_begins(now, TEN_SECONDS)
    restored = keeper()
    restored.restore(kept.as_dict())
    assert restored.ledger is not None
    assert restored.ledger.pace.fastest == TEN_SECONDS
    read(restored, now + TEN_SECONDS, TEN_SECONDS)
    assert restored.found_elsewhere is None


def test_lost_answer_that_was_obeyed_is_no_request_in_vain() -> None:
    """The boost that it began is ended on time."""
    kept = keeper()
    now = START + SECOND
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=now + MINUTE))
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_begins(now, TEN_SECONDS)
    kept.change_failed(now, forbidden=False)
    read(kept, now + TEN_SECONDS, TEN_SECONDS)
    now = read(kept, now + 2 * MINUTE, TEN_SECONDS)
    assert kept.change_due(now) == FLOOR


def test_query_changes_nothing() -> None:
    """Whether to ask can be looked up as often as anybody likes."""
    kept = keeper()
    now = read(kept, START + FLOOR, TEN_SECONDS)
    assert kept.change_due(now) == kept.change_due(now) == FLOOR


def test_clock_after_a_suspend_is_right_with_the_second_message() -> None:
    """A machine that slept for two hours asks in time again, not for days too late."""
    kept, now, ages = keeper(), START + SECOND, []
    slept = timedelta(hours=2)
    kept.clock_stepped(slept)
    now += slept
    for _ in range(40):
        now = max(kept.next_request(now), now + SECOND / 2)
        newest = START + FLOOR * ((now - START) // FLOOR)
        if kept.ledger is not None and newest > kept.ledger.last_message:
            ages.append(now - newest)
        kept.request_sent(now)
        kept.status_read(
            now,
            received_at=newest,
            period=FLOOR,
            is_connected=True,
            platform_now=now.replace(microsecond=0),
        )
    assert max(ages[1:]) < timedelta(seconds=4)


def test_frequency_that_no_later_message_has_shown_is_not_kept() -> None:
    """That a user chose the present frequency does not prove that the device keeps it."""
    pace = Pace(period=FLOOR, own=MINUTE).with_choice(FLOOR, at=START)
    assert not pace.keeps(FLOOR)
    pace = pace.with_reported(MINUTE, received_at=START + FLOOR, is_return=False)
    assert not pace.keeps(FLOOR)
    assert pace.lapses == ()


def test_frequency_that_is_slower_than_the_chosen_one_is_not_held() -> None:
    """Only what a device has now can be what a user chose before."""
    pace = Pace(period=FLOOR).with_choice(MINUTE, at=START)
    assert pace.held is None
    assert Pace(period=FLOOR).with_choice(FLOOR, at=START).held is not None
