"""What must outlive a restart is kept, device by device and section by section."""

import asyncio
from collections import Counter
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import (
    CONF_IGNORED_DEVICES,
    DOMAIN,
    EVENT_ALARM,
)
from custom_components.stellacontrol.store import DeviceStore
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle, state
from tests.scenes import choose, press, report, shown_switch, turn

OTHER = {"quota": {"ledger": None}, "wishes": {}, "alarms": None}
WISH = {
    "on": False,
    "asked_at": "2026-01-01T00:00:00+00:00",
    "seen": None,
    "contradicted": 0,
}


def key(entry: MockConfigEntry) -> str:
    """Return the name of an account's file."""
    return f"{DOMAIN}.{entry.entry_id}"


def put(storage: dict[str, Any], entry: MockConfigEntry, data: object) -> None:
    """Write an account's file."""
    storage[key(entry)] = {
        "version": 1,
        "minor_version": 1,
        "key": key(entry),
        "data": data,
    }


async def test_store_keeps_devices_that_are_left_out(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """A device that I leave out for now has its quota and its wishes when it returns."""
    hass.config_entries.async_update_entry(
        entry, options={CONF_IGNORED_DEVICES: ["SR9"]}
    )
    put(hass_storage, entry, {"devices": {"SR9": OTHER}})
    await set_up(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    stored = hass_storage[key(entry)]["data"]["devices"]
    assert stored["SR9"] == OTHER
    assert set(stored[SERIAL]) == {
        "quota",
        "wishes",
        "command",
        "alarms",
        "baseline",
        "labels",
        "refusals",
    }


async def test_store_writes_a_wish_within_minutes(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Even a power cut does not make Home Assistant forget what I asked."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await turn(hass, "08", on=False, freezer=freezer)
    await pass_time(hass, freezer, 120)
    wishes = hass_storage[key(loaded_entry)]["data"]["devices"][SERIAL]["wishes"]
    assert wishes["08"]["on"] is False


async def test_store_writes_an_alarm_within_minutes(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """After a power cut an alarm that was told is not told again."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    await pass_time(hass, freezer, 120)
    (alarm,) = hass_storage[key(loaded_entry)]["data"]["devices"][SERIAL]["alarms"]
    assert (alarm["kind"], alarm["band"]) == ("feedback", "08")


async def test_store_is_written_though_there_is_always_something_new(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """A fleet that is asked every few seconds has its ledgers on disk all the same."""
    await turn(hass, "08", on=False, freezer=freezer)
    for _ in range(12):
        await pass_time(hass, freezer, 10)
        await press(hass, "refresh")
    stored = hass_storage[key(loaded_entry)]["data"]["devices"][SERIAL]
    assert stored["quota"]["ledger"] is not None


async def test_store_gives_back_what_was_chosen(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The base frequency that I chose is still chosen after a restart."""
    await choose(hass, "1m")
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "1m"


@pytest.mark.parametrize(
    "wishes",
    [
        pytest.param(5, id="number"),
        pytest.param({"08": {"on": False}}, id="fields missing"),
        pytest.param({"08": WISH | {"asked_at": "soon"}}, id="no time"),
    ],
)
@pytest.mark.parametrize(
    "expected_lingering_timers", [pytest.param(True, id="delayed write")]
)
@pytest.mark.expected_log("The stored wishes of a device cannot be read")
async def test_store_drops_wishes_that_make_no_sense(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    wishes: object,
) -> None:
    """A broken wish costs me that wish, not my switches nor the alarms beside it."""
    told = async_capture_events(hass, EVENT_ALARM)
    feedback = [{"kind": "feedback", "band": "08"}]
    put(
        hass_storage,
        entry,
        {"devices": {SERIAL: {"wishes": wishes, "alarms": feedback}}},
    )
    await set_up(hass, entry)
    assert shown_switch(hass) == (STATE_ON, False)
    assert [event.data["type"] for event in told] == ["feedback_cleared"]


@pytest.mark.parametrize(
    "alarms",
    [
        pytest.param(5, id="number"),
        pytest.param([{"kind": "flood", "band": "08"}], id="unknown kind"),
    ],
)
@pytest.mark.parametrize(
    "expected_lingering_timers", [pytest.param(True, id="delayed write")]
)
@pytest.mark.expected_log("The stored alarms of a device cannot be read")
async def test_store_drops_alarms_that_make_no_sense(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    alarms: object,
) -> None:
    """Broken alarms cost me no wish, and the first message is no news then."""
    told = async_capture_events(hass, EVENT_ALARM)
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    simulator.scenes.offline(SERIAL)
    put(
        hass_storage,
        entry,
        {"devices": {SERIAL: {"wishes": {"08": WISH}, "alarms": alarms}}},
    )
    await set_up(hass, entry)
    assert not told
    assert shown_switch(hass) == (STATE_OFF, True)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="nothing"),
        pytest.param([], id="list"),
        pytest.param({"devices": []}, id="devices as a list"),
        pytest.param({"devices": {SERIAL: "x"}}, id="device as a word"),
    ],
)
async def test_store_starts_anew_where_there_is_nothing_to_read(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    data: object,
) -> None:
    """A file that is no file of ours is replaced."""
    put(hass_storage, entry, data)
    store = DeviceStore(hass, entry.entry_id)
    await store.load()
    restored: list[Any] = []
    store.attach(SERIAL, "wishes", lambda: {"08": WISH}, restored.append)
    assert not restored
    await store.close()
    assert hass_storage[key(entry)]["data"] == {
        "closed": True,
        "devices": {SERIAL: {"wishes": {"08": WISH}}},
    }


async def test_device_that_comes_back_goes_on_where_it_was(
    hass: HomeAssistant, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    """What was learnt since the file was written is not lost with its owner."""
    put(hass_storage, entry, {"devices": {SERIAL: {"wishes": {}}}})
    store = DeviceStore(hass, entry.entry_id)
    await store.load()
    restored: list[Any] = []
    store.attach(SERIAL, "wishes", lambda: {"08": WISH}, restored.append)
    store.attach(SERIAL, "wishes", dict, restored.append)
    assert restored == [{}, {"08": WISH}]


async def test_store_of_hundreds_does_not_hold_everything_up(
    hass: HomeAssistant, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    """However many devices are to be written, others have their turn in between."""
    store = DeviceStore(hass, entry.entry_id)
    turn, asked = 0, Counter[int]()

    async def count_turns() -> None:
        nonlocal turn
        while True:
            turn += 1
            await asyncio.sleep(0)

    def dump() -> int:
        asked[turn] += 1
        return 1

    serials = [f"SR{number}" for number in range(200)]
    counting = hass.async_create_background_task(count_turns(), "turns")
    for serial in serials:
        store.attach(serial, "quota", dump, lambda _: None)
        await asyncio.sleep(0)
    for serial in serials:
        store.save_soon(serial)
        await asyncio.sleep(0)
    await store.save_now(serials[0])
    assert hass_storage[key(entry)]["data"]["devices"].keys() == set(serials)
    await store.close()
    counting.cancel()
    assert hass_storage[key(entry)]["data"]["closed"] is True
    assert max(asked.values()) <= 25
