"""What tests of the integration do again and again."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import math
import time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import MockConfigEntry

from script.tools import in_process as tools
from simulator import Simulator

entity_id, settle, state = tools.entity_id, tools.settle, tools.state

MONTH_START = datetime(2026, 11, 1, 0, 5, tzinfo=UTC)
"""A few minutes into a quota month."""

LATEST = 60
"""Seconds after a message by which Home Assistant must have asked for it."""


def account_entry(
    simulator: Simulator, *, entry_id: str | None = None, **options: Any
) -> MockConfigEntry:
    """Return the simulator's account as the config flow stores it."""
    return tools.account_entry(
        simulator.account, simulator.url, entry_id=entry_id, **options
    )


class PlatformClock:
    """A clock that goes on when the machine's is set."""

    behind = timedelta(0)
    """How far the machine's clock was set back."""

    def now(self) -> float:
        """Return seconds since the epoch, UTC."""
        return time.time() + self.behind.total_seconds()


async def log_outs() -> None:
    """Wait for the log-outs that are on their way; Home Assistant does not.

    One that the platform leaves unanswered is not waited for.
    """
    for _ in range(2_000):
        if not any(
            "Session._close" in repr(task.get_coro()) for task in asyncio.all_tasks()
        ):
            return
        await asyncio.sleep(0)


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set an account up."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)


async def try_to_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Try to set an account up; it may fail."""
    await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what Home Assistant does not wait for, such as a log-out.

    It counts turns of the loop and not seconds, which stand still when frozen.
    """
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("waited in vain")


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, span: timedelta | float
) -> None:
    """Let time pass, for the simulator too: every timer fires when it is due.

    Args:
        hass: Home Assistant.
        freezer: The frozen clock.
        span: How long; a number means seconds.
    """
    seconds = span.total_seconds() if isinstance(span, timedelta) else span
    end = hass.loop.time() + seconds
    while (due := next_timer(hass)) is not None and due <= end:
        await step_to(hass, freezer, due)
    await step_to(hass, freezer, end)


async def leap(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, span: timedelta | float
) -> None:
    """Let time pass while Home Assistant stands still; it catches up afterwards.

    So it goes with a machine that is overloaded, or a test that skips what it knows.
    """
    freezer.tick(span)
    await _timers_run()
    await settle(hass)


async def _timers_run() -> None:
    """Let the event loop, whose clock is the frozen one, run what has come due.

    It notices that in one turn, and runs it in the same one or in the next.
    """
    for _ in range(2):
        await asyncio.sleep(0)


def next_timer(hass: HomeAssistant) -> float | None:
    """Return when the next timer is due, by the event loop's clock; `None`: never."""
    return min(
        (
            handle.when()
            for handle in get_scheduled_timer_handles(hass.loop)
            if not handle.cancelled()
        ),
        default=None,
    )


async def step_to(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, due: float
) -> None:
    """Move the frozen clock to a moment, and do what is due then.

    Args:
        hass: Home Assistant.
        freezer: The frozen clock.
        due: When, by the event loop's clock.
    """
    # The frozen clock knows microseconds only, and the event loop wants a timer's moment
    # to be over: at that very moment it would wait for ever.
    microseconds = math.floor((due - hass.loop.time()) * 1e6) + 1
    freezer.tick(timedelta(microseconds=max(microseconds, 1)))
    await _timers_run()
    await settle(hass)
    # Or the next step would be longer than they may take.
    await log_outs()


async def next_message(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    serial: str,
) -> None:
    """Let a device send its next message and Home Assistant read it.

    The first span brings the message, the steps after it the reading, whenever the
    integration holds that to be right.
    """
    known = len(simulator.scenes.requests())
    await pass_time(hass, freezer, simulator.device(serial).frequency)
    latest = hass.loop.time() + LATEST
    while not any(
        request.call == "status" and request.serial == serial
        for request in simulator.scenes.requests()[known:]
    ):
        due = next_timer(hass)
        assert due is not None, f"nobody will ask for the message of {serial}"
        assert due <= latest, f"nobody asked for the message of {serial}"
        await step_to(hass, freezer, due)
