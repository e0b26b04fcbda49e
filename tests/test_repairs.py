"""Repairs: what I can do about a quota issue with one click."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
import json
from typing import Any
from unittest.mock import ANY

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.stellacontrol.const import (
    CONF_IGNORED_DEVICES,
    CONF_MONTHLY_QUOTA,
    DOMAIN,
)
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time, set_up, settle, state
from tests.scenes import choose, device_entry

BARN = "SR2"

ENOUGH_FOR_THE_FLOOR = 9_200
"""Messages for 30 days at every 10 minutes with our requests; hardly more."""


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


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
    """Return the repair issues of a kind, of whatever device."""
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


async def set_elsewhere(
    hass: HomeAssistant, simulator: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    """Let somebody set the device to every minute, twice within an hour."""
    for _ in range(2):
        simulator.scenes.frequency(SERIAL, "1m")
        for _ in range(70):
            await pass_time(hass, freezer, 10)


async def test_quota_too_small_is_solved_by_the_slowest_frequency(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, repairs: Any
) -> None:
    """One click, and the base frequency is one that lasts."""
    await set_quota(hass, loaded_entry, ENOUGH_FOR_THE_FLOOR)
    await choose(hass, "1s")
    assert issue(hass, "quota_too_small") is not None
    step = await start(repairs, issue(hass, "quota_too_small"))
    assert step["step_id"] == "confirm"
    assert step["description_placeholders"]["device"] == "Attic"
    step = await go_on(repairs, step["flow_id"])
    assert step["type"] == "create_entry"
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "10m"
    assert issue(hass, "quota_too_small") is None


async def test_frequency_set_elsewhere_can_be_kept(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    repairs: Any,
) -> None:
    """If it was I who set it elsewhere, I keep it."""
    await set_elsewhere(hass, simulator, freezer)
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    assert step["menu_options"] == ["adopt", "set_back"]
    step = await go_on(repairs, step["flow_id"], {"next_step_id": "adopt"})
    assert step["type"] == "create_entry"
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "1m"
    assert simulator.device(SERIAL).frequency == 60


async def test_frequency_set_elsewhere_can_be_set_back_at_once(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    repairs: Any,
) -> None:
    """If it was not, I need not wait for the hour to pass."""
    await set_elsewhere(hass, simulator, freezer)
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    await go_on(repairs, step["flow_id"], {"next_step_id": "set_back"})
    freezer.tick(timedelta(seconds=5))
    assert simulator.device(SERIAL).frequency == 600
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "10m"


@pytest.mark.parametrize("choice", ["adopt", "set_back"])
async def test_fix_of_what_was_solved_meanwhile_changes_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    repairs: Any,
    choice: str,
) -> None:
    """The question was left open in some browser, and is answered too late."""
    await set_elsewhere(hass, simulator, freezer)
    raised = issue(hass, "frequency_elsewhere")
    step = await start(repairs, raised)
    assert raised is not None
    ir.async_delete_issue(hass, DOMAIN, raised.issue_id)
    step = await go_on(repairs, step["flow_id"], {"next_step_id": choice})
    assert (step["type"], step["reason"]) == ("abort", "solved")
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "own"


async def test_issues_go_with_an_account_that_is_disabled(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """Nobody watches its repeaters any more, so nothing would end them."""
    await set_quota(hass, loaded_entry, ENOUGH_FOR_THE_FLOOR)
    await choose(hass, "1s")
    assert issue(hass, "quota_too_small") is not None
    await hass.config_entries.async_set_disabled_by(
        loaded_entry.entry_id, ConfigEntryDisabler.USER
    )
    assert issue(hass, "quota_too_small") is None


async def test_fix_of_an_unloaded_account_says_so(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    repairs: Any,
) -> None:
    """A fix cannot be done while the account is not loaded, and I am told."""
    await set_quota(hass, loaded_entry, ENOUGH_FOR_THE_FLOOR)
    await choose(hass, "1s")
    step = await start(repairs, issue(hass, "quota_too_small"))
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    step = await go_on(repairs, step["flow_id"])
    assert (step["type"], step["reason"]) == ("abort", "not_loaded")


async def test_set_back_of_an_unloaded_account_says_so(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
    repairs: Any,
) -> None:
    """The page was open while the account was unloaded."""
    await set_elsewhere(hass, simulator, freezer)
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    step = await go_on(repairs, step["flow_id"], {"next_step_id": "set_back"})
    assert (step["type"], step["reason"]) == ("abort", "not_loaded")


async def test_frequency_that_cannot_be_chosen_becomes_the_slowest(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
    repairs: Any,
) -> None:
    """What a device has by itself may be none of the four that can be set."""
    await set_elsewhere(hass, simulator, freezer)
    raised = issue(hass, "frequency_elsewhere")
    assert raised is not None
    ir.async_create_issue(
        hass,
        DOMAIN,
        raised.issue_id,
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="frequency_elsewhere",
        translation_placeholders={"found": "30s"},
        data=raised.data,
    )
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    step = await go_on(repairs, step["flow_id"], {"next_step_id": "adopt"})
    assert step["type"] == "create_entry"
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "10m"


async def test_quota_used_up_is_an_issue(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """When nothing is left of the month I am told until when."""
    await set_quota(hass, loaded_entry, 1)
    raised = issue(hass, "quota_exhausted")
    assert raised is not None
    assert raised.translation_placeholders is not None
    assert raised.translation_placeholders["reset"] == "2026-11-30"


@pytest.fixture
async def barn(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Add a second device, and let it leave the account."""
    simulator.scenes.add_device({"serial": BARN, "label": "Barn"})
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    simulator.scenes.remove_device(BARN)
    for _ in range(2):
        await loaded_entry.runtime_data.async_refresh()
        await settle(hass)


async def test_device_that_left_the_account_is_named_until_it_is_read(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, barn: None, repairs: Any
) -> None:
    """My automations have lost an entity: I learn of it, and close the message."""
    raised = issue(hass, "device_gone")
    step = await start(repairs, raised)
    assert step["description_placeholders"] == {"device": "Barn"}
    assert (await go_on(repairs, step["flow_id"]))["type"] == "create_entry"
    assert issue(hass, "device_gone") is None
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert issue(hass, "device_gone") is None


async def test_device_that_left_the_account_is_named_after_a_restart_too(
    hass: HomeAssistant, barn: None, loaded_entry: MockConfigEntry, repairs: Any
) -> None:
    """Nobody has read of it yet."""
    raised = issue(hass, "device_gone")
    assert raised is not None
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    step = await go_on(repairs, (await start(repairs, raised))["flow_id"])
    assert (step["type"], step["reason"]) == ("abort", "not_loaded")
    # A restart forgets issues that nobody raises again.
    ir.async_delete_issue(hass, DOMAIN, raised.issue_id)
    await set_up(hass, loaded_entry)
    assert issue(hass, "device_gone") == replace(raised, created=ANY)


async def test_issue_of_an_older_version_is_taken_up(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """What Home Assistant has stored with a name and a serial number is gone."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"device_gone_{BARN}",
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="device_gone",
        translation_placeholders={"device": "Barn"},
        data={"entry_id": entry.entry_id, "serial_number": BARN},
    )
    await set_up(hass, entry)
    raised = issue(hass, "device_gone")
    assert raised is not None
    assert raised.translation_placeholders == {"device": "Barn"}
    assert not raised.is_persistent
    assert BARN not in raised.issue_id


async def test_issues_tell_no_serial_number_or_name_in_diagnostics(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    barn: None,
    hass_client: ClientSessionGenerator,
) -> None:
    """Home Assistant adds all issues to the file, as they are stored."""
    await set_quota(hass, loaded_entry, 1)
    await async_setup_component(hass, "diagnostics", {})
    client = await hass_client()
    answer = await client.get(f"/api/diagnostics/config_entry/{loaded_entry.entry_id}")
    issues = json.dumps((await answer.json())["issues"])
    assert "device_gone" in issues
    assert "quota_exhausted" in issues
    for secret in (SERIAL, BARN, "Attic", "Barn"):
        assert secret not in issues


async def test_issue_of_a_device_that_i_left_out_goes(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What I do not follow any more needs no repair, not even until the next restart."""
    simulator.scenes.add_device({"serial": BARN, "label": "Barn"})
    await set_quota(hass, loaded_entry, 1)
    count = len(issues_of(hass, "quota_exhausted"))
    assert count == 2
    hass.config_entries.async_update_entry(
        loaded_entry, options={**loaded_entry.options, CONF_IGNORED_DEVICES: [BARN]}
    )
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert len(issues_of(hass, "quota_exhausted")) == 1


async def test_device_that_came_back_is_no_longer_missed(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    barn: None,
) -> None:
    """It was a mistake at the reseller's, and it is mended."""
    assert issue(hass, "device_gone") is not None
    simulator.scenes.add_device({"serial": BARN, "label": "Barn"})
    await loaded_entry.runtime_data.async_refresh()
    assert issue(hass, "device_gone") is None


async def test_device_that_i_left_out_is_not_missed(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What I unticked in the options is gone as I wished."""
    simulator.scenes.add_device({"serial": BARN, "label": "Barn"})
    await loaded_entry.runtime_data.async_refresh()
    hass.config_entries.async_update_entry(
        loaded_entry,
        options={**loaded_entry.options, CONF_IGNORED_DEVICES: [BARN]},
    )
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert device_entry(hass, loaded_entry, BARN) is None
    assert issue(hass, "device_gone") is None
