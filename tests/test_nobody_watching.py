"""Repeaters that nobody looks at are not left faster than their quota lasts."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle
from tests.scenes import device_entry, requests, unique_ids

BARN = DeviceSpec(serial="SR2", label="Barn", bands=("08",))


async def boost(hass: HomeAssistant, entry: MockConfigEntry, serial: str) -> None:
    """Let a repeater report each ten seconds for ten minutes."""
    device = device_entry(hass, entry, serial)
    assert device is not None
    await hass.services.async_call(
        DOMAIN,
        "boost",
        {"device_id": device.id, "frequency": "10s", "duration": {"minutes": 10}},
        blocking=True,
    )
    await settle(hass)


async def test_boost_of_a_repeater_whose_entities_are_all_disabled_ends(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """It is asked until it is slow again, and then no more."""
    await boost(hass, loaded_entry, SERIAL)
    registry = er.async_get(hass)
    for found in er.async_entries_for_config_entry(registry, loaded_entry.entry_id):
        registry.async_update_entity(
            found.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    await settle(hass)
    await pass_time(hass, freezer, 1_500)
    assert simulator.device(SERIAL).frequency == 600
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(hours=5))
    assert not requests(simulator, "status", SERIAL)


async def test_repeater_that_one_list_leaves_out_stays(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """One bad list does not cost me a repeater; a second one ten minutes later does."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    before = unique_ids(hass, "SR2")
    barn = simulator.platform.registrations.pop("SR2")
    await entry.runtime_data.async_refresh()
    await settle(hass)
    assert unique_ids(hass, "SR2") == before
    simulator.platform.registrations["SR2"] = barn
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 660)
    assert requests(simulator, "devices")
    assert requests(simulator, "status", "SR2")
    assert unique_ids(hass, "SR2") == before


@pytest.mark.parametrize("by", ["the list", "hand"])
async def test_repeater_that_is_forgotten_is_slowed_down_before(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    by: str,
) -> None:
    """Nobody ends its boost later."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    await boost(hass, entry, "SR2")
    assert requests(simulator, "parameters", "SR2")[-1].body == {
        "messageFrequency": "10s"
    }
    # It is there, and only the list does not tell.
    listed = [
        {"serialNumber": SERIAL, "model": "X", "bands": {}},
    ]
    simulator.scenes.fault("status", call="devices", status=200, body=listed)
    for _ in range(2 if by == "the list" else 1):
        await entry.runtime_data.async_refresh()
        await settle(hass)
    if by == "hand":
        await entry.runtime_data.forget_device("SR2")
    asked = requests(simulator, "parameters", "SR2")
    assert asked[-1].body == {"messageFrequency": "10m"}
