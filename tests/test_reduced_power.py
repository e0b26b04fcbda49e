"""Reduced power: a band that has lost what it normally has, and why."""

from datetime import UTC, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.baseline import BandWatch, DeviceBaseline
from custom_components.stellacontrol.const import DOMAIN, EVENT_ALARM
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, set_up, state
from tests.scenes import boost_reason, press, report, requests, turn

PROBLEM = f"{SERIAL}_band_08_reduced_power"
NORMAL = {"downlinkPower": -60.0, "downlinkReducedGain": 2.0, "clamp": 0.0}
FAR_FUTURE = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000)
BANDS = ("07", "08", "09", "18", "21", "26")


@pytest.fixture
async def known(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
) -> MockConfigEntry:
    """Return an account that has known for weeks what is normal for its repeater."""
    baseline = DeviceBaseline()
    for band in BANDS:
        watch = baseline.bands[band] = BandWatch()
        watch.signal.level.days.extend([-60.0] * 14)
        watch.output.level.days.extend([-62.0] * 14)
        simulator.scenes.set_band(SERIAL, band, NORMAL)
    hass_storage[f"{DOMAIN}.{entry.entry_id}"] = {
        "version": 1,
        "data": {"devices": {SERIAL: {"baseline": baseline.as_stored()}}},
    }
    await set_up(hass, entry)
    return entry


def shown(hass: HomeAssistant) -> str:
    """Return what the binary sensor of 800 MHz shows."""
    return state(hass, "binary_sensor", PROBLEM).state


def lose(simulator: Simulator, **values: float) -> None:
    """Let 800 MHz report other values."""
    simulator.scenes.set_band(SERIAL, "08", {**NORMAL, **values})


async def wait(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: float
) -> None:
    """Let messages come for a while."""
    await pass_time(hass, freezer, timedelta(minutes=minutes))


async def test_loss_at_the_donor_is_an_alarm(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """An hour after the antenna moved I am told, why and what to do; then of its end."""
    told = async_capture_events(hass, EVENT_ALARM)
    assert shown(hass) == STATE_OFF
    lose(simulator, downlinkPower=-70.0)
    await wait(hass, freezer, 30)
    assert shown(hass) == STATE_OFF
    await wait(hass, freezer, 45)
    assert shown(hass) == STATE_ON
    assert state(hass, "binary_sensor", f"{SERIAL}_alarm").state == STATE_ON
    (began,) = told
    assert (began.data["type"], began.data["band"]) == ("reduced_power", "08")
    assert began.data["cause"] == "signal"
    assert "outdoor antenna" in began.data["advice"]
    attributes = state(hass, "binary_sensor", PROBLEM).attributes
    assert (attributes["cause"], attributes["normal_downlink"]) == ("signal", -60.0)
    lose(simulator)
    await wait(hass, freezer, 4 * 60)
    assert shown(hass) == STATE_OFF
    assert state(hass, "binary_sensor", PROBLEM).attributes["cause"] is None
    assert told[-1].data["type"] == "reduced_power_cleared"
    assert len(told) == 2


async def test_gain_taken_back_has_another_cause(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A clamp costs power indoors though the donor is as it was."""
    told = async_capture_events(hass, EVENT_ALARM)
    lose(simulator, clamp=10.0)
    await wait(hass, freezer, 80)
    assert [event.data["cause"] for event in told] == ["gain"]


async def test_message_from_the_far_future_silences_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """One wild timestamp does not make all later messages look old."""
    simulator.scenes.set_field(SERIAL, "timestamp", FAR_FUTURE)
    await report(hass, simulator)
    simulator.scenes.clear_fields(SERIAL)
    lose(simulator, downlinkPower=-70.0)
    await wait(hass, freezer, 100)
    assert shown(hass) == STATE_ON


async def test_reduced_power_costs_no_request(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """It changes by the hour, so no message is wanted sooner because of it."""
    lose(simulator, downlinkPower=-70.0)
    await wait(hass, freezer, 80)
    assert shown(hass) == STATE_ON
    assert boost_reason(hass) == "none"
    assert not requests(simulator, "parameters")


async def test_band_that_is_off_has_lost_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Whoever switches a band off is not told that it is weak."""
    await turn(hass, "08", on=False, freezer=freezer)
    lose(simulator, downlinkPower=-90.0)
    await wait(hass, freezer, 120)
    assert shown(hass) == STATE_OFF


async def test_reboot_of_mine_begins_the_hour_anew(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What was measured before a reboot says nothing of what comes after it."""
    lose(simulator, downlinkPower=-70.0)
    await wait(hass, freezer, 30)
    await press(hass, "reboot")
    await wait(hass, freezer, 30)
    assert shown(hass) == STATE_OFF


async def test_this_is_normal_now(
    hass: HomeAssistant,
    simulator: Simulator,
    known: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Once I say so, the alarm is over, and nothing is claimed until it is learnt."""
    told = async_capture_events(hass, EVENT_ALARM)
    lose(simulator, downlinkPower=-70.0)
    await wait(hass, freezer, 80)
    assert shown(hass) == STATE_ON
    await hass.services.async_call(
        DOMAIN,
        "take_power_as_normal",
        {"entity_id": entity_id(hass, "switch", f"{SERIAL}_band_08"), "bands": ["08"]},
        blocking=True,
    )
    assert shown(hass) == STATE_UNKNOWN
    assert state(hass, "binary_sensor", f"{SERIAL}_alarm").state == STATE_OFF
    await wait(hass, freezer, 20)
    assert shown(hass) == STATE_UNKNOWN
    assert [event.data["type"] for event in told] == [
        "reduced_power",
        "reduced_power_cleared",
    ]


async def test_nothing_is_claimed_before_it_is_learnt(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Of a repeater that was just added, nobody knows what is normal."""
    assert shown(hass) == STATE_UNKNOWN
