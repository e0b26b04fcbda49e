"""Active hours: a faster repeater while people are there, as far as the quota lasts."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, state
from tests.scenes import boost_reason, parameters

MORNING = datetime(2026, 11, 2, 7, 30, tzinfo=UTC)
OPENS = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin early in a month, before the hours do."""
    freezer.move_to(MORNING)


@pytest.fixture
async def active_entry(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return the account, set up with active hours in UTC."""
    await hass.config.async_set_time_zone("UTC")
    hass.config_entries.async_update_entry(
        entry,
        options={
            **entry.options,
            "active_hours": True,
            "active_from": "08:00:00",
            "active_to": "20:00:00",
        },
    )
    await set_up(hass, entry)
    return entry


@pytest.mark.usefixtures("active_entry")
async def test_active_hours_are_held_as_far_as_the_day_allows(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, simulator: Simulator
) -> None:
    """Each minute from eight on, until the day's share is spent; not again that day."""
    assert boost_reason(hass) == "none"
    assert parameters(simulator) == []
    await pass_time(hass, freezer, timedelta(minutes=42))
    assert parameters(simulator) == [{"messageFrequency": "1m"}]
    assert boost_reason(hass) == "active_hours"
    ends = datetime.fromisoformat(state(hass, "sensor", f"{SERIAL}_boost_ends").state)
    assert ends == OPENS + timedelta(hours=12)
    # A quarter of an hour, more or less: what is left of the month, by its days.
    await pass_time(hass, freezer, timedelta(minutes=30))
    expected = [{"messageFrequency": "1m"}, {"messageFrequency": "10m"}]
    assert parameters(simulator) == expected
    assert boost_reason(hass) == "none"
    assert state(hass, "sensor", f"{SERIAL}_boost_ends").state == STATE_UNKNOWN
    await pass_time(hass, freezer, timedelta(hours=1))
    assert parameters(simulator) == expected


@pytest.mark.usefixtures("active_entry")
async def test_active_hours_follow_the_house_to_another_zone(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, simulator: Simulator
) -> None:
    """When I change Home Assistant's time zone, eight is eight there."""
    await hass.config.async_set_time_zone("America/New_York")
    await pass_time(hass, freezer, timedelta(minutes=42))
    assert parameters(simulator) == []
    assert boost_reason(hass) == "none"
