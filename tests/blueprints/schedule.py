"""What tests of the schedule's blueprint share: its times, its choices, what it sends."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.restore_state import StoredState, async_get

from simulator import Simulator
from tests.automations import wait
from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.scenes import requests

BLUEPRINT = "band_schedule"
SECOND = "SR1000002"
HOME = ZoneInfo("US/Pacific")
"""Where Home Assistant is in tests."""
GATHERED = 0.5
"""Seconds in which band changes are sent."""
SPREAD = 0.5
"""Seconds within which Home Assistant does what is due at a time of the day."""
OFF, ON = {"08": False, "21": False}, {"08": True, "21": True}


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of November 2026, of which the 4th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HOME)


def choices(hass: HomeAssistant, *serials: str, **inputs: object) -> dict[str, Any]:
    """Return what the user fills in for two bands, off from 22 to 6."""
    return {
        "switches": [
            entity_id(hass, "switch", f"{serial}_band_{band}")
            for serial in serials or (SERIAL,)
            for band in ("08", "21")
        ],
        **inputs,
    }


async def until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let time pass until a moment, and what is done then be sent."""
    span = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    await wait(hass, freezer, span, SPREAD, GATHERED)


def sent(simulator: Simulator, serial: str = SERIAL) -> list[object]:
    """Return what was asked of a repeater's bands, oldest first."""
    return [
        request.body["bands"]
        for request in requests(simulator, "parameters", serial)
        if isinstance(request.body, dict) and "bands" in request.body
    ]


def last_run(hass: HomeAssistant, moment: datetime) -> None:
    """Let the automation have run last at a moment before the start."""
    attributes = {"last_triggered": moment.isoformat()}
    kept = StoredState(State("automation.ours", "on", attributes), None, moment)
    async_get(hass).last_states["automation.ours"] = kept
