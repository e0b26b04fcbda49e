"""Preferences of an account."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.flows import fields, offered_devices, shown, submit_options
from tests.helpers import set_up, settle, state

DEFAULTS = {
    "temperature_threshold": 75,
    "offline_after": 60,
    "reduced_power_depth": 4,
    "reduced_power_after": 60,
    "monthly_quota": 10_000,
    "quota_reset_day": 1,
    "quota_counting": "calendar",
    "quota_time_zone": "UTC",
    "count_requests": True,
    "confirm_commands": True,
    "boost_on_alarm": True,
    "active_hours": False,
    "active_from": "08:00:00",
    "active_to": "20:00:00",
}


def has_device(hass: HomeAssistant, entry: MockConfigEntry, serial: str) -> bool:
    """Whether Home Assistant has a device."""
    registry = dr.async_get(hass)
    return any(
        (DOMAIN, serial) in device.identifiers
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
    )


async def test_devices_and_threshold(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A change takes effect at once, and other options stay."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2", location="Barn"))
    hass.config_entries.async_update_entry(
        entry, options={"ignored_devices": ["SR2"], "kept": "as it is"}
    )
    await set_up(hass, entry)

    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["step_id"] == "init"
    assert offered_devices(result, "options") == {
        SERIAL: f"Attic, iRepeater 6 band, {SERIAL}, Roof",
        "SR2": "iRepeater 6 band, SR2, Barn",
    }
    assert shown(result, "options") == {"devices": [SERIAL], **DEFAULTS}

    preferences = {**DEFAULTS, "temperature_threshold": 30, "monthly_quota": 5000}
    typed = {"devices": ["SR2"], **preferences}
    result = await submit_options(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {
        "ignored_devices": [SERIAL],
        "kept": "as it is",
        **preferences,
    }
    assert isinstance(entry.options["temperature_threshold"], int)
    assert has_device(hass, entry, "SR2")
    assert not has_device(hass, entry, SERIAL)
    assert state(hass, "binary_sensor", "SR2_temperature_alarm").state == "on"

    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert shown(result, "options") == typed


async def test_at_least_one_device_is_needed(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """The form comes back as it was sent, and nothing is stored."""
    before = dict(loaded_entry.options)
    result = await hass.config_entries.options.async_init(loaded_entry.entry_id)
    preferences = {**DEFAULTS, "temperature_threshold": 60}
    typed = {"devices": [], **preferences}
    result = await submit_options(hass, result, typed)
    assert result["errors"] == {"devices": "no_device_selected"}
    assert shown(result, "options") == typed
    assert loaded_entry.options == before

    result = await submit_options(hass, result, {**typed, "devices": [SERIAL]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert loaded_entry.options == {"ignored_devices": [], **preferences}


@pytest.mark.parametrize(
    ("field", "value", "bounds"),
    [
        ("temperature_threshold", 29, ("30", "120")),
        ("temperature_threshold", 120.5, ("30", "120")),
        ("reduced_power_depth", 2.5, ("3", "30")),
        ("monthly_quota", 100_000_001, ("100", "100000000")),
    ],
)
async def test_a_number_that_makes_no_sense(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    field: str,
    value: float,
    bounds: tuple[str, str],
) -> None:
    """A slip of the finger is told in my language, and what I typed stays."""
    result = await hass.config_entries.options.async_init(loaded_entry.entry_id)
    typed = {"devices": [SERIAL], **DEFAULTS, field: value}
    result = await submit_options(hass, result, typed)
    assert result["errors"] == {"base": "out_of_bounds"}
    placeholders = result["description_placeholders"]
    assert placeholders is not None
    assert placeholders["value"] == str(value)
    assert (placeholders["least"], placeholders["most"]) == bounds
    assert shown(result, "options") == typed


async def test_options_of_an_account_that_cannot_be_reached(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What Home Assistant remembers is offered, and the user's choice is kept."""
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    registry = dr.async_get(hass)
    (device,) = dr.async_entries_for_config_entry(registry, loaded_entry.entry_id)
    registry.async_update_device(device.id, name_by_user="Under the roof")
    hass.config_entries.async_update_entry(
        loaded_entry, options={"ignored_devices": ["SR2", "SR3"]}
    )
    result = await hass.config_entries.options.async_init(loaded_entry.entry_id)
    assert offered_devices(result, "options") == {
        "SR2": "SR2",
        "SR3": "SR3",
        SERIAL: f"Under the roof, {SERIAL}",
    }
    assert shown(result, "options")["devices"] == [SERIAL]
    typed = {"devices": [SERIAL, "SR2"], "temperature_threshold": 75}
    result = await submit_options(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert loaded_entry.options["ignored_devices"] == ["SR3"]


async def test_a_device_that_left_stays_ignored(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """It comes back to the account one day, and is still not wanted."""
    hass.config_entries.async_update_entry(entry, options={"ignored_devices": ["SR2"]})
    assert await hass.config_entries.async_setup(entry.entry_id)
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert offered_devices(result, "options").keys() == {SERIAL}
    typed = {"devices": [SERIAL], "temperature_threshold": 75}
    await submit_options(hass, result, typed)
    assert entry.options["ignored_devices"] == ["SR2"]


async def test_options_without_any_device(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """With nothing to choose from, the other preferences can still be set."""
    simulator.scenes.remove_device(SERIAL)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED
    result = await hass.config_entries.options.async_init(entry.entry_id)
    sections = {"alarms", "quota", "messages"}
    assert fields(result, "options").keys() == DEFAULTS.keys() | sections
    preferences = {**DEFAULTS, "temperature_threshold": 80}
    result = await submit_options(hass, result, preferences)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"ignored_devices": [], **preferences}


MANY = [f"SR{number}" for number in range(2, 22)]


async def test_of_many_devices_the_exceptions_are_named(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """By model, by location or one by one; nobody clicks twenty of them away."""
    for number, serial in enumerate(MANY):
        simulator.scenes.add_device(
            DeviceSpec(
                serial=serial,
                bands=("08",),
                model=("iR1", "iR2")[number % 2],
                location=("Barn", "Roof")[number // 10],
            )
        )
    await set_up(hass, entry)

    async def choose(**typed: object) -> set[str]:
        result = await hass.config_entries.options.async_init(entry.entry_id)
        preset = shown(result, "options").keys()
        assert not preset & {"models", "locations", "named_devices"}
        result = await submit_options(hass, result, typed)
        assert result["type"] is FlowResultType.CREATE_ENTRY, result
        return {SERIAL, *MANY} - set(entry.options["ignored_devices"])

    assert await choose(selection="as_now") == {SERIAL, *MANY}
    assert await choose(selection="only", models=["iR2"]) == set(MANY[1::2])
    added = await choose(selection="add", named_devices=[SERIAL])
    assert added == {SERIAL, *MANY[1::2]}
    assert await choose(selection="as_now") == added
    left = await choose(selection="leave_out", locations=["Barn"])
    assert left == {SERIAL, *MANY[11::2]}
    assert await choose(selection="all") == {SERIAL, *MANY}

    result = await hass.config_entries.options.async_init(entry.entry_id)
    for typed, error in (
        ({"selection": "all", "models": ["iR1"]}, "named_for_nothing"),
        ({"selection": "only"}, "no_device_selected"),
    ):
        result = await submit_options(hass, result, typed)
        assert result["errors"] == {"selection": error}
        assert shown(result, "options")["selection"] == typed["selection"]


@pytest.mark.parametrize("others", [0, 11])
async def test_device_that_joins_while_the_page_is_open_is_not_left_out(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    others: int,
) -> None:
    """I left nothing out; with the thirteenth device the page has other fields."""
    for number in range(others):
        simulator.scenes.add_device(DeviceSpec(serial=f"SX{number}", phase=0.0))
    await loaded_entry.runtime_data.async_refresh()
    result = await hass.config_entries.options.async_init(loaded_entry.entry_id)
    typed = dict(shown(result, "options"))
    simulator.scenes.add_device(DeviceSpec(serial="SR2", phase=0.0))
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    result = await submit_options(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert loaded_entry.options["ignored_devices"] == []
