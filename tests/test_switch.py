"""The band switch: what was asked, what the device says, and what is pending."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    snapshot_platform,
)
from syrupy.assertion import SnapshotAssertion

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, next_message, settle, state
from tests.scenes import press, report, requests
from tests.six_bands import START, set_up

BAND = f"{SERIAL}_band_08"


async def turn(hass: HomeAssistant, *bands: str, on: bool, wait: bool = True) -> None:
    """Turn band switches on or off."""
    await hass.services.async_call(
        "switch",
        "turn_on" if on else "turn_off",
        {
            "entity_id": [
                entity_id(hass, "switch", f"{SERIAL}_band_{band}") for band in bands
            ]
        },
        blocking=wait,
    )


def shown(hass: HomeAssistant) -> tuple[str, bool]:
    """Return the switch's state and whether it is pending."""
    switch = state(hass, "switch", BAND)
    return switch.state, switch.attributes["pending"]


def parameters(simulator: Simulator) -> list[object]:
    """Return what the simulator was asked to set."""
    return [request.body for request in requests(simulator, "parameters", SERIAL)]


@pytest.mark.freeze_time(START)
@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_switches_of_six_bands(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each band has one switch, named for it."""
    await set_up(hass, simulator, entry, Platform.SWITCH)
    await snapshot_platform(hass, entity_registry, snapshot, entry.entry_id)


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
async def test_switch_sends_one_request_with_its_band_alone(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    on: bool,
) -> None:
    """Turning a band leaves every other band alone."""
    await turn(hass, "08", on=on)
    assert parameters(simulator) == [{"bands": {"08": on}}]
    assert requests(simulator, "parameters")[0].method == "PATCH"


async def test_switch_is_on_though_the_band_shut_itself_down(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A band that shut itself down keeps its switch on, and has its problem on."""
    simulator.scenes.alarm(SERIAL, "08", "automatic_shutdown")
    await report(hass, simulator)
    assert shown(hass) == (STATE_ON, False)
    problem = state(hass, "binary_sensor", f"{BAND}_automatic_shutdown")
    assert problem.state == STATE_ON


async def test_switch_shows_what_somebody_else_changed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band turned off on the platform is off with the next message."""
    assert shown(hass) == (STATE_ON, False)
    simulator.scenes.bands(SERIAL, {"08": False})
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown(hass) == (STATE_OFF, False)


async def test_switch_shows_the_wish_until_the_device_confirms_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """I see what I asked for, and that it is pending until the device says so."""
    await turn(hass, "08", on=False)
    assert shown(hass) == (STATE_OFF, True)
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown(hass) == (STATE_OFF, False)
    await turn(hass, "08", on=True)
    assert shown(hass) == (STATE_ON, True)
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown(hass) == (STATE_ON, False)


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
    assert shown(hass) == (STATE_OFF, True)


async def test_switch_of_an_offline_device_keeps_the_wish(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I can turn a band of an offline device; it follows when it is back."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await turn(hass, "08", on=False)
    await press(hass, "refresh")
    assert shown(hass) == (STATE_OFF, True)
    assert parameters(simulator) == [{"bands": {"08": False}}]
    simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    assert shown(hass) == (STATE_OFF, False)
    assert parameters(simulator) == [{"bands": {"08": False}}]


async def test_switch_of_an_offline_device_that_tells_no_bands(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Even if the platform then tells no bands, I can turn them."""
    simulator.scenes.offline(SERIAL)
    simulator.scenes.set_field(SERIAL, "bands", [])
    await press(hass, "refresh")
    assert shown(hass) == (STATE_UNKNOWN, False)
    await turn(hass, "08", on=False)
    assert shown(hass) == (STATE_OFF, True)


@pytest.mark.parametrize(
    "value",
    [pytest.param(None, id="missing"), pytest.param("perhaps", id="senseless")],
)
async def test_switch_is_unknown_without_a_value(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    request: pytest.FixtureRequest,
    value: str | None,
) -> None:
    """A switch whose state the device does not tell guesses nothing."""
    if value is not None:
        request.applymarker(pytest.mark.expected_log("bands.isShutdownManually as str"))
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=value)
    await report(hass, simulator)
    assert shown(hass) == (STATE_UNKNOWN, False)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        pytest.param(
            403,
            "Your contract does not include this function: set parameters. "
            "Ask your reseller to enable it for your API client",
            id="not permitted",
        ),
        pytest.param(
            429,
            "The StellaControl platform accepts no more requests for now",
            id="too many requests",
        ),
        pytest.param(
            500,
            "The StellaControl platform gave no usable answer "
            r"\(set parameters: unexpected answer \(500\)\)",
            id="platform error",
        ),
        pytest.param(
            422,
            "The StellaControl platform rejects the request",
            id="request rejected",
        ),
        pytest.param(
            404, "The account no longer lists this device", id="device not found"
        ),
    ],
)
async def test_switch_that_is_refused_changes_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    status: int,
    text: str,
) -> None:
    """A refusal tells me why and what to do, and the switch stays as it was."""
    simulator.scenes.fault("status", call="parameters", status=status)
    with pytest.raises(HomeAssistantError, match=text):
        await turn(hass, "08", on=False)
    assert shown(hass) == (STATE_ON, False)
    assert len(parameters(simulator)) == 1


async def test_switch_without_a_connection_changes_nothing(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A platform out of reach tells me so, and the switch stays as it was."""
    await simulator.stop()
    with pytest.raises(
        HomeAssistantError, match="The StellaControl platform cannot be reached"
    ):
        await turn(hass, "08", on=False)
    assert shown(hass) == (STATE_ON, False)
    await simulator.start()


async def test_switch_refused_keeps_an_earlier_wish(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A refusal does not touch what was accepted before."""
    await turn(hass, "08", on=False)
    simulator.scenes.fault("status", call="parameters", status=500)
    with pytest.raises(HomeAssistantError, match="no usable answer"):
        await turn(hass, "08", on=True)
    assert shown(hass) == (STATE_OFF, True)


async def test_switch_turned_twice_ends_as_asked_last(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Off and on again in a hurry means on, even if the first request is slow."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    simulator.scenes.fault("delay", call="parameters", seconds=0.2, times=1)
    await turn(hass, "08", on=False, wait=False)
    await turn(hass, "08", on=True)
    await settle(hass)
    assert shown(hass) == (STATE_ON, True)
    simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    assert shown(hass) == (STATE_ON, False)


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
    assert shown(hass) == (STATE_OFF, False)
