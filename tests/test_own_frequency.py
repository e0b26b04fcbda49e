"""The repeater's own frequency is what it chose itself, never what we asked it for."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time
from tests.repairs_page import issue
from tests.scenes import choose, device_entry

LATER = 1_500
"""Seconds after which the device has its own frequency again, and has reported it."""


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


async def boost(hass: HomeAssistant, entry: MockConfigEntry, **duration: int) -> None:
    """Let the device report every 10 seconds."""
    device = device_entry(hass, entry)
    assert device is not None
    data: dict[str, Any] = {"device_id": device.id, "duration": duration}
    await hass.services.async_call(
        DOMAIN, "boost", {**data, "frequency": "10s"}, blocking=True
    )


@pytest.mark.parametrize("quota", ["usual", "generous"])
async def test_own_frequency_comes_back_after_a_chosen_one(
    request: pytest.FixtureRequest,
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
    quota: str,
) -> None:
    """Every minute, and then the repeater's own: that is every 10 minutes, as before."""
    if quota == "generous":
        request.getfixturevalue("generous_quota")
    await choose(hass, "1m")
    await pass_time(hass, freezer, 130)
    await choose(hass, "own")
    await pass_time(hass, freezer, LATER)
    assert simulator.device(SERIAL).frequency == 600
    assert issue(hass, "quota_too_small") is None


@pytest.mark.usefixtures("generous_quota")
async def test_own_frequency_that_is_chosen_in_a_boost_is_not_the_boost(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """The boost ends, whatever I choose meanwhile."""
    await boost(hass, loaded_entry, minutes=5)
    await pass_time(hass, freezer, 60)
    await choose(hass, "own")
    await pass_time(hass, freezer, LATER)
    assert simulator.device(SERIAL).frequency == 600


async def test_choice_that_is_refused_in_a_boost_changes_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """What was the repeater's own before stays so."""
    await boost(hass, loaded_entry, minutes=1)
    await pass_time(hass, freezer, 40)
    simulator.scenes.fault("status", call="parameters", status=422, times=1)
    with pytest.raises(HomeAssistantError):
        await choose(hass, "1s")
    await pass_time(hass, freezer, LATER)
    assert simulator.device(SERIAL).frequency == 600
    assert issue(hass, "quota_too_small") is None
