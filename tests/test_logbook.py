"""The logbook says what happened in words."""

from collections.abc import Callable
from typing import Any

from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import (
    DOMAIN,
    EVENT_ALARM,
    EVENT_WISH_GIVEN_UP,
)
from custom_components.stellacontrol.coordinator import EVENT_TYPES
from custom_components.stellacontrol.logbook import async_describe_events
from simulator import Simulator
from tests.conftest import SERIAL
from tests.scenes import report

type Describe = Callable[[Event[Any]], dict[str, Any]]

LINES = {
    "over_power": "800 MHz reports over power",
    "over_power_cleared": "800 MHz is no longer over power",
    "feedback": "800 MHz reports feedback",
    "feedback_cleared": "800 MHz has no more feedback",
    "automatic_shutdown": "800 MHz shut down automatically",
    "automatic_shutdown_cleared": "800 MHz came back after its automatic shutdown",
    "temperature": "became too hot",
    "temperature_cleared": "cooled down",
    "offline": "went offline",
    "offline_cleared": "came back online",
}
OF_THE_DEVICE = ("temperature", "offline")
"""What these are about is no band, and their events name none."""


@pytest.fixture
def describe(hass: HomeAssistant) -> Describe:
    """Ask us for descriptions as the logbook does."""
    described: dict[str, Describe] = {}

    def register(domain: str, event_type: str, describe: Describe) -> None:
        assert domain == DOMAIN
        described[event_type] = describe

    async_describe_events(hass, register)
    return lambda event: described[str(event.event_type)](event)


def test_logbook_has_a_line_for_every_alarm() -> None:
    """No alarm is without words."""
    assert set(LINES) == set(EVENT_TYPES)


@pytest.mark.parametrize(("kind", "line"), LINES.items(), ids=LINES)
async def test_logbook_tells_an_alarm(describe: Describe, kind: str, line: str) -> None:
    """I read which device, which band, and what about it."""
    band = {"band": "08", "label": "800 MHz"}
    data = {
        "device_id": "abc",
        "name": "Attic",
        "type": kind,
        **({} if kind.startswith(OF_THE_DEVICE) else band),
    }
    assert describe(Event(EVENT_ALARM, data)) == {"name": "Attic", "message": line}


async def test_logbook_tells_a_wish_that_was_given_up(describe: Describe) -> None:
    """I read that a band did not do what I asked."""
    data = {"device_id": "abc", "name": "Attic", "band": "08", "label": "800 MHz"}
    assert describe(Event(EVENT_WISH_GIVEN_UP, data)) == {
        "name": "Attic",
        "message": "did not follow the switch of 800 MHz",
    }


async def test_logbook_can_read_what_is_really_told(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    describe: Describe,
) -> None:
    """The line of a real alarm has all its words."""
    told = async_capture_events(hass, EVENT_ALARM)
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    simulator.scenes.temperature(SERIAL, 80)
    await report(hass, simulator)
    assert {(line["name"], line["message"]) for line in map(describe, told)} == {
        ("Attic", "2100 MHz reports feedback"),
        ("Attic", "became too hot"),
    }
