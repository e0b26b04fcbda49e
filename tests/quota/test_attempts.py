"""When a message frequency is asked for again that did not come about."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from custom_components.stellacontrol.quota.attempts import (
    FAILURE_RETRY,
    SET_BACK_INTERVAL,
    Attempts,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fails", "minutes"),
    [
        (Attempts.with_failure, [1, 1, 1]),
        (Attempts.with_no_effect, [5, 10, 20, 20]),
        (
            lambda attempts, now: attempts.with_refusal(now, is_our_own=False),
            [60, 120, 240, 480, 960, 1440, 1440],
        ),
        (
            lambda attempts, now: attempts.with_refusal(now, is_our_own=True),
            [10, 10, 10],
        ),
    ],
    ids=["failed", "without effect", "refused", "its end refused"],
)
def test_waits_before_it_is_tried_again(
    fails: Callable[[Attempts, datetime], Attempts], minutes: list[int]
) -> None:
    """A failure is tried again soon; what is refused or has no effect, ever later."""
    attempts, waits = Attempts(), []
    for _ in minutes:
        attempts = fails(attempts, NOW)
        assert attempts.not_before is not None
        assert not attempts.allow(
            attempts.not_before - timedelta.resolution, is_set_back=False
        )
        assert attempts.allow(attempts.not_before, is_set_back=False)
        waits.append(attempts.not_before - NOW)
    assert waits == [timedelta(minutes=wait) for wait in minutes]


def test_success_begins_anew() -> None:
    """After a frequency that was accepted, and one that worked, the waits are short."""
    tired = Attempts().with_refusal(NOW, is_our_own=False).with_no_effect(NOW)
    fresh = tired.with_success(NOW, is_set_back=False).with_effect()
    assert fresh == Attempts()


def test_clock_that_was_set_back_keeps_the_waits() -> None:
    """They are as long as before, neither over at once nor a day longer."""
    began = NOW - timedelta(days=1)
    tired = Attempts().with_success(NOW, is_set_back=True)
    moved = tired.with_clock_set_back(NOW - began)
    soon = began + SET_BACK_INTERVAL
    assert not moved.allow(soon - timedelta.resolution, is_set_back=True)
    assert moved.allow(soon, is_set_back=True)
    moved = tired.with_failure(NOW).with_clock_set_back(NOW - began)
    soon = began + FAILURE_RETRY
    assert not moved.allow(soon - timedelta.resolution, is_set_back=False)
    assert moved.allow(soon, is_set_back=False)
