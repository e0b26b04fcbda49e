"""How durations are read that count from zero, or count days before a clock."""

from datetime import timedelta

import pytest

from custom_components.stellacontrol.api.durations import parse_duration

from .tools import read


@pytest.mark.parametrize("told", ["00:00:00", "PT0S", "0 s", "0 days, 0:00:00", "P0D"])
def test_repeater_that_has_just_started_has_an_uptime(told: str) -> None:
    """None at all is not the same as unknown."""
    assert read(uptime=told).uptime == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        "2 days, 03:04:05",
        "2 days, 3:04:05.000",
        "2 Days 03:04:05",
        "2d 03:04:05",
        "2d03:04:05",
        "2 d, 3:04:05",
        "2.03:04:05",
        "2 03:04:05",
        "51:04:05",
    ],
)
def test_days_before_a_clock_are_read(text: str) -> None:
    """As Python and others write a span."""
    assert parse_duration(text) == timedelta(days=2, hours=3, minutes=4, seconds=5)


@pytest.mark.parametrize("text", ["2 dogs, 03:04:05", "days, 03:04:05", "2 days, 03:4"])
def test_other_words_before_a_clock_are_not_read(text: str) -> None:
    """What nobody can read is not guessed."""
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("uptimeS", 7200),
        ("uptimeSec", 7200),
        ("uptimeSecs", 7200),
        ("uptimeSeconds", 7200),
        ("uptimeMs", 7_200_000),
        ("uptimeMillis", 7_200_000),
        ("uptime_milliseconds", 7_200_000),
        ("uptimeMin", 120),
        ("uptimeMinutes", 120),
        ("uptimeHours", 2),
    ],
)
def test_unit_behind_a_name_is_converted(key: str, told: int) -> None:
    """The name says what the number counts."""
    assert read(**{key: told}).uptime == timedelta(hours=2)
