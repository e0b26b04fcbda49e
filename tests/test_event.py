"""The alarm event of a device: each alarm is told once as it begins, once as it ends."""

from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import (
    CONF_OFFLINE_AFTER,
    CONF_TEMPERATURE_THRESHOLD,
    EVENT_ALARM,
)
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, set_up, settle, state
from tests.scenes import device_entry, report

ALARM_EVENT = f"{SERIAL}_alarm_event"
BAND_KINDS = ["over_power", "feedback", "automatic_shutdown"]
IGNORED = ("event_types", "device_class", "friendly_name", "icon", "advice")
"""Attributes that are the same for every event."""


def set_option(hass: HomeAssistant, entry: MockConfigEntry, **options: object) -> None:
    """Choose options before the account is set up."""
    hass.config_entries.async_update_entry(entry, options={**entry.options, **options})


def shown(hass: HomeAssistant) -> dict[str, Any]:
    """Return what the event entity tells of its last event."""
    attributes = state(hass, "event", ALARM_EVENT).attributes
    return {key: told for key, told in attributes.items() if key not in IGNORED}


def record(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Note from now on what an automation on the event entity would hear."""
    heard: list[dict[str, Any]] = []
    watched = entity_id(hass, "event", ALARM_EVENT)

    @callback
    def note(event: Event[Any]) -> None:
        new = event.data["new_state"]
        if event.data["entity_id"] == watched and new.state != STATE_UNAVAILABLE:
            heard.append(
                {key: v for key, v in new.attributes.items() if key not in IGNORED}
            )

    hass.bus.async_listen("state_changed", note)
    return heard


def kinds(events: list[Event[Any]]) -> list[tuple[str, str | None]]:
    """Return type and band of what the bus told."""
    return [(event.data["type"], event.data.get("band")) for event in events]


def without_advice(event: Event[Any]) -> dict[str, Any]:
    """Return what an event tells beside what to do about it."""
    return {key: told for key, told in event.data.items() if key != "advice"}


@pytest.mark.parametrize("kind", BAND_KINDS)
async def test_alarm_of_a_band_is_told_once_at_each_end(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    kind: str,
) -> None:
    """However many messages tell of it, an automation hears an alarm begin and end."""
    heard, told = record(hass), async_capture_events(hass, EVENT_ALARM)
    assert state(hass, "event", ALARM_EVENT).state == STATE_UNKNOWN
    for is_on in (True, False):
        simulator.scenes.alarm(SERIAL, "08", kind, is_on)
        await report(hass, simulator)
        await report(hass, simulator)
    band = {"band": "08", "label": "800 MHz"}
    assert heard == [
        {"event_type": kind, **band},
        {"event_type": f"{kind}_cleared", **band},
    ]
    device = device_entry(hass, loaded_entry)
    assert device is not None
    source = {"device_id": device.id, "name": "Attic", **band}
    assert told[0].data["advice"]
    assert [without_advice(event) for event in told] == [
        {**source, "type": kind},
        {**source, "type": f"{kind}_cleared"},
    ]


async def test_two_alarms_of_one_message_are_two_events(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """None of two alarms that begin together is swallowed by the other."""
    heard = record(hass)
    simulator.scenes.alarm(SERIAL, "08", "over_power")
    simulator.scenes.alarm(SERIAL, "21", "over_power")
    await report(hass, simulator)
    assert [(event["event_type"], event["band"]) for event in heard] == [
        ("over_power", "08"),
        ("over_power", "21"),
    ]


async def test_alarm_that_was_there_first_is_no_event(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """What was on before I added the device did not begin now; its end is told."""
    told = async_capture_events(hass, EVENT_ALARM)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.temperature(SERIAL, 90)
    simulator.scenes.send_now(SERIAL)
    await set_up(hass, entry)
    await report(hass, simulator)
    assert state(hass, "event", ALARM_EVENT).state == STATE_UNKNOWN
    assert state(hass, "binary_sensor", f"{SERIAL}_alarm").state == STATE_ON
    assert not told
    simulator.scenes.alarm(SERIAL, "08", "feedback", False)
    await report(hass, simulator)
    assert kinds(told) == [("feedback_cleared", "08")]


async def test_temperature_alarm_does_not_flap(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A temperature around my threshold is one alarm, until it has really cooled."""
    set_option(hass, entry, **{CONF_TEMPERATURE_THRESHOLD: 60})
    simulator.scenes.temperature(SERIAL, 50)
    simulator.scenes.send_now(SERIAL)
    await set_up(hass, entry)
    heard = record(hass)
    for temperature in (60, 60.1, 59.9, 60.5, 58.1, 61, 58, 59.9):
        simulator.scenes.temperature(SERIAL, temperature)
        await report(hass, simulator)
    # Of the whole device, so it names no band.
    assert heard == [
        {"event_type": "temperature"},
        {"event_type": "temperature_cleared"},
    ]


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_offline_alarm_waits_as_long_as_i_chose(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A device is an alarm when it was away for my 25 minutes, and not before."""
    set_option(hass, entry, **{CONF_OFFLINE_AFTER: 25})
    await set_up(hass, entry)
    told = async_capture_events(hass, EVENT_ALARM)
    last = datetime.fromisoformat(state(hass, "sensor", f"{SERIAL}_last_message").state)
    simulator.scenes.offline(SERIAL)
    while datetime.now(last.tzinfo) < last + timedelta(minutes=25):
        assert not told
        await pass_time(hass, freezer, 30)
    # It is looked at every 10 minutes.
    await pass_time(hass, freezer, 600)
    assert kinds(told) == [("offline", None)]
    assert shown(hass) == {"event_type": "offline"}
    simulator.scenes.online(SERIAL)
    await pass_time(hass, freezer, 1200)
    assert kinds(told) == [("offline", None), ("offline_cleared", None)]


async def test_short_absence_is_no_alarm(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that comes back within the hour was no alarm, and has none to end."""
    told = async_capture_events(hass, EVENT_ALARM)
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, 3000)
    simulator.scenes.online(SERIAL)
    await pass_time(hass, freezer, 600)
    assert not told


@pytest.mark.parametrize(
    ("course", "told_after"),
    [
        pytest.param((True, True), [], id="goes on"),
        pytest.param((False, True), [("feedback", "08")], id="begins"),
        pytest.param((True, False), [("feedback_cleared", "08")], id="ends"),
        pytest.param((False, False), [], id="never was"),
    ],
)
async def test_alarm_over_a_restart_is_told_once(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    course: tuple[bool, bool],
    told_after: list[tuple[str, str]],
) -> None:
    """A restart repeats no alarm, and swallows none that came or went meanwhile."""
    before, meanwhile = course
    simulator.scenes.alarm(SERIAL, "08", "feedback", before)
    await report(hass, simulator)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    told, heard = async_capture_events(hass, EVENT_ALARM), record(hass)
    simulator.scenes.alarm(SERIAL, "08", "feedback", meanwhile)
    simulator.scenes.send_now(SERIAL)
    await set_up(hass, loaded_entry)
    await report(hass, simulator)
    assert kinds(told) == told_after
    if told_after:
        assert shown(hass)["event_type"] == told_after[0][0]
        assert shown(hass)["band"] == "08"
        assert sum(event == shown(hass) for event in heard) == 1


async def test_alarm_found_at_the_start_is_not_told_again_after_a_rename(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """An event entity that I rename says nothing that it has said."""
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.send_now(SERIAL)
    await set_up(hass, loaded_entry)
    before = state(hass, "event", ALARM_EVENT)
    er.async_get(hass).async_update_entity(
        before.entity_id, new_entity_id="event.attic_alarms"
    )
    await settle(hass)
    after = state(hass, "event", ALARM_EVENT)
    assert after.entity_id == "event.attic_alarms"
    assert after.state == before.state
