"""Repair issues about a device: raised while they hold, cleared when solved."""

from collections.abc import Container
from datetime import datetime
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.util import dt as dt_util

from ..const import DOCS, DOMAIN
from ..quota import QuotaKeeper
from .capacity import LIMIT
from .gone import GoneDevices
from .registry import device_entry, device_name, registered_devices
from .state import spell_period

QUOTA_TOO_SMALL = "quota_too_small"
QUOTA_EXHAUSTED = "quota_exhausted"
FREQUENCY_ELSEWHERE = "frequency_elsewhere"
LARGE_ACCOUNT = "large_account"

QUOTA_ISSUES = (
    QUOTA_TOO_SMALL,
    QUOTA_EXHAUSTED,
    FREQUENCY_ELSEWHERE,
)
_FIXABLE = (QUOTA_TOO_SMALL, FREQUENCY_ELSEWHERE)


def issue_id(kind: str, device_id: str) -> str:
    """Return the id of an issue of a device.

    Home Assistant shows it in diagnostics. So it contains the registry's id, not the
    serial number.
    """
    return f"{kind}_{device_id}"


@callback
def update_issues(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    serial_number: str,
    keeper: QuotaKeeper,
    now: datetime,
) -> None:
    """Raise the issues that hold now, and clear the others."""
    if (device := device_entry(hass, entry, serial_number)) is None:
        return  # It has no entities yet.
    standing = _standing(keeper, now)
    for kind in QUOTA_ISSUES:
        if (placeholders := standing.get(kind)) is None:
            ir.async_delete_issue(hass, DOMAIN, issue_id(kind, device.id))
            continue
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id(kind, device.id),
            is_fixable=kind in _FIXABLE,
            severity=ir.IssueSeverity.WARNING,
            learn_more_url=f"{DOCS}/quota.md",
            translation_key=kind,
            translation_placeholders={
                "device": device_name(hass, entry, serial_number),
                **placeholders,
            },
            data={"entry_id": entry.entry_id, "device_id": device.id},
        )


@callback
def delete_issues(hass: HomeAssistant, device_id: str) -> None:
    """Clear every issue of a device that is gone."""
    for kind in QUOTA_ISSUES:
        ir.async_delete_issue(hass, DOMAIN, issue_id(kind, device_id))


@callback
def remove_other_devices(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    kept: Container[str],
    listed: Container[str],
    gone: GoneDevices,
) -> None:
    """Remove an account's other devices; raise issues for those no longer listed.

    The registry is used, because after a restart nothing else knows the former ones.
    """
    for serial, device in registered_devices(hass, entry).items():
        if serial in kept:
            continue
        if serial not in listed:
            gone.add(serial, device_name(hass, entry, serial))
        delete_issues(hass, device.id)
        dr.async_get(hass).async_remove_device(device.id)


@callback
def update_large_account_issue(
    hass: HomeAssistant, entry: ConfigEntry[Any], devices: int
) -> None:
    """Raise an issue if some devices got only the essential entities."""
    large_account = f"{LARGE_ACCOUNT}_{entry.entry_id}"
    if not devices:
        ir.async_delete_issue(hass, DOMAIN, large_account)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        large_account,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        learn_more_url=f"{DOCS}/setup.md#hundreds-of-repeaters",
        translation_key=LARGE_ACCOUNT,
        translation_placeholders={"devices": str(devices), "limit": str(LIMIT)},
        data={"entry_id": entry.entry_id},
    )


@callback
def delete_issues_of_entry(hass: HomeAssistant, entry_id: str) -> None:
    """Clear every issue of an account that is removed."""
    for issue in list(ir.async_get(hass).issues.values()):
        if issue.domain == DOMAIN and (issue.data or {}).get("entry_id") == entry_id:
            ir.async_delete_issue(hass, DOMAIN, issue.issue_id)


def _standing(keeper: QuotaKeeper, now: datetime) -> dict[str, dict[str, str]]:
    """Return the placeholders of each issue that holds now, by its kind."""
    budget, decision = keeper.budget(now), keeper.decision
    if budget is None or decision is None:
        return {}
    quota = str(keeper.settings.monthly_quota)
    reset = dt_util.as_local(budget.month.end).date().isoformat()
    standing: dict[str, dict[str, str]] = {}
    if (since := decision.base_suspended_since) is not None:
        standing[QUOTA_TOO_SMALL] = {
            "frequency": spell_period(keeper.base),
            "since": _moment(since),
            "quota": quota,
            "reset": reset,
        }
    if not budget.remaining:
        standing[QUOTA_EXHAUSTED] = {"quota": quota, "reset": reset}
    found = keeper.found_elsewhere
    if keeper.may_set and found is not None and found < decision.period:
        standing[FREQUENCY_ELSEWHERE] = {
            "found": spell_period(found),
            "frequency": spell_period(decision.period),
        }
    return standing


def _moment(moment: datetime) -> str:
    """Return a time in a form that does not depend on the language."""
    return dt_util.as_local(moment).strftime("%Y-%m-%d %H:%M")
