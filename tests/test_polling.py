"""When a device is asked: once a message, and what failures do to that."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
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
FAILED = "Error fetching Attic SR1000001 data"
RECOVERED = "Fetching Attic SR1000001 data recovered"


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin a second after a message; they come at full ten minutes."""
    freezer.move_to(datetime(2026, 11, 3, 8, 0, 1, tzinfo=UTC))


async def live(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, span: float, step: float
) -> None:
    """Let time pass in small steps, so that everything comes in its time."""
    for _ in range(round(span / step)):
        await pass_time(hass, freezer, step)


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
    await live(hass, freezer, 6 * period, step)
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
    await live(hass, freezer, 30, 1)
    simulator.scenes.offline(SERIAL)
    await live(hass, freezer, 30, 1)
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == STATE_OFF
    simulator.scenes.reset_log()
    await live(hass, freezer, 3600, 60)
    assert 5 <= len(requests(simulator, "status", SERIAL)) <= 6
    assert min(asked_after(simulator)) >= 600
    simulator.scenes.online(SERIAL)
    await live(hass, freezer, 660, 60)
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
    await live(hass, freezer, 120, 10)
    simulator.scenes.reset_log()
    await live(hass, freezer, 600, 10)
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
    await live(hass, freezer, 590, 10)
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
    await live(hass, freezer, 30, 1)
    simulator.scenes.reset_log()
    await live(hass, freezer, 120, 1)
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
    for _ in range(6):
        await pass_time(hass, freezer, 10)
    assert simulator.device(SERIAL).frequency == 600
    assert shown_switch(hass) == (STATE_OFF, False)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    assert not requests(simulator, "status")


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 404}, id="device not found"),
        pytest.param({"kind": "status", "status": 403}, id="not permitted"),
        pytest.param({"kind": "status", "status": 400}, id="request rejected"),
        pytest.param({"kind": "status", "status": 500}, id="platform error"),
        pytest.param({"kind": "status", "status": 429}, id="too many requests"),
        pytest.param({"kind": "broken_json"}, id="broken JSON"),
        pytest.param({"kind": "truncated_json"}, id="truncated JSON"),
        pytest.param({"kind": "html"}, id="web page"),
        pytest.param({"kind": "oversize"}, id="oversized answer"),
        pytest.param({"kind": "close"}, id="closed connection"),
    ],
)
@pytest.mark.usefixtures("loaded_entry")
@pytest.mark.expected_log(FAILED)
async def test_failure_makes_a_device_unavailable_until_the_next_good_answer(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    caplog: pytest.LogCaptureFixture,
    trouble: dict[str, object],
) -> None:
    """I see at once that the platform fails; the log says when it began and ended."""
    shown = [
        ("sensor", TEMPERATURE),
        ("sensor", f"{SERIAL}_connection_status"),
        ("binary_sensor", f"{SERIAL}_connected"),
        ("switch", f"{SERIAL}_band_08"),
        ("button", f"{SERIAL}_reboot"),
    ]
    simulator.scenes.fault(call="status", **trouble)  # type: ignore[arg-type]
    for _ in range(3):
        await next_message(hass, freezer, simulator, SERIAL)
        assert {state(hass, *one).state for one in shown} == {STATE_UNAVAILABLE}
    assert caplog.text.count(FAILED) == 1
    assert RECOVERED not in caplog.text

    simulator.scenes.clear_faults()
    for _ in range(2):
        await next_message(hass, freezer, simulator, SERIAL)
        assert STATE_UNAVAILABLE not in {state(hass, *one).state for one in shown}
    assert caplog.text.count(FAILED) == 1
    assert caplog.text.count(RECOVERED) == 1


@pytest.mark.parametrize("is_date", [False, True], ids=["seconds", "date"])
@pytest.mark.expected_log(FAILED)
async def test_pause_that_the_platform_asks_for_is_kept(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    is_date: bool,
) -> None:
    """A platform that wants to be left alone for two hours is left alone."""
    pause = timedelta(hours=2)
    wish = format_datetime(datetime.now(UTC) + timedelta(minutes=10) + pause, True)
    simulator.scenes.fault(
        "status",
        call="status",
        status=429,
        headers={"Retry-After": wish if is_date else str(pause.seconds)},
        times=1,
    )
    await next_message(hass, freezer, simulator, SERIAL)
    simulator.scenes.reset_log()
    await live(hass, freezer, pause.seconds - 30, 30)
    assert not requests(simulator, "status", SERIAL)
    assert state(hass, "sensor", TEMPERATURE).state == STATE_UNAVAILABLE
    await live(hass, freezer, 60, 10)
    assert len(requests(simulator, "status", SERIAL)) == 1
    assert state(hass, "sensor", TEMPERATURE).state != STATE_UNAVAILABLE


@pytest.mark.parametrize("pause", ["0", "1"], ids=["no pause", "a second"])
@pytest.mark.expected_log(FAILED)
async def test_short_pause_does_not_make_a_device_be_asked_more_often(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    pause: str,
) -> None:
    """A platform that refuses is not stormed, whatever pause it names."""
    simulator.scenes.fault(
        "status", call="status", status=429, headers={"Retry-After": pause}
    )
    await next_message(hass, freezer, simulator, SERIAL)
    simulator.scenes.reset_log()
    await live(hass, freezer, 590, 5)
    assert not requests(simulator, "status", SERIAL)
