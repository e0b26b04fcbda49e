"""What pages are told of repeaters beyond their states."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.stellacontrol.const import (
    CONF_MONTHLY_QUOTA,
    CONF_QUOTA_RESET_DAY,
    DOMAIN,
)
from simulator import ALL_BANDS, Simulator
from tests.automations import wait
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, entity_id
from tests.page_socket import follow, listed, told, told_of_list
from tests.scenes import device_entry, press

LAST_SECONDS = datetime(2026, 11, 30, 23, 59, 50, tzinfo=UTC)
OTHER_QUOTA = {CONF_MONTHLY_QUOTA: 20_000, CONF_QUOTA_RESET_DAY: 15}


@pytest.fixture
def device(hass: HomeAssistant, loaded_entry: MockConfigEntry) -> dr.DeviceEntry:
    """Return the attic's repeater."""
    found = device_entry(hass, loaded_entry)
    assert found is not None
    return found


@pytest.mark.parametrize("beginning", [MONTH_START], indirect=True, ids=["month"])
async def test_list_names_each_repeater_and_its_entities(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A page learns what there is, and which entity tells what."""
    hass.config_entries.async_update_entry(
        loaded_entry,
        options={**loaded_entry.options, **OTHER_QUOTA},
    )
    [repeater] = await listed(await hass_ws_client(hass))
    entities = repeater.pop("entities")
    bands = {band["id"]: band for band in repeater.pop("bands")}
    assert list(bands) == sorted(ALL_BANDS)
    assert bands["08"]["label"] == "800 MHz"
    assert set(bands["08"]["entities"]) >= {"switch", "feedback"}
    # All readings of all bands would be megabytes in a large account.
    assert "uplink_power" not in bands["08"]["entities"]
    assert repeater == {
        "device_id": device.id,
        "name": "Attic",
        "area_id": device.area_id,
        "entry_id": loaded_entry.entry_id,
        "account": loaded_entry.title,
        "monthly_quota": 20_000,
        "quota_resets_at": "2026-11-15T00:00:00+00:00",
        "quota_time_zone": "UTC",
        "serial_number": SERIAL,
        "model": device.model,
        "firmware": device.sw_version,
    }
    assert entities["temperature"] == entity_id(hass, "sensor", f"{SERIAL}_temperature")
    assert entities["reboot"] == entity_id(hass, "button", f"{SERIAL}_reboot")
    # Those of bands come with the bands, and what is disabled has no state.
    assert not [role for role in entities if role.startswith("band_")]
    assert "connection_description" not in entities


async def test_repeater_comes_with_its_bands_in_order(
    hass: HomeAssistant, device: dr.DeviceEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """Each band has its label, and its entities by role."""
    repeater = await follow(await hass_ws_client(hass), device.id)
    assert repeater is not None
    bands = {band["id"]: band for band in repeater["bands"]}
    assert list(bands) == sorted(ALL_BANDS)
    assert bands["08"]["label"] == "800 MHz"
    entities = bands["08"]["entities"]
    assert entities["switch"] == entity_id(hass, "switch", f"{SERIAL}_band_08")
    assert entities["uplink_power"] == entity_id(
        hass, "sensor", f"{SERIAL}_band_08_uplink_power"
    )
    assert "agc_active" not in entities


async def test_band_without_a_switch_is_not_told(
    hass: HomeAssistant, device: dr.DeviceEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """Its other entities belong to no band then, and harm none of the others."""
    client = await hass_ws_client(hass)
    await follow(client, device.id)
    er.async_get(hass).async_remove(entity_id(hass, "switch", f"{SERIAL}_band_08"))
    repeater = await told(client)
    assert repeater is not None
    assert [band["id"] for band in repeater["bands"]] == sorted({*ALL_BANDS} - {"08"})


async def test_page_is_told_when_an_entity_changes(
    hass: HomeAssistant, device: dr.DeviceEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """A renamed switch names its column, what is disabled leaves, all without asking."""
    client = await hass_ws_client(hass)
    await follow(client, device.id)
    registry = er.async_get(hass)
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    registry.async_update_entity(switch, name="Upstairs", new_entity_id="switch.up")
    registry.async_update_entity(
        entity_id(hass, "sensor", f"{SERIAL}_temperature"),
        disabled_by=er.RegistryEntryDisabler.USER,
    )
    repeater = await told(client)
    assert repeater is not None
    assert "temperature" not in repeater["entities"]
    [band] = [band for band in repeater["bands"] if band["id"] == "08"]
    assert band["label"] == "Upstairs"
    assert band["entities"]["switch"] == "switch.up"


async def test_page_is_told_of_another_quota(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """The limit is an option, and may change while the page is open."""
    client = await hass_ws_client(hass)
    await follow(client, device.id)
    hass.config_entries.async_update_entry(
        loaded_entry, options={**loaded_entry.options, CONF_MONTHLY_QUOTA: 5_000}
    )
    repeater = await told(client)
    assert repeater is not None
    assert repeater["monthly_quota"] == 5_000


async def test_page_is_told_when_the_repeater_goes(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """With its account gone, there is no repeater any more."""
    client = await hass_ws_client(hass)
    await follow(client, device.id)
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    await hass.async_block_till_done()
    assert await told(client) is None
    assert await listed(client) == []


async def test_list_is_told_only_what_differs(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Another name or quota is told by itself; what others do is not told at all."""
    client = await hass_ws_client(hass)
    await listed(client)
    other = MockConfigEntry(domain="light_maker")
    other.add_to_hass(hass)
    registry = dr.async_get(hass)
    lamp = registry.async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("light_maker", "1")}
    )
    registry.async_update_device(lamp.id, name_by_user="Lamp")
    registry.async_update_device(device.id, name_by_user="Loft")
    event = await told_of_list(client)
    assert event["removed"] == []
    assert event["changed"][device.id]["name"] == "Loft"
    hass.config_entries.async_update_entry(
        loaded_entry, options={**loaded_entry.options, CONF_MONTHLY_QUOTA: 5_000}
    )
    event = await told_of_list(client)
    assert event["changed"][device.id]["monthly_quota"] == 5_000
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    await hass.async_block_till_done()
    assert await told_of_list(client) == {"changed": {}, "removed": [device.id]}


async def test_unknown_device_is_no_repeater(
    hass: HomeAssistant, device: dr.DeviceEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """A device of somebody else, or none at all, is told apart from an error."""
    other = MockConfigEntry(domain="light_maker")
    other.add_to_hass(hass)
    lamp = dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("light_maker", SERIAL)}
    )
    client = await hass_ws_client(hass)
    for stranger in (lamp.id, "never-heard-of"):
        assert await follow(client, stranger) is None


@pytest.mark.parametrize(
    "beginning", [LAST_SECONDS], indirect=True, ids=["month's end"]
)
async def test_page_learns_when_the_quota_begins_anew(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A page that stays open over the end of the month shows the next reset."""
    client = await hass_ws_client(hass)
    repeater = await follow(client, device.id)
    assert repeater is not None
    assert repeater["quota_resets_at"] == "2026-12-01T00:00:00+00:00"
    await wait(hass, freezer, 9, 2, 1)
    repeater = await told(client)
    assert repeater is not None
    assert repeater["quota_resets_at"] == "2027-01-01T00:00:00+00:00"


async def test_subscription_ends(
    hass: HomeAssistant, device: dr.DeviceEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """A page that is closed is told nothing more, not even what just changed."""
    client = await hass_ws_client(hass)
    await client.send_json(
        {"id": 50, "type": "stellacontrol/subscribe_repeater", "device_id": device.id}
    )
    assert (await client.receive_json())["success"]
    await told(client)
    assert "messages" in (await client.receive_json())["event"]
    dr.async_get(hass).async_update_device(device.id, name_by_user="Loft")
    await client.send_json({"id": 51, "type": "unsubscribe_events", "subscription": 50})
    assert (await client.receive_json())["id"] == 51
    # The very next message is the answer to the next question.
    await client.send_json({"id": 52, "type": "ping"})
    assert (await client.receive_json())["id"] == 52


@pytest.mark.parametrize(
    "command",
    [
        pytest.param({"type": "stellacontrol/subscribe_repeaters"}, id="list"),
        pytest.param({"type": "stellacontrol/subscribe_repeater"}, id="card"),
    ],
)
async def test_page_is_told_when_a_message_came(
    hass: HomeAssistant,
    *,
    loaded_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
    command: dict[str, str],
) -> None:
    """The entity that tells it is off by default, and a page needs it all the same."""
    client = await hass_ws_client(hass)
    if "repeaters" not in command["type"]:
        command = {**command, "device_id": device.id}
    await client.send_json_auto_id(command)
    assert (await client.receive_json())["success"]
    assert "messages" not in (await client.receive_json())["event"]
    first = (await client.receive_json())["event"]["messages"][device.id]
    received_at = loaded_entry.runtime_data.devices[SERIAL].status.received_at
    assert first == received_at.isoformat()
    freezer.tick(timedelta(minutes=1))
    simulator.scenes.send_now(SERIAL)
    await press(hass, "refresh")
    later = (await client.receive_json())["event"]["messages"][device.id]
    assert later > first


async def test_disabled_account_shows_no_error(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    device: dr.DeviceEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """What the user disabled has no entities, and so is not shown."""
    await hass.config_entries.async_set_disabled_by(
        loaded_entry.entry_id, ConfigEntryDisabler.USER
    )
    await hass.async_block_till_done()
    assert await listed(await hass_ws_client(hass)) == []


async def test_commands_are_there_without_an_account(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    """A page that is opened too early gets an empty list, not an error."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert await listed(await hass_ws_client(hass)) == []
