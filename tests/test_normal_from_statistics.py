"""What is normal begins with Home Assistant's long-term statistics, where there are any."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.const import SIGNAL_STRENGTH_DECIBELS_MILLIWATT, STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.store import DeviceStore
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, set_up, settle, state

HOUR = timedelta(hours=1)


@pytest.fixture
def custom_integrations(
    recorder_mock: Recorder, socket_enabled: None, enable_custom_integrations: None
) -> None:
    """Record what happens; the recorder has to be there first."""


async def remember(hass: HomeAssistant, entity: str, level: float) -> None:
    """Let Home Assistant have known an entity's level for two weeks."""
    now = dt_util.utcnow().replace(minute=0, second=0, microsecond=0)
    async_import_statistics(
        hass,
        StatisticMetaData(
            mean_type=StatisticMeanType.ARITHMETIC,
            has_sum=False,
            name=None,
            source="recorder",
            statistic_id=entity,
            unit_class=None,
            unit_of_measurement=SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
        ),
        [
            StatisticData(start=now - hours * HOUR, mean=level)
            for hours in range(14 * 24, 0, -1)
        ],
    )
    await get_instance(hass).async_block_till_done()


async def test_band_that_statistics_know_is_judged_at_once(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """After an update nobody waits a week: what was recorded is known."""
    await remember(
        hass, entity_id(hass, "sensor", f"{SERIAL}_band_08_downlink_power"), -60.0
    )
    # As it was before the update: no baseline is stored.
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    await DeviceStore(hass, loaded_entry.entry_id).remove()
    simulator.scenes.set_band(SERIAL, "08", {"downlinkPower": -60.0})
    await set_up(hass, loaded_entry)
    await get_instance(hass).async_block_till_done()
    await settle(hass)
    await pass_time(hass, freezer, 15 * 60)
    problem = f"{SERIAL}_band_08_reduced_power"
    assert state(hass, "binary_sensor", problem).state == STATE_OFF
    simulator.scenes.set_band(SERIAL, "08", {"downlinkPower": -75.0})
    await pass_time(hass, freezer, 80 * 60)
    assert state(hass, "binary_sensor", problem).state == STATE_ON
