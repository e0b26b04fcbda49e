"""Removing a device by hand, from its page in the settings."""

from typing import Any

from homeassistant.const import MAJOR_VERSION, MINOR_VERSION, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import settle, state
from tests.scenes import device_entry, unique_ids

VERSION = (MAJOR_VERSION, MINOR_VERSION)


async def settings_page(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> MockHAClientWebSocket:
    """Open the settings, as a browser does."""
    assert await async_setup_component(hass, "config", {})
    return await hass_ws_client(hass)


async def remove(
    client: MockHAClientWebSocket, entry: MockConfigEntry, device: dr.DeviceEntry
) -> dict[str, Any]:
    """Ask for a device's removal, as its page does."""
    # Until 2026.9 the page named the account as well.
    named = {"config_entry_id": entry.entry_id} if VERSION < (2026, 10) else {}
    answer: dict[str, Any] = await client.remove_device(device.id, **named)
    return answer


async def test_device_in_the_account_cannot_be_removed_by_hand(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """I cannot remove a device that would be back the next moment."""
    client = await settings_page(hass, hass_ws_client)
    found = device_entry(hass, loaded_entry)
    assert found is not None
    answer = await remove(client, loaded_entry, found)
    assert answer["error"]["message"].endswith("rejected by integration")
    assert device_entry(hass, loaded_entry) is not None


async def test_device_not_in_the_account_is_removed_by_hand_and_comes_back_with_its_entities(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """I can remove what is gone, and it is there again if the account lists it again."""
    before = unique_ids(hass)
    # The list is empty then, which removes nothing by itself.
    attic = simulator.platform.registrations.pop(SERIAL)
    await loaded_entry.runtime_data.async_refresh()
    client = await settings_page(hass, hass_ws_client)
    found = device_entry(hass, loaded_entry)
    assert found is not None
    assert (await remove(client, loaded_entry, found))["success"]
    await settle(hass)
    assert not unique_ids(hass)
    simulator.platform.registrations[SERIAL] = attic
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    assert unique_ids(hass) == before
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE


async def test_device_of_an_unloaded_account_stays(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Nobody knows then what the account lists, so nothing is removed."""
    client = await settings_page(hass, hass_ws_client)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    found = device_entry(hass, loaded_entry)
    assert found is not None
    answer = await remove(client, loaded_entry, found)
    assert answer["error"]["message"].endswith("rejected by integration")


@pytest.mark.expected_log("Error fetching device list data")
async def test_device_of_an_account_out_of_reach_stays(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """While nobody knows what the account lists, nothing is removed."""
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    simulator.scenes.fault("status", call="devices")
    await hass.config_entries.async_setup(loaded_entry.entry_id)
    await settle(hass)
    client = await settings_page(hass, hass_ws_client)
    found = device_entry(hass, loaded_entry)
    assert found is not None
    answer = await remove(client, loaded_entry, found)
    assert answer["error"]["message"].endswith("rejected by integration")
    assert device_entry(hass, loaded_entry) is not None
