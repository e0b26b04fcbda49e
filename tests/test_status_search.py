"""A status that is not where the contract has it is found after the set-up."""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from simulator.dialects.mixtures import dialect_of
from tests.conftest import SERIAL
from tests.helpers import account_entry, pass_time, set_up, settle, state, try_to_set_up
from tests.scenes import requests


@pytest.fixture(params=["id/id", "id/device-id", "status-path/state unknown-path/403"])
async def elsewhere(request: pytest.FixtureRequest) -> AsyncIterator[Simulator]:
    """Run a platform that tells the status elsewhere."""
    attic = DeviceSpec(serial=SERIAL, label="Attic", phase=0.0)
    async with Simulator(
        seed=1,
        devices=[attic],
        punctual=True,
        dialect=dialect_of(*request.param.split()),
    ) as running:
        yield running


async def test_status_elsewhere_is_found_without_my_doing(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, elsewhere: Simulator
) -> None:
    """The place is looked for once, and I notice nothing of it."""
    entry = account_entry(elsewhere)
    entry.add_to_hass(hass)
    await try_to_set_up(hass, entry)
    await settle(hass)
    assert float(state(hass, "sensor", f"{SERIAL}_temperature").state) > 0
    assert entry.data["profile"]["origin"] == "found"
    elsewhere.scenes.reset_log()
    await pass_time(hass, freezer, 605)
    # From then on a message costs one request.
    assert len(requests(elsewhere, "status")) == 1


@pytest.mark.expected_log("Error fetching Attic SR1000001 data", "tells the status of")
async def test_status_that_is_nowhere_is_looked_for_once(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Looking has its limits, and is not repeated with every message."""
    simulator.scenes.fault("status", call="status", status=404)
    await set_up(hass, entry)
    await pass_time(hass, freezer, 2 * 3600)
    assert len(requests(simulator, "status")) <= 12 + 13
