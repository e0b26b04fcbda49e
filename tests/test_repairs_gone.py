"""Repairs: what I am told of repeaters that left, or that I left out."""

from dataclasses import replace
import json
from typing import Any
from unittest.mock import ANY

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.stellacontrol.const import CONF_IGNORED_DEVICES, DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up, settle
from tests.repairs_page import go_on, issue, issues_of, repairs, set_quota, start
from tests.scenes import device_entry

__all__ = ["repairs"]  # a fixture

BARN = "SR2"


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
    """The reseller made a mistake and has corrected it."""
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
