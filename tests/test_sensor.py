"""Sensors: each reading where it belongs, and nothing invented."""

from homeassistant.const import STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_translations
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up, state
from tests.scenes import press, report
from tests.six_bands import START, all_shown, set_up_platform

POWER = f"{SERIAL}_band_08_uplink_power"

BAND_READINGS = {
    "signal_strength": "ledCount",
    "uplink_power": "uplinkPower",
    "downlink_power": "downlinkPower",
    "band_usage": "bandUsage",
    "downlink_agc": "AGC",
    "uplink_agc": "uplinkFastAGC",
    "clamp": "clamp",
    "downlink_reduced_gain": "downlinkReducedGain",
    "uplink_reduced_gain": "uplinkReducedGain",
}
"""Key of a band's sensor, and its key on the wire."""


def sensor(hass: HomeAssistant, key: str) -> str:
    """Return what a sensor of the device shows."""
    return state(hass, "sensor", f"{SERIAL}_{key}").state


@pytest.mark.freeze_time(START)
@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_sensors_of_six_bands(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each reading of the device and of its bands has its sensor."""
    await set_up_platform(hass, simulator, entry, Platform.SENSOR)
    assert all_shown(hass, entry) == snapshot


def readings(hass: HomeAssistant, band: str) -> dict[str, str]:
    """Return what the sensors of a band show."""
    return {key: sensor(hass, f"band_{band}_{key}") for key in BAND_READINGS}


@pytest.mark.usefixtures("entity_registry_enabled_by_default", "loaded_entry")
async def test_zero_is_a_reading(hass: HomeAssistant, simulator: Simulator) -> None:
    """A zero is shown as zero, and only where it was reported."""
    simulator.scenes.hold(SERIAL)
    await report(hass, simulator)
    before, others = readings(hass, "08"), [readings(hass, one) for one in ("07", "09")]
    for key, field in BAND_READINGS.items():
        simulator.scenes.set_band(SERIAL, "08", {field: 0})
        await report(hass, simulator)
        now = readings(hass, "08")
        assert float(now[key]) == 0, key
        before[key] = now[key]
        assert now == before
        assert [readings(hass, one) for one in ("07", "09")] == others


@pytest.mark.usefixtures("entity_registry_enabled_by_default", "loaded_entry")
async def test_missing_reading_is_unknown(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """A reading that a message does not hold is unknown, and nothing else is."""
    missing = set()
    for key, field in BAND_READINGS.items():
        path = field if field == "ledCount" else f"values.{field}"
        simulator.scenes.drop_field(SERIAL, f"bands.08.{path}")
        missing.add(key)
        await report(hass, simulator)
        told = readings(hass, "08")
        assert {one for one in told if told[one] == STATE_UNKNOWN} == missing
        assert STATE_UNKNOWN not in readings(hass, "09").values()
        assert sensor(hass, "temperature") != STATE_UNKNOWN


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("strong", id="words"),
        pytest.param([], id="a list"),
        pytest.param(True, id="yes"),
    ],
)
@pytest.mark.expected_log("The platform sent field bands.values.uplinkPower as")
async def test_senseless_reading_is_unknown(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    value: object,
) -> None:
    """A reading that makes no sense is unknown, and the log says so once."""
    simulator.scenes.set_band(SERIAL, "08", {"uplinkPower": value})
    for _ in range(3):
        await report(hass, simulator)
        assert state(hass, "sensor", POWER).state == STATE_UNKNOWN
    assert sensor(hass, "band_08_downlink_power") != STATE_UNKNOWN
    assert caplog.text.count("which makes no sense") == 1
    simulator.scenes.set_band(SERIAL, "08", {"uplinkPower": -70.5})
    await report(hass, simulator)
    assert state(hass, "sensor", POWER).state == "-70.5"


@pytest.mark.parametrize(
    ("key", "field"),
    [
        pytest.param("temperature", "temperature", id="temperature"),
        pytest.param("last_restart", "uptime", id="last restart"),
        pytest.param("connection_status", "status", id="connection status"),
        pytest.param("connection_description", "description", id="description"),
        pytest.param(
            "current_message_frequency", "messageFrequency", id="message frequency"
        ),
        pytest.param("rebalance_frequency", "rebalanceFrequency", id="rebalance"),
        pytest.param("port_count", "portCount", id="ports"),
        pytest.param("protocol_version", "version", id="protocol version"),
        pytest.param("location", "location", id="location"),
    ],
)
@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_missing_fact_of_a_device_is_unknown(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    key: str,
    field: str,
) -> None:
    """What a message does not say about the device is unknown."""
    assert sensor(hass, key) != STATE_UNKNOWN
    simulator.scenes.drop_field(SERIAL, field)
    await report(hass, simulator)
    assert sensor(hass, key) == STATE_UNKNOWN


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("unknown", "not_known"),
        ("lost", "lost"),
        ("never-connected", "never_connected"),
        ("heartbeat", "heartbeat"),
        ("online", "online"),
        ("error", "error"),
    ],
)
async def test_connection_status_can_be_read(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    word: str,
    shown: str,
) -> None:
    """Each connection status has a state and an English text."""
    simulator.scenes.connection(SERIAL, word)
    await press(hass, "refresh")
    found = state(hass, "sensor", f"{SERIAL}_connection_status")
    assert found.state == shown
    assert shown in found.attributes["options"]
    texts = await async_get_translations(hass, "en", "entity", {DOMAIN})
    assert texts[
        f"component.{DOMAIN}.entity.sensor.connection_status.state.{found.state}"
    ]


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_enum_sensors_have_a_text_for_each_state(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """No state of an enum sensor or a select is shown as a bare key."""
    texts = await async_get_translations(hass, "en", "entity", {DOMAIN})
    checked = 0
    for found in er.async_get(hass).entities.values():
        for option in (found.capabilities or {}).get("options", ()):
            key = f"entity.{found.domain}.{found.translation_key}.state.{option}"
            assert texts[f"component.{DOMAIN}.{key}"]
            checked += 1
    # Connection, boost reason, the base frequency; status of six bands.
    assert checked == 6 + 5 + 5 + 6 * 2


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_frequency_is_told_in_megahertz(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A band's frequency is told in the unit that people use."""
    simulator.scenes.set_band(SERIAL, "08", frequency=806_500_000)
    await report(hass, simulator)
    shown = state(hass, "sensor", f"{SERIAL}_band_08_frequency")
    assert shown.state == "806.5"
    assert shown.attributes["unit_of_measurement"] == "MHz"


@pytest.mark.parametrize(
    ("band", "label", "name"),
    [
        pytest.param("08", "Ground floor", "Ground floor", id="label"),
        pytest.param("08", None, "800 MHz", id="known band"),
        pytest.param("31", None, "3100 MHz", id="unknown band"),
        pytest.param("WiFi", None, "WiFi", id="band that is no number"),
    ],
)
async def test_sensors_are_named_for_their_band(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    band: str,
    *,
    label: str | None,
    name: str,
) -> None:
    """A band is called what the platform calls it, else by its frequency."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2", label="Barn", bands=(band,)))
    simulator.scenes.set_field("SR2", f"bands.{band}.label", label)
    await set_up(hass, entry)
    shown = state(hass, "sensor", f"SR2_band_{band}_uplink_power")
    assert shown.attributes["friendly_name"] == f"Barn {name} uplink power"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(0, "0.0", id="zero"),
        pytest.param(-5, "-5.0", id="below zero"),
        pytest.param("41.5", "41.5", id="as text"),
    ],
)
async def test_temperature_is_read_in_any_spelling(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    value: object,
    shown: str,
) -> None:
    """A temperature is one also in whole degrees or as text."""
    simulator.scenes.set_field(SERIAL, "temperature", value)
    await report(hass, simulator)
    found = state(hass, "sensor", f"{SERIAL}_temperature")
    assert found.state == shown
    assert found.attributes["unit_of_measurement"] == "°C"
