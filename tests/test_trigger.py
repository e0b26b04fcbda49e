"""Triggers of the automation editor: what they tell, of which repeaters, and how often."""

from collections.abc import AsyncIterator
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
from homeassistant.helpers.trigger import async_get_all_descriptions
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.targets import find_targets
from custom_components.stellacontrol.trigger import TRIGGERS
from simulator import DeviceSpec, Simulator
from tests.automations import automate, look, wait
from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.scenes import device_entry, turn

CELLAR = "SR1000002"
WHAT = "{{ trigger.name }}: {{ trigger.label }} {{ trigger.alarm | default('') }}"


@pytest.fixture
async def simulator(freezer: FrozenDateTimeFactory) -> AsyncIterator[Simulator]:
    """Run a platform with two repeaters."""
    async with Simulator(
        seed=1,
        devices=[
            DeviceSpec(serial=SERIAL, label="Attic", location="Roof", phase=0.0),
            DeviceSpec(serial=CELLAR, label="Cellar", location="Cellar", phase=0.0),
        ],
        punctual=True,
    ) as running:
        yield running


@pytest.fixture
async def told(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> AsyncIterator[list[str]]:
    """Return what automations tell me, as sentences."""
    sentences: list[str] = []

    async def tell(call: ServiceCall) -> None:
        sentences.append(call.data["message"].strip())

    hass.services.async_register("notify", "phone", tell)
    yield sentences
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
    )


async def use(
    hass: HomeAssistant,
    trigger: str,
    target: dict[str, Any] | None = None,
    **options: object,
) -> None:
    """Make an automation that tells me when a trigger fires."""
    chosen: dict[str, Any] = {"trigger": f"stellacontrol.{trigger}"}
    if target is not None:
        chosen["target"] = target
    if options:
        chosen["options"] = options
    await automate(
        hass,
        {
            "triggers": [chosen],
            "actions": [{"action": "notify.phone", "data": {"message": WHAT}}],
            "mode": "queued",
        },
    )


def heard(told: list[str]) -> list[str]:
    """Return what I was told since the last time."""
    new = list(told)
    told.clear()
    return new


async def alarm(
    hass: HomeAssistant,
    simulator: Simulator,
    band: str,
    kind: str,
    *,
    on: bool = True,
    serial: str = SERIAL,
) -> None:
    """Let an alarm begin or end, and Home Assistant read of it."""
    simulator.scenes.alarm(serial, band, kind, on)
    await look(hass, simulator, serial)


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


async def target_of(
    hass: HomeAssistant, entry: MockConfigEntry, how: str
) -> dict[str, Any]:
    """Name the attic in one of the ways that the editor offers."""
    device = device_entry(hass, entry)
    assert device is not None
    area = ar.async_get(hass).async_get_area_by_name("Roof")
    assert area is not None
    match how:
        case "repeater":
            return {"device_id": device.id}
        case "area":
            return {"area_id": area.id}
        case "floor":
            floor = fr.async_get(hass).async_create("Top")
            ar.async_get(hass).async_update(area.id, floor_id=floor.floor_id)
            return {"floor_id": floor.floor_id}
        case "label of the repeater":
            label = lr.async_get(hass).async_create("Important")
            dr.async_get(hass).async_update_device(device.id, labels={label.label_id})
            return {"label_id": label.label_id}
        case "alarm event":
            return {"entity_id": entity_id(hass, "event", f"{SERIAL}_alarm_event")}
    raise AssertionError(how)


@pytest.mark.parametrize(
    "how", ["repeater", "area", "floor", "label of the repeater", "alarm event"]
)
async def test_target_is_a_repeater(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[str],
    how: str,
) -> None:
    """Of two repeaters I hear of the one that I chose, however I did."""
    await use(hass, "alarm_began", await target_of(hass, loaded_entry, how))
    await alarm(hass, simulator, "08", "feedback", serial=CELLAR)
    assert not told
    await alarm(hass, simulator, "08", "feedback")
    assert heard(told) == ["Attic: 800 MHz feedback"]


@pytest.mark.parametrize("target", [None, {}], ids=["none", "empty"])
async def test_target_left_out_means_every_repeater(
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
    target: dict[str, Any] | None,
) -> None:
    """I need not name each of them, nor those that join later."""
    await use(hass, "alarm_began", target)
    await alarm(hass, simulator, "08", "feedback")
    await alarm(hass, simulator, "08", "feedback", serial=CELLAR)
    assert heard(told) == ["Attic: 800 MHz feedback", "Cellar: 800 MHz feedback"]


@pytest.mark.parametrize("how", ["switch", "alarm of the band", "label"])
async def test_target_is_a_band(
    hass: HomeAssistant, simulator: Simulator, told: list[str], how: str
) -> None:
    """The entity of a band, picked or labelled, stands for this band alone."""
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    feedback = entity_id(hass, "binary_sensor", f"{SERIAL}_band_08_feedback")
    target: dict[str, Any] = {"entity_id": switch if how == "switch" else feedback}
    if how == "label":
        label = lr.async_get(hass).async_create("Important")
        er.async_get(hass).async_update_entity(switch, labels={label.label_id})
        target = {"label_id": label.label_id}
    await use(hass, "alarm_began", target)
    await alarm(hass, simulator, "21", "feedback")
    assert not told
    await alarm(hass, simulator, "08", "over_power")
    assert heard(told) == ["Attic: 800 MHz over_power"]


@pytest.mark.parametrize("named", [{}, {"entity_id": "all"}], ids=["area", "all"])
async def test_target_leaves_out_what_is_excluded(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, named: dict[str, Any]
) -> None:
    """From 2026.11 on I can exclude a repeater or a band, whatever else I named."""
    target = named or await target_of(hass, loaded_entry, "area")
    attic, cellar = (
        device_entry(hass, loaded_entry, serial) for serial in (SERIAL, CELLAR)
    )
    assert attic is not None
    assert cellar is not None
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    without_band = find_targets(hass, {**target, "exclude": {"entity_id": [switch]}})
    assert not without_band.cover(attic.id, "08")
    assert without_band.cover(attic.id, "21")
    assert without_band.cover(attic.id)
    nothing = find_targets(hass, {**target, "exclude": {"device_id": [attic.id]}})
    assert not nothing.some_of(attic.id)
    assert nothing.some_of(cellar.id) is bool(named)


async def test_target_follows_a_repeater_that_moves(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[str],
) -> None:
    """An area means what is in it when the alarm begins."""
    area = ar.async_get(hass).async_create("Tower")
    await use(hass, "alarm_began", {"area_id": area.id})
    await alarm(hass, simulator, "08", "feedback")
    assert not told
    device = device_entry(hass, loaded_entry)
    assert device is not None
    dr.async_get(hass).async_update_device(device.id, area_id=area.id)
    await alarm(hass, simulator, "21", "feedback")
    assert heard(told) == ["Attic: 2100 MHz feedback"]
