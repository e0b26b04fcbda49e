"""More repeaters than Home Assistant takes with all their entities."""

import asyncio
from collections import defaultdict

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from custom_components.stellacontrol.coordinator import DeviceCoordinator, capacity
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up, settle
from tests.scenes import unique_ids

ESSENTIAL = {"connected", "alarm", "alarm_event"}


def keys(hass: HomeAssistant, serial: str) -> set[str]:
    """Return the keys of a device's entities."""
    return {found.removeprefix(f"{serial}_") for found in unique_ids(hass, serial)}


async def test_default_entities_are_as_many_as_planned_for(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What the plan for large accounts counts on is what the platforms add."""
    enabled = [
        entity
        for entity in er.async_entries_for_config_entry(
            er.async_get(hass), loaded_entry.entry_id
        )
        if entity.disabled_by is None
    ]
    assert len(enabled) == capacity.OF_A_DEVICE + 6 * capacity.OF_A_BAND


async def test_large_account_gives_every_repeater_the_essential_entities(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first repeaters get all, the others what matters most; and I am told."""
    monkeypatch.setattr(capacity, "LIMIT", 100)
    for serial in ("SR2", "SR3"):
        simulator.scenes.add_device(DeviceSpec(serial=serial))
    await set_up(hass, entry)
    assert "temperature" in keys(hass, SERIAL)
    for serial in ("SR2", "SR3"):
        bands = {f"band_{band}" for band in ("07", "08", "09", "18", "21", "26")}
        assert keys(hass, serial) == ESSENTIAL | bands
    issue = issue_registry.async_get_issue(DOMAIN, f"large_account_{entry.entry_id}")
    assert issue is not None
    # Without a comma, which is a decimal sign to half of the readers.
    assert issue.translation_placeholders == {"devices": "2", "limit": "10000"}
    # It says how to have the others, too.
    assert (issue.learn_more_url or "").endswith("/setup.md#hundreds-of-repeaters")

    # A restart changes nothing, and room that is made is used.
    assert await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    assert "temperature" not in keys(hass, "SR2")
    monkeypatch.setattr(capacity, "LIMIT", 200)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    assert "temperature" in keys(hass, "SR2")
    assert "temperature" not in keys(hass, "SR3")


async def test_essential_entities_have_their_place_after_a_power_cut(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Home Assistant had stored the repeaters already, and their entities not yet."""
    monkeypatch.setattr(capacity, "LIMIT", 150)
    entry.add_to_hass(hass)
    for serial in (SERIAL, "SR2", "SR3"):
        dr.async_get(hass).async_get_or_create(
            config_entry_id=entry.entry_id, identifiers={(DOMAIN, serial)}
        )
    for serial in ("SR2", "SR3"):
        simulator.scenes.add_device(DeviceSpec(serial=serial))
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)
    assert "temperature" in keys(hass, SERIAL)
    assert "temperature" not in keys(hass, "SR2")
    assert keys(hass, "SR3") >= ESSENTIAL


async def test_new_repeaters_are_added_one_after_the_other(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Statuses that come together hold nothing up: others have a turn in between."""
    account = loaded_entry.runtime_data
    turn, added = 0, defaultdict[int, set[str]](set)

    async def count_turns() -> None:
        nonlocal turn
        while True:
            turn += 1
            await asyncio.sleep(0)

    async def read_at_once(_device: DeviceCoordinator) -> None:
        """Take no time, which no platform can do for several at once."""

    monkeypatch.setattr(DeviceCoordinator, "async_refresh", read_at_once)
    account.for_each_band(lambda device, _: added[turn].add(device.serial_number))
    for number in range(2, 10):
        simulator.scenes.add_device(DeviceSpec(serial=f"SR{number}"))
    counting = hass.async_create_background_task(count_turns(), "turns")
    await account.async_refresh()
    while len(account.devices) > len(set().union(*added.values())) + 1:
        await asyncio.sleep(0)
    counting.cancel()
    assert {len(serials) for serials in added.values()} == {1}
