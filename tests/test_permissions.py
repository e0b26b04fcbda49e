"""Functions that my contract leaves out: named, remembered, forgiven."""

from collections.abc import Awaitable, Callable

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle, state
from tests.scenes import choose, parameters, press, turn

type Action = Callable[[HomeAssistant], Awaitable[None]]


async def switch_band(hass: HomeAssistant) -> None:
    """Switch a band off."""
    await turn(hass, "08", on=False)


async def reboot(hass: HomeAssistant) -> None:
    """Press the button."""
    await press(hass, "reboot")


async def recalibrate(hass: HomeAssistant) -> None:
    """Press the button."""
    await press(hass, "recalibrate")


def told(
    hass: HomeAssistant, entry: MockConfigEntry, function: str
) -> dict[str, str] | None:
    """Return what the repair issue about a function names, if there is one."""
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"{function}_not_permitted_{entry.entry_id}"
    )
    return None if issue is None else issue.translation_placeholders


async def test_base_frequency_that_is_refused_stays_what_it_was(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """My choice is an error at once, and the select does not claim otherwise."""
    simulator.scenes.forbid("frequency")
    with pytest.raises(HomeAssistantError) as caught:
        await choose(hass, "1m")
    assert caught.value.translation_key == "frequency_not_permitted"
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "own"
    assert told(hass, loaded_entry, "frequency") == {"devices": "Attic"}


@pytest.mark.parametrize("status", [400, 404, 405, 422])
async def test_base_frequency_of_a_form_that_is_refused_stays_what_it_was(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    status: int,
) -> None:
    """What the platform does not take is not shown as chosen, nor asked for all day."""
    before = state(hass, "select", f"{SERIAL}_message_frequency").state
    simulator.scenes.fault("status", call="parameters", status=status)
    with pytest.raises(HomeAssistantError):
        await choose(hass, "1m")
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == before
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 24 * 3600)
    assert len(parameters(simulator)) <= 8


@pytest.mark.parametrize(
    ("function", "act"),
    [
        ("bands", switch_band),
        ("reboot", reboot),
        ("recalibrate", recalibrate),
    ],
)
async def test_refused_function_is_named_until_it_works(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    function: str,
    act: Action,
) -> None:
    """I read what to ask the reseller for; when he has done it, the issue goes."""
    simulator.scenes.forbid(function)
    with pytest.raises(HomeAssistantError) as caught:
        await act(hass)
    assert caught.value.translation_key == f"{function}_not_permitted"
    assert told(hass, loaded_entry, function) == {"devices": "Attic"}
    simulator.scenes.allow(function)
    await act(hass)
    assert told(hass, loaded_entry, function) is None


async def test_refused_function_is_remembered_through_a_restart(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I have not asked the reseller yet, so the issue is still there."""
    simulator.scenes.forbid("reboot")
    with pytest.raises(HomeAssistantError):
        await reboot(hass)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    # A restart forgets issues that nobody raises again.
    ir.async_delete_issue(hass, DOMAIN, f"reboot_not_permitted_{loaded_entry.entry_id}")
    await set_up(hass, loaded_entry)
    assert told(hass, loaded_entry, "reboot") == {"devices": "Attic"}


async def test_refused_frequency_is_remembered_until_it_works(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A reload proves nothing; only a frequency that the platform takes ends the issue."""
    simulator.scenes.forbid("frequency")
    with pytest.raises(HomeAssistantError):
        await choose(hass, "1m")
    simulator.scenes.allow("frequency")
    for _ in range(2):
        await hass.config_entries.async_reload(loaded_entry.entry_id)
        await settle(hass)
        await pass_time(hass, freezer, 700)
        assert told(hass, loaded_entry, "frequency") == {"devices": "Attic"}
    await choose(hass, "1m")
    assert told(hass, loaded_entry, "frequency") is None


@pytest.mark.expected_log("does not let this API client read the status")
async def test_refused_status_ends_by_itself(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Without the right to read there are no values, and I am told why."""
    simulator.scenes.forbid("status")
    await pass_time(hass, freezer, 1210)
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == STATE_UNAVAILABLE
    assert told(hass, loaded_entry, "status") == {"devices": "Attic"}
    simulator.scenes.allow("status")
    await pass_time(hass, freezer, 1210)
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
    assert told(hass, loaded_entry, "status") is None


@pytest.mark.expected_log("does not let this API client list devices")
async def test_refused_list_of_devices_leaves_the_devices(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What is known goes on; only new devices are not seen, and I am told."""
    simulator.scenes.forbid("devices")
    await loaded_entry.runtime_data.async_refresh()
    assert told(hass, loaded_entry, "devices") is not None
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
    simulator.scenes.allow("devices")
    await loaded_entry.runtime_data.async_refresh()
    assert told(hass, loaded_entry, "devices") is None


async def test_log_in_that_is_not_permitted_blames_no_other_function(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A press that fails before it is sent says nothing of the button."""
    simulator.scenes.expire_tokens()
    simulator.scenes.forbid("login")
    with pytest.raises(HomeAssistantError) as caught:
        await reboot(hass)
    assert caught.value.translation_key == "log_in_not_permitted"
    assert told(hass, loaded_entry, "log_in") is not None
    assert told(hass, loaded_entry, "reboot") is None
    simulator.scenes.allow("login")
    await reboot(hass)
    assert told(hass, loaded_entry, "log_in") is None


async def test_issue_goes_with_the_account(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Where there is no account, there is nothing to repair."""
    simulator.scenes.forbid("reboot")
    with pytest.raises(HomeAssistantError):
        await reboot(hass)
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    assert told(hass, loaded_entry, "reboot") is None
