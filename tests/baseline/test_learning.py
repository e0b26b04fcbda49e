"""What a baseline takes for normal."""

from datetime import datetime, timedelta
from random import Random

import pytest

from custom_components.stellacontrol.baseline import BandWatch

from .weeks import DAY, LIMITS, START, learnt, live

HOUR = timedelta(hours=1)


def test_level_is_learnt_in_a_week() -> None:
    """Before a week has passed nothing is judged; then the level is known."""
    watch = BandWatch()
    live(watch, START, 7 * DAY)
    assert watch.normal_downlink is None
    live(watch, START + 7 * DAY, 2 * HOUR)
    assert watch.signal.level.middle == pytest.approx(-60, abs=0.2)


def test_frequent_messages_do_not_weigh_more() -> None:
    """A boost in the hours of a fade does not make the fade normal."""
    watch = BandWatch()
    for number in range(10):
        day = START + number * DAY
        live(watch, day, 4 * HOUR, lambda _: -63.0, every=timedelta(seconds=10))
        live(watch, day + 4 * HOUR, 20 * HOUR)
    assert watch.signal.level.middle == pytest.approx(-60, abs=0.3)


def test_bad_days_move_the_level_little() -> None:
    """Three days of another level among two weeks are not normal."""
    watch, now = learnt()
    live(watch, now, 3 * DAY, lambda _: -63.0)
    assert watch.signal.level.middle == pytest.approx(-60, abs=0.3)


def test_cell_that_sleeps_each_night_becomes_a_habit() -> None:
    """Where the operator saves power from one to five, that is told at first only."""

    def sleeping(moment: datetime) -> float:
        return -67.0 if 1 <= moment.hour < 5 else -60.0

    watch, now = learnt()
    assert live(watch, now, DAY, sleeping) is not None
    live(watch, now + DAY, 4 * DAY, sleeping)
    assert live(watch, now + 5 * DAY, 5 * DAY, sleeping) is None


@pytest.mark.parametrize(
    ("later", "is_news"), [(-2, True), (-1, False), (2, False), (3, True)]
)
def test_sleep_about_the_hours_of_yesterday_is_no_news(
    later: int, is_news: bool
) -> None:
    """A nightly low that comes an hour earlier is not told again; at other hours it is."""
    watch, now = learnt()

    def sleeping(moment: datetime) -> float:
        hour = moment.hour - (later if moment >= now + DAY else 0)
        return -67.0 if 5 <= hour < 9 else -60.0

    assert live(watch, now, DAY, sleeping) is not None
    told = live(watch, now + DAY, DAY, sleeping)
    assert (told is not None) is is_news


def test_noise_makes_no_habit() -> None:
    """Without a habit, no hour has an offset of its own."""
    watch, _ = learnt()
    assert watch.signal.level.habits.uses == 0


def test_restless_air_is_known_to_be_restless() -> None:
    """The spread is the standard deviation of the hours."""
    strays: dict[datetime, float] = {}
    random = Random(1)  # noqa: S311 - no secret

    def restless(moment: datetime) -> float:
        hour = moment.replace(minute=0)
        return -60.0 + strays.setdefault(hour, random.gauss(0, 2))

    watch = BandWatch()
    live(watch, START, 14 * DAY, restless)
    assert watch.signal.level.spread == pytest.approx(2, rel=0.15)


def test_weekend_may_have_habits_of_its_own() -> None:
    """An office whose cell is idle at weekends is not told of each Saturday."""

    def office(moment: datetime) -> float:
        is_busy = moment.weekday() < 5 and 8 <= moment.hour < 18
        return -55.0 if is_busy else -60.0

    watch = BandWatch()
    live(watch, START, 28 * DAY, office)
    assert watch.signal.level.habits.uses == 2
    assert live(watch, START + 28 * DAY, 7 * DAY, office) is None


def test_what_is_broken_does_not_become_normal() -> None:
    """A month after an antenna shifted, the loss is still told."""
    watch, now = learnt()
    live(watch, now, 30 * DAY, lambda _: -68.0)
    assert watch.cause is not None


def test_clock_that_is_set_back_is_no_trouble() -> None:
    """When summer time ends, an hour comes twice and is learnt once."""
    watch, now = learnt()
    live(watch, now - 2 * HOUR, 4 * HOUR)
    assert watch.cause is None


def test_limits_count_in_slots() -> None:
    """An hour is six readings, also where a message comes each second."""
    assert LIMITS.slots == 6
    watch, now = learnt()
    told = live(watch, now, 2 * HOUR, lambda _: -68.0, every=timedelta(seconds=60))
    assert told is not None
    assert timedelta(minutes=30) <= told - now <= HOUR
