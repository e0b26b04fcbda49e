"""Conditions of the automation editor: what is so with a repeater now."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.condition import (
    async_from_config,
    async_get_all_descriptions,
    async_validate_condition_config,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.condition import CONDITIONS
from simulator import DeviceSpec, Simulator
from tests.automations import look, wait
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, entity_id, pass_time, settle, try_to_set_up
from tests.scenes import device_entry, report, turn


async def holds(
    hass: HomeAssistant,
    condition: str,
    target: dict[str, Any] | None = None,
    *,
    lasting: object = None,
    **options: object,
) -> bool:
    """Return whether a condition holds now, as an automation sees it."""
    if lasting is not None:
        options["for"] = lasting
    chosen: dict[str, Any] = {"condition": f"stellacontrol.{condition}"}
    if target is not None:
        chosen["target"] = target
    if options:
        chosen["options"] = options
    checker = await async_from_config(
        hass, await async_validate_condition_config(hass, chosen)
    )
    try:
        return bool(checker(hass))
    finally:
        if hasattr(checker, "async_unload"):
            checker.async_unload()


async def test_editor_offers_every_condition(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """Each condition has its description, with target and fields."""
    await holds(hass, "has_alarm")
    descriptions = await async_get_all_descriptions(hass)
    ours = {key for key in descriptions if key.startswith("stellacontrol.")}
    assert ours == {f"stellacontrol.{key}" for key in CONDITIONS}
    for key in ours:
        described = descriptions[key]
        assert described is not None
        assert described["target"]


async def test_alarm_of_the_kinds_and_bands_that_i_chose(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Feedback on 800 MHz is an alarm, feedback, and one of 800 MHz; nothing else."""
    assert not await holds(hass, "has_alarm")
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    assert await holds(hass, "has_alarm")
    assert await holds(hass, "has_alarm", alarms=["feedback"], bands=["08"])
    assert not await holds(hass, "has_alarm", alarms=["over_power"])
    assert not await holds(hass, "has_alarm", bands=["21"])
    other = entity_id(hass, "switch", f"{SERIAL}_band_21")
    assert not await holds(hass, "has_alarm", {"entity_id": other})
    same = entity_id(hass, "switch", f"{SERIAL}_band_08")
    assert await holds(hass, "has_alarm", {"entity_id": same})


async def test_alarm_for_long_enough(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """How long it has lasted outlives a reload."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await look(hass, simulator)
    assert not await holds(hass, "has_alarm", lasting="00:05:00")
    await wait(hass, freezer, 240)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await wait(hass, freezer, 61)
    assert await holds(hass, "has_alarm", lasting="00:05:00")
    assert not await holds(hass, "has_alarm", lasting="00:06:00")


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_alarm_stays_while_the_platform_is_away(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Nobody said that it is over; whether it is connected, nobody knows."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    assert await holds(hass, "is_connected")
    simulator.scenes.fault("status", call="status", status=500)
    with pytest.raises(Exception, match="gave no usable answer"):
        await report(hass, simulator)
    assert await holds(hass, "has_alarm")
    assert not await holds(hass, "is_connected")
    assert not await holds(hass, "is_connected", behavior="all")


async def test_any_or_all_repeaters(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """One of two is connected: any is, all are not."""
    simulator.scenes.add_device(DeviceSpec(serial="SR1000002", label="Cellar"))
    await try_to_set_up(hass, entry)
    assert await holds(hass, "is_connected", behavior="all")
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, 660)
    assert await holds(hass, "is_connected", behavior="any")
    assert not await holds(hass, "is_connected", behavior="all")
    device = device_entry(hass, entry)
    assert device is not None
    assert not await holds(hass, "is_connected", {"device_id": device.id})


async def test_nothing_holds_of_no_repeater(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """An empty area is not connected, and neither is an account that is not loaded."""
    for behavior in ("any", "all"):
        assert not await holds(
            hass, "is_connected", {"area_id": "nowhere"}, behavior=behavior
        )
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    assert not await holds(hass, "is_connected", behavior="all")


async def test_connected_for_long_enough(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
) -> None:
    """It counts from when the connection was seen."""
    await wait(hass, freezer, 50)
    assert not await holds(hass, "is_connected", lasting={"minutes": 1})
    await wait(hass, freezer, 11)
    assert await holds(hass, "is_connected", lasting={"minutes": 1})


async def test_connected_for_long_enough_without_its_entity(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
) -> None:
    """I may disable *Connection*; the condition asks the repeater."""
    er.async_get(hass).async_update_entity(
        entity_id(hass, "binary_sensor", f"{SERIAL}_connected"),
        disabled_by=er.RegistryEntryDisabler.USER,
    )
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await wait(hass, freezer, 61)
    assert await holds(hass, "is_connected", lasting={"minutes": 1})
    assert not await holds(hass, "is_connected", lasting={"minutes": 2})


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_alarm_is_on_after_a_reload_while_the_platform_is_away(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What was not heard to end has not ended."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    simulator.scenes.fault("status", call="status", status=500)
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert await holds(hass, "has_alarm")
    assert not await holds(hass, "is_connected")


@pytest.mark.parametrize("beginning", [MONTH_START], indirect=True, ids=["month"])
async def test_quota_at_risk(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Every minute does not last for a month of 10,000 messages."""
    assert not await holds(hass, "quota_at_risk")
    await hass.services.async_call(
        "select",
        "select_option",
        {
            "entity_id": entity_id(hass, "select", f"{SERIAL}_message_frequency"),
            "option": "1m",
        },
        blocking=True,
    )
    await report(hass, simulator)
    assert await holds(hass, "quota_at_risk")


async def test_band_change_pending(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A band that was switched waits until the repeater says so."""
    assert not await holds(hass, "band_change_pending")
    await turn(hass, "08", on=False, freezer=freezer)
    assert await holds(hass, "band_change_pending")
    assert await holds(hass, "band_change_pending", bands=["08"])
    assert not await holds(hass, "band_change_pending", bands=["21"])
    await wait(hass, freezer, 5)
    await report(hass, simulator)
    assert not await holds(hass, "band_change_pending")
