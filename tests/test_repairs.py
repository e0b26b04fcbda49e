"""Repairs: what I can do about a quota issue with one click."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time, settle, state
from tests.repairs_page import go_on, issue, repairs, set_quota, start
from tests.scenes import choose

__all__ = ["repairs"]  # a fixture

ENOUGH_FOR_THE_FLOOR = 9_200
"""Messages for 30 days at every 10 minutes with our requests; hardly more."""


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


async def set_elsewhere(
    hass: HomeAssistant, simulator: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    """Let somebody set the device to every minute, twice within an hour."""
    for _ in range(2):
        simulator.scenes.frequency(SERIAL, "1m")
        await pass_time(hass, freezer, 700)


async def test_quota_too_small_is_solved_by_the_slowest_frequency(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    repairs: Any,
    hass_admin_user: MockUser,
) -> None:
    """One click, and the base frequency is one that lasts; others see whose click."""
    await set_quota(hass, loaded_entry, ENOUGH_FOR_THE_FLOOR)
    await choose(hass, "1s")
    assert issue(hass, "quota_too_small") is not None
    step = await start(repairs, issue(hass, "quota_too_small"))
    assert step["step_id"] == "confirm"
    assert step["description_placeholders"]["device"] == "Attic"
    step = await go_on(repairs, step["flow_id"])
    assert step["type"] == "create_entry"
    chosen = state(hass, "select", f"{SERIAL}_message_frequency")
    assert (chosen.state, chosen.context.user_id) == ("10m", hass_admin_user.id)
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


async def test_repair_that_the_platform_refuses_says_why(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    *,
    loaded_entry: MockConfigEntry,
    repairs: Any,
) -> None:
    """I read the reason, and the issue stays."""
    await set_elsewhere(hass, simulator, freezer)
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    simulator.scenes.forbid("frequency")
    step = await go_on(repairs, step["flow_id"], {"next_step_id": "set_back"})
    assert (step["type"], step["reason"]) == ("abort", "refused")
    assert "contract" in step["description_placeholders"]["cause"]


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_frequency_is_set_back_before_a_status_was_read(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    *,
    loaded_entry: MockConfigEntry,
    repairs: Any,
) -> None:
    """After a restart during an outage the issue is there, and so is its solution."""
    await set_elsewhere(hass, simulator, freezer)
    simulator.scenes.fault("status", call="status", status=503)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    step = await start(repairs, issue(hass, "frequency_elsewhere"))
    step = await go_on(repairs, step["flow_id"], {"next_step_id": "set_back"})
    assert step["type"] == "create_entry"
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 700)
    assert simulator.device(SERIAL).frequency == 600
