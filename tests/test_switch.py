"""The band switch: what was asked, what the device says, and what is pending."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import next_message, state
from tests.scenes import parameters, report, requests, shown_switch, turn
from tests.six_bands import START, all_shown, set_up_platform

BAND = f"{SERIAL}_band_08"


@pytest.mark.freeze_time(START)
@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_switches_of_six_bands(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each band has one switch, named for it."""
    await set_up_platform(hass, simulator, entry, Platform.SWITCH)
    assert all_shown(hass, entry) == snapshot


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
async def test_switch_sends_one_request_with_its_band_alone(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    on: bool,
) -> None:
    """Turning a band leaves every other band alone."""
    await turn(hass, "08", on=on)
    # In the same request the device is asked to report fast, until it shows.
    assert parameters(simulator) == [{"bands": {"08": on}, "messageFrequency": "10s"}]
    assert requests(simulator, "parameters")[0].method == "PATCH"


async def test_switch_is_on_though_the_band_shut_itself_down(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A band that shut itself down keeps its switch on, and has its problem on."""
    simulator.scenes.alarm(SERIAL, "08", "automatic_shutdown")
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_ON, False)
    problem = state(hass, "binary_sensor", f"{BAND}_automatic_shutdown")
    assert problem.state == STATE_ON


async def test_switch_shows_what_somebody_else_changed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band turned off on the platform is off with the next message."""
    assert shown_switch(hass) == (STATE_ON, False)
    simulator.scenes.bands(SERIAL, {"08": False})
    await next_message(hass, freezer, simulator, SERIAL)
    assert shown_switch(hass) == (STATE_OFF, False)


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
    assert shown_switch(hass) == (STATE_UNKNOWN, False)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        pytest.param(
            403,
            "Your contract does not let this API client turn bands on and off. "
            'Ask your reseller to enable the parameter "bands" for your API client',
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
            404,
            # Here it never worked, so it says nothing of the device.
            r"The StellaControl platform does not know this request .*\. Reconfigure",
            id="path not found",
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
    assert shown_switch(hass) == (STATE_ON, False)
    # What is refused may be the fast reporting alone, so the band is tried without it.
    # A form that is refused may be only spelt wrongly: six others are tried at most.
    # What has no such path is looked for elsewhere.
    least, most = {422: (2, 8), 403: (2, 2), 404: (1, 8)}.get(status, (1, 1))
    assert least <= len(parameters(simulator)) <= most


async def test_switch_without_a_connection_changes_nothing(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A platform out of reach tells me so, and the switch stays as it was."""
    await simulator.stop()
    with pytest.raises(
        HomeAssistantError, match="The StellaControl platform cannot be reached"
    ):
        await turn(hass, "08", on=False)
    assert shown_switch(hass) == (STATE_ON, False)
    await simulator.start()
