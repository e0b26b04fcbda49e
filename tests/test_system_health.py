"""System health: what to look at first when something is wrong."""

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.flows import ENGLISH
from tests.helpers import settle


async def test_system_health_tells_of_accounts_and_requests(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """One page tells whether the platform is reached and what it costs."""
    assert await async_setup_component(hass, "system_health", {})
    await settle(hass)
    info = await get_system_health_info(hass, DOMAIN)
    assert info.keys() == ENGLISH["system_health"]["info"].keys()
    reached = info.pop("can_reach_gateway")
    assert await reached == "ok"
    assert info.pop("last_login") is not None
    assert info.pop("highest_quota_used") > 0
    assert info == {
        "accounts": 1,
        "devices": 1,
        "devices_connected": 1,
        # Log-in, list of devices, status.
        "requests_today": 3,
    }


async def test_system_health_tells_that_the_platform_is_out_of_reach(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I see at once that it is not my repeaters."""
    assert await async_setup_component(hass, "system_health", {})
    await simulator.stop()
    info = await get_system_health_info(hass, DOMAIN)
    reached = {"type": "failed", "error": "unreachable"}
    assert await info["can_reach_gateway"] == reached
    await simulator.start()


async def test_account_that_never_started_tells_whether_the_gateway_answers(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """An account that cannot be set up is when I look here first."""
    assert await async_setup_component(hass, "system_health", {})
    await simulator.stop()
    await hass.config_entries.async_setup(entry.entry_id)
    info = await get_system_health_info(hass, DOMAIN)
    reached = {"type": "failed", "error": "unreachable"}
    assert await info["can_reach_gateway"] == reached
    assert info["accounts"] == 1
    assert info["devices"] == 0
    await simulator.start()


async def test_system_health_without_an_account_says_so(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """Without one, there is nothing to tell."""
    assert await async_setup_component(hass, "system_health", {})
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    await settle(hass)
    assert await get_system_health_info(hass, DOMAIN) == {"accounts": 0}
