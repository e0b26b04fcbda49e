"""The blueprint that tells of band alarms, through outages and restarts."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.automations import (
    ASKING,
    alarm,
    alarm_choices,
    look,
    messages,
    start,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)
from tests.conftest import SERIAL

BLUEPRINT = "band_alarm_notification"


async def test_reload_repeats_nothing_and_loses_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[ServiceCall],
) -> None:
    """An alarm from before is not told again; one that came meanwhile is."""
    await use_blueprint(
        hass, BLUEPRINT, **alarm_choices(hass, cool_down={"seconds": 0})
    )
    await alarm(hass, simulator, freezer, "08", "feedback")
    assert messages(told) == ["Attic: 800 MHz: feedback"]
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await wait(hass, freezer, *ASKING)
    assert not told
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    simulator.scenes.send_now(SERIAL)
    assert await hass.config_entries.async_setup(loaded_entry.entry_id)
    await wait(hass, freezer, *ASKING)
    assert messages(told) == ["Attic: 2100 MHz: feedback"]


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_alarm_found_after_an_outage_is_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """The platform was away when it began; I hear of it when the platform is back."""
    await use_blueprint(hass, BLUEPRINT, **alarm_choices(hass))
    simulator.scenes.fault("status", call="status", status=500)
    await wait(hass, freezer, 600, 60, 60)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    assert not told
    simulator.scenes.clear_faults()
    await look(hass, simulator)
    assert messages(told) == ["Attic: 800 MHz: feedback"]


async def test_alarm_found_at_a_start_is_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[ServiceCall],
) -> None:
    """It began while Home Assistant was down, and I hear of it when it has started."""
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    await use_blueprint_before_start(hass, BLUEPRINT, **alarm_choices(hass))
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.send_now(SERIAL)
    assert await hass.config_entries.async_setup(loaded_entry.entry_id)
    await wait(hass, freezer, 20)
    assert not told
    await start(hass)
    assert messages(told) == ["Attic: 800 MHz: feedback"]


async def test_alarm_from_before_a_start_is_not_told_again(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[ServiceCall],
) -> None:
    """What I heard of before a restart, I do not hear of again."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await look(hass, simulator)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    await wait(hass, freezer, 60)
    await use_blueprint_before_start(hass, BLUEPRINT, **alarm_choices(hass))
    assert await hass.config_entries.async_setup(loaded_entry.entry_id)
    await start(hass)
    assert not told
