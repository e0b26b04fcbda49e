"""A status is shown before anything is asked because of it, and requests do not race."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, settle, state
from tests.scenes import (
    arrived,
    boost_reason,
    device_entry,
    parameters,
    report,
    requests,
    shown_switch,
    turn,
)

pytestmark = pytest.mark.usefixtures("generous_quota")


def record_states(hass: HomeAssistant, platform: str, unique_id: str) -> list[Any]:
    """Return a list that every later state of an entity is added to."""
    seen: list[Any] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        if (new := event.data["new_state"]) is not None:
            seen.append((new.state, new.attributes.get("pending")))

    async_track_state_change_event(hass, entity_id(hass, platform, unique_id), note)
    return seen


async def boost(
    hass: HomeAssistant, entry: MockConfigEntry, frequency: str, minutes: int = 5
) -> None:
    """Ask for a boost as an automation does."""
    device = device_entry(hass, entry)
    assert device is not None
    await hass.services.async_call(
        DOMAIN,
        "boost",
        {
            "device_id": device.id,
            "frequency": frequency,
            "duration": {"minutes": minutes},
        },
        blocking=True,
    )


async def test_confirmed_switch_does_not_flip_back(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A confirmed switch stays off while the slow-down is slow and another is turned."""
    await turn(hass, "08", on=False)
    await settle(hass)
    assert shown_switch(hass) == (STATE_OFF, True)
    shown = record_states(hass, "switch", f"{SERIAL}_band_08")
    simulator.scenes.bands(SERIAL, {"08": False})  # sooner than the change would be
    simulator.scenes.fault("delay", call="parameters", seconds=1.5, times=1)
    refresh = hass.async_create_task(report(hass, simulator))
    await arrived(simulator, "parameters", number=2)
    # The fresh status is shown, though the slow-down is still on its way.
    assert shown_switch(hass) == (STATE_OFF, False)
    await turn(hass, "21", on=False)
    await refresh
    assert shown == [(STATE_OFF, False)]


async def test_boost_that_fails_leaves_the_other_one(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If two boosts are requested at once and one fails, the other one goes on."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.5, times=1)
    simulator.scenes.fault("status", call="parameters", status=500, times=1)
    failing = hass.async_create_task(boost(hass, loaded_entry, "1s", minutes=1))
    await arrived(simulator, "parameters")
    await boost(hass, loaded_entry, "10s", minutes=30)
    with pytest.raises(HomeAssistantError):
        await failing
    await settle(hass)
    assert boost_reason(hass) == "boost"
    ends = state(hass, "sensor", f"{SERIAL}_boost_ends").state
    assert datetime.fromisoformat(ends) - dt_util.utcnow() > timedelta(minutes=25)


async def test_frequency_is_asked_once_when_a_status_meets_a_band_change(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A status that is read during a slow band change asks for nothing twice."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.5, times=1)
    change = hass.async_create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    await report(hass, simulator)
    await change
    await settle(hass)
    asked = [body for body in parameters(simulator) if "messageFrequency" in str(body)]
    assert len(asked) == 1


@pytest.mark.parametrize("ahead", [0, 5 * 60, 40 * 60], ids=["none", "5 min", "40 min"])
async def test_older_status_is_no_news_though_the_platform_is_ahead(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    ahead: int,
) -> None:
    """A status that comes late changes nothing, also if the platform's clock is wrong."""
    now = dt_util.utcnow().timestamp()
    simulator.scenes.set_field(SERIAL, "timestamp", now + ahead)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)
    freezer.tick(600)
    simulator.scenes.temperature(SERIAL, 41.0)
    simulator.scenes.set_field(SERIAL, "timestamp", now + ahead + 600)
    await report(hass, simulator)
    simulator.scenes.temperature(SERIAL, 20.0)
    simulator.scenes.set_field(SERIAL, "timestamp", now + ahead + 300)
    await report(hass, simulator)
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == "41.0"


async def test_band_change_is_told_once(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Nothing is told again that did not change: pending once, and that is all."""
    device = loaded_entry.runtime_data.devices[SERIAL]
    told: list[object] = []
    device.async_add_listener(lambda: told.append(device.data))
    await turn(hass, "08", on=False)
    await settle(hass)
    assert len(told) == len({id(data) for data in told})
    assert all(before != after for before, after in pairwise(told))


async def test_tapped_switch_is_pending_before_the_platform_answers(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A tap shows at once; a refusal shows what the band is, as it was before."""
    shown = record_states(hass, "switch", f"{SERIAL}_band_08")
    simulator.scenes.fault("status", call="parameters", status=500, times=1)
    with pytest.raises(HomeAssistantError):
        await turn(hass, "08", on=False)
    assert not requests(simulator, "command")
    assert shown == [(STATE_OFF, True), (STATE_ON, False)]


async def test_alarm_is_told_when_the_states_show_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """An automation that hears of an alarm finds the problem already on."""
    found: list[str] = []
    problem = f"{SERIAL}_band_08_feedback"

    @callback
    def hear(_event: Event[Any]) -> None:
        found.append(state(hass, "binary_sensor", problem).state)

    hass.bus.async_listen("stellacontrol_alarm", hear)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    assert found == [STATE_ON]
    await pass_time(hass, freezer, 1)
