"""The blueprint that recalibrates after feedback, as an automation made from it."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from simulator import DeviceSpec, Simulator
from tests.automations import (
    look,
    start,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)
from tests.conftest import SERIAL
from tests.helpers import entity_id, settle
from tests.scenes import press, requests

pytestmark = pytest.mark.usefixtures("installed")

BLUEPRINT = "recalibrate_after_feedback"
SECOND = "SR1000002"
LASTING = 15 * 60
HOUR = 60 * 60


def choices(
    hass: HomeAssistant, *serials: str, button: str = "recalibrate", **inputs: object
) -> dict[str, Any]:
    """Return what the user fills in for each repeater."""
    return {
        "recalibrate_buttons": [
            entity_id(hass, "button", f"{serial}_{button}")
            for serial in serials or (SERIAL,)
        ],
        **inputs,
    }


async def feedback(
    hass: HomeAssistant, simulator: Simulator, *, on: bool = True, band: str = "08"
) -> None:
    """Let feedback begin or end."""
    simulator.scenes.alarm(SERIAL, band, "feedback", on)
    await look(hass, simulator)


def recalibrations(simulator: Simulator, serial: str = SERIAL) -> int:
    """Return how many recalibrations a repeater was sent, and that nothing else was."""
    commands = requests(simulator, "command", serial)
    assert all(command.body == {"command": "recalibrate"} for command in commands)
    return len(commands)


async def test_lasting_feedback_recalibrates_and_tells_me(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """After the time that I chose the repeater is recalibrated, and my actions run."""
    told = async_mock_service(hass, "notify", "phone")
    data = {name: f"{{{{ {name} }}}}" for name in ("message", "repeater", "band")}
    chosen = choices(hass, actions=[{"action": "notify.phone", "data": data}])
    await use_blueprint(hass, BLUEPRINT, **chosen)
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING - 10)
    assert recalibrations(simulator) == 0
    await wait(hass, freezer, 20)
    assert recalibrations(simulator) == 1
    assert [call.data for call in told] == [
        {
            "message": "Attic is recalibrated after lasting feedback on 800 MHz.",
            "repeater": "Attic",
            "band": "800 MHz",
        }
    ]


async def test_short_feedback_does_nothing(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """Feedback that goes by itself is left alone."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING / 2)
    await feedback(hass, simulator, on=False)
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING / 2 + 10)
    assert recalibrations(simulator) == 0


async def test_two_bands_recalibrate_their_repeater_once(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """A recalibration is of the whole repeater."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10, 10, 10)
    assert recalibrations(simulator) == 1


async def test_recalibration_is_not_repeated_within_the_interval(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """At most one in the hours that I chose, one by hand included; then again."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, interval=3))
    await press(hass, "recalibrate")
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10)
    await feedback(hass, simulator, on=False)
    assert recalibrations(simulator) == 1
    await wait(hass, freezer, *[HOUR] * 3)
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10)
    assert recalibrations(simulator) == 2


async def test_refused_recalibration_counts_too(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The next attempt is made only after the hours that I chose."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, interval=3))
    simulator.scenes.fault("status", call="command", status=500)
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10)
    assert recalibrations(simulator) == 1
    simulator.scenes.clear_faults()
    for attempts in (1, 2):
        await feedback(hass, simulator, on=False)
        await feedback(hass, simulator)
        await wait(hass, freezer, LASTING + 10)
        assert recalibrations(simulator) == attempts
        await wait(hass, freezer, *[HOUR] * 3)


@pytest.mark.parametrize(
    "watched", [(SECOND, SERIAL), (SECOND,)], ids=["both", "the other one"]
)
async def test_only_a_watched_repeater_with_feedback_is_recalibrated(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    watched: tuple[str, ...],
) -> None:
    """One automation looks after several repeaters, and leaves others alone."""
    simulator.scenes.add_device(DeviceSpec(serial=SECOND, label="Cellar"))
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await use_blueprint(hass, BLUEPRINT, **choices(hass, *watched))
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10)
    assert recalibrations(simulator) == (SERIAL in watched)
    assert recalibrations(simulator, SECOND) == 0


async def test_repeater_that_is_not_connected_is_left_alone(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """While it is offline nothing is sent."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await feedback(hass, simulator)
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await wait(hass, freezer, LASTING + 10)
    assert recalibrations(simulator) == 0


async def test_wrong_button_is_not_pressed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """If a user chooses the reboot button by mistake, the repeater is not rebooted."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, button="reboot"))
    await feedback(hass, simulator)
    await wait(hass, freezer, LASTING + 10)
    assert recalibrations(simulator) == 0
    assert "Error" not in caplog.text


@pytest.mark.parametrize(
    "inputs", [{}, {"lasting": "00:15:00"}], ids=["as in the form", "as a text"]
)
async def test_feedback_goes_on_through_a_start(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    inputs: dict[str, str],
) -> None:
    """Feedback that Home Assistant finds as it starts is not forgotten."""
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass, **inputs))
    await feedback(hass, simulator)
    await start(hass)
    await wait(hass, freezer, LASTING - 10)
    assert recalibrations(simulator) == 0
    await wait(hass, freezer, 20)
    assert recalibrations(simulator) == 1
