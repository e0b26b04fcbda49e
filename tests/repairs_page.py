"""Home Assistant's page of repairs, as tests use it."""

from http import HTTPStatus
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.stellacontrol.const import CONF_MONTHLY_QUOTA, DOMAIN
from tests.helpers import settle


@pytest.fixture
async def repairs(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> Any:
    """Return a client of Home Assistant's repairs page."""
    assert await async_setup_component(hass, "repairs", {})
    return await hass_client()


async def start(repairs: Any, raised: ir.IssueEntry | None) -> dict[str, Any]:
    """Open the fix of an issue."""
    assert raised is not None
    answer = await repairs.post(
        "/api/repairs/issues/fix",
        json={"handler": DOMAIN, "issue_id": raised.issue_id},
    )
    assert answer.status == HTTPStatus.OK
    step: dict[str, Any] = await answer.json()
    return step


async def go_on(
    repairs: Any, flow_id: str, answer: dict[str, str] | None = None
) -> dict[str, Any]:
    """Submit a step of a fix."""
    response = await repairs.post(
        f"/api/repairs/issues/fix/{flow_id}", json=answer or {}
    )
    assert response.status == HTTPStatus.OK
    step: dict[str, Any] = await response.json()
    return step


def issue(hass: HomeAssistant, kind: str) -> ir.IssueEntry | None:
    """Return the repair issue of a kind, if there is one."""
    issues = issues_of(hass, kind)
    assert len(issues) <= 1
    return issues[0] if issues else None


def issues_of(hass: HomeAssistant, kind: str) -> list[ir.IssueEntry]:
    """Return the repair issues of a kind, of all devices."""
    return [
        issue
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == DOMAIN and issue.translation_key == kind and issue.active
    ]


async def set_quota(hass: HomeAssistant, entry: MockConfigEntry, quota: int) -> None:
    """Change the option."""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_MONTHLY_QUOTA: quota}
    )
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
