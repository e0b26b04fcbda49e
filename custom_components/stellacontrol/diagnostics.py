"""Diagnostics: everything useful for a bug report, and nothing that is secret."""

from collections.abc import Iterable
from dataclasses import asdict
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from .const import CONF_CLIENT_ID, CONF_CLIENT_KEY, CONF_IGNORED_DEVICES, DOMAIN
from .coordinator import AccountCoordinator, DeviceCoordinator, StellaControlConfigEntry

_SECRET_KEYS = {
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_PASSWORD,
    CONF_USERNAME,  # an e-mail address
    CONF_IGNORED_DEVICES,  # serial numbers
    # As the platform spells them.
    "serialNumber",  # whoever knows it can claim the device from the vendor
    "location",  # where people live and work
}

_EMAIL_ADDRESS = re.compile(r"[^\s@\"']+@[^\s@\"']+\.[^\s@\"']+")


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> dict[str, Any]:
    """Return what helps to understand an account."""
    account = entry.runtime_data
    return _without_secrets(
        {
            "entry": {"data": dict(entry.data), "options": dict(entry.options)},
            "account": {
                "last_update_success": account.last_update_success,
                "last_error": _last_error(account),
                "logged_in": account.client.is_logged_in,
                # A list, since serial numbers as keys would not be redacted.
                "listed": [dict(device.raw) for device in account.listed.values()],
            },
            "devices": [_device(device) for device in account.devices.values()],
        },
        account,
    )


async def async_get_device_diagnostics(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
) -> dict[str, Any]:
    """Return what helps to understand one device."""
    account = entry.runtime_data
    serials = {serial for domain, serial in device.identifiers if domain == DOMAIN}
    found = [account.devices[serial] for serial in serials & account.devices.keys()]
    return _without_secrets(
        {"devices": [_device(coordinator) for coordinator in found]}, account
    )


def _device(coordinator: DeviceCoordinator) -> dict[str, Any]:
    """Return what is known of a device, and what is planned."""
    status = coordinator.data
    due = coordinator.time_to_next_request()
    return {
        "metadata": dict(coordinator.device.raw),
        "status": None if status is None else dict(status.raw),
        "bands": list(coordinator.band_ids),
        "band_wishes": [
            {"band": band_id, **asdict(wish)}
            for band_id, wish in coordinator.band_wishes.items()
        ],
        "temperature_alarm": coordinator.temperature_alarm,
        "last_update_success": coordinator.last_update_success,
        "last_error": _last_error(coordinator),
        "seconds_to_next_request": None if due is None else round(due.total_seconds()),
    }


def _last_error(coordinator: AccountCoordinator | DeviceCoordinator) -> str | None:
    """Return the last failure in words, even if it is over."""
    error = coordinator.last_exception
    return None if error is None else f"{type(error).__name__}: {error}"


def _without_secrets(
    data: dict[str, Any], account: AccountCoordinator
) -> dict[str, Any]:
    """Redact by key, then wherever a secret stands inside another text."""
    entry = account.config_entry
    secrets = {entry.data[CONF_USERNAME], *account.listed, *account.devices}
    secrets |= {
        device.location for device in account.listed.values() if device.location
    }
    return {
        key: _scrubbed(value, sorted(secrets, key=len, reverse=True))
        for key, value in async_redact_data(data, _SECRET_KEYS).items()
    }


def _scrubbed(value: Any, secrets: Iterable[str]) -> Any:
    """Return a value without the secrets that stand inside its texts."""
    if isinstance(value, dict):
        return {key: _scrubbed(inner, secrets) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(inner, secrets) for inner in value]
    if not isinstance(value, str):
        return value
    for secret in secrets:
        value = value.replace(secret, REDACTED)
    return _EMAIL_ADDRESS.sub(REDACTED, value)
