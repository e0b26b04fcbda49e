"""Diagnostics: everything useful for a bug report, and nothing that is secret."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
import json
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.loader import async_get_loaded_integration

from .api import DEFAULT_GATEWAY
from .api.finding import Answer, Findings, Step
from .api.masking import Masking
from .api.report import write_report
from .const import CONF_PROFILE, DOMAIN
from .coordinator import (
    AccountCoordinator,
    DeviceCoordinator,
    StellaControlConfigEntry,
    gateway_of,
    known_profile,
    registered_devices,
)
from .redaction import bounded, redacted, secrets_of
from .repeaters import coordinator_of

_MOST_DEVICES = 20
"""Devices in the file of an account, those in trouble first. Home Assistant writes the
file in one go; a device has a file of its own."""


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> dict[str, Any]:
    """Return what helps to understand an account."""
    if entry.state is not ConfigEntryState.LOADED:
        return await _finished(hass, entry, _not_loaded(hass, entry))
    account = entry.runtime_data
    chosen = sorted(account.devices.values(), key=lambda each: each.is_ready)
    chosen = chosen[:_MOST_DEVICES]
    listed = [device.raw for device in account.listed.values()]
    return await _finished(
        hass,
        entry,
        {
            "entry": _shown_settings(entry),
            "account": {
                "last_update_success": account.last_update_success,
                "last_error": _last_error(account),
                "logged_in": account.client.is_logged_in,
                "platform_away": account.health.is_away,
                "profile": _profile(entry),
                # A list, since serial numbers as keys would not be redacted.
                "listed": [bounded(raw) for raw in listed[:_MOST_DEVICES]],
                "listed_devices": len(listed),
                "followed_devices": len(account.devices),
            },
            "devices": [_device(device) for device in chosen],
        },
        chosen,
    )


async def async_get_device_diagnostics(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
) -> dict[str, Any]:
    """Return what helps to understand one device."""
    if entry.state is not ConfigEntryState.LOADED:
        return await _finished(hass, entry, _not_loaded(hass, entry))
    found = coordinator_of(entry, device)
    devices = [] if found is None else [found]
    told = {"devices": [_device(coordinator) for coordinator in devices]}
    return await _finished(hass, entry, told, devices)


def _not_loaded(hass: HomeAssistant, entry: StellaControlConfigEntry) -> dict[str, Any]:
    """Return what is known of an account that is not set up: why, and what it was."""
    return {
        "entry": {
            **_shown_settings(entry),
            "state": entry.state.value,
            "reason": entry.reason,
            "disabled_by": entry.disabled_by,
        },
        "account": {
            "profile": _profile(entry),
            "registered_devices": len(registered_devices(hass, entry)),
        },
    }


async def _finished(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    told: dict[str, Any],
    devices: Sequence[DeviceCoordinator] = (),
) -> dict[str, Any]:
    """Add the report, and redact all of it; in a thread, since it takes a while."""
    account = entry.runtime_data if entry.state is ConfigEntryState.LOADED else None
    secrets = secrets_of(hass, entry, account)
    report = None if account is None else partial(_report, account, devices, secrets)
    return await hass.async_add_executor_job(_with_report, told, secrets, report)


def _with_report(
    told: dict[str, Any], secrets: set[str], report: partial[list[str]] | None
) -> dict[str, Any]:
    """Add the report, and redact all of it."""
    if report is not None:
        told = {**told, "report": report()}
    return redacted(told, secrets)


def _report(
    account: AccountCoordinator,
    devices: Sequence[DeviceCoordinator],
    secrets: set[str],
) -> list[str]:
    """Return what differs from the contract, as the set-up reports it."""
    known = [coordinator for coordinator in devices if coordinator.data is not None]
    profile, gateway = account.client.profile, gateway_of(account.config_entry.data)
    listed = [bounded(each.device.raw) for each in devices]
    answers = [
        (profile.devices, listed),
        *((profile.status, bounded(each.data.status.raw)) for each in known),
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
    version = str(async_get_loaded_integration(account.hass, DOMAIN).version)
    masking = Masking(others=secrets)
    return write_report(findings, gateway, masking, version=version).splitlines()


def _device(coordinator: DeviceCoordinator) -> dict[str, Any]:
    """Return what is known of a device, and what is planned."""
    state = coordinator.data
    keeper = coordinator.frequency.keeper
    due = coordinator.time_to_next_request()
    return {
        "metadata": bounded(coordinator.device.raw),
        "status": None if state is None else bounded(state.status.raw),
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


def _profile(entry: StellaControlConfigEntry) -> dict[str, Any]:
    """Return how the gateway speaks, where it differs from the contract."""
    known = known_profile(entry.data)
    return {
        "origin": known.origin.value,
        "at": known.at,
        # A text: its keys are no secrets, since placeholders stand for the values.
        "differs": json.dumps(known.profile.as_dict()),
    }


def _shown_settings(entry: StellaControlConfigEntry) -> dict[str, Any]:
    """Return the settings; an unusual gateway is redacted: it may name its owner."""
    settings = {key: value for key, value in entry.data.items() if key != CONF_PROFILE}
    if entry.data.get(CONF_URL) != DEFAULT_GATEWAY:
        settings[CONF_URL] = REDACTED
    return {"data": settings, "options": dict(entry.options)}


def _last_error(coordinator: AccountCoordinator | DeviceCoordinator) -> str | None:
    """Return the last failure in words, even if it is over."""
    error = coordinator.last_exception
    return None if error is None else f"{type(error).__name__}: {error}"
