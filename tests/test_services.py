"""The actions: boosts, and what is said when one is not possible."""

import asyncio
from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time, set_up, settle, state
from tests.scenes import boost_reason, device_entry


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


def device_id(hass: HomeAssistant, entry: MockConfigEntry, serial: str = SERIAL) -> str:
    """Return Home Assistant's id of a device."""
    device = device_entry(hass, entry, serial)
    assert device is not None
    return device.id


async def act(hass: HomeAssistant, action: str, device: str, **fields: object) -> None:
    """Perform one of our actions."""
    await hass.services.async_call(
        DOMAIN, action, {"device_id": device, **fields}, blocking=True
    )
    await settle(hass)


def frequencies(simulator: Simulator) -> list[object]:
    """Return the message frequencies that the platform was asked to set."""
    return [
        request.body["messageFrequency"]
        for request in simulator.scenes.requests()
        if request.call == "parameters" and isinstance(request.body, dict)
    ]


async def test_boost_is_set_shown_and_ends_by_itself(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """A boost starts at once, tells until when, and is over by itself."""
    device = device_id(hass, loaded_entry)
    await act(hass, "boost", device, frequency="10s", duration={"minutes": 5})
    assert frequencies(simulator) == ["10s"]
    assert boost_reason(hass) == "boost"
    ends = state(hass, "sensor", f"{SERIAL}_boost_ends").state
    assert datetime.fromisoformat(ends) == MONTH_START + timedelta(minutes=5)
    await pass_time(hass, freezer, 400)
    assert frequencies(simulator) == ["10s", "10m"]
    assert boost_reason(hass) == "none"
    assert state(hass, "sensor", f"{SERIAL}_boost_ends").state == STATE_UNKNOWN
    assert simulator.device(SERIAL).frequency == 600


async def test_boost_that_the_quota_does_not_allow_tells_the_numbers(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A boost that is too large is refused with what it needs and what there is."""
    device = device_id(hass, loaded_entry)
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "boost", device, frequency="1s", duration={"hours": 1})
    assert str(refusal.value).startswith(
        "Not done: Attic: The quota does not allow this boost"
    )
    cause = refusal.value.__cause__
    assert isinstance(cause, ServiceValidationError)
    placeholders = cause.translation_placeholders
    assert placeholders is not None
    # 3,600 messages, as many requests and a few more, less than ten at the floor,
    # and ten minutes of messages in case that it cannot be ended in time.
    assert 7_900 < int(placeholders["needed"]) < 8_000
    # 10,000 less what every 10 minutes of a month of 30 days cost, and 2 %.
    assert 900 < int(placeholders["spare"]) < 1_000
    assert frequencies(simulator) == []


async def test_boost_ends_when_i_end_it(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I can end a boost before its time."""
    device = device_id(hass, loaded_entry)
    await act(hass, "boost", device, frequency="1m", duration={"minutes": 30})
    await act(hass, "end_boost", device)
    assert frequencies(simulator) == ["1m", "10m"]
    assert boost_reason(hass) == "none"


async def test_boost_outlives_a_reload(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A boost goes on where it was after a restart."""
    device = device_id(hass, loaded_entry)
    await act(hass, "boost", device, frequency="10s", duration={"minutes": 10})
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert boost_reason(hass) == "boost"
    assert simulator.scenes.usage(SERIAL)["overrun"] == 0


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"frequency": "10m", "duration": {"minutes": 5}}, id="slowest"),
        pytest.param({"frequency": "2s", "duration": {"minutes": 5}}, id="no such"),
        pytest.param({"frequency": "10s", "duration": {"hours": 7}}, id="too long"),
        pytest.param({"frequency": "10s", "duration": {"seconds": 1}}, id="too short"),
        pytest.param({"frequency": "10s"}, id="without duration"),
    ],
)
async def test_boost_refuses_what_is_none(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    fields: dict[str, object],
) -> None:
    """What cannot be a boost is refused before anything is sent."""
    with pytest.raises(vol.Invalid):
        await act(hass, "boost", device_id(hass, loaded_entry), **fields)
    assert frequencies(simulator) == []


async def test_boost_of_a_device_that_never_reported_is_refused(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Without a message nothing is known of the quota, and I am told so."""
    simulator.scenes.add_device(
        DeviceSpec(serial="SR2", online=False, ever_connected=False)
    )
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    with pytest.raises(ServiceValidationError) as refusal:
        await act(
            hass,
            "boost",
            device_id(hass, loaded_entry, "SR2"),
            frequency="10s",
            duration={"minutes": 5},
        )
    assert str(refusal.value).startswith("Not done: iRepeater 6 band SR2: The")


async def test_action_for_a_device_that_is_not_followed_is_refused(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A device that has no repeater behind it cannot be boosted."""
    stray = dr.async_get(hass).async_get_or_create(
        config_entry_id=loaded_entry.entry_id, identifiers={(DOMAIN, "SR9")}
    )
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "end_boost", stray.id)
    assert refusal.value.translation_key == "device_not_listed"
    assert refusal.value.translation_placeholders is not None


async def test_action_for_a_device_of_others_is_refused(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """A lamp is no repeater, and neither is a device that does not exist."""
    other = MockConfigEntry(domain="light_maker")
    other.add_to_hass(hass)
    lamp = dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("light_maker", SERIAL)}
    )
    for device in (lamp.id, "nothing"):
        with pytest.raises(ServiceValidationError) as refusal:
            await act(hass, "end_boost", device)
        assert refusal.value.translation_key == "not_a_repeater"


async def test_action_for_an_account_that_is_not_loaded_is_refused(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """While the account is unloaded I am told why nothing happens."""
    device = device_id(hass, loaded_entry)
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "end_boost", device)
    assert refusal.value.translation_key == "account_not_loaded"


async def test_set_bands_sends_all_in_one_request(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Several bands travel together, and each switch shows its wish."""
    call = hass.async_create_task(
        act(
            hass,
            "set_bands",
            device_id(hass, loaded_entry),
            bands_on=[8],  # as YAML reads 08 without quotes
            bands_off=["21", 26],
        )
    )
    while not call.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
    await call
    asked = [
        request.body["bands"]
        for request in simulator.scenes.requests()
        if request.call == "parameters" and isinstance(request.body, dict)
    ]
    assert asked == [{"08": True, "21": False, "26": False}]
    assert state(hass, "switch", f"{SERIAL}_band_21").state == "off"
    assert state(hass, "switch", f"{SERIAL}_band_08").attributes["pending"] is True


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        pytest.param({}, "no_band", id="nothing"),
        pytest.param(
            {"bands_on": ["08"], "bands_off": ["08"]}, "band_on_and_off", id="both"
        ),
        pytest.param(
            {"bands_off": ["08", "99"]}, "repeater_without_band", id="unknown band"
        ),
    ],
)
async def test_set_bands_checks_everything_before_it_sends(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    fields: dict[str, list[str]],
    key: str,
) -> None:
    """What does not make sense as a whole is not sent in part."""
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "set_bands", device_id(hass, loaded_entry), **fields)
    assert refusal.value.translation_key == key
    assert "parameters" not in [r.call for r in simulator.scenes.requests()]


async def test_get_status_returns_what_the_platform_said(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The whole last status is mine to use, and asking for it costs nothing."""
    simulator.scenes.reset_log()
    status = await hass.services.async_call(
        DOMAIN,
        "get_status",
        {"device_id": device_id(hass, loaded_entry)},
        blocking=True,
        return_response=True,
    )
    assert status is not None
    assert status["serialNumber"] == SERIAL
    assert status["messageFrequency"] == "10m"
    assert not simulator.scenes.requests()


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_get_status_of_a_device_that_was_never_read_says_so(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Without a status there is nothing to return."""
    simulator.scenes.fault("status", call="status", status=500)
    await set_up(hass, entry)
    with pytest.raises(ServiceValidationError) as refusal:
        await hass.services.async_call(
            DOMAIN,
            "get_status",
            {"device_id": device_id(hass, entry)},
            blocking=True,
            return_response=True,
        )
    assert refusal.value.translation_key == "no_status"
