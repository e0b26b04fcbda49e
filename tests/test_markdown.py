"""Texts from outside read as they are where Home Assistant shows Markdown."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.markdown import escaped, inline_code
from simulator import Simulator
from simulator.hostile import HOSTILE_TEXTS
from tests.scenes import device_entry, press

PICTURE = HOSTILE_TEXTS["markdown"]


def test_every_sign_of_markdown_is_escaped() -> None:
    """Letters, digits and blanks mean nothing in Markdown."""
    assert escaped("Büro 2") == "Büro 2"
    assert escaped("![x](https://a.example) *b*\n# c") == (
        r"\!\[x\]\(https\:\/\/a\.example\) \*b\* \# c"
    )


def test_code_stays_code() -> None:
    """Nothing in it ends it."""
    assert inline_code(f"GET /x` {PICTURE}\n\n# y").count("`") == 2


async def test_name_in_a_repair_is_escaped(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The name of a repeater cannot make a repair's description load a picture."""
    device = device_entry(hass, loaded_entry)
    assert isinstance(device, dr.DeviceEntry)
    dr.async_get(hass).async_update_device(device.id, name_by_user=PICTURE)
    simulator.scenes.forbid("reboot")
    with pytest.raises(HomeAssistantError):
        await press(hass, "reboot")
    [issue] = ir.async_get(hass).issues.values()
    assert issue.translation_placeholders == {"devices": escaped(PICTURE)}
