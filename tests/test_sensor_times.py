"""Sensors of times and time spans, which are computed."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import state
from tests.scenes import report
from tests.six_bands import START


def sensor(hass: HomeAssistant, key: str) -> str:
    """Return what a sensor of the device shows."""
    return state(hass, "sensor", f"{SERIAL}_{key}").state


@pytest.mark.freeze_time(START)
async def test_last_restart_is_when_the_device_started(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The last restart is told as a moment, which stays the same as time passes."""
    started = datetime.fromisoformat(START) - timedelta(days=10)
    assert datetime.fromisoformat(sensor(hass, "last_restart")) == started
    freezer.tick(timedelta(hours=1))
    await report(hass, simulator)
    assert datetime.fromisoformat(sensor(hass, "last_restart")) == started
    simulator.scenes.set_field(SERIAL, "uptime", 0)
    await report(hass, simulator)
    restarted = datetime.fromisoformat(START) + timedelta(hours=1)
    assert datetime.fromisoformat(sensor(hass, "last_restart")) == restarted


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        pytest.param(
            {"timestamp": 1_900_000_000_000}, "2030-03-17T17:46:40", id="milliseconds"
        ),
        pytest.param({"timestamp": 1_900_000_000}, "2030-03-17T17:46:40", id="seconds"),
        pytest.param(
            {"timestamp": None, "createdAt": "2030-01-02T03:04:05Z"},
            "2030-01-02T03:04:05",
            id="only createdAt",
        ),
        pytest.param(
            {"timestamp": 1_900_000_000, "createdAt": "2031-01-02T03:04:05Z"},
            "2030-03-17T17:46:40",
            id="timestamp before createdAt",
        ),
    ],
)
async def test_last_message_is_when_the_platform_received_it(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    fields: dict[str, object],
    moment: str,
) -> None:
    """I see when the platform last heard of the device, however it spells time."""
    for field, value in fields.items():
        simulator.scenes.set_field(SERIAL, field, value)
    await report(hass, simulator)
    assert sensor(hass, "last_message") == f"{moment}+00:00"


@pytest.mark.parametrize(
    ("word", "seconds"),
    [("1s", "1.0"), ("10s", "10.0"), ("1m", "60.0"), ("10m", "600.0"), (60, "60.0")],
)
async def test_message_frequency_is_told_in_seconds(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    word: str | int,
    seconds: str,
) -> None:
    """I see how many seconds lie between two messages."""
    simulator.scenes.set_field(SERIAL, "messageFrequency", word)
    await report(hass, simulator)
    shown = state(hass, "sensor", f"{SERIAL}_current_message_frequency")
    assert shown.state == seconds
    assert shown.attributes["unit_of_measurement"] == "s"
