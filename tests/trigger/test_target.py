"""The repeaters and bands that a trigger's target selects."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.targets import find_targets
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.scenes import CELLAR, device_entry
from tests.trigger.helpers import alarm, heard, use


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
    """The trigger fires only for the repeater that I chose, however I chose it."""
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
    """From 2026.11 on I can exclude a repeater or a band from every target."""
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
