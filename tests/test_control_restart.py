"""What is on its way when Home Assistant restarts, or an account is reloaded."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.api import session as session_module
from custom_components.stellacontrol.const import DOMAIN
from custom_components.stellacontrol.coordinator import account as account_module
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle, state
from tests.scenes import (
    OFF_SOON,
    arrived,
    band_changes,
    boost_reason,
    parameters,
    press,
    report,
    shown_switch,
    turn,
)


async def tap(hass: HomeAssistant) -> asyncio.Task[None]:
    """Turn a band off, without waiting until it is sent."""
    tapped = asyncio.create_task(turn(hass, "08", on=False))
    await asyncio.sleep(0.05)
    return tapped


async def test_reload_while_a_change_is_gathered_sends_it_first(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What I tapped a moment before a reload is neither lost nor sent twice."""
    tapped = await tap(hass)
    assert not parameters(simulator)
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await tapped
    await settle(hass)
    assert band_changes(simulator) == [OFF_SOON]
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_reload_while_a_change_is_sent_waits_for_the_answer(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A platform that takes its time does not cost me the wish."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.5, times=1)
    tapped = await tap(hass)
    await arrived(simulator, "parameters")
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await tapped
    await settle(hass)
    assert band_changes(simulator) == [OFF_SOON]
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_reload_without_time_for_an_answer_keeps_the_wish(
    monkeypatch: pytest.MonkeyPatch,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The switch stays pending, because its result is still reported to me."""
    monkeypatch.setattr(account_module, "STOP_AT_MOST", timedelta(seconds=0.1))
    monkeypatch.setattr(session_module, "PATIENCE", timedelta(seconds=0.1))
    simulator.scenes.fault("delay", call="parameters", seconds=1, times=1)
    tapped = await tap(hass)
    await arrived(simulator, "parameters")
    waiting = asyncio.create_task(turn(hass, "21", on=False))
    await asyncio.sleep(0.05)
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert shown_switch(hass) == shown_switch(hass, "21") == (STATE_OFF, True)
    await asyncio.gather(tapped, waiting)
    # What waited for its turn was sent when that came.
    assert band_changes(simulator)[-1] == {"bands": {"21": False}}
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=True)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)


async def test_stop_while_a_change_is_gathered_sends_and_keeps_it(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Nor does a restart cost me the wish: it is stored, to be shown after it."""
    tapped = await tap(hass)
    await hass.async_stop(force=True)
    await tapped
    assert band_changes(simulator) == [OFF_SOON]
    stored = hass_storage[f"{DOMAIN}.{loaded_entry.entry_id}"]["data"]["devices"]
    assert stored[SERIAL]["wishes"]["08"]["on"] is False


async def test_reload_amid_a_reboot_goes_on_following_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The device is asked for until it is back, also if I act meanwhile."""
    await press(hass, "reboot")
    await pass_time(hass, freezer, 5)
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert boost_reason(hass) == "confirmation"
    await pass_time(hass, freezer, 75)
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_ON
    assert boost_reason(hass) == "none"


async def test_change_amid_a_reboot_does_not_shorten_the_wait(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A reboot is followed for its five minutes, though a band takes only two."""
    await press(hass, "reboot")
    before = state(hass, "sensor", f"{SERIAL}_boost_ends").state
    await turn(hass, "08", on=False, freezer=freezer)
    assert state(hass, "sensor", f"{SERIAL}_boost_ends").state == before


@pytest.mark.parametrize(
    ("expected_lingering_timers"), [pytest.param(True, id="delayed write")]
)
@pytest.mark.expected_log("The stored command of a device cannot be read")
@pytest.mark.parametrize(
    "stored",
    [
        pytest.param({"command": "dance", "asked_at": None, "seen": None}, id="word"),
        pytest.param(
            {"command": "reboot", "asked_at": "2026-11-01T00:00:00", "seen": None},
            id="no zone",
        ),
        pytest.param([], id="list"),
    ],
)
async def test_stored_command_that_makes_no_sense_is_left_behind(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    stored: object,
) -> None:
    """A broken file does not stop the device."""
    key = f"{DOMAIN}.{entry.entry_id}"
    hass_storage[key] = {
        "version": 1,
        "minor_version": 1,
        "key": key,
        "data": {"devices": {SERIAL: {"command": stored}}},
    }
    await set_up(hass, entry)
    assert boost_reason(hass) == "none"
