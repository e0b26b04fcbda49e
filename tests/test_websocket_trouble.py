"""What pages are told of an account that cannot be read: once, not for each repeater."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.stellacontrol.store import DeviceStore
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, set_up, settle, state, try_to_set_up
from tests.page_socket import follow, listed
from tests.scenes import device_entry, press

AWAY = "Error fetching"
REFUSED = "refuses the credentials"


@pytest.fixture
def device(hass: HomeAssistant, loaded_entry: MockConfigEntry) -> dr.DeviceEntry:
    """Return the attic's repeater."""
    found = device_entry(hass, loaded_entry)
    assert found is not None
    return found


async def troubles(client: MockHAClientWebSocket) -> list[dict[str, Any]]:
    """Return what is told next of accounts that cannot be read."""
    while True:
        event = (await client.receive_json())["event"]
        if "troubles" in event:
            found: list[dict[str, Any]] = event["troubles"]
            return found


@pytest.mark.expected_log(AWAY)
@pytest.mark.parametrize("is_list", [True, False])
async def test_platform_that_is_away_is_told_with_its_time(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    is_list: bool,
) -> None:
    """A page that is open learns since when, one opened later too, and that it is over."""
    client = await hass_ws_client(hass)
    await (listed(client) if is_list else follow(client, device.id))
    await simulator.stop()
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    [trouble] = await troubles(client)
    since = loaded_entry.runtime_data.health.since
    assert abs(dt_util.utcnow() - since) < timedelta(minutes=1)
    assert trouble == {
        "entry_id": loaded_entry.entry_id,
        "account": loaded_entry.title,
        "kind": "away",
        "since": since.isoformat(),
    }

    other = await hass_ws_client(hass)
    await (listed(other) if is_list else follow(other, device.id))
    assert await troubles(other) == [trouble]

    await simulator.start()
    await loaded_entry.runtime_data.async_refresh()
    assert await troubles(client) == []


@pytest.mark.expected_log(REFUSED)
async def test_refused_credentials_are_told(
    hass: HomeAssistant,
    simulator: Simulator,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A page can say that somebody has to sign in."""
    client = await hass_ws_client(hass)
    assert await follow(client, device.id) is not None
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    with pytest.raises(HomeAssistantError, match=REFUSED):
        await press(hass, "refresh")
    assert [trouble["kind"] for trouble in await troubles(client)] == ["credentials"]


@pytest.mark.parametrize(
    "is_refused",
    [
        pytest.param(True, marks=pytest.mark.expected_log("could not authenticate")),
        False,
    ],
)
async def test_account_that_could_not_be_loaded_is_told(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    is_refused: bool,
) -> None:
    """Without a list to begin with, too, nobody has to guess."""
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    await DeviceStore(hass, loaded_entry.entry_id).remove()
    if is_refused:
        simulator.scenes.credentials(password="new")
    else:
        await simulator.stop()
    await try_to_set_up(hass, loaded_entry)
    assert loaded_entry.state is not ConfigEntryState.LOADED
    client = await hass_ws_client(hass)
    await listed(client)
    [trouble] = await troubles(client)
    assert trouble["kind"] == ("credentials" if is_refused else "away")
    assert trouble["since"] is None


async def test_any_other_reason_is_told_as_a_failure(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """The page leads to Home Assistant's own words, rather than to say nothing."""
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    await DeviceStore(hass, loaded_entry.entry_id).remove()
    simulator.scenes.fault("status", call="devices", status=429)
    await try_to_set_up(hass, loaded_entry)
    assert loaded_entry.state is ConfigEntryState.SETUP_RETRY
    client = await hass_ws_client(hass)
    await listed(client)
    [trouble] = await troubles(client)
    # Home Assistant 2026.8 does not keep the reason.
    is_known = loaded_entry.error_reason_translation_key is not None
    assert trouble["kind"] == ("failed" if is_known else "away")


async def test_account_that_was_unloaded_by_hand_is_no_trouble(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Who has unloaded it knows why it is silent."""
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    client = await hass_ws_client(hass)
    assert await follow(client, device.id) is not None
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


@pytest.mark.expected_log(AWAY)
async def test_page_is_told_after_a_restart_during_an_outage(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """No status has ever come, and the page works nevertheless."""
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    await simulator.stop()
    await set_up(hass, loaded_entry)
    await settle(hass)
    client = await hass_ws_client(hass)
    assert await follow(client, device.id) is not None
    assert [trouble["kind"] for trouble in await troubles(client)] == ["away"]


@pytest.mark.expected_log(REFUSED)
async def test_stranger_is_not_told_of_an_account(
    hass: HomeAssistant,
    simulator: Simulator,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    """Who may read nothing of an account does not learn that there is one."""
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    with pytest.raises(HomeAssistantError, match=REFUSED):
        await press(hass, "refresh")
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({})
    client = await hass_ws_client(hass)
    assert await listed(client) == []
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


@pytest.mark.expected_log(AWAY)
@pytest.mark.parametrize("is_list", [True, False])
async def test_page_is_told_what_was_told_last(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    is_list: bool,
) -> None:
    """Also a page that is opened during the outage has the values from before it."""
    simulator.scenes.set_band(SERIAL, "08", isFeedback=True)
    simulator.scenes.send_now(SERIAL)
    await press(hass, "refresh")
    feedback = entity_id(hass, "binary_sensor", f"{SERIAL}_band_08_feedback")
    before = state(hass, "sensor", f"{SERIAL}_temperature")
    assert hass.states.is_state(feedback, "on")

    async def last() -> dict[str, dict[str, Any]]:
        client = await hass_ws_client(hass)
        one, *_ = await listed(client) if is_list else [await follow(client, device.id)]
        return dict((one or {}).get("last", {}))

    assert await last() == {}
    await simulator.stop()
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    assert hass.states.is_state(before.entity_id, STATE_UNAVAILABLE)
    told = await last()
    temperature = told[before.entity_id]
    assert temperature["state"] == before.state
    assert temperature["attributes"] == before.attributes
    assert temperature["last_changed"] == before.last_changed.isoformat()
    assert told[feedback]["state"] == "on"
    # A list shows of bands their alarms only.
    assert (entity_id(hass, "switch", f"{SERIAL}_band_08") in told) is not is_list
    assert not [one for one in told if one.startswith("button.")]

    await simulator.start()
    await press(hass, "refresh")
    assert await last() == {}
