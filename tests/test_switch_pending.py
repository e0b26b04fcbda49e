"""A band switch shows what was asked until the device has confirmed it."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import next_message, settle, state
from tests.scenes import arrived, parameters, press, report, shown_switch, turn

BAND = f"{SERIAL}_band_08"


async def test_switch_shows_the_wish_until_the_device_confirms_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """I see what I asked for, and that it is pending until the device says so."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert shown_switch(hass) == (STATE_OFF, True)
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown_switch(hass) == (STATE_OFF, False)
    await turn(hass, "08", on=True, freezer=freezer)
    assert shown_switch(hass) == (STATE_ON, True)
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown_switch(hass) == (STATE_ON, False)


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
@pytest.mark.parametrize(
    "age",
    [
        pytest.param(timedelta(0), id="the same message"),
        pytest.param(timedelta(hours=1), id="an older message"),
    ],
)
@pytest.mark.parametrize(
    "shut_down", [True, False], ids=["that agrees", "that contradicts"]
)
async def test_switch_is_not_settled_by_what_was_said_before(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    age: timedelta,
    shut_down: bool,
) -> None:
    """What the device said before I asked neither confirms nor undoes my wish."""
    held = datetime.fromisoformat(state(hass, "sensor", f"{SERIAL}_last_message").state)
    last = simulator.platform.find(SERIAL).last
    assert last is not None
    assert held == datetime.fromtimestamp(int(last.received), UTC)
    await turn(hass, "08", on=False)
    told = round((last.received - age.total_seconds()) * 1000)
    simulator.scenes.set_field(SERIAL, "timestamp", told)
    simulator.scenes.set_field(SERIAL, "bands.08.isShutdownManually", shut_down)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_switch_of_an_offline_device_keeps_the_wish(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I can turn a band of an offline device; it follows when it is back."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await turn(hass, "08", on=False)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, True)
    assert parameters(simulator) == [{"bands": {"08": False}}]
    simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, False)
    assert parameters(simulator) == [{"bands": {"08": False}}]


async def test_switch_of_an_offline_device_that_tells_no_bands(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Even if the platform then tells no bands, I can turn them."""
    simulator.scenes.offline(SERIAL)
    simulator.scenes.set_field(SERIAL, "bands", [])
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_UNKNOWN, False)
    await turn(hass, "08", on=False)
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_switch_refused_keeps_an_earlier_wish(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A refusal does not touch what was accepted before."""
    await turn(hass, "08", on=False)
    simulator.scenes.fault("status", call="parameters", status=500)
    with pytest.raises(HomeAssistantError, match="no usable answer"):
        await turn(hass, "08", on=True)
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_switch_turned_twice_ends_as_asked_last(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Off and on again in a hurry means on, even if the first request is slow."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    simulator.scenes.fault("delay", call="parameters", seconds=0.2, times=1)
    await turn(hass, "08", on=False, wait=False)
    await arrived(simulator, "parameters")
    await turn(hass, "08", on=True)
    await settle(hass)
    assert parameters(simulator) == [{"bands": {"08": False}}, {"bands": {"08": True}}]
    assert shown_switch(hass) == (STATE_ON, True)
    simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_ON, False)


async def test_switch_is_confirmed_after_a_message_from_the_far_future(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A wild timestamp does not keep a wish pending for ever."""
    future = datetime(2100, 1, 1, tzinfo=UTC)
    simulator.scenes.set_field(SERIAL, "timestamp", int(future.timestamp() * 1000))
    await report(hass, simulator)
    await turn(hass, "08", on=False)
    simulator.scenes.clear_fields(SERIAL)
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=True)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)


async def test_switch_stays_pending_while_its_band_is_not_told(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A message without the band does not confirm what I asked of it."""
    await turn(hass, "08", on=False)
    simulator.scenes.drop_field(SERIAL, "bands.08")
    await report(hass, simulator)
    simulator.scenes.clear_fields(SERIAL)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, True)


async def test_switch_of_a_device_without_timestamps_is_confirmed_by_its_value(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Where nobody can tell old from new, the first message that agrees will do."""
    simulator.scenes.drop_field(SERIAL, "timestamp")
    simulator.scenes.drop_field(SERIAL, "createdAt")
    await report(hass, simulator)
    await turn(hass, "08", on=False)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, True)
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=True)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)
