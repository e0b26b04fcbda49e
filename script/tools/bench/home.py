"""A Home Assistant with a fleet, with our entities or with plain ones."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
import tempfile
import time
from typing import Any
from unittest.mock import PropertyMock, patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.update_coordinator import (
    CoordinatorEntity,
    DataUpdateCoordinator,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.coordinator import DeviceCoordinator
from custom_components.stellacontrol.coordinator.shown import ShownReadings
from custom_components.stellacontrol.entity import BandEntity, DeviceEntity
from script.tools.in_process import account_entry, home_assistant
from simulator import Account

from .network import Network

ENABLED = "homeassistant.helpers.entity.Entity.entity_registry_enabled_default"


class Home:
    """A Home Assistant in which a fleet is set up."""

    def __init__(
        self, hass: HomeAssistant, entries: list[MockConfigEntry], cost: float
    ) -> None:
        """Keep what the benches measure."""
        self.hass = hass
        self.set_up_cost = cost
        """Processor seconds."""
        self.coordinators: list[DeviceCoordinator] = [
            device
            for entry in entries
            for device in entry.runtime_data.devices.values()
        ]
        self.entities = len(hass.states.async_all())


@contextmanager
def plain_entities() -> Iterator[None]:
    """Let entities write their states at each refresh, as Home Assistant's own do."""
    always = CoordinatorEntity._handle_coordinator_update  # noqa: SLF001 - to measure it
    listen = DataUpdateCoordinator.async_add_listener
    update = ShownReadings.update

    def show_all(shown: ShownReadings, *args: Any, **options: Any) -> None:
        shown.release()
        update(shown, *args, **options)

    with (
        patch.object(ShownReadings, "update", show_all),
        patch.object(DeviceCoordinator, "async_add_listener", listen),
        patch.object(DeviceEntity, "_handle_coordinator_update", always),
        patch.object(BandEntity, "_handle_coordinator_update", always),
    ):
        yield


@asynccontextmanager
async def home(network: Network, *, is_plain: bool = False) -> AsyncIterator[Home]:
    """Set a fleet up, every entity enabled; plain ones write at each refresh."""
    with (
        tempfile.TemporaryDirectory() as folder,
        network.instead_of_the_real_one(),
        patch(ENABLED, new_callable=PropertyMock(return_value=True)),
    ):
        async with home_assistant(Path(folder)) as hass:
            entries = [
                account_entry(Account(), "http://127.0.0.1:1", devices_path=path)
                for path in network.accounts
            ]
            for entry in entries:
                entry.add_to_hass(hass)
            began = time.process_time()
            # Entities are bound to their coordinators here, and stay so.
            with plain_entities() if is_plain else nullcontext():
                # Setting up the first entry sets up all entries of the integration.
                await hass.config_entries.async_setup(entries[0].entry_id)
                # In the background each device is read for the first time.
                await hass.async_block_till_done(wait_background_tasks=True)
            for entry in entries:
                if entry.state is not ConfigEntryState.LOADED:
                    raise RuntimeError(f"the fleet is not set up: {entry.reason}")
            yield Home(hass, entries, time.process_time() - began)
