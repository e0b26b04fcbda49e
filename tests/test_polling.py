"""When a device is asked: once a message."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import next_message, pass_time, set_up, state, until
from tests.scenes import (
    OFF_SOON,
    choose,
    parameters,
    press,
    report,
    requests,
    shown_switch,
    turn,
)

TEMPERATURE = f"{SERIAL}_temperature"


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin a second after a message; they come at full ten minutes."""
    freezer.move_to(datetime(2026, 11, 3, 8, 0, 1, tzinfo=UTC))


def asked_after(simulator: Simulator) -> list[float]:
    """Return the seconds between one status request and the next."""
    times = [request.time for request in requests(simulator, "status", SERIAL)]
    return [later - earlier for earlier, later in pairwise(times)]


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
@pytest.mark.parametrize(
    "frequency",
    [
        pytest.param(("1s", 1, 0.5), id="each second"),
        pytest.param(("10s", 10, 1), id="every 10 seconds"),
        pytest.param(("1m", 60, 5), id="each minute"),
        pytest.param(("10m", 600, 10), id="every 10 minutes"),
    ],
)
@pytest.mark.usefixtures("generous_quota")
async def test_device_is_asked_once_a_message(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    frequency: tuple[str, float, float],
) -> None:
    """I see the messages as they come, and pay for each with one request at most."""
    word, period, step = frequency
    await choose(hass, word)
    # A few messages to find their rhythm.
    await pass_time(hass, freezer, 6 * period)
    simulator.scenes.reset_log()
    messages = simulator.scenes.usage(SERIAL)["messages"]
    assert isinstance(messages, int)
    seen = set()
    for _ in range(round(12 * period / step)):
        await pass_time(hass, freezer, step)
        seen.add(state(hass, "sensor", f"{SERIAL}_last_message").state)
    assert simulator.scenes.usage(SERIAL)["messages"] == messages + 12
    asked = requests(simulator, "status", SERIAL)
    # One each; now and then one in vain, to learn how the clocks stand.
    assert 11 <= len(asked) <= 14
    assert len(seen) >= 11


@pytest.mark.usefixtures("generous_quota")
async def test_device_offline_is_asked_every_ten_minutes(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """An offline device costs little, and is found again."""
    await choose(hass, "10s")
    await pass_time(hass, freezer, 30)
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, 30)
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_OFF
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 3600)
    assert 5 <= len(requests(simulator, "status", SERIAL)) <= 6
    assert min(asked_after(simulator)) >= 600
    simulator.scenes.online(SERIAL)
    await pass_time(hass, freezer, 660)
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_ON


@pytest.mark.usefixtures("generous_quota")
async def test_device_without_a_connection_status_is_asked_once_a_message(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A missing connection status does not make a device count as offline."""
    simulator.scenes.drop_field(SERIAL, "status")
    await choose(hass, "1m")
    await pass_time(hass, freezer, 120)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 600)
    assert 9 <= len(requests(simulator, "status", SERIAL)) <= 12


async def test_older_message_does_not_change_how_often_a_device_is_asked(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The message frequency of an older answer is as old as the rest of it."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    simulator.scenes.set_field(SERIAL, "timestamp", int(yesterday.timestamp() * 1000))
    simulator.scenes.set_field(SERIAL, "messageFrequency", "1s")
    await press(hass, "refresh")
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 590)
    assert not requests(simulator, "status", SERIAL)


@pytest.mark.usefixtures("generous_quota")
async def test_device_that_reports_often_is_read_in_one_session(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Nobody logs in again for every message while the next one is seconds away."""
    await choose(hass, "10s")
    await pass_time(hass, freezer, 30)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 120)
    assert len(requests(simulator, "status", SERIAL)) >= 10
    assert len(requests(simulator, "login")) <= 1
    assert len(requests(simulator, "logout")) <= 1


async def test_device_that_reports_rarely_leaves_no_session_open(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Between messages that are minutes apart, nobody stays logged in."""
    await pass_time(hass, freezer, 31)
    await until(lambda: not simulator.platform.open_sessions)
    await next_message(hass, freezer, simulator, SERIAL)
    await pass_time(hass, freezer, 31)
    await until(lambda: not simulator.platform.open_sessions)


async def test_account_with_polling_turned_off_asks_only_when_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """If I poll by my own automation, nothing else asks."""
    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
    await set_up(hass, entry)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    assert not requests(simulator, "status")
    simulator.scenes.temperature(SERIAL, 51.5)
    await report(hass, simulator)
    assert len(requests(simulator, "status")) == 1
    assert state(hass, "sensor", TEMPERATURE).state == "51.5"
    await until(lambda: not simulator.platform.open_sessions)


async def test_account_with_polling_turned_off_leaves_no_device_fast(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """What made my repeater report faster ends, though nobody polls."""
    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
    await set_up(hass, entry)
    await turn(hass, "08", on=False, freezer=freezer)
    assert parameters(simulator) == [OFF_SOON]
    await pass_time(hass, freezer, 60)
    assert simulator.device(SERIAL).frequency == 600
    assert shown_switch(hass) == (STATE_OFF, False)
    # Its next message shows that it is slow again.
    await pass_time(hass, freezer, 620)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    assert not requests(simulator, "status")


@pytest.mark.usefixtures("beginning")
async def test_device_of_which_only_a_band_is_wanted_is_asked_once_a_message(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Entities of a band listen to that band alone, and count as listeners all the same."""
    registry = er.async_get(hass)
    wanted = f"{SERIAL}_band_08_signal_strength"
    for found in er.async_entries_for_config_entry(registry, loaded_entry.entry_id):
        if found.unique_id != wanted and found.disabled_by is None:
            registry.async_update_entity(
                found.entity_id, disabled_by=er.RegistryEntryDisabler.USER
            )
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await pass_time(hass, freezer, 60)
    simulator.scenes.reset_log()
    simulator.scenes.set_band(SERIAL, "08", ledCount=2)
    await pass_time(hass, freezer, 600)
    assert len(requests(simulator, "status", SERIAL)) == 1
    assert state(hass, "sensor", wanted).state == "2"
