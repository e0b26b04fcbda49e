"""System health: what to look at first when something is wrong."""

from typing import Any

from homeassistant.components.system_health import (
    SystemHealthRegistration,
    async_check_can_reach_url,
)
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import StellaControlConfigEntry


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register the function that the page calls."""
    register.async_register_info(_info)


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    """Return the figures of all accounts together."""
    entries = hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    if not entries:
        return {"accounts": 0}
    loaded: list[StellaControlConfigEntry] = hass.config_entries.async_loaded_entries(
        DOMAIN
    )
    accounts = [entry.runtime_data for entry in loaded]
    devices = [device for account in accounts for device in account.devices.values()]
    used = [device.quota.used for device in devices if device.data is not None]
    last_logins = [
        account.requests.last_login
        for account in accounts
        if account.requests.last_login
    ]
    return {
        "accounts": len(entries),
        "can_reach_gateway": async_check_can_reach_url(hass, entries[0].data[CONF_URL]),
        "last_login": max(last_logins, default=None),
        "devices": len(devices),
        "devices_connected": sum(
            device.is_ready and device.status.is_connected for device in devices
        ),
        "requests_today": sum(account.requests.today for account in accounts),
        "highest_quota_used": max((used for used in used if used), default=0),
    }
