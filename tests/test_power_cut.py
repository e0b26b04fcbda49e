"""What is on the disk when the power fails, moment by moment.

`script/power_cuts` kills a real Home Assistant; here each moment is looked at alone.
"""

import asyncio
from copy import deepcopy
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import DOMAIN, EVENT_ALARM
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up, settle, state
from tests.scenes import arrived, device_entry, report, turn

pytestmark = pytest.mark.parametrize(
    "expected_lingering_timers", [pytest.param(True, id="delayed write")]
)


def on_disk(storage: dict[str, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is stored of the device now."""
    devices = storage[f"{DOMAIN}.{entry.entry_id}"]["data"]["devices"]
    found: dict[str, Any] = deepcopy(devices[SERIAL])
    return found


async def test_band_change_is_on_disk_before_the_platform_has_it(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """If the power fails before the answer comes, the switch still waits for it."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.2, times=1)
    tapped = asyncio.create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    stored = on_disk(hass_storage, loaded_entry)
    assert stored["wishes"]["08"]["on"] is False
    (ask,) = stored["quota"]["ledger"]["pace"]["asks"]
    assert (ask["period"], ask["outcome"]) == (10, "unknown")
    await tapped


async def test_boost_is_on_disk_before_the_platform_has_it(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """If the power fails then, our own boost is not taken for a stranger's."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.2, times=1)
    device = device_entry(hass, loaded_entry)
    assert device is not None
    asked = hass.async_create_task(
        hass.services.async_call(
            DOMAIN,
            "boost",
            {"device_id": device.id, "frequency": "1m", "duration": {"minutes": 30}},
            blocking=True,
        )
    )
    await arrived(simulator, "parameters")
    quota = on_disk(hass_storage, loaded_entry)["quota"]
    assert [one["reason"] for one in quota["demands"]["demands"]] == ["boost"]
    assert [ask["period"] for ask in quota["ledger"]["pace"]["asks"]] == [60]
    await asked


async def test_wish_that_is_over_does_not_come_back(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """What the device confirmed is not waited for again after a power cut."""
    await turn(hass, "08", on=False)
    assert on_disk(hass_storage, loaded_entry)["wishes"]
    await asyncio.sleep(0)
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=True)
    await report(hass, simulator)
    async with asyncio.timeout(15):
        while on_disk(hass_storage, loaded_entry)["wishes"]:
            await asyncio.sleep(0.01)


async def test_alarm_is_on_disk_as_soon_as_it_was_told(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """A power cut after that does not tell it again."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    told = asyncio.Event()
    hass.bus.async_listen(EVENT_ALARM, lambda _: told.set())
    await report(hass, simulator)
    assert told.is_set()
    alarms = on_disk(hass_storage, loaded_entry)["alarms"]
    assert [(alarm["kind"], alarm["band"]) for alarm in alarms] == [("feedback", "08")]


async def test_start_makes_the_file_no_last_word_before_it_asks(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """A power cut right after a start is one: what was asked by then is charged."""
    key = f"{DOMAIN}.{loaded_entry.entry_id}"
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    assert hass_storage[key]["data"]["closed"] is True
    simulator.scenes.reset_log()
    simulator.scenes.fault("delay", call="login", seconds=0.2, times=1)
    start = hass.async_create_task(set_up(hass, loaded_entry))
    await arrived(simulator, "login")
    assert "closed" not in hass_storage[key]["data"]
    await start
    await settle(hass)
    assert state(hass, "switch", f"{SERIAL}_band_08").state == "on"


async def test_alarm_that_was_being_told_is_told_as_it_is_after_the_start(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """It ended, began again while the power was away, and nobody knows what was heard."""
    key = f"{DOMAIN}.{loaded_entry.entry_id}"
    events = async_capture_events(hass, EVENT_ALARM)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    at_the_cut: list[Any] = []

    @callback
    def cut(_: Event) -> None:
        at_the_cut.append(deepcopy(hass_storage[key]))

    hass.bus.async_listen_once(EVENT_ALARM, cut)
    simulator.scenes.alarm(SERIAL, "08", "feedback", on=False)
    await report(hass, simulator)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.send_now(SERIAL)
    hass_storage[key] = at_the_cut[0]
    await set_up(hass, loaded_entry)
    told = [event.data["type"] for event in events]
    # What was heard may be heard once more, and the beginning is.
    assert told[:2] == ["feedback", "feedback_cleared"]
    assert told[-1] == "feedback"
    assert told.count("feedback") == 2
    assert told.count("feedback_cleared") <= 2
