"""Texts of the platform that are meant to do harm: pages and log show them as plain lines."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from simulator.hostile import HOSTILE_TEXTS
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, state
from tests.scenes import device_entry

LONGEST = 255


def is_plain(text: str) -> bool:
    """Return whether a text is one line of printable characters, joiners aside."""
    return text.replace("\u200d", "").isprintable() and len(text) <= LONGEST


@pytest.mark.parametrize("kind", HOSTILE_TEXTS)
@pytest.mark.expected_log("Error fetching")
async def test_hostile_texts_make_no_lines_of_their_own(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    kind: str,
) -> None:
    """Device page, entity names and log hold one line each, however a label looks."""
    simulator.scenes.hostile(SERIAL, kind)
    await set_up(hass, entry)
    device = device_entry(hass, entry)
    assert isinstance(device, dr.DeviceEntry)
    for text in (device.name, device.model, device.sw_version):
        assert text is None or is_plain(text)
    name = state(hass, "switch", f"{SERIAL}_band_08").name
    assert is_plain(name.removeprefix(f"{device.name} "))
    simulator.scenes.fault("status", call="status", status=500)
    await pass_time(hass, freezer, 700)
    told = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.name.startswith("custom_components.stellacontrol")
    ]
    assert any("Error fetching" in line for line in told)
    assert [line for line in told if "\n" in line or "\u202e" in line] == []
