"""Reboot and recalibrate: followed until they are done, refused while offline."""

from itertools import pairwise

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.api import Command
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, settle, state
from tests.scenes import (
    arrived,
    boost_reason,
    parameters,
    press,
    report,
    requests,
    turn,
)

CONNECTED = f"{SERIAL}_connected"
SECOND = "SR1000002"
"""A repeater that has just been restarted."""


def asked_at(simulator: Simulator, serial: str = SERIAL) -> list[float]:
    """Return when the status of a device was asked for."""
    return [request.time for request in requests(simulator, "status", serial)]


@pytest.fixture
async def two_devices(simulator: Simulator) -> None:
    """Add a repeater that has been up for half a minute."""
    simulator.scenes.add_device(
        DeviceSpec(serial=SECOND, label="Barn", phase=0.0, uptime=30)
    )


async def test_reboot_is_followed_until_the_device_is_back(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A rebooting device is looked for every 15 s, not every 10 minutes."""
    await press(hass, "reboot")
    assert boost_reason(hass) == "confirmation"
    await pass_time(hass, freezer, 30)
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_OFF
    await pass_time(hass, freezer, 50)
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON
    assert boost_reason(hass) == "none"
    assert parameters(simulator) == [
        {"messageFrequency": "10s"},
        {"messageFrequency": "10m"},
    ]
    times = asked_at(simulator)
    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert all(10 <= pause <= 16 for pause in pauses[1:5])
    assert len(times) <= 10


async def test_reboot_that_never_ends_is_not_followed_for_ever(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that does not come back is asked every 10 minutes again."""
    await press(hass, "reboot")
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, 660)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1 * 3600)
    assert boost_reason(hass) == "none"
    assert len(asked_at(simulator)) == 6


async def test_reboot_that_does_nothing_is_not_taken_for_done(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that runs on, though the reboot was accepted, is watched to the end."""
    simulator.scenes.fault("status", call="command", status=200, body={}, times=1)
    await press(hass, "reboot")
    await pass_time(hass, freezer, 280)
    assert boost_reason(hass) == "confirmation"
    await pass_time(hass, freezer, 40)
    assert boost_reason(hass) == "none"


async def test_reboot_that_cannot_be_seen_delays_nothing_after_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that tells no uptime is followed for a while, then forgotten."""
    simulator.scenes.drop_field(SERIAL, "uptime")
    await press(hass, "reboot")
    await pass_time(hass, freezer, 1000)
    assert boost_reason(hass) == "none"
    await turn(hass, "08", on=False, freezer=freezer)
    await pass_time(hass, freezer, 15)
    assert state(hass, "switch", f"{SERIAL}_band_08").attributes["pending"] is False
    assert boost_reason(hass) == "none"


@pytest.mark.usefixtures("two_devices")
async def test_reboot_of_a_device_that_just_restarted_is_followed_too(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The short uptime of the restart before is not taken for this one's."""
    await press(hass, "reboot", SECOND)
    await pass_time(hass, freezer, 45)
    assert state(hass, "binary_sensor", f"{SECOND}_connected").state == STATE_OFF
    assert boost_reason(hass, SECOND) == "confirmation"
    await pass_time(hass, freezer, 35)
    assert state(hass, "binary_sensor", f"{SECOND}_connected").state == STATE_ON
    assert boost_reason(hass, SECOND) == "none"


async def test_recalibration_is_followed_until_a_fresh_message(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """What a recalibration brought is seen in seconds, and then all is as before."""
    simulator.scenes.alarm(SERIAL, "08", "automatic_shutdown")
    await pass_time(hass, freezer, 1)
    await report(hass, simulator)
    simulator.scenes.reset_log()
    await press(hass, "recalibrate")
    await pass_time(hass, freezer, 30)
    shut_down = state(hass, "binary_sensor", f"{SERIAL}_band_08_automatic_shutdown")
    assert shut_down.state == STATE_OFF
    assert boost_reason(hass) == "none"
    assert parameters(simulator)[0] == {"messageFrequency": "10s"}
    assert parameters(simulator)[-1] == {"messageFrequency": "10m"}


@pytest.mark.parametrize("command", list(Command), ids=lambda command: command.value)
async def test_command_for_an_offline_device_says_so(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    command: Command,
) -> None:
    """A device that is away gets no command, not even from behind its button."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    # The button is unavailable then, so nothing that is public gets here.
    device = loaded_entry.runtime_data.devices[SERIAL]
    with pytest.raises(HomeAssistantError, match="The device is offline") as refusal:
        await device.send_command(command)
    assert refusal.value.translation_key == "device_offline"
    assert not requests(simulator, "command")
    assert not parameters(simulator)


@pytest.mark.parametrize("command", list(Command), ids=lambda command: command.value)
async def test_command_that_is_refused_is_not_followed(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    command: Command,
) -> None:
    """What was not done needs no fast reports."""
    simulator.scenes.fault("status", call="command", status=500)
    with pytest.raises(HomeAssistantError, match="no usable answer"):
        await press(hass, command.value)
    assert len(requests(simulator, "command")) == 1
    assert not parameters(simulator)
    assert boost_reason(hass) == "none"


async def test_boost_lasts_while_a_second_thing_is_awaited(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that is confirmed does not end the wait for the reboot after it."""
    await turn(hass, "08", on=False, freezer=freezer)
    await press(hass, "reboot")
    await pass_time(hass, freezer, 30)
    assert boost_reason(hass) == "confirmation"
    await pass_time(hass, freezer, 50)
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON
    assert state(hass, "switch", f"{SERIAL}_band_08").attributes["pending"] is False
    assert boost_reason(hass) == "none"


async def test_status_that_crosses_a_change_does_not_end_its_boost(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A look at the device while my change is on its way leaves the change followed."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.5, times=1)
    change = hass.async_create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": entity_id(hass, "button", f"{SERIAL}_refresh")},
        blocking=True,
    )
    await change
    await settle(hass)
    assert boost_reason(hass) == "confirmation"


async def test_recalibration_is_not_shown_by_a_message_from_before_its_end(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A message that came at once cannot tell how the recalibration went."""
    simulator.scenes.fault("status", call="parameters", status=500)
    await press(hass, "recalibrate")
    await pass_time(hass, freezer, 2)
    await report(hass, simulator)
    await pass_time(hass, freezer, 20)
    await press(hass, "refresh")
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 45)
    await press(hass, "refresh")
    # Still awaited, so the boost that failed at first is asked for again.
    assert parameters(simulator)[-1] == {"messageFrequency": "10s"}
    assert boost_reason(hass) == "confirmation"
