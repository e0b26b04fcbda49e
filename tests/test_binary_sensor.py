"""Binary sensors: connection, alarms, and what each band is doing."""

from collections.abc import Mapping

from homeassistant.const import (
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from custom_components.stellacontrol.const import (
    CONF_IGNORED_DEVICES,
    CONF_TEMPERATURE_THRESHOLD,
    DOMAIN,
)
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up, state
from tests.scenes import device_entry, press, report
from tests.six_bands import START, all_shown, set_up_platform

FLAGS = {
    "online": "isOnline",
    "over_power": "isOverPower",
    "feedback": "isFeedback",
    "automatic_shutdown": "isShutdownAuto",
    "uplink_active": "isUplink",
    "agc_active": "isAGC",
    "manual_shutdown": "isShutdownManually",
}
"""What a band tells as yes or no: key of the binary sensor, field of the wire."""


def shown(hass: HomeAssistant, key: str) -> str:
    """Return what a binary sensor of the device shows."""
    return state(hass, "binary_sensor", f"{SERIAL}_{key}").state


@pytest.mark.freeze_time(START)
@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_binary_sensors_of_six_bands(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each yes or no of the device and of its bands has its binary sensor."""
    await set_up_platform(hass, simulator, entry, Platform.BINARY_SENSOR)
    assert all_shown(hass, entry) == snapshot


@pytest.mark.usefixtures("entity_registry_enabled_by_default", "loaded_entry")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(True, STATE_ON, id="yes"),
        pytest.param(False, STATE_OFF, id="no"),
        pytest.param(1, STATE_ON, id="one"),
        pytest.param(0, STATE_OFF, id="zero"),
        pytest.param("false", STATE_OFF, id="the word false"),
        pytest.param(None, STATE_UNKNOWN, id="nothing"),
    ],
)
async def test_band_tells_each_thing_by_itself(
    hass: HomeAssistant, simulator: Simulator, value: object, expected: str
) -> None:
    """Each flag of a band shows in its own binary sensor, and in no other's."""
    # All others say the opposite.
    opposite = expected == STATE_OFF
    for key, field in FLAGS.items():
        told = dict.fromkeys(FLAGS.values(), opposite) | {field: value}
        simulator.scenes.set_band(SERIAL, "08", told)
        await report(hass, simulator)
        assert {flag: shown(hass, f"band_08_{flag}") for flag in FLAGS} == {
            **dict.fromkeys(FLAGS, STATE_ON if opposite else STATE_OFF),
            key: expected,
        }


@pytest.mark.expected_log("field bands.isFeedback as str, which makes no sense")
async def test_senseless_flag_is_unknown(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A flag that makes no sense is neither on nor off."""
    simulator.scenes.set_band(SERIAL, "08", isFeedback="perhaps")
    await report(hass, simulator)
    assert shown(hass, "band_08_feedback") == STATE_UNKNOWN
    assert shown(hass, "band_08_over_power") == STATE_OFF


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("online", STATE_ON),
        ("heartbeat", STATE_ON),
        ("lost", STATE_OFF),
        ("never-connected", STATE_OFF),
        ("unknown", STATE_OFF),
        ("error", STATE_OFF),
    ],
)
async def test_connected_means_that_the_device_can_be_reached(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    word: str,
    expected: str,
) -> None:
    """A device is connected while it is online or sends heartbeats."""
    simulator.scenes.connection(SERIAL, word)
    await press(hass, "refresh")
    assert shown(hass, "connected") == expected


@pytest.mark.expected_log("field status as str, which makes no sense")
async def test_connected_is_unknown_for_a_word_that_nobody_knows(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A new word of the platform is not taken for a lost connection."""
    simulator.scenes.set_field(SERIAL, "status", "asleep")
    await press(hass, "refresh")
    assert shown(hass, "connected") == STATE_UNKNOWN


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("over_power", id="over power"),
        pytest.param("feedback", id="feedback"),
        pytest.param("automatic_shutdown", id="automatic shutdown"),
    ],
)
async def test_alarm_of_any_band_is_an_alarm_of_the_device(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry, kind: str
) -> None:
    """One look at the device tells whether any of its bands has trouble."""
    assert shown(hass, "alarm") == STATE_OFF
    simulator.scenes.alarm(SERIAL, "26", kind)
    await report(hass, simulator)
    assert shown(hass, "alarm") == STATE_ON
    assert shown(hass, f"band_26_{kind}") == STATE_ON
    assert shown(hass, f"band_08_{kind}") == STATE_OFF
    simulator.scenes.alarm(SERIAL, "26", kind, on=False)
    await report(hass, simulator)
    assert shown(hass, "alarm") == STATE_OFF


async def test_alarm_is_acknowledged_until_it_ends(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I take note of an alarm; others see that, and what comes later is new."""

    def is_acknowledged() -> bool:
        return bool(
            state(hass, "binary_sensor", f"{SERIAL}_alarm").attributes["acknowledged"]
        )

    async def acknowledge() -> None:
        device = device_entry(hass, loaded_entry, SERIAL)
        assert device is not None
        await hass.services.async_call(
            DOMAIN, "acknowledge_alarms", target={"device_id": device.id}, blocking=True
        )

    await acknowledge()
    assert not is_acknowledged()
    simulator.scenes.alarm(SERIAL, "26", "feedback")
    await report(hass, simulator)
    assert not is_acknowledged()
    await acknowledge()
    assert is_acknowledged()
    simulator.scenes.alarm(SERIAL, "26", "over_power")
    await report(hass, simulator)
    assert not is_acknowledged()
    simulator.scenes.alarm(SERIAL, "26", "over_power", on=False)
    await report(hass, simulator)
    assert is_acknowledged()


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_band_that_is_off_is_no_alarm(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What I turned off myself is no problem."""
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=True, isOnline=False)
    await report(hass, simulator)
    assert shown(hass, "band_08_online") == STATE_OFF
    assert shown(hass, "alarm") == STATE_OFF


async def test_alarm_of_which_nothing_is_told_is_unknown(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A repeater that tells no flag of any band is not shown as free of alarms."""
    untold = dict.fromkeys(("isOverPower", "isFeedback", "isShutdownAuto"))
    for band in ("07", "08", "09", "18", "21", "26"):
        simulator.scenes.set_band(SERIAL, band, untold)
    await report(hass, simulator)
    assert shown(hass, "alarm") == STATE_UNKNOWN
    simulator.scenes.set_band(SERIAL, "08", {"isFeedback": True})
    await report(hass, simulator)
    assert shown(hass, "alarm") == STATE_ON


async def test_temperature_alarm_is_an_alarm_of_the_device(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A device that is too hot has an alarm."""
    simulator.scenes.temperature(SERIAL, 75.1)
    await report(hass, simulator)
    assert shown(hass, "temperature_alarm") == STATE_ON
    assert shown(hass, "alarm") == STATE_ON


async def test_connection_error_is_an_alarm_of_the_device(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """An error that the platform reports is an alarm, though nothing is measured."""
    simulator.scenes.connection(SERIAL, "error")
    await press(hass, "refresh")
    assert shown(hass, "alarm") == STATE_ON
    assert shown(hass, "temperature_alarm") == STATE_UNAVAILABLE
    simulator.scenes.connection(SERIAL, "lost")
    await press(hass, "refresh")
    assert shown(hass, "alarm") == STATE_UNAVAILABLE


async def follow(
    hass: HomeAssistant, simulator: Simulator, alarms: Mapping[float, str]
) -> None:
    """Let the device report temperatures, and compare the alarm after each."""
    for temperature, expected in alarms.items():
        simulator.scenes.temperature(SERIAL, temperature)
        await report(hass, simulator)
        assert shown(hass, "temperature_alarm") == expected, temperature


async def test_temperature_alarm_does_not_flap(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """It begins above 75 degrees, and ends 2 degrees below that."""
    await follow(
        hass,
        simulator,
        {
            74.9: STATE_OFF,
            75.0: STATE_OFF,
            75.1: STATE_ON,
            74.0: STATE_ON,
            73.1: STATE_ON,
            73.0: STATE_OFF,
            74.5: STATE_OFF,
            80.0: STATE_ON,
        },
    )


async def test_temperature_alarm_follows_my_threshold(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """I choose what is too hot."""
    hass.config_entries.async_update_entry(
        entry, options={CONF_IGNORED_DEVICES: [], CONF_TEMPERATURE_THRESHOLD: 50}
    )
    await set_up(hass, entry)
    alarms = {50.0: STATE_OFF, 50.1: STATE_ON, 48.1: STATE_ON, 48.0: STATE_OFF}
    await follow(hass, simulator, alarms)


async def test_temperature_alarm_is_unknown_without_a_temperature(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A device that tells no temperature is neither hot nor cool."""
    simulator.scenes.drop_field(SERIAL, "temperature")
    await report(hass, simulator)
    assert shown(hass, "temperature_alarm") == STATE_UNKNOWN
    assert shown(hass, "alarm") == STATE_OFF
