"""What repeaters do by themselves, and how the platform counts."""

from datetime import UTC, datetime
import json

import pytest

from simulator import (
    HABITS,
    DeviceSpec,
    Habit,
    ManualClock,
    Simulator,
    draw_habit,
    read_habit,
)
from simulator.message import Change
from simulator.quota import month_start, read_zone

DAY = 86400.0


def make(habit: Habit, **spec: object) -> tuple[Simulator, ManualClock]:
    """Return a punctual simulator with one device."""
    clock = ManualClock()
    device = DeviceSpec(serial="SR1", **spec)  # type: ignore[arg-type]
    return Simulator(clock=clock, punctual=True, devices=[device], habit=habit), clock


def set_frequency(simulator: Simulator, seconds: float) -> None:
    """Set the message frequency as the platform does."""
    device = simulator.device("SR1")
    device.assign(Change({}, seconds), simulator.clock.now())


def told(simulator: Simulator) -> object:
    """Return what a status says of the message frequency."""
    simulator.device("SR1")
    return simulator.platform.registrations["SR1"].told_frequency


def messages(simulator: Simulator) -> int:
    """Return how many messages were counted."""
    used = simulator.scenes.usage("SR1")["messages"]
    assert isinstance(used, int)
    return used


@pytest.mark.parametrize("name", HABITS)
def test_every_habit_can_be_written_down_and_read_back(name: str) -> None:
    """A habit can be stored as JSON."""
    habit = HABITS[name]
    assert read_habit(json.loads(json.dumps(habit.as_json()))) == habit


def test_a_habit_with_an_unknown_word_is_refused() -> None:
    """A misspelled key is an error; the default is not used instead."""
    with pytest.raises(ValueError, match="no lapse"):
        read_habit({"lapse": {}})
    with pytest.raises(ValueError, match="lost_by"):
        read_habit({"lost_by": "never"})


def test_drawn_habits_differ_and_repeat() -> None:
    """The same seed draws the same habit."""
    assert draw_habit(1) == draw_habit(1)
    drawn = [draw_habit(seed).as_json() | {"name": ""} for seed in range(50)]
    assert len({json.dumps(habit) for habit in drawn}) > 40


def test_a_device_reports_at_once_when_parameters_arrive() -> None:
    """The change shows two seconds later instead of at the next slot."""
    simulator, clock = make(Habit(reports_at_once=True))
    clock.advance(60)
    before = messages(simulator)
    simulator.scenes.bands("SR1", {"08": False})
    clock.advance(3)
    assert messages(simulator) == before + 1


def test_a_frequency_lapses_to_the_devices_own() -> None:
    """1 s lasts 30 s, then the device is at its 5 minutes again."""
    simulator, clock = make(HABITS["emulator"])
    assert told(simulator) == "5m"
    set_frequency(simulator, 1)
    clock.advance(10)
    assert told(simulator) == "1s"
    clock.advance(40)
    before = messages(simulator)
    clock.advance(3600)
    assert told(simulator) == "5m"
    assert messages(simulator) == before + 12


def test_asking_again_makes_a_frequency_last() -> None:
    """A frequency that is set again before it lapses stays."""
    simulator, clock = make(Habit(lapses={60: 100.0}))
    for _ in range(5):
        set_frequency(simulator, 60)
        clock.advance(90)
    assert told(simulator) == "1m"
    clock.advance(1000)
    assert told(simulator) == "10m"


def test_an_own_default_that_cannot_be_read_is_left_out() -> None:
    """The field is missing until a frequency was set."""
    simulator, clock = make(HABITS["unreadable-30s"])
    clock.advance(300)
    assert messages(simulator) == 11
    assert told(simulator) is None
    set_frequency(simulator, 600)
    clock.advance(700)
    assert told(simulator) == "10m"


def test_a_device_starts_faster_after_a_reboot() -> None:
    """30 s for 20 minutes, then its own 5 minutes."""
    simulator, clock = make(HABITS["emulator"])
    simulator.scenes.reboot("SR1")
    clock.advance(100)
    assert told(simulator) == "30s"
    clock.advance(2000)
    assert told(simulator) == "5m"


@pytest.mark.parametrize(
    ("lost_by", "expected"),
    [("slower", "online"), ("set", "online"), ("message", "lost")],
)
def test_who_judges_by_the_old_frequency_loses_a_slowed_device(
    lost_by: str, expected: str
) -> None:
    """A device that was slowed down is silent for longer than it used to be."""
    simulator, clock = make(Habit(lost_by=lost_by), message_frequency="10s")
    set_frequency(simulator, 600)
    clock.advance(200)
    simulator.device("SR1")
    registration = simulator.platform.registrations["SR1"]
    assert registration.connection(clock.now()) == expected


def test_parameters_may_take_a_minute() -> None:
    """The habit decides when they arrive, not the timing."""
    simulator, clock = make(Habit(applies_in=(50.0, 60.0)))
    simulator.scenes.bands("SR1", {"08": False})
    clock.advance(45)
    assert simulator.device("SR1").has_pending
    clock.advance(20)
    assert not simulator.device("SR1").has_pending


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("UTC", "2026-03-01T00:00+00:00"),
        ("UTC-9", "2026-03-01T09:00+00:00"),
        ("Europe/Berlin", "2026-02-28T23:00+00:00"),
    ],
)
def test_the_quota_month_begins_at_the_zones_midnight(zone: str, start: str) -> None:
    """The platform's quota month may begin at another time than UTC midnight."""
    moment = datetime(2026, 3, 10, tzinfo=UTC).timestamp()
    begun = month_start(moment, 1, read_zone(zone))
    assert begun == datetime.fromisoformat(start)


def test_rolling_days_forget_what_is_older() -> None:
    """The count is of the last 30 days, whatever the calendar says."""
    simulator, clock = make(HABITS["rolling"], monthly_quota=1000)
    clock.advance(10 * DAY)
    usage = simulator.scenes.usage("SR1")
    assert (usage["used"], usage["worst_overrun"]) == (1441, 441)
    quota = simulator.platform.find("SR1").quota
    assert quota.is_spent(clock.now())
    wait = quota.seconds_left(clock.now())
    assert wait == 20 * DAY + 441 * 600
    clock.advance(60 * DAY)
    assert simulator.scenes.usage("SR1")["used"] == 30 * 144


def test_requests_count_where_the_habit_says_so() -> None:
    """The habit overrides the device's spec."""
    for name, expected in (("requests-count", 1), ("requests-are-free", 0)):
        simulator, _ = make(HABITS[name], count_requests=not expected)
        answer = simulator.platform.login(simulator.account.log_in_body)
        assert isinstance(answer.body, dict)
        simulator.platform.status(answer.body["token"], "SR1")
        assert simulator.scenes.usage("SR1")["requests"] == expected
