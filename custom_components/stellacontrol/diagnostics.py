"""Diagnostics: everything useful for a bug report, and nothing that is secret."""

from collections.abc import Sequence
from dataclasses import asdict
import json
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.loader import async_get_loaded_integration

from .api import DEFAULT_GATEWAY, read_gateway_url
from .api.finding import Answer, Findings, Step
from .api.masking import Masking
from .api.report import write_report
from .const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_IGNORED_DEVICES,
    CONF_PROFILE,
    DOMAIN,
)
from .coordinator import (
    AccountCoordinator,
    DeviceCoordinator,
    StellaControlConfigEntry,
    gateway_of,
    known_profile,
    serial_number_of,
)
from .options import Options

_SECRET_KEYS = {
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_PASSWORD,
    CONF_USERNAME,  # an e-mail address
    CONF_IGNORED_DEVICES,  # serial numbers
    # As the platform spells them.
    "serialNumber",  # whoever knows it can claim the device from the vendor
    "location",  # where people live and work
    # Not to be expected in what is read; if they come, they are as secret.
    "clientId",
    "clientKey",
    "password",
    "token",
}

_EMAIL_ADDRESS = r"[^\s@\"']+@[^\s@\"']+\.[^\s@\"']+"


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> dict[str, Any]:
    """Return what helps to understand an account."""
    shown = {"data": _shown_settings(entry), "options": dict(entry.options)}
    if entry.state is not ConfigEntryState.LOADED:
        # An account that cannot be set up has nothing but the reason.
        told = {"entry": {**shown, "state": entry.state.value, "reason": entry.reason}}
        return _without_secrets(told, entry)
    account = entry.runtime_data
    return _without_secrets(
        {
            "entry": shown,
            "report": _report(account, list(account.devices.values())),
            "account": {
                "last_update_success": account.last_update_success,
                "last_error": _last_error(account),
                "logged_in": account.client.is_logged_in,
                "profile": _profile(account),
                # A list, since serial numbers as keys would not be redacted.
                "listed": [dict(device.raw) for device in account.listed.values()],
            },
            "devices": [_device(device) for device in account.devices.values()],
        },
        entry,
        account,
    )


async def async_get_device_diagnostics(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
) -> dict[str, Any]:
    """Return what helps to understand one device."""
    account = entry.runtime_data
    found = account.devices.get(serial_number_of(device) or "")
    devices = [] if found is None else [found]
    return _without_secrets(
        {
            "report": _report(account, devices),
            "devices": [_device(coordinator) for coordinator in devices],
        },
        entry,
        account,
    )


def _report(
    account: AccountCoordinator, devices: Sequence[DeviceCoordinator]
) -> list[str]:
    """Return what differs from the contract, as the set-up reports it."""
    known = [coordinator for coordinator in devices if coordinator.data is not None]
    profile, gateway = account.client.profile, gateway_of(account.config_entry.data)
    answers = [
        (profile.devices, [dict(device.raw) for device in account.listed.values()]),
        *((profile.status, dict(each.data.status.raw)) for each in known),
    ]
    findings = Findings(
        profile=profile,
        works=frozenset(call.name for call, _ in answers),
        status=known[0].data.status if known else None,
        steps=tuple(
            Step(
                call=call.name,
                method=call.method,
                path=gateway.path_of(call),
                status=200,
                answer=Answer(status=200, body=content),
            )
            for call, content in answers
        ),
    )
    masking = Masking(others=_secrets(account.config_entry, account))
    version = str(async_get_loaded_integration(account.hass, DOMAIN).version)
    return write_report(findings, gateway, masking, version=version).splitlines()


def _device(coordinator: DeviceCoordinator) -> dict[str, Any]:
    """Return what is known of a device, and what is planned."""
    state = coordinator.data
    keeper = coordinator.frequency.keeper
    due = coordinator.time_to_next_request()
    return {
        "metadata": dict(coordinator.device.raw),
        "status": None if state is None else dict(state.status.raw),
        "bands": list(coordinator.band_ids),
        "pending": coordinator.pending.bands,
        "alarms": [asdict(alarm) for alarm in sorted(coordinator.alarms.on)],
        "quota": None if state is None else asdict(state.quota),
        "keeper": keeper.as_dict(),
        "schedule": None if keeper.schedule is None else asdict(keeper.schedule),
        "decision": None if keeper.decision is None else asdict(keeper.decision),
        "last_update_success": coordinator.last_update_success,
        "last_error": _last_error(coordinator),
        "seconds_to_next_request": None if due is None else round(due.total_seconds()),
    }


def _profile(account: AccountCoordinator) -> dict[str, Any]:
    """Return how the gateway speaks, where it differs from the contract."""
    known = known_profile(account.config_entry.data)
    return {
        "origin": known.origin.value,
        "at": known.at,
        # A text: its keys are no secrets, since placeholders stand for the values.
        "differs": json.dumps(account.client.profile.as_dict()),
    }


def _shown_settings(entry: StellaControlConfigEntry) -> dict[str, Any]:
    """Return the settings; a gateway of one's own may tell whose it is."""
    settings = {key: value for key, value in entry.data.items() if key != CONF_PROFILE}
    if entry.data[CONF_URL] == DEFAULT_GATEWAY:
        return settings
    return {**settings, CONF_URL: REDACTED}


def _last_error(coordinator: AccountCoordinator | DeviceCoordinator) -> str | None:
    """Return the last failure in words, even if it is over."""
    error = coordinator.last_exception
    return None if error is None else f"{type(error).__name__}: {error}"


def _without_secrets(
    data: dict[str, Any],
    entry: StellaControlConfigEntry,
    account: AccountCoordinator | None = None,
) -> dict[str, Any]:
    """Redact by key, then wherever a secret stands inside another text."""
    patterns = [
        _as_a_word(secret)
        for secret in sorted(_secrets(entry, account), key=len, reverse=True)
        if secret
    ]
    secret = re.compile("|".join([*patterns, _EMAIL_ADDRESS]), re.IGNORECASE)
    return _scrubbed_mapping(async_redact_data(data, _SECRET_KEYS), secret)


def _secrets(
    entry: StellaControlConfigEntry, account: AccountCoordinator | None
) -> set[str]:
    """Return the texts that nobody else shall read."""
    own = {
        entry.data[CONF_USERNAME],
        entry.data[CONF_PASSWORD],
        entry.data[CONF_CLIENT_KEY],
        *Options.read(entry.options).ignored_devices,
    } | _own_host(entry)
    if account is None:
        return own
    held = [device.status.device for device in account.devices.values() if device.data]
    # People call repeaters after places and after themselves.
    named = {
        text
        for device in (*account.listed.values(), *held)
        for text in (device.location, device.label)
        if text
    }
    return own | named | {*account.listed, *account.devices}


def _own_host(entry: StellaControlConfigEntry) -> set[str]:
    """Return the gateway's host, if it is not the vendor's."""
    if entry.data[CONF_URL] == DEFAULT_GATEWAY:
        return set()
    host = read_gateway_url(entry.data[CONF_URL]).host
    return {host} if host else set()


def _as_a_word(secret: str) -> str:
    """Return a pattern for a secret that is not a part of a longer word.

    Blackening "repeater" inside "iRepeater" would tell a reader the password.
    """
    before = r"(?<![^\W_])" if secret[0].isalnum() else ""
    behind = r"(?![^\W_])" if secret[-1].isalnum() else ""
    return before + re.escape(secret) + behind


def _scrubbed(value: Any, secret: re.Pattern[str]) -> Any:
    """Return a value without the secrets that stand inside its texts."""
    if isinstance(value, dict):
        return _scrubbed_mapping(value, secret)
    if isinstance(value, list | tuple):
        return [_scrubbed(inner, secret) for inner in value]
    if isinstance(value, int) and secret.fullmatch(str(value)):
        return REDACTED  # a serial number may be sent as a number
    return secret.sub(REDACTED, value) if isinstance(value, str) else value


def _scrubbed_mapping(
    mapping: dict[str, Any], secret: re.Pattern[str]
) -> dict[str, Any]:
    """Return a mapping without secrets, in its keys neither."""
    scrubbed: dict[str, Any] = {}
    for key, value in mapping.items():
        name = secret.sub(REDACTED, key)
        if name in scrubbed:
            # Two secrets shall not become one key.
            name = f"{name} {len(scrubbed)}"
        scrubbed[name] = _scrubbed(value, secret)
    return scrubbed
