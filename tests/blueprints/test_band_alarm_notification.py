"""The blueprint that tells of band alarms, as an automation made from it."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from simulator import Simulator
from tests.automations import (
    ASKING,
    alarm,
    alarm_choices,
    look,
    messages,
    use_blueprint,
    wait,
)
from tests.conftest import SERIAL

BLUEPRINT = "band_alarm_notification"
COOL_DOWN = 30 * 60


async def watch(hass: HomeAssistant, **inputs: object) -> None:
    """Make the automation."""
    await use_blueprint(hass, BLUEPRINT, **alarm_choices(hass, **inputs))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("over_power", "over power", id="over power"),
        pytest.param("feedback", "feedback", id="feedback"),
        pytest.param("automatic_shutdown", "automatic shutdown", id="shutdown"),
    ],
)
async def test_alarm_is_told_in_words(
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
    kind: str,
    words: str,
) -> None:
    """My action can say which repeater, which band and what."""
    names = ("message", "repeater", "band", "alarm", "cleared", "event_type")
    data = {name: f"{{{{ {name} }}}}" for name in names}
    await watch(hass, actions=[{"action": "notify.phone", "data": data}])
    simulator.scenes.alarm(SERIAL, "08", kind)
    await look(hass, simulator)
    assert [call.data for call in told] == [
        {
            "message": f"Attic: 800 MHz: {words}",
            "repeater": "Attic",
            "band": "800 MHz",
            "alarm": words,
            "cleared": False,
            "event_type": kind,
        }
    ]


async def test_alarms_of_one_message_are_all_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """None of several alarms is taken for a repetition of another."""
    await watch(hass)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.alarm(SERIAL, "08", "over_power")
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    await look(hass, simulator)
    await wait(hass, freezer, *ASKING)
    assert sorted(messages(told)) == [
        "Attic: 2100 MHz: feedback",
        "Attic: 800 MHz: feedback",
        "Attic: 800 MHz: over power",
    ]


async def test_alarm_that_was_not_chosen_is_not_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """I am told of the alarms that I chose, and only of their beginning if I said so."""
    await watch(hass, alarms=["feedback"])
    await alarm(hass, simulator, freezer, "08", "over_power")
    await alarm(hass, simulator, freezer, "08", "feedback")
    await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    await wait(hass, freezer, COOL_DOWN)
    assert not told


@pytest.mark.parametrize("chosen", ["08", "800 MHz"])
async def test_band_that_was_not_chosen_is_not_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
    chosen: str,
) -> None:
    """I choose bands by identifier or label; what is of no band is told all the same."""
    await watch(hass, alarms=["feedback", "temperature"], bands=[chosen])
    await alarm(hass, simulator, freezer, "21", "feedback")
    assert not told
    await alarm(hass, simulator, freezer, "08", "feedback")
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    simulator.scenes.temperature(SERIAL, 90)
    await look(hass, simulator)
    await wait(hass, freezer, *ASKING)
    assert messages(told) == ["Attic: temperature too high"]


async def test_end_of_an_alarm_is_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """With the cleared alarms chosen I am told that it is over."""
    await watch(hass, alarms=["feedback", "feedback_cleared"])
    await alarm(hass, simulator, freezer, "08", "feedback")
    await wait(hass, freezer, COOL_DOWN)
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    assert messages(told) == ["Attic: 800 MHz: feedback is over"]


async def test_same_alarm_is_not_told_again_until_it_has_cooled_down(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """An alarm that comes and goes is one message; any other is told at once."""
    await watch(hass)
    for _ in range(3):
        await alarm(hass, simulator, freezer, "08", "feedback")
        await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    await alarm(hass, simulator, freezer, "21", "feedback")
    await alarm(hass, simulator, freezer, "08", "over_power")
    assert messages(told) == ["Attic: 2100 MHz: feedback", "Attic: 800 MHz: over power"]
    await wait(hass, freezer, COOL_DOWN)
    assert not told
    await alarm(hass, simulator, freezer, "08", "feedback")
    assert messages(told) == ["Attic: 800 MHz: feedback"]


async def test_what_changed_while_it_cooled_down_is_told_then(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """The last that I hear of an alarm is how it stands, however often it changed."""
    await watch(hass, alarms=["feedback", "feedback_cleared"])
    await alarm(hass, simulator, freezer, "08", "feedback")
    for is_on in (False, True, False):
        await alarm(hass, simulator, freezer, "08", "feedback", on=is_on)
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    await wait(hass, freezer, COOL_DOWN)
    assert messages(told) == ["Attic: 800 MHz: feedback is over"]
    # That was a message too, and cools down.
    for is_on in (True, False):
        await alarm(hass, simulator, freezer, "08", "feedback", on=is_on)
    await wait(hass, freezer, COOL_DOWN)
    assert not told


async def test_advice_comes_with_an_alarm_that_is_told_after_the_cool_down(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """What to do is told whenever an alarm is on, and never when it is over."""
    data = {"message": "{{ message }}", "advice": "{{ advice }}"}
    kinds = ["feedback", "feedback_cleared"]
    notify = {"action": "notify.phone", "data": data}
    await watch(hass, alarms=kinds, actions=[notify])
    await alarm(hass, simulator, freezer, "08", "feedback")
    await wait(hass, freezer, COOL_DOWN)
    for is_on in (False, True):
        await alarm(hass, simulator, freezer, "08", "feedback", on=is_on)
    await wait(hass, freezer, COOL_DOWN)
    await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    await wait(hass, freezer, COOL_DOWN)
    assert [(call.data["message"], bool(call.data["advice"])) for call in told] == [
        ("Attic: 800 MHz: feedback", True),
        ("Attic: 800 MHz: feedback is over", False),
        ("Attic: 800 MHz: feedback", True),
        ("Attic: 800 MHz: feedback is over", False),
    ]


async def test_script_that_takes_long_does_not_defeat_the_cool_down(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """What takes longer than the next alarm I put into a script, as I am advised."""
    (notify,) = alarm_choices(hass)["actions"]
    slow = {"mode": "parallel", "sequence": [notify, {"delay": {"minutes": 5}}]}
    assert await async_setup_component(hass, "script", {"script": {"slow": slow}})
    begin = {
        "action": "script.turn_on",
        "target": {"entity_id": "script.slow"},
        "data": {"variables": {"message": "{{ message }}"}},
    }
    await watch(hass, actions=[begin])
    for _ in range(3):
        await alarm(hass, simulator, freezer, "08", "feedback")
        await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    await wait(hass, freezer, COOL_DOWN)


@pytest.mark.parametrize(
    "cool_down", [{"seconds": 0}, "00:00:00"], ids=["as in the form", "as a text"]
)
async def test_without_cool_down_each_one_is_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    *,
    told: list[ServiceCall],
    cool_down: object,
) -> None:
    """I can have them all."""
    await watch(hass, cool_down=cool_down)
    for _ in range(2):
        await alarm(hass, simulator, freezer, "08", "feedback")
        await alarm(hass, simulator, freezer, "08", "feedback", on=False)
    assert messages(told) == ["Attic: 800 MHz: feedback"] * 2


async def test_without_actions_of_my_own_it_is_a_notification(
    hass: HomeAssistant, simulator: Simulator, told: list[ServiceCall]
) -> None:
    """I need choose nothing: every repeater is watched."""
    shown = async_mock_service(hass, "persistent_notification", "create")
    await use_blueprint(hass, BLUEPRINT)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await look(hass, simulator)
    (message,) = messages(shown)
    first, _, advice = message.partition("\n\n")
    assert first == "Attic: 800 MHz: feedback"
    assert "isolated" in advice
