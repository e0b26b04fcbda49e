"""While there is an alarm, the device reports faster; and how old it is."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import CONF_BOOST_ON_ALARM, EVENT_ALARM
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, state
from tests.scenes import boost_reason, parameters, report


async def test_alarm_is_followed_closely_until_it_ends(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """While something is wrong the device reports each minute, and then as before."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    assert parameters(simulator) == [{"messageFrequency": "1m"}]
    assert boost_reason(hass) == "alarm"
    simulator.scenes.alarm(SERIAL, "08", "feedback", False)
    await report(hass, simulator)
    assert parameters(simulator)[1:] == [{"messageFrequency": "10m"}]
    assert boost_reason(hass) == "none"


async def test_alarm_is_followed_for_an_hour_at_most(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """An alarm that stays does not eat the quota."""
    simulator.scenes.alarm(SERIAL, "08", "over_power")
    await report(hass, simulator)
    await pass_time(hass, freezer, 3540)
    assert parameters(simulator) == [{"messageFrequency": "1m"}]
    await pass_time(hass, freezer, 240)
    assert parameters(simulator)[1:] == [{"messageFrequency": "10m"}]
    assert state(hass, "binary_sensor", f"{SERIAL}_alarm").state == STATE_ON


async def test_alarm_is_not_followed_if_i_do_not_want_it(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Without the option an alarm is told, and nothing is asked of the device."""
    options = {**entry.options, CONF_BOOST_ON_ALARM: False}
    hass.config_entries.async_update_entry(entry, options=options)
    await set_up(hass, entry)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    told = state(hass, "event", f"{SERIAL}_alarm_event").attributes
    assert told["event_type"] == "feedback"
    assert not parameters(simulator)


async def test_going_offline_is_no_alarm_to_follow_closely(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A repeater that is away cannot report faster, whatever its last message told."""
    simulator.scenes.alarm(SERIAL, "08", "over_power")
    await report(hass, simulator)
    await pass_time(hass, freezer, 4200)
    assert boost_reason(hass) == "none"
    told, asked = async_capture_events(hass, EVENT_ALARM), len(parameters(simulator))
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, 4800)
    assert [event.data["type"] for event in told] == ["offline"]
    simulator.scenes.online(SERIAL)
    await pass_time(hass, freezer, 300)
    assert len(parameters(simulator)) == asked


async def test_alarm_tells_since_when_it_is_on(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A reload and a further alarm do not make an alarm younger."""

    def since() -> object:
        return state(hass, "binary_sensor", f"{SERIAL}_alarm").attributes["since"]

    assert since() is None
    simulator.scenes.alarm(SERIAL, "26", "feedback")
    await report(hass, simulator)
    began = since()
    assert isinstance(began, str)
    freezer.tick(timedelta(hours=1))
    simulator.scenes.alarm(SERIAL, "26", "over_power")
    await report(hass, simulator)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await report(hass, simulator)
    assert state(hass, "binary_sensor", f"{SERIAL}_alarm").state == STATE_ON
    assert since() == began
    simulator.scenes.alarm(SERIAL, "26", "feedback", on=False)
    await report(hass, simulator)
    assert datetime.fromisoformat(str(since())) > datetime.fromisoformat(began)
