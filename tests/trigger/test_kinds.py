"""What the triggers of the automation editor tell, and how often."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.trigger import async_get_all_descriptions
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.trigger import TRIGGERS
from simulator import Simulator
from tests.automations import automate, look, wait
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, entity_id
from tests.scenes import turn
from tests.trigger.helpers import alarm, heard, use


async def test_editor_offers_every_trigger(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, told: list[str]
) -> None:
    """Each trigger has its description, with target and fields."""
    await use(hass, "alarm_began")
    descriptions = await async_get_all_descriptions(hass)
    ours = {key for key in descriptions if key.startswith("stellacontrol.")}
    assert ours == {f"stellacontrol.{key}" for key in TRIGGERS}
    for key in ours:
        described = descriptions[key]
        assert described is not None
        assert described["target"]


async def test_alarm_tells_when_it_begins_and_when_it_ends(
    hass: HomeAssistant, simulator: Simulator, told: list[str]
) -> None:
    """However many messages tell of it, I hear its two ends once each."""
    await use(hass, "alarm_began")
    await alarm(hass, simulator, "08", "feedback")
    await alarm(hass, simulator, "08", "feedback")
    assert heard(told) == ["Attic: 800 MHz feedback"]
    await alarm(hass, simulator, "08", "feedback", on=False)
    assert not told


async def test_end_of_an_alarm_is_a_trigger_of_its_own(
    hass: HomeAssistant, simulator: Simulator, told: list[str]
) -> None:
    """I hear that it is over, and nothing when it begins."""
    await use(hass, "alarm_ended")
    await alarm(hass, simulator, "08", "feedback")
    assert not told
    await alarm(hass, simulator, "08", "feedback", on=False)
    assert heard(told) == ["Attic: 800 MHz feedback"]


async def test_alarm_is_told_of_the_kinds_and_bands_that_i_chose(
    hass: HomeAssistant, simulator: Simulator, told: list[str]
) -> None:
    """Two kinds on one band: no other kind, no other band, not the temperature."""
    await use(hass, "alarm_began", alarms=["over_power", "feedback"], bands=["08"])
    await alarm(hass, simulator, "21", "feedback")
    await alarm(hass, simulator, "08", "automatic_shutdown")
    simulator.scenes.temperature(SERIAL, 90)
    await look(hass, simulator)
    assert not told
    await alarm(hass, simulator, "08", "over_power")
    assert heard(told) == ["Attic: 800 MHz over_power"]


async def test_band_that_yaml_reads_as_a_number_is_that_band(
    hass: HomeAssistant, simulator: Simulator, told: list[str]
) -> None:
    """07 without quotes is the number 7, and means 700 MHz all the same."""
    await use(hass, "alarm_began", bands=[7])
    await alarm(hass, simulator, "07", "feedback")
    assert heard(told) == ["Attic: 700 MHz feedback"]


async def test_alarm_without_a_choice_is_any_alarm_but_a_lost_repeater(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
) -> None:
    """Temperature counts; being offline has its own trigger."""
    await use(hass, "alarm_began")
    simulator.scenes.temperature(SERIAL, 90)
    await look(hass, simulator)
    assert heard(told) == ["Attic:  temperature"]
    simulator.scenes.offline(SERIAL)
    await wait(hass, freezer, *[600] * 8)
    assert not told


async def test_lost_and_back(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
) -> None:
    """A repeater is lost after my hour, and back with its next message."""
    await automate(
        hass,
        {
            "triggers": [
                {"trigger": f"stellacontrol.repeater_{which}", "id": which}
                for which in ("lost", "back")
            ],
            "actions": [
                {
                    "action": "notify.phone",
                    "data": {"message": "{{ trigger.name }} {{ trigger.id }}"},
                }
            ],
        },
    )
    simulator.scenes.offline(SERIAL)
    await wait(hass, freezer, *[600] * 5)
    assert not told
    await wait(hass, freezer, *[600] * 3)
    assert heard(told) == ["Attic lost"]
    simulator.scenes.online(SERIAL)
    await look(hass, simulator)
    assert heard(told) == ["Attic back"]


@pytest.mark.parametrize("beginning", [MONTH_START], indirect=True, ids=["month"])
async def test_quota_at_risk(
    hass: HomeAssistant, simulator: Simulator, told: list[str]
) -> None:
    """A base frequency that does not last for the month is told once."""
    await use(hass, "quota_at_risk")
    await hass.services.async_call(
        "select",
        "select_option",
        {
            "entity_id": entity_id(hass, "select", f"{SERIAL}_message_frequency"),
            "option": "1m",
        },
        blocking=True,
    )
    await look(hass, simulator)
    await look(hass, simulator)
    assert heard(told) == ["Attic:"]
    risk = hass.states.get(entity_id(hass, "binary_sensor", f"{SERIAL}_quota_at_risk"))
    assert risk is not None
    assert risk.state == "on"


@pytest.mark.expected_log("goes on reporting that the band")
async def test_band_change_given_up(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
) -> None:
    """A band that does not follow its switch is told, with the band."""
    await use(hass, "band_change_given_up", bands=["08"])
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=False)
    await turn(hass, "08", on=False, freezer=freezer)
    for _ in range(3):
        await wait(hass, freezer, 20)
        await look(hass, simulator)
    assert heard(told) == ["Attic: 800 MHz"]


@pytest.mark.parametrize("data", [{}, {"type": "feedback"}, {"type": 7, "band": []}])
async def test_event_fired_by_hand_starts_nothing_and_breaks_nothing(
    hass: HomeAssistant, told: list[str], data: dict[str, object]
) -> None:
    """An event that lacks what ours have is about no repeater; the log stays clean."""
    for trigger in TRIGGERS:
        await use(hass, trigger)
    await use(hass, "alarm_began", **{"for": {"minutes": 5}})
    for event_type in ("stellacontrol_alarm", "stellacontrol_wish_given_up"):
        hass.bus.async_fire(event_type, data)
    await hass.async_block_till_done()
    assert not told
