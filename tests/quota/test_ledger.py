"""The ledger: never less than what the device can have used."""

from datetime import UTC, datetime, timedelta
import json

import pytest

from custom_components.stellacontrol.quota import (
    CountingRule,
    Ledger,
    UnreadableError,
    dump,
    load,
)
from custom_components.stellacontrol.quota.asks import Outcome
from custom_components.stellacontrol.quota.state import begin_ledger

from .tools import FLOOR, MINUTE, SECOND, TEN_SECONDS

START = datetime(2026, 11, 1, tzinfo=UTC)


def ledger(
    *, period: timedelta = FLOOR, received_at: datetime = START, at_most: int = 10_000
) -> Ledger:
    """Return a ledger that begins with the month."""
    return begin_ledger(
        received_at,
        received_at=received_at,
        period=period,
        rule=CountingRule(),
        at_most=at_most,
    )


def read(
    held: Ledger, after: timedelta, period: timedelta = FLOOR, *, lag: float = 2
) -> Ledger:
    """Read a message that was received some time after the month began."""
    received_at = START + after
    now = received_at + timedelta(seconds=lag)
    return held.with_reading(now, received_at=received_at, period=period)


def ask(held: Ledger, now: datetime, period: timedelta, outcome: Outcome) -> Ledger:
    """Ask the device for a period."""
    return held.with_ask(now, held.platform_time(now), period, outcome)


def used(held: Ledger, after: timedelta, *, count_requests: bool = False) -> int:
    """Return what was used some time after the month began."""
    return held.used(START + after, count_requests=count_requests)


def test_messages_that_are_seen_count_once() -> None:
    """A message is a message, however often I look at it."""
    held = ledger()
    for number in range(1, 5):
        held = read(held, number * FLOOR)
        held = read(held, number * FLOOR, lag=20)
    assert used(held, 4 * FLOOR + MINUTE) == 5


def test_gap_is_charged_as_if_every_message_had_come() -> None:
    """While Home Assistant was away the device went on."""
    held = read(ledger(), timedelta(hours=5))
    assert used(held, timedelta(hours=5, minutes=1)) == 31


def test_message_that_can_be_there_is_counted_before_it_is_seen() -> None:
    """What I am shown is never less than what the platform has counted."""
    assert used(ledger(), FLOOR - MINUTE) == 1
    assert used(ledger(), FLOOR) == 2
    assert used(ledger(), 6 * FLOOR) == 7


def test_long_silence_is_not_charged() -> None:
    """A device that was offline for a day did not use a day's messages."""
    held = ledger()
    day = timedelta(days=1)
    held = held.with_reading(START + day, received_at=START, period=FLOOR)
    held = read(held, day + MINUTE)
    assert used(held, day + 2 * MINUTE) == 2


def test_faster_frequency_of_somebody_else_is_charged_from_the_last_message() -> None:
    """It may have been set right after that; no more than fits in is charged."""
    held = read(ledger(), 7 * MINUTE, TEN_SECONDS)
    # Those in seven minutes and the lateness of one, one at once, and two on their way.
    assert used(held, 7 * MINUTE) == 1 + 45 + 1 + 2


def test_requests_count_if_they_are_counted() -> None:
    """Whether our own requests count is a setting, not a change of the past."""
    held = ledger().with_requests(START, 2)
    assert used(held, MINUTE, count_requests=True) == 3
    assert used(held, MINUTE, count_requests=False) == 1


def test_month_begun_late_is_taken_to_have_been_used() -> None:
    """Nobody knows what a device used before; the safe guess is its own pace."""
    held = ledger(received_at=START + timedelta(days=10))
    assert used(held, timedelta(days=10)) == 1 + 10 * 144
    held = ledger(received_at=START + timedelta(days=10), at_most=100)
    assert used(held, timedelta(days=10)) == 101


def test_new_month_begins_with_its_own_messages() -> None:
    """On the reset day the count restarts, requests included."""
    end = timedelta(days=30)
    held = read(ledger(), end - 5 * MINUTE).with_requests(START + end, 2)
    assert used(held, end - MINUTE, count_requests=True) > 4_000
    assert used(held, end + MINUTE, count_requests=True) <= 3
    held = read(held, end + 5 * MINUTE)
    assert used(held, end + 6 * MINUTE) == 1
    assert held.month.start == START + end


def test_faster_frequency_is_charged_from_when_it_was_asked_for() -> None:
    """A boost is charged from its start, and what was before it at the old pace."""
    held = read(ledger(), FLOOR)
    asked_at = START + FLOOR + 5 * MINUTE
    held = ask(held, asked_at, TEN_SECONDS, Outcome.ACCEPTED)
    assert held.pace.fastest == TEN_SECONDS
    later = FLOOR + 6 * MINUTE
    assert 2 + 6 <= used(held, later) <= 2 + 6 + 4


def test_slower_frequency_is_believed_when_a_message_tells_it() -> None:
    """Asked is not done: until the device says so, the fast pace is charged."""
    held = ask(ledger(period=TEN_SECONDS), START, FLOOR, Outcome.ACCEPTED)
    assert held.pace.fastest == TEN_SECONDS
    held = read(held, TEN_SECONDS, FLOOR)
    assert held.pace.fastest == FLOOR


def test_slower_frequency_is_believed_after_silence() -> None:
    """A device that says nothing for long enough has slowed down."""
    held = ask(ledger(period=TEN_SECONDS), START, FLOOR, Outcome.ACCEPTED)
    proof = START + held.pace.silence_proves_after + timedelta(seconds=1)
    held = held.with_reading(proof, received_at=START, period=TEN_SECONDS)
    assert held.pace.fastest == FLOOR
    held = read(held, FLOOR)
    assert used(held, FLOOR + MINUTE) == 2


def test_ask_that_comes_to_nothing_is_forgotten() -> None:
    """Minutes after the ask, a message at the old pace settles that it failed."""
    held = ask(ledger(), START + MINUTE, TEN_SECONDS, Outcome.ACCEPTED)
    held = read(held, FLOOR)
    assert not held.pace.asks
    assert held.pace.fastest == FLOOR


def test_clock_set_back_charges_nothing_twice() -> None:
    """When our clock is corrected, the ledger takes it as it is."""
    held = ledger().with_clock_step(timedelta(hours=-1))
    assert held.used(START - timedelta(minutes=50), count_requests=False) == 2
    held = held.with_reading(
        START - timedelta(hours=2), received_at=START, period=FLOOR
    )
    assert held.quiet_until == START - timedelta(hours=2)


def test_ledger_is_the_same_after_it_was_stored() -> None:
    """A restart forgets nothing."""
    held = read(ledger(), FLOOR).with_requests(START + FLOOR)
    held = ask(held, START + FLOOR + MINUTE, MINUTE, Outcome.ACCEPTED)
    assert load(Ledger, json.loads(json.dumps(dump(held)))) == held


@pytest.mark.parametrize("broken", [{}, {"rule": "x"}, {"rule": {}}])
def test_stored_nonsense_is_refused(broken: dict[str, object]) -> None:
    """What cannot be read is not half read."""
    with pytest.raises(UnreadableError):
        load(Ledger, broken)


def test_frequency_set_elsewhere_is_charged_from_the_message_before() -> None:
    """Ten minutes at somebody else's pace cost ten minutes, not the days before."""
    held = ledger()
    for number in range(1, 1_000):
        held = read(held, number * FLOOR)
    before = used(held, 999 * FLOOR + MINUTE)
    held = read(held, 1_000 * FLOOR, TEN_SECONDS)
    assert 60 <= used(held, 1_000 * FLOOR) - before <= 70


def test_request_of_a_month_that_began_unseen_counts_in_it() -> None:
    """A look after midnight that still shows the old month's message is the new one's."""
    old = datetime(2026, 11, 30, 23, 49, tzinfo=UTC)
    held = ledger(received_at=old)
    for after in (FLOOR, FLOOR + FLOOR):
        asked_at = old + after + timedelta(minutes=9)
        held = held.with_requests(asked_at)
        held = held.with_reading(asked_at, received_at=old + after, period=FLOOR)
    # The second look was after midnight, and so was the first.
    assert held.month.start == datetime(2026, 12, 1, tzinfo=UTC)
    assert held.used(asked_at, count_requests=True) >= 1 + 2


def test_ask_that_was_taken_back_may_have_been_heard() -> None:
    """A boost that I end at once can have brought a message and moved the slots."""
    held = ask(ledger(), START + FLOOR - MINUTE, MINUTE, Outcome.ACCEPTED)
    held = ask(held, START + FLOOR - MINUTE, FLOOR, Outcome.ACCEPTED)
    # At once by the faster period, and then every ten minutes.
    held = read(held, 2 * FLOOR - MINUTE + timedelta(seconds=3))
    assert used(held, 2 * FLOOR) >= 3


def test_message_that_was_not_due_may_not_be_the_only_one() -> None:
    """Away for a moment, unnoticed: what was due can have been sent before."""
    held = read(ledger(), FLOOR + timedelta(seconds=75))
    assert used(held, FLOOR + timedelta(seconds=80)) == 3
    held = read(ledger(), FLOOR + timedelta(seconds=20))
    assert used(held, FLOOR + timedelta(seconds=25)) == 2


def test_device_that_comes_back_sends_at_once() -> None:
    """Its slots restart when it is back, so there can be one more message."""
    back = timedelta(hours=5)
    held = ledger().with_reading(START + back, received_at=START, period=FLOOR)
    held = read(held, back + FLOOR + timedelta(minutes=4))
    assert used(held, back + FLOOR + timedelta(minutes=5)) == 3


def asked(held: Ledger, after: timedelta, period: timedelta) -> Ledger:
    """Ask for a period some time after the month began, with success."""
    for outcome in (Outcome.UNKNOWN, Outcome.ACCEPTED):
        held = ask(held, START + after, period, outcome)
    return held


def test_what_is_sent_because_of_a_request_counts_whoever_overrides_it() -> None:
    """A device that reports at once sends one more for us, and one for the other."""
    held = asked(ledger(period=MINUTE), SECOND, FLOOR)
    # Somebody else set a minute again at the same moment.
    held = read(held, 4 * MINUTE + SECOND, MINUTE)
    assert used(held, 4 * MINUTE + 3 * SECOND) == 1 + 4 + 2


def test_message_for_a_request_counts_in_the_month_that_it_comes_in() -> None:
    """The device hears of it just before midnight, and reports just after."""
    december = datetime(2026, 12, 1, tzinfo=UTC) - START
    held = read(ledger(), december - 9 * MINUTE)
    held = asked(held, december - SECOND, MINUTE)
    # It sent what was due, then what was asked for.
    held = read(held, december + 5 * SECOND, MINUTE)
    assert used(held, december + 7 * SECOND) == 2


def test_message_for_a_band_change_counts_in_the_month_that_it_comes_in() -> None:
    """I switch two bands as a month begins of which no message has told yet."""
    december = datetime(2026, 12, 1, tzinfo=UTC) - START
    # Our clock is ahead of what we know: the newest message is five minutes old.
    held = read(ledger(), december - 2 * MINUTE, lag=5 * 60)
    for after in (3 * MINUTE + 5 * SECOND, 3 * MINUTE + 6 * SECOND):
        held = held.with_report(START + december + after)
    held = read(held, december + 3 * MINUTE + 10 * SECOND)
    # One for each band, and one that may have been due.
    assert used(held, december + 3 * MINUTE + 15 * SECOND) == 3


def test_old_band_changes_do_not_count_in_a_new_month() -> None:
    """What was asked for hours ago has been reported, or never will be."""
    december = datetime(2026, 12, 1, tzinfo=UTC) - START
    held = read(ledger(), december - 5 * 60 * MINUTE)
    for minutes in range(60):
        held = held.with_report(START + december - (250 - minutes) * MINUTE)
    held = read(held, december - 9 * MINUTE)
    held = read(held, december + MINUTE)
    assert used(held, december + 2 * MINUTE) == 1


def test_message_that_is_due_as_the_month_begins_may_have_been_sent_in_it() -> None:
    """At midnight nobody knows whether the message that is due came before or after."""
    december = datetime(2026, 12, 1, tzinfo=UTC) - START
    held = read(ledger(), december - 10 * MINUTE + SECOND)
    assert used(held, december + 5 * SECOND) == 1


@pytest.mark.parametrize("slots", [0, 1, 10, 60])
def test_requests_of_a_time_that_was_forgotten_are_charged_amply(slots: int) -> None:
    """A copy may have asked at every slot, and once more at either end."""
    now = START + slots * FLOOR
    before = ledger().requests
    charged = ledger().with_lost_requests(now, is_ordered=False).requests - before
    assert slots + 2 <= charged <= 1.1 * slots + 3
