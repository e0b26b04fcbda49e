"""How the time of a status is read: two fields, of which the numeric one wins."""

from datetime import UTC, datetime, timedelta
import math
from typing import Any

import pytest

from custom_components.stellacontrol.api.durations import parse_duration

from .tools import read

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NOON_SECONDS = int(NOON.timestamp())

any_log = pytest.mark.expected_log("makes no sense")


@pytest.mark.parametrize(
    "told",
    [
        NOON_SECONDS,
        float(NOON_SECONDS),
        str(NOON_SECONDS),
        NOON_SECONDS * 1000,
        f"{NOON_SECONDS}000",
    ],
    ids=["seconds", "float", "text", "milliseconds", "milliseconds as text"],
)
def test_timestamp_is_read(told: Any) -> None:
    """A timestamp is in seconds or milliseconds, by its size."""
    assert read(timestamp=told).received_at == NOON


def test_timestamp_turns_to_milliseconds_above_its_bound() -> None:
    """1e11 is the last number that means seconds."""
    seconds = read(timestamp=100_000_000_000).received_at
    milliseconds = read(timestamp=100_000_000_001).received_at
    assert seconds is not None
    assert milliseconds is not None
    assert (seconds.year, milliseconds.year) == (5138, 1973)


@pytest.mark.parametrize(
    "told",
    [
        "2026-01-01T12:00:00Z",
        "2026-01-01T12:00:00.000Z",
        "2026-01-01T12:00:00+00:00",
        "2026-01-01T13:30:00+01:30",
        "2026-01-01T12:00:00",
        "2026-01-01 12:00:00",
        " 2026-01-01T12:00Z ",
        "2026-01-01T12:00:00+0000",
        "2026-01-01 12:00:00 UTC",
        "2026/01/01 12:00:00",
        "Thu, 01 Jan 2026 12:00:00 GMT",
        f"{NOON_SECONDS}",
        NOON_SECONDS,
        NOON_SECONDS * 1000,
        {"$date": "2026-01-01T12:00:00Z"},
        {"$date": {"$numberLong": f"{NOON_SECONDS}000"}},
        f"/Date({NOON_SECONDS}000)/",
    ],
    ids=str,
)
def test_created_at_is_read(told: Any) -> None:
    """A date without a zone is UTC."""
    moment = read(createdAt=told).received_at
    assert moment == NOON
    assert moment.tzinfo is UTC


def test_timestamp_wins_over_created_at() -> None:
    """Where the two times differ, the numeric one is right."""
    status = read(timestamp=NOON_SECONDS, createdAt="2020-01-01T00:00:00Z")
    assert status.received_at == NOON


@pytest.mark.parametrize("told", [None, "NaN", math.inf], ids=repr)
def test_created_at_helps_out_for_a_missing_timestamp(told: Any) -> None:
    """Without a timestamp the date tells the time, without complaint."""
    status = read(timestamp=told, createdAt="2026-01-01T12:00:00Z")
    assert status.received_at == NOON


@any_log
@pytest.mark.parametrize("told", [0, -5, "yesterday", True, 1e300])
def test_created_at_helps_out_for_a_bad_timestamp(told: Any) -> None:
    """A timestamp that makes no sense leaves the date to tell the time."""
    status = read(timestamp=told, createdAt="2026-01-01T12:00:00Z")
    assert status.received_at == NOON


@any_log
@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("createdAt", "0001-01-01T00:00:00Z"),
        ("createdAt", "0001-01-01T00:00:00+14:00"),
        ("createdAt", "9999-12-31T23:59:59Z"),
        ("createdAt", "9999-12-31T23:59:59-12:00"),
        ("createdAt", "1969-12-31T23:59:59Z"),
        ("createdAt", "the other day"),
        ("timestamp", 2.3e14),
        ("timestamp", 1e18),
    ],
)
def test_impossible_moment_is_unknown(key: str, told: Any) -> None:
    """The year 1 and the year 9999 mean "never", and nothing is computed from them."""
    assert read(**{key: told}).received_at is None


@pytest.mark.parametrize(
    "text", ["", "soon", "9" * 400 + "d", "many minutes", "5 parsecs", "10 min or so"]
)
def test_text_that_is_no_duration_is_none(text: str) -> None:
    """What nobody can read is not guessed."""
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("thirty seconds", 30), ("every fifteen min", 900), ("twenty s", 20)],
)
def test_numbers_may_be_words(text: str, seconds: int) -> None:
    """A person who writes of a period may do so."""
    assert parse_duration(text) == timedelta(seconds=seconds)
