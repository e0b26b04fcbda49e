"""What tests of the integration do again and again."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import math
import time

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed_exact,
)

from custom_components.stellacontrol.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_IGNORED_DEVICES,
    CONF_SECURITY_PATH,
    DOMAIN,
)
from simulator import Simulator

MONTH_START = datetime(2026, 11, 1, 0, 5, tzinfo=UTC)
"""A few minutes into a quota month."""

LATEST = 60
"""Seconds after a message by which Home Assistant must have asked for it."""


def account_entry(
    simulator: Simulator, *, entry_id: str | None = None, **options: object
) -> MockConfigEntry:
    """Return the simulator's account as the config flow stores it."""
    account = simulator.account
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id=entry_id,
        title=account.name,
        unique_id=f"{simulator.url.removeprefix('http://')}_{account.name}",
        data={
            CONF_URL: simulator.url,
            CONF_CLIENT_ID: account.client_id,
            CONF_CLIENT_KEY: account.client_key,
            CONF_USERNAME: account.name,
            CONF_PASSWORD: account.password,
            CONF_SECURITY_PATH: "/security",
            CONF_DEVICES_PATH: "/devices",
        },
        options={CONF_IGNORED_DEVICES: [], **options},
    )


class PlatformClock:
    """A clock that goes on when the machine's is set."""

    behind = timedelta(0)
    """How far the machine's clock was set back."""

    def now(self) -> float:
        """Return seconds since the epoch, UTC."""
        return time.time() + self.behind.total_seconds()


def entity_id(hass: HomeAssistant, platform: str, unique_id: str) -> str:
    """Return the id of one of our entities; names and areas may change it."""
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    assert found is not None, f"no {platform} with unique id {unique_id}"
    return found


def state(hass: HomeAssistant, platform: str, unique_id: str) -> State:
    """Return the state of one of our entities."""
    found = hass.states.get(entity_id(hass, platform, unique_id))
    assert found is not None, f"the {platform} {unique_id} is disabled"
    return found


async def settle(hass: HomeAssistant) -> None:
    """Wait until everything is done that was due."""
    await hass.async_block_till_done(wait_background_tasks=True)


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
    """Set an account up, whatever comes of it."""
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
    """Let time pass, for the simulator too: every timer fires exactly when it is due.

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
    async_fire_time_changed_exact(hass)
    await settle(hass)


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
    # The frozen clock knows microseconds only; one less would be too early.
    microseconds = math.ceil((due - hass.loop.time()) * 1e6)
    freezer.tick(timedelta(microseconds=max(microseconds, 0)))
    async_fire_time_changed_exact(hass)
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
