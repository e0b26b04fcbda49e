"""A device: its bands come and go, it is offline, its messages are odd."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DEVICE_LIST_INTERVAL
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, next_message, pass_time, set_up, settle, state
from tests.scenes import of_band, press, report, unique_ids

ENTITIES_OF_A_BAND = 20
TEMPERATURE = f"{SERIAL}_temperature"
FAR_FUTURE = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000)


async def test_device_shows_a_new_message(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What the device reports now is what I see."""
    simulator.scenes.temperature(SERIAL, 51.5)
    await report(hass, simulator)
    assert state(hass, "sensor", TEMPERATURE).state == "51.5"


async def test_device_ignores_an_older_message(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """An answer from yesterday does not undo what I know."""
    simulator.scenes.temperature(SERIAL, 51.5)
    await report(hass, simulator)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    simulator.scenes.set_field(SERIAL, "timestamp", int(yesterday.timestamp() * 1000))
    simulator.scenes.set_field(SERIAL, "temperature", 20)
    await press(hass, "refresh")
    assert state(hass, "sensor", TEMPERATURE).state == "51.5"


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_device_survives_a_message_from_the_far_future(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A wild timestamp does not make every later message look old."""
    simulator.scenes.set_field(SERIAL, "timestamp", FAR_FUTURE)
    await report(hass, simulator)
    assert state(hass, "sensor", f"{SERIAL}_last_message").state.startswith("2100")
    simulator.scenes.clear_fields(SERIAL)
    simulator.scenes.temperature(SERIAL, 51.5)
    await report(hass, simulator)
    assert state(hass, "sensor", TEMPERATURE).state == "51.5"


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_device_offline_keeps_what_is_still_true(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """For an offline device I see that it is offline, since when, and my switches."""
    last_message = state(hass, "sensor", f"{SERIAL}_last_message").state
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_OFF
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == "lost"
    assert state(hass, "sensor", f"{SERIAL}_last_message").state == last_message
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_ON


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
@pytest.mark.parametrize(
    ("platform", "key"),
    [
        pytest.param("sensor", "temperature", id="temperature"),
        pytest.param("sensor", "last_restart", id="last restart"),
        pytest.param("sensor", "current_message_frequency", id="message frequency"),
        pytest.param("sensor", "band_08_uplink_power", id="power of a band"),
        pytest.param("sensor", "band_08_signal_strength", id="signal of a band"),
        pytest.param("binary_sensor", "alarm", id="alarm"),
        pytest.param("binary_sensor", "temperature_alarm", id="temperature alarm"),
        pytest.param("binary_sensor", "band_08_online", id="band at work"),
        pytest.param("binary_sensor", "band_08_feedback", id="alarm of a band"),
        pytest.param("button", "reboot", id="reboot"),
        pytest.param("button", "recalibrate", id="recalibrate"),
    ],
)
async def test_device_offline_has_no_measurements(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    platform: str,
    key: str,
) -> None:
    """A measurement of an offline device is not shown as if it were one of now."""
    assert state(hass, platform, f"{SERIAL}_{key}").state != STATE_UNAVAILABLE
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    assert state(hass, platform, f"{SERIAL}_{key}").state == STATE_UNAVAILABLE
    simulator.scenes.online(SERIAL)
    await report(hass, simulator)
    assert state(hass, platform, f"{SERIAL}_{key}").state != STATE_UNAVAILABLE


async def test_device_with_unknown_connection_keeps_its_measurements(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A missing connection status makes that one value unknown, not the device."""
    simulator.scenes.temperature(SERIAL, 51.5)
    simulator.scenes.drop_field(SERIAL, "status")
    await report(hass, simulator)
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_UNKNOWN
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == STATE_UNKNOWN
    assert state(hass, "sensor", TEMPERATURE).state == "51.5"
    assert state(hass, "button", f"{SERIAL}_reboot").state != STATE_UNAVAILABLE
    await press(hass, "recalibrate")


async def test_band_that_appears_gets_its_entities(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A band that a message lists for the first time is there at once, by its label."""
    simulator.scenes.add_band(SERIAL, "31")
    simulator.scenes.set_band(SERIAL, "31", label="Fire brigade")
    await report(hass, simulator)
    assert len(of_band(unique_ids(hass), "31")) == ENTITIES_OF_A_BAND
    switch = state(hass, "switch", f"{SERIAL}_band_31")
    assert switch.state == STATE_ON
    assert switch.attributes["friendly_name"] == "Attic Fire brigade"


async def test_band_listed_by_the_metadata_alone_waits_for_a_message(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that only the account lists is there, and unavailable."""
    bands = ["07", "08", "09", "18", "21", "26", "31"]
    simulator.scenes.set_field(SERIAL, "bands", bands, metadata=True)
    await pass_time(hass, freezer, DEVICE_LIST_INTERVAL + timedelta(seconds=2))
    assert len(of_band(unique_ids(hass), "31")) == ENTITIES_OF_A_BAND
    assert state(hass, "switch", f"{SERIAL}_band_31").state == STATE_UNAVAILABLE


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_band_appears_after_a_first_failure(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Bands come with the first message, even if the first request failed."""
    simulator.scenes.drop_field(SERIAL, "bands", metadata=True)
    simulator.scenes.fault("status", call="status", times=1)
    await set_up(hass, entry)
    assert not of_band(unique_ids(hass), "08")
    await press(hass, "refresh")
    assert len(of_band(unique_ids(hass), "08")) == ENTITIES_OF_A_BAND
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_ON


async def test_band_that_only_messages_list_is_there_from_the_start(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A platform whose list names no bands does not hide them."""
    simulator.scenes.drop_field(SERIAL, "bands", metadata=True)
    await set_up(hass, entry)
    assert len(of_band(unique_ids(hass), "08")) == ENTITIES_OF_A_BAND
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_ON


async def test_band_missing_in_a_message_becomes_unavailable(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that the account still lists keeps its entities while it is gone."""
    simulator.scenes.remove_band(SERIAL, "08", listed=True)
    await next_message(hass, freezer, simulator, SERIAL)
    await pass_time(hass, freezer, DEVICE_LIST_INTERVAL + timedelta(seconds=2))
    assert len(of_band(unique_ids(hass), "08")) == ENTITIES_OF_A_BAND
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_UNAVAILABLE
    power = state(hass, "sensor", f"{SERIAL}_band_08_uplink_power")
    assert power.state == STATE_UNAVAILABLE
    assert state(hass, "switch", f"{SERIAL}_band_09").state == STATE_ON


async def test_band_is_removed_when_the_account_no_longer_lists_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that is gone from messages and metadata leaves nothing behind."""
    before = unique_ids(hass)
    simulator.scenes.remove_band(SERIAL, "08")
    await next_message(hass, freezer, simulator, SERIAL)
    assert unique_ids(hass) == before
    await pass_time(hass, freezer, DEVICE_LIST_INTERVAL + timedelta(seconds=2))
    assert before - unique_ids(hass) == of_band(before, "08")
    simulator.scenes.add_band(SERIAL, "08")
    await next_message(hass, freezer, simulator, SERIAL)
    assert unique_ids(hass) == before


async def test_band_in_messages_is_kept_though_the_account_does_not_list_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that still reports is not removed."""
    simulator.scenes.drop_field(SERIAL, "bands.08", metadata=True)
    await pass_time(hass, freezer, DEVICE_LIST_INTERVAL + timedelta(seconds=2))
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_ON


async def test_band_removed_while_home_assistant_was_down_is_removed_at_start(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """After a restart, too, no entities of a former band are left."""
    before = unique_ids(hass)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    simulator.scenes.remove_band(SERIAL, "08")
    simulator.scenes.send_now(SERIAL)
    await set_up(hass, loaded_entry)
    assert before - unique_ids(hass) == of_band(before, "08")


async def test_device_without_bands_works(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A device that has no bands shows what it has."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2", bands=()))
    await set_up(hass, entry)
    assert state(hass, "binary_sensor", "SR2_connected").state == STATE_ON
    assert entity_id(hass, "sensor", "SR2_temperature")
    assert not [found for found in unique_ids(hass, "SR2") if "_band_" in found]


async def test_band_keeps_its_label_through_a_start(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A band has the platform's name, before the first status of this run, too."""
    simulator.scenes.set_field(SERIAL, "bands.08.label", "LTE 800")
    await set_up(hass, entry)
    name = state(hass, "switch", f"{SERIAL}_band_08").attributes["friendly_name"]
    assert "LTE 800" in name
    assert await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    after = state(hass, "switch", f"{SERIAL}_band_08").attributes["friendly_name"]
    assert after == name
