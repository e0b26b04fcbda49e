"""Home Assistant with our blueprints imported."""

from collections.abc import AsyncIterator
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from tests.automations import installed_blueprints


@pytest.fixture
async def installed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    tmp_path: Path,
) -> AsyncIterator[None]:
    """Install the blueprints, in time that was frozen before all else."""
    async with installed_blueprints(hass, tmp_path):
        yield


@pytest.fixture
def told(hass: HomeAssistant, installed: None) -> list[ServiceCall]:
    """Install the blueprints; returns what the user is told."""
    return async_mock_service(hass, "notify", "phone")
