"""Pauses that the platform or the quota requires, and demands from before."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, set_up, settle, state
from tests.scenes import boost_reason, device_entry, press, report, requests, turn

HOUR = {"Retry-After": "3600"}
LAST_DAY = datetime(2026, 11, 30, 12, tzinfo=UTC)


async def test_pause_for_a_change_holds_for_the_status_too(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """If the platform asks for an hour's pause, only a user's action sends a request."""
    simulator.scenes.fault(
        "status", call="parameters", status=429, headers=HOUR, times=1
    )
    with pytest.raises(HomeAssistantError):
        await turn(hass, "08", on=False, freezer=freezer)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1_200)
    await turn(hass, "08", on=False, freezer=freezer)
    assert len(requests(simulator, "parameters", SERIAL)) == 1
    await pass_time(hass, freezer, 2_300)
    assert not requests(simulator, "status", SERIAL)
    await pass_time(hass, freezer, 300)
    assert requests(simulator, "status", SERIAL)


@pytest.mark.expected_log("Error fetching Attic")
async def test_pause_for_the_status_is_not_forgotten_by_an_action(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """It ends when the platform said, neither sooner nor later."""
    simulator.scenes.fault("status", call="status", status=429, headers=HOUR, times=1)
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    await pass_time(hass, freezer, 1_800)
    await turn(hass, "08", on=False, freezer=freezer)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1_740)
    assert not requests(simulator, "status", SERIAL)
    await pass_time(hass, freezer, 120)
    assert requests(simulator, "status", SERIAL)


@pytest.mark.parametrize("beginning", [LAST_DAY], indirect=True, ids=["last day"])
@pytest.mark.parametrize("left", [20, 9_000])
async def test_update_entity_in_a_loop_is_slowed_when_little_is_left(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    left: int,
) -> None:
    """An automation of mine that asks again and again does not spend my quota."""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, "monthly_quota": 10_000}
    )
    assert await async_setup_component(hass, "homeassistant", {})
    await set_up(hass, entry)
    device = device_entry(hass, entry)
    assert device is not None
    await hass.services.async_call(
        DOMAIN,
        "set_messages_used",
        {"device_id": device.id, "used": 10_000 - left},
        blocking=True,
    )
    await report(hass, simulator)
    simulator.scenes.reset_log()
    sensor = entity_id(hass, "sensor", f"{SERIAL}_temperature")
    for _ in range(50):
        await hass.services.async_call(
            "homeassistant", "update_entity", {"entity_id": sensor}, blocking=True
        )
        await pass_time(hass, freezer, 12)
    asked = len(requests(simulator, "status", SERIAL))
    assert asked <= 3 if left < 100 else asked > 20


async def test_boost_from_before_alarms_were_not_followed_ends(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """When I turn *Follow alarms closely* off, nothing is followed closely any more."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    assert boost_reason(hass) == "alarm"
    hass.config_entries.async_update_entry(
        loaded_entry, options={**loaded_entry.options, "boost_on_alarm": False}
    )
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert boost_reason(hass) == "none"


async def live_ahead(
    request: pytest.FixtureRequest,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    ahead: timedelta,
) -> str:
    """Live with a platform whose clock is ahead; return the messages that are counted.

    Its answers tell no time.
    """
    freezer = request.getfixturevalue("freezer")
    request.getfixturevalue("monkeypatch").setattr(
        "custom_components.stellacontrol.api.door.read_date", lambda _: None
    )
    for number in range(4):
        now = datetime.now(UTC) + ahead
        told = round(now.timestamp() * 1000)
        simulator.scenes.set_field(SERIAL, "timestamp", told)
        simulator.scenes.set_field(SERIAL, "createdAt", now.isoformat())
        if number:
            await press(hass, "refresh")
        else:
            await set_up(hass, entry)
        await pass_time(hass, freezer, 600)
    return state(hass, "sensor", f"{SERIAL}_messages_used").state


@pytest.mark.parametrize("hours", [3, 14])
async def test_platform_whose_clock_is_hours_ahead_is_watched(
    request: pytest.FixtureRequest,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hours: int,
) -> None:
    """It takes local time for UTC, say."""
    ahead = timedelta(hours=hours)
    assert int(await live_ahead(request, hass, simulator, entry, ahead)) > 0


@pytest.mark.expected_log("bear times that cannot be")
async def test_platform_whose_clock_is_days_ahead_is_told_of(
    request: pytest.FixtureRequest,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """What cannot be watched is not passed over in silence."""
    ahead = timedelta(days=5)
    assert await live_ahead(request, hass, simulator, entry, ahead) == "unknown"
