"""A device of six bands whose every value is dictated, for snapshots."""

from collections.abc import Iterator
from contextlib import contextmanager
import json
from typing import Any
from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.json import json_dumps
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import ALL_BANDS, Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up

START = "2026-11-02 12:00:00+00:00"
"""When snapshots are taken."""


@contextmanager
def only(platform: Platform) -> Iterator[None]:
    """Set up one platform alone, as a snapshot of it needs."""
    with patch("custom_components.stellacontrol.PLATFORMS", [platform]):
        yield


async def set_up_platform(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    platform: Platform,
) -> None:
    """Set up one platform for the dictated device."""
    dictate(simulator)
    with only(platform):
        await set_up(hass, entry)


def all_shown(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, dict[str, Any]]:
    """Return what there is to see of each entity, by its unique id.

    As JSON and without entity ids, which is alike on every version of Home Assistant.
    """
    found = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    assert found
    entities = {}
    for entity in sorted(found, key=lambda entity: entity.unique_id):
        state = hass.states.get(entity.entity_id)
        assert state is not None, entity.unique_id
        seen = {
            "name": entity.original_name,
            "category": entity.entity_category,
            "translation": entity.translation_key,
            "state": state.state,
            "attributes": dict(sorted(state.attributes.items())),
        }
        entities[entity.unique_id] = json.loads(json_dumps(seen))
    return entities


def dictate(simulator: Simulator) -> None:
    """Leave nothing of the device's last message to the simulator's chance.

    No two values of a band are alike, so that none can be taken for another.
    """
    simulator.scenes.temperature(SERIAL, 43.5)
    for number, band in enumerate(ALL_BANDS, start=1):
        simulator.scenes.set_band(
            SERIAL,
            band,
            {
                "uplinkPower": -90.5 + number,
                "downlinkPower": -60.5 + number,
                "AGC": 1.5 + number,
                "uplinkFastAGC": 2.25 + number,
                "bandUsage": 10 * number,
                "clamp": 3.0 + number,
                "downlinkReducedGain": 4.75 + number,
                "uplinkReducedGain": 6.5 + number,
            },
            ledCount=1 + number % 5,
            isOnline=number != 3,
            status="offline" if number == 3 else "online",
            isAGC=number == 1,
            isUplink=number == 2,
            isShutdownManually=number == 3,
            isOverPower=number == 4,
            isFeedback=number == 5,
            isShutdownAuto=number == 6,
        )
    simulator.scenes.send_now(SERIAL)
