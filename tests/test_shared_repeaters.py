"""A repeater that two accounts list: it is followed by one of them, and by one alone."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.flows import (
    account_input,
    assert_abort,
    offered_devices,
    open_user_form,
    submit,
)
from tests.helpers import account_entry, pass_time, set_up, state
from tests.scenes import device_entry, requests

SECOND = "SR2"
"""A repeater that joins the account after the first entry has read its list."""


@pytest.fixture
async def second_entry(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> MockConfigEntry:
    """Return a second account, set up, that lists the first one's repeater and another."""
    simulator.scenes.add_device(DeviceSpec(serial=SECOND, phase=0.0))
    simulator.scenes.reset_log()
    second = account_entry(simulator)
    second.add_to_hass(hass)
    hass.config_entries.async_update_entry(second, unique_id="another")
    await set_up(hass, second)
    return second


async def test_repeater_of_two_accounts_stays_with_the_first(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    second_entry: MockConfigEntry,
) -> None:
    """Its quota is spent once, and nothing of it is there twice."""
    assert not requests(simulator, "status", SERIAL)
    assert len(requests(simulator, "status", SECOND)) == 1
    # The first account has read its list, and the new repeater is not new to all.
    await pass_time(hass, freezer, timedelta(hours=6, minutes=1))
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=10))
    for serial, owner, other in (
        (SERIAL, loaded_entry, second_entry),
        (SECOND, second_entry, loaded_entry),
    ):
        assert len(requests(simulator, "status", serial)) == 1
        assert device_entry(hass, owner, serial) is not None
        assert device_entry(hass, other, serial) is None
        assert state(hass, "sensor", f"{serial}_connection_status").state == "online"


async def test_repeater_goes_over_to_the_account_that_is_left(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    second_entry: MockConfigEntry,
) -> None:
    """When I delete the first account, the second has it with its next list."""
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    await pass_time(hass, freezer, timedelta(hours=6, minutes=1))
    assert device_entry(hass, second_entry, SERIAL) is not None
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == "online"


async def test_options_offer_what_the_account_can_have(
    hass: HomeAssistant, second_entry: MockConfigEntry
) -> None:
    """What belongs to the other account cannot be chosen here."""
    result = await hass.config_entries.options.async_init(second_entry.entry_id)
    assert offered_devices(result, "options").keys() == {SECOND}


async def test_second_user_name_of_an_account_is_offered_the_rest(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Set up with another user name, only what is not there yet can be chosen."""
    simulator.scenes.add_device(DeviceSpec(serial=SECOND))
    simulator.scenes.credentials(name="another@example.com")
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert offered_devices(result).keys() == {SECOND}
    result = await submit(hass, result, {"devices": [SECOND]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["options"]["ignored_devices"] == []
    registry = er.async_get(hass)
    ours = er.async_entries_for_config_entry(registry, result["result"].entry_id)
    assert {entity.unique_id.partition("_")[0] for entity in ours} == {SECOND}


async def test_second_user_name_of_an_account_with_nothing_left(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If all of it is there already, nothing is set up twice."""
    simulator.scenes.credentials(name="another@example.com")
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert_abort(result, "already_configured")
    assert hass.config_entries.async_entries(DOMAIN) == [loaded_entry]


async def test_repeater_that_joins_both_accounts_at_once_is_followed_by_one(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    second_entry: MockConfigEntry,
) -> None:
    """Accounts that are set up together read their lists together, too."""
    simulator.scenes.add_device(DeviceSpec(serial="SR3", phase=0.0))
    await pass_time(hass, freezer, timedelta(hours=6, minutes=1))
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=10))
    assert len(requests(simulator, "status", "SR3")) == 1
    owners = [device_entry(hass, one, "SR3") for one in (loaded_entry, second_entry)]
    assert sum(owner is not None for owner in owners) == 1
