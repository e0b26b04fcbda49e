"""What pages are told of repeaters to a user who may not see everything."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.page_socket import follow, listed
from tests.scenes import device_entry


@pytest.fixture
def device(hass: HomeAssistant, loaded_entry: MockConfigEntry) -> dr.DeviceEntry:
    """Return the attic's repeater."""
    found = device_entry(hass, loaded_entry)
    assert found is not None
    return found


async def test_user_is_told_what_they_may_read(
    hass: HomeAssistant,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    """Rights on entities hold here too; nobody has to be an administrator."""
    temperature = entity_id(hass, "sensor", f"{SERIAL}_temperature")
    hass_admin_user.groups = []
    hass_admin_user.mock_policy(
        {"entities": {"entity_ids": {temperature: {"read": True}}}}
    )
    client = await hass_ws_client(hass)
    [repeater] = await listed(client)
    assert repeater["entities"] == {"temperature": temperature}
    followed = await follow(client, device.id)
    assert followed is not None
    assert followed["bands"] == []


async def test_stranger_is_told_nothing(
    hass: HomeAssistant,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    """Who may read nothing of a repeater does not learn that there is one."""
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({})
    client = await hass_ws_client(hass)
    assert await listed(client) == []
    assert await follow(client, device.id) is None
