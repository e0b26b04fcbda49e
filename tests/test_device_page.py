"""What a repeater's page tells of it: maker, model, name, area, firmware."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DEVICE_LIST_INTERVAL
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, set_up, settle, state
from tests.scenes import device_entry, press, report


async def test_device_page_tells_what_is_known(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """On a repeater's page I see its maker, model, serial number and firmware."""
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert device.name == "Attic"
    assert device.manufacturer == "Stella Doradus"
    assert device.model == "iRepeater 6 band"
    assert device.model_id == "iR6"
    assert device.serial_number == SERIAL
    assert device.sw_version == "3.2.1"
    area = ar.async_get(hass).async_get_area(device.area_id or "")
    assert area is not None
    assert area.name == "Roof"


async def test_device_without_a_label_is_named_by_model_and_serial_number(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A repeater that nobody named can be told from others."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2"))
    await set_up(hass, entry)
    device = device_entry(hass, entry, "SR2")
    assert device is not None
    assert device.name == "iRepeater 6 band SR2"
    assert device.area_id is None


@pytest.mark.parametrize(
    ("location", "area"),
    [
        pytest.param("Second floor, west", None, id="two things"),
        pytest.param("Lagerhalle", "Lagerhalle", id="word"),
        pytest.param("Main Street 12", None, id="street"),
        pytest.param("The building behind the old railway station", None, id="long"),
        pytest.param("53.34,-6.26", None, id="coordinates"),
        pytest.param("Escalier sud", "Escalier sud", id="two words"),
    ],
)
async def test_location_is_an_area_only_if_it_can_be_one(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    location: str,
    area: str | None,
) -> None:
    """An address makes no area of its own; the sensor shows it all the same."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2", location=location))
    await set_up(hass, entry)
    device = device_entry(hass, entry, "SR2")
    assert device is not None
    found = ar.async_get(hass).async_get_area(device.area_id or "")
    assert (None if found is None else found.name) == area


async def test_area_that_the_user_chose_stays(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The location proposes an area once; afterwards it is mine."""
    device = device_entry(hass, loaded_entry)
    assert device is not None
    cellar = ar.async_get(hass).async_create("Cellar")
    dr.async_get(hass).async_update_device(device.id, area_id=cellar.id)
    await pass_time(hass, freezer, DEVICE_LIST_INTERVAL + timedelta(seconds=2))
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert device.area_id == cellar.id


@pytest.mark.parametrize("in_metadata", [True, False], ids=["list", "status"])
async def test_firmware_that_changes_shows_on_the_page(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    in_metadata: bool,
) -> None:
    """After an update of its firmware a repeater's page tells the new version."""
    simulator.scenes.set_field(SERIAL, "firmwareVersion", "4.0.0", metadata=in_metadata)
    if in_metadata:
        await loaded_entry.runtime_data.async_refresh()
    else:
        await press(hass, "refresh")
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert device.sw_version == "4.0.0"


async def test_firmware_that_is_not_told_stays_on_the_page(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A message that leaves the version out does not wipe it off."""
    simulator.scenes.drop_field(SERIAL, "firmwareVersion")
    await report(hass, simulator)
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert device.sw_version == "3.2.1"


async def test_name_and_model_that_change_show_on_the_page(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Renamed on the platform, a repeater is renamed here, and so are its entities."""
    for field, text in (("label", "Loft"), ("model", "iRepeater X"), ("type", "iRX")):
        simulator.scenes.set_field(SERIAL, field, text, metadata=True)
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert (device.name, device.model, device.model_id) == (
        "Loft",
        "iRepeater X",
        "iRX",
    )
    assert state(hass, "switch", f"{SERIAL}_band_08").name == "Loft 800 MHz"
    # What the platform leaves out is not wiped off.
    simulator.scenes.drop_field(SERIAL, "label", metadata=True)
    await loaded_entry.runtime_data.async_refresh()
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert device.name == "Loft"


async def test_name_that_the_user_gave_stays(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The name that I gave wins over a new name of the platform."""
    device = device_entry(hass, loaded_entry)
    assert device is not None
    dr.async_get(hass).async_update_device(device.id, name_by_user="Mine")
    simulator.scenes.set_field(SERIAL, "label", "Loft", metadata=True)
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    assert state(hass, "switch", f"{SERIAL}_band_08").name == "Mine 800 MHz"


async def test_label_of_a_band_that_changes_renames_its_entities(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Entities that I named keep my name; ids stay in any case."""
    mine = entity_id(hass, "sensor", f"{SERIAL}_band_08_uplink_power")
    registry = er.async_get(hass)
    registry.async_update_entity(mine, name="Up")
    simulator.scenes.set_field(SERIAL, "bands.08.label", "LTE 800")
    await report(hass, simulator)
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    entry = registry.async_get(switch)
    assert entry is not None
    assert (switch, entry.original_name) == ("switch.roof_attic_800_mhz", "LTE 800")
    assert state(hass, "switch", f"{SERIAL}_band_08").name == "Attic LTE 800"
    leds = state(hass, "sensor", f"{SERIAL}_band_08_signal_strength")
    assert leds.name == "Attic LTE 800 signal strength"
    assert "Up" in state(hass, "sensor", f"{SERIAL}_band_08_uplink_power").name
