"""Buttons: commands to a device, and a request for its status."""

from datetime import datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, state
from tests.scenes import press, report, requests
from tests.six_bands import START, all_shown, set_up_platform

CONNECTED = f"{SERIAL}_connected"
FAILED = "Error fetching Attic SR1000001 data"


@pytest.mark.freeze_time(START)
async def test_buttons_of_a_device(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each device has its buttons."""
    await set_up_platform(hass, simulator, entry, Platform.BUTTON)
    assert all_shown(hass, entry) == snapshot


@pytest.mark.parametrize("command", ["reboot", "recalibrate"])
async def test_button_sends_its_command(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    command: str,
) -> None:
    """Pressing it once sends one command."""
    await press(hass, command)
    sent = requests(simulator, "command", SERIAL)
    assert [request.body for request in sent] == [{"command": command}]
    assert sent[0].method == "POST"


async def test_reboot_is_seen_as_going_and_returning(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A rebooting device is gone, and comes back with a new last restart."""
    before = datetime.fromisoformat(
        state(hass, "sensor", f"{SERIAL}_last_restart").state
    )
    await press(hass, "reboot")
    await press(hass, "refresh")
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_OFF
    assert state(hass, "button", f"{SERIAL}_reboot").state == STATE_UNAVAILABLE
    pressed_at = simulator.clock.now()
    await pass_time(hass, freezer, 60)
    await press(hass, "refresh")
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON
    after = datetime.fromisoformat(
        state(hass, "sensor", f"{SERIAL}_last_restart").state
    )
    assert after > before
    assert after.timestamp() == pytest.approx(pressed_at, abs=2)


@pytest.mark.parametrize("command", ["reboot", "recalibrate"])
async def test_button_of_a_device_that_just_went_says_so(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    command: str,
) -> None:
    """If the device went since its last message, I am told that nothing was done."""
    simulator.scenes.offline(SERIAL)
    with pytest.raises(
        HomeAssistantError,
        match=r"The device is offline, so nothing was done\. "
        r"Try again when it is connected",
    ):
        await press(hass, command)
    assert [request.status for request in requests(simulator, "command")] == [409]


async def test_button_of_an_offline_device_sends_nothing(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A device that is known to be offline gets no command."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    assert state(hass, "button", f"{SERIAL}_reboot").state == STATE_UNAVAILABLE
    assert state(hass, "button", f"{SERIAL}_recalibrate").state == STATE_UNAVAILABLE
    assert state(hass, "button", f"{SERIAL}_refresh").state != STATE_UNAVAILABLE
    await press(hass, "reboot")
    assert not requests(simulator, "command")


async def test_button_without_permission_names_the_function(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If my contract has no reboot, I learn whom to ask."""
    simulator.scenes.forbid("reboot")
    with pytest.raises(
        HomeAssistantError,
        match=r"does not let this API client reboot devices\. "
        "Ask your reseller",
    ):
        await press(hass, "reboot")


async def test_refresh_shows_the_message_of_now(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Refresh asks once, at once."""
    simulator.scenes.temperature(SERIAL, 51.5)
    simulator.scenes.send_now(SERIAL)
    simulator.scenes.reset_log()
    await press(hass, "refresh")
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == "51.5"
    assert len(requests(simulator, "status", SERIAL)) == 1


@pytest.mark.expected_log(FAILED)
async def test_refresh_that_fails_says_why(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A refresh without an answer tells me so, and can be tried again."""
    simulator.scenes.fault("status", call="status", status=500, times=2)
    for _ in range(2):
        with pytest.raises(
            HomeAssistantError,
            match="The StellaControl platform gave no usable answer",
        ):
            await press(hass, "refresh")
        assert state(hass, "sensor", f"{SERIAL}_temperature").state == STATE_UNAVAILABLE
    await report(hass, simulator)
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON
