"""The list of devices: they join, leave and change, and all is seen without reload."""

from datetime import timedelta
from itertools import pairwise

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import (
    CONF_IGNORED_DEVICES,
    DEVICE_LIST_INTERVAL,
)
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import leap, pass_time, set_up, settle, state
from tests.scenes import device_entry, press, requests, unique_ids

BARN = DeviceSpec(serial="SR2", bands=("08", "21"))
TO_NEXT_LIST = DEVICE_LIST_INTERVAL + timedelta(seconds=2)


async def read_two_lists(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ask for the list twice: an absence is believed at the second one."""
    for _ in range(2):
        await entry.runtime_data.async_refresh()
        await settle(hass)


async def test_account_is_asked_for_its_devices_every_six_hours(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A day costs four lists."""
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    asked = [request.time for request in requests(simulator, "devices")]
    assert 3 <= len(asked) <= 4
    assert asked[1] - asked[0] == pytest.approx(6 * 3600, abs=600)


async def test_device_that_joins_appears_without_reload(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A repeater that is added to the account is there with the next list."""
    simulator.scenes.add_device(BARN)
    await leap(hass, freezer, TO_NEXT_LIST)
    assert device_entry(hass, loaded_entry, "SR2") is not None
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE
    assert state(hass, "switch", "SR2_band_21").state == "on"
    simulator.scenes.temperature("SR2", 51.5)
    simulator.scenes.send_now("SR2")
    await press(hass, "refresh", "SR2")
    assert state(hass, "sensor", "SR2_temperature").state == "51.5"


async def test_device_that_joins_while_platforms_start_is_added_once(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A start takes the list of the last run; the new one comes while entities do."""
    simulator.scenes.add_device(BARN)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert set(loaded_entry.runtime_data.devices) == {SERIAL, "SR2"}
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE
    for band in BARN.bands:
        assert state(hass, "switch", f"SR2_band_{band}").state == "on"
    assert "does not generate unique IDs" not in caplog.text


@pytest.mark.expected_log("Error fetching iRepeater 6 band SR2 data")
async def test_device_that_joins_unreadable_appears_unavailable(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A repeater that cannot be read yet is there, and tried again."""
    simulator.scenes.add_device(BARN)
    simulator.scenes.fault("status", call="status", serial="SR2")
    await leap(hass, freezer, TO_NEXT_LIST)
    assert state(hass, "sensor", "SR2_temperature").state == STATE_UNAVAILABLE
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 602)
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE


async def test_device_that_leaves_is_removed_with_its_entities(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A repeater that is taken out of the account leaves nothing behind."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    attic = unique_ids(hass)
    assert unique_ids(hass, "SR2")
    simulator.scenes.remove_device("SR2")
    await read_two_lists(hass, entry)
    assert device_entry(hass, entry, "SR2") is None
    assert not unique_ids(hass, "SR2")
    assert unique_ids(hass) == attic
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 602)
    assert requests(simulator, "status", SERIAL)
    assert not requests(simulator, "status", "SR2")


async def test_device_that_leaves_can_join_again(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A repeater that comes back to the account is there like a new one."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    before = unique_ids(hass, "SR2")
    barn = simulator.platform.registrations.pop("SR2")
    await read_two_lists(hass, entry)
    assert not unique_ids(hass, "SR2")
    simulator.platform.registrations["SR2"] = barn
    await entry.runtime_data.async_refresh()
    await settle(hass)
    assert unique_ids(hass, "SR2") == before
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE


@pytest.mark.expected_log("The account no longer lists this device")
async def test_device_that_left_while_home_assistant_was_down_is_removed(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """After a restart, too, a repeater that is gone is removed."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    simulator.scenes.remove_device("SR2")
    await set_up(hass, entry)
    await read_two_lists(hass, entry)
    assert device_entry(hass, entry, "SR2") is None
    assert not unique_ids(hass, "SR2")
    assert device_entry(hass, entry) is not None


async def test_empty_list_removes_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A slip of the platform does not cost me my history."""
    before = unique_ids(hass)
    simulator.scenes.fault("status", call="devices", status=200, body=[], times=1)
    await leap(hass, freezer, TO_NEXT_LIST)
    assert [request.status for request in requests(simulator, "devices")][1:] == [200]
    assert unique_ids(hass) == before
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 500}, id="platform error"),
        pytest.param({"kind": "status", "status": 403}, id="not permitted"),
        pytest.param({"kind": "html"}, id="web page"),
        pytest.param({"kind": "broken_json"}, id="broken JSON"),
        pytest.param(
            {"kind": "status", "status": 200, "body": {"count": 0}}, id="no list"
        ),
    ],
)
@pytest.mark.expected_log("Error fetching device list data")
async def test_list_that_fails_removes_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    trouble: dict[str, object],
) -> None:
    """A list that cannot be read changes nothing, and is asked for again."""
    before = unique_ids(hass)
    simulator.scenes.fault(call="devices", **trouble)  # type: ignore[arg-type]
    simulator.scenes.add_device(BARN)
    await leap(hass, freezer, TO_NEXT_LIST)
    assert unique_ids(hass) == before
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
    simulator.scenes.clear_faults()
    await leap(hass, freezer, TO_NEXT_LIST)
    assert device_entry(hass, loaded_entry, "SR2") is not None


@pytest.mark.expected_log("The platform sent field serialNumber")
@pytest.mark.parametrize(
    "serial", [None, ["SR2"]], ids=["no serial number", "a senseless one"]
)
async def test_list_that_is_partly_unreadable_removes_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    serial: object,
) -> None:
    """A repeater whose entry makes no sense today is not gone."""
    simulator.scenes.add_device(BARN)
    await set_up(hass, entry)
    before = unique_ids(hass, "SR2")
    simulator.scenes.set_field("SR2", "serialNumber", serial, metadata=True)
    await entry.runtime_data.async_refresh()
    await settle(hass)
    assert unique_ids(hass, "SR2") == before
    assert state(hass, "sensor", "SR2_temperature").state != STATE_UNAVAILABLE


@pytest.mark.expected_log("Error fetching device list data")
async def test_list_that_fails_is_asked_for_again_soon(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """After a slip the list is here in a minute; a long outage brings no storm."""
    simulator.scenes.fault("status", call="devices", times=4)
    await leap(hass, freezer, TO_NEXT_LIST)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 5400)
    asked = [request.time for request in requests(simulator, "devices")]
    pauses = [later - earlier for earlier, later in pairwise(asked)]
    # The first one failed before; the last one is good, and then it is six hours.
    assert [round(pause / 60) for pause in pauses] == [5, 30, 30]


@pytest.mark.parametrize(
    ("pause", "most"), [("1", 6), ("1800", 2)], ids=["a second", "half an hour"]
)
@pytest.mark.expected_log("Error fetching device list data")
async def test_list_that_is_refused_is_asked_for_after_the_pause(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    *,
    loaded_entry: MockConfigEntry,
    pause: str,
    most: int,
) -> None:
    """The platform's pause is kept, and a short one brings no storm."""
    headers = {"Retry-After": pause}
    simulator.scenes.fault("status", call="devices", status=429, headers=headers)
    await leap(hass, freezer, TO_NEXT_LIST)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1 * 3600)
    assert 1 <= len(requests(simulator, "devices")) <= most


async def test_device_that_is_ignored_is_not_asked(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A repeater that I left out costs nothing and is not shown."""
    simulator.scenes.add_device(BARN)
    hass.config_entries.async_update_entry(
        entry, options={CONF_IGNORED_DEVICES: ["SR2"]}
    )
    await set_up(hass, entry)
    await leap(hass, freezer, TO_NEXT_LIST)
    assert device_entry(hass, entry, "SR2") is None
    assert device_entry(hass, entry) is not None
    assert not requests(simulator, "status", "SR2")
