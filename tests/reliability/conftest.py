"""Two repeaters behind a wire that can be broken: one suffers, the other must not."""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import settle

from .house import OTHER, House
from .wire import Wire


@pytest.fixture(autouse=True)
def every_reading_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no reading pass for noise: here its value tells which message is shown."""
    monkeypatch.setattr(f"custom_components.{DOMAIN}.coordinator.shown.UNUSUAL", 0.0)


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Run a platform with two devices, of which the second reports a minute later."""
    devices = [
        DeviceSpec(serial=SERIAL, label="Attic", phase=0.0),
        DeviceSpec(serial=OTHER, label="Barn", phase=60.0),
    ]
    async with Simulator(seed=1, devices=devices, punctual=True) as running:
        yield running


@pytest.fixture
async def wire(simulator: Simulator) -> AsyncIterator[Wire]:
    """Return the way to the platform."""
    async with Wire(simulator) as running:
        yield running


@pytest.fixture
def entry(hass: HomeAssistant, entry: MockConfigEntry, wire: Wire) -> MockConfigEntry:
    """Return the account, which goes through the wire."""
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_URL: wire.url}
    )
    return entry


@pytest.fixture
async def house(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    *,
    simulator: Simulator,
    wire: Wire,
    loaded_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> House:
    """Return a house in which both repeaters are well."""
    found = House(hass, freezer, simulator, wire, loaded_entry, caplog)
    # Both have told a message since the start.
    await found.live(700)
    await settle(hass)
    found.assert_well()
    return found
