"""A Home Assistant that is started, stopped and used."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
import shutil
from tempfile import TemporaryDirectory
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import ATTR_BAND, DOMAIN, EVENT_WISH_GIVEN_UP
from script.tools.in_process import account_entry, home_assistant
from simulator import Simulator

from .time_lapse import TimeLapseLoop
from .wishes import Wishes

ENTRY_ID = "soak"
"""The same after each restart: storage goes by it."""


class House:
    """A running Home Assistant with the account set up."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Take both; nothing is asked yet."""
        self.hass = hass
        self.entry = entry

    @property
    def is_loaded(self) -> bool:
        """Whether the account is set up; after a refusal it may be retrying."""
        return self.entry.state is ConfigEntryState.LOADED

    @property
    def asks_to_sign_in(self) -> bool:
        """Whether the user is asked for credentials, after the platform refused them."""
        flows = self.hass.config_entries.flow
        return bool(flows.async_progress_by_handler(DOMAIN))

    def entity_id(self, platform: str, unique_id: str) -> str | None:
        """Return the id of an entity of ours, once there is one."""
        return er.async_get(self.hass).async_get_entity_id(platform, DOMAIN, unique_id)

    def device_id(self, serial: str) -> str | None:
        """Return what actions call a device, once it is there."""
        device = dr.async_get(self.hass).async_get_device_by_identifier(
            (DOMAIN, serial), self.entry.entry_id
        )
        return None if device is None else device.id

    async def act(self, domain: str, action: str, **data: Any) -> None:
        """Do something, as a user or an automation does."""
        await self.hass.services.async_call(domain, action, data, blocking=True)

    async def reload(self) -> None:
        """Reload the account, which also signs in again after a refusal."""
        flows = self.hass.config_entries.flow
        for flow in flows.async_progress_by_handler(DOMAIN):
            flows.async_abort(flow["flow_id"])
        await self.hass.config_entries.async_reload(self.entry.entry_id)

    @contextmanager
    def power_cut(self, simulator: Simulator) -> Iterator[None]:
        """Let nothing that happens in the block reach the platform, or stay on the disk."""
        storage = Path(self.hass.config.path(".storage"))
        with TemporaryDirectory() as folder:
            kept = Path(folder) / "kept"
            shutil.copytree(storage, kept)
            simulator.scenes.clear_faults()
            simulator.scenes.fault("close", is_processed=False)
            yield
            simulator.scenes.clear_faults()
            shutil.rmtree(storage)
            shutil.copytree(kept, storage)

    def change_options(self, **options: Any) -> None:
        """Change options; they hold from the next reload on."""
        self.hass.config_entries.async_update_entry(
            self.entry, options={**self.entry.options, **options}
        )


@asynccontextmanager
async def running_house(
    simulator: Simulator, folder: Path, options: dict[str, Any], wishes: Wishes
) -> AsyncIterator[House]:
    """Start Home Assistant on what was stored in a folder, and stop it at the end."""
    loop = asyncio.get_running_loop()
    async with home_assistant(folder) as hass:
        if isinstance(loop, TimeLapseLoop):
            connector = async_get_clientsession(hass).connector
            # Nothing public tells whether a connection is in use.
            acquired = connector._acquired  # type: ignore[union-attr]  # noqa: SLF001
            loop.wait_for_answers_while(lambda: bool(acquired))
        entry = account_entry(
            simulator.account, simulator.url, entry_id=ENTRY_ID, **options
        )
        entry.add_to_hass(hass)
        house = House(hass, entry)

        @callback
        def given_up(event: Event) -> None:
            device = dr.async_get(hass).async_get(event.data["device_id"] or "")
            if device is not None:
                for _, serial in device.identifiers:
                    wishes.given_up(serial, event.data[ATTR_BAND])

        hass.bus.async_listen(EVENT_WISH_GIVEN_UP, given_up)
        await hass.config_entries.async_setup(ENTRY_ID)
        yield house


def left_tasks() -> list[str]:
    """Return the tasks of the integration that run on after the stop."""
    return [repr(task) for task in asyncio.all_tasks() if _is_of_ours(task)]


def left_timers() -> list[str]:
    """Return the timers of the integration that run on after the stop."""
    loop = asyncio.get_running_loop()
    # Nothing public lists a loop's timers; the test plugin looks here, too.
    scheduled: list[asyncio.TimerHandle] = loop._scheduled  # type: ignore[attr-defined]  # noqa: SLF001
    return [
        repr(timer)
        for timer in scheduled
        if not timer.cancelled() and _is_of_ours(timer, *timer._args or ())  # noqa: SLF001
    ]


def _is_of_ours(*parts: object) -> bool:
    """Return whether something on the loop runs the integration's code."""
    return any("custom_components" in repr(part) for part in parts)
