"""The schedule: once a message, right after it."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.stellacontrol.quota import Schedule

from .tools import FLOOR, MINUTE

START = datetime(2026, 11, 1, tzinfo=UTC)


def seconds(span: float) -> timedelta:
    """Return a time span."""
    return timedelta(seconds=span)


def follow(
    schedule: Schedule,
    *,
    messages: int,
    period: timedelta = FLOOR,
    skew: timedelta = timedelta(0),
) -> tuple[Schedule, int, list[timedelta]]:
    """Live with a punctual device; `skew` is our clock less the platform's.

    Returns:
        The schedule, how many requests there were, and how old messages got.
    """
    now = schedule.last_message + skew
    held, requests = schedule.last_message, 0
    ages: list[timedelta] = []
    while len(ages) < messages:
        now = max(schedule.next_request(now), now + seconds(0.01))
        requests += 1
        newest = START + period * ((now - skew - START) // period)
        if newest > held:
            ages.append(now - skew - newest)
            held = newest
            schedule = schedule.with_message(now, received_at=newest, period=period)
        else:
            schedule = schedule.with_miss(now)
    return schedule, requests, ages


def locked(skew: timedelta = timedelta(0), *, age: float = 100) -> Schedule:
    """Return a schedule that saw its first message some seconds late."""
    return Schedule.lock(START + seconds(age) + skew, received_at=START, period=FLOOR)


def test_first_message_is_asked_for_two_seconds_after_its_slot() -> None:
    """Nothing is known of a new device, so a little patience."""
    schedule = locked()
    assert schedule.next_request(START + seconds(100)) == START + FLOOR + seconds(2)


def test_punctual_device_is_asked_once_a_message_and_at_once() -> None:
    """In step with the device, a value is here a moment after the platform has it."""
    schedule, _, _ = follow(locked(), messages=20)
    _, requests, ages = follow(schedule, messages=200)
    assert requests <= 205
    assert sorted(ages)[190] < seconds(1)


@pytest.mark.parametrize(
    "skew", [-7200, -40, 40, 7200], ids=["2 h behind", "behind", "ahead", "2 h ahead"]
)
def test_clocks_that_differ_are_learnt(skew: float) -> None:
    """It does not matter what the clock on our wall says."""
    schedule, _, _ = follow(locked(seconds(skew)), messages=120, skew=seconds(skew))
    _, requests, ages = follow(schedule, messages=200, skew=seconds(skew))
    assert requests <= 215
    assert sorted(ages)[190] < seconds(3)


@pytest.mark.parametrize("lag", [0, 0.3, 0.6, 0.95, 1.5, 3, 3.9])
@pytest.mark.parametrize("skew", [0, -3.4, 700.7])
def test_time_before_a_message_is_there_costs_no_request(
    lag: float, skew: float
) -> None:
    """A platform that cuts fractions off, or stores late, is asked once a message, too."""
    start = START + seconds(lag)
    now = start + seconds(100 + skew)
    schedule = Schedule.lock(now, received_at=START, period=FLOOR)
    held, requests, ages = START, 0, list[timedelta]()
    while len(ages) < 200:
        now = max(schedule.next_request(now), now + seconds(0.01))
        requests += 1
        platform_now = now - seconds(skew)
        cut = platform_now.replace(microsecond=0)
        schedule = schedule.with_platform_time(now, cut)
        newest = START + FLOOR * ((platform_now - start) // FLOOR)
        if newest > held:
            ages.append(platform_now - newest)
            held = newest
            schedule = schedule.with_message(now, received_at=newest, period=FLOOR)
        else:
            schedule = schedule.with_miss(now)
    assert requests <= 215
    assert sorted(ages)[190] < seconds(lag + 3)


def test_clock_that_is_set_is_followed_at_once() -> None:
    """When our clock is set by an hour, nothing is lost."""
    schedule, _, _ = follow(locked(), messages=20)
    hour = timedelta(hours=1)
    stepped = schedule.with_clock_step(hour)
    _, requests, ages = follow(stepped, messages=50, skew=hour)
    # It was set, or the machine slept: which of both is found out by looking.
    assert requests <= 60
    assert max(ages[6:]) < seconds(5)
    # Where the platform tells its time nothing has to be found out.
    told = stepped.with_platform_time(START + hour, START)
    _, requests, ages = follow(told, messages=50, skew=hour)
    assert requests <= 52
    assert max(ages) < seconds(5)


def test_late_message_is_asked_for_twice_more_then_at_its_next_slot() -> None:
    """A message that is late is looked for after 8 and 31 s, and then let go."""
    schedule, _, _ = follow(locked(), messages=20)
    now = schedule.next_request(schedule.last_message)
    asked = []
    for _ in range(3):
        schedule = schedule.with_miss(now)
        after = schedule.next_request(now)
        asked.append(round((after - now).total_seconds()))
        now = after
    assert asked == [8, 23, 569]


def test_late_message_does_not_move_the_slots() -> None:
    """One late message says nothing of the next."""
    schedule, _, _ = follow(locked(), messages=20)
    slot = schedule.slot
    late = slot + seconds(20)
    schedule = schedule.with_message(late, received_at=late, period=FLOOR)
    assert schedule.slot == slot + FLOOR


def test_rhythm_that_moved_is_taken_up() -> None:
    """After a restart the device counts from another moment, and so do we."""
    schedule, _, _ = follow(locked(), messages=20)
    early = schedule.slot - seconds(200)
    schedule = schedule.with_message(early, received_at=early, period=FLOOR)
    assert schedule.slot == early + FLOOR


def test_rhythm_that_moved_later_is_taken_up_the_second_time() -> None:
    """Late twice in a row is a new rhythm."""
    schedule, _, _ = follow(locked(), messages=20)
    for _ in range(2):
        late = schedule.slot + seconds(100)
        schedule = schedule.with_message(late, received_at=late, period=FLOOR)
    assert schedule.slot == late + FLOOR


def test_rhythm_is_learnt_anew_after_a_suspend() -> None:
    """Twelve unseen messages, each a little late, are no reason to wait for the next."""
    schedule, _, _ = follow(locked(), messages=20)
    newest = schedule.slot + 12 * FLOOR + seconds(3)
    now = newest + seconds(100)
    woken = schedule.with_message(now, received_at=newest, period=FLOOR)
    assert woken.next_request(now) - newest - FLOOR < seconds(1)


def test_faster_frequency_is_expected_when_the_device_has_heard_of_it() -> None:
    """After a boost began, the first message is looked for seconds later."""
    now = START + seconds(300)
    schedule = locked().with_period(now, seconds(10))
    due = schedule.next_request(now) - now
    assert seconds(3) < due < seconds(8)


def test_slower_frequency_is_expected_a_period_after_the_last_message() -> None:
    """After a boost nobody looks for messages that will not come."""
    schedule = Schedule.lock(START, received_at=START, period=seconds(10))
    schedule = schedule.with_period(START + seconds(5), FLOOR)
    assert schedule.slot == START + FLOOR


def test_period_that_a_message_reports_is_followed() -> None:
    """What the device says it does is what we go by."""
    received = START + MINUTE
    schedule = locked().with_message(received, received_at=received, period=MINUTE)
    assert (schedule.period, schedule.slot) == (MINUTE, received + MINUTE)


def test_request_is_never_more_than_a_period_away() -> None:
    """Whatever the clocks do, a device is not forgotten."""
    schedule = locked()
    now = START - timedelta(days=3)
    assert schedule.next_request(now) <= now + FLOOR + seconds(3)


def test_fast_device_is_looked_at_once_more_before_its_next_message() -> None:
    """A late message of a boost is shown before the one after it is due."""
    schedule = Schedule.lock(START + seconds(1), received_at=START, period=seconds(10))
    first = schedule.next_request(START + seconds(1))
    second = schedule.with_miss(first).next_request(first)
    assert second - first == seconds(4)
