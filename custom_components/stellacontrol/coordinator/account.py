"""The account: which devices there are."""

import asyncio
from collections.abc import Callable, Container
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from ..api import Call, CallName, Device
from ..connection import create_client
from ..const import (
    CONF_IGNORED_DEVICES,
    DEVICE_LIST_INTERVAL,
    DEVICE_LIST_RETRIES,
    LOGGER,
)
from ..errors import Function, reading
from ..quota import FLOOR
from ..store import DeviceStore
from .device import DeviceCoordinator
from .entry import StellaControlConfigEntry
from .issues import delete_issues, tell_back, tell_gone
from .permissions import Permissions
from .registry import device_name, followed_elsewhere, registered_devices

PATIENCE = timedelta(seconds=10)
"""For what is sent before a stop; the log-out after it has its own."""


type AddDevice = Callable[[DeviceCoordinator], None]
type AddBand = Callable[[DeviceCoordinator, str], None]


class AccountCoordinator(DataUpdateCoordinator[dict[str, Device]]):
    """Keeps the list of devices, and a coordinator for each that is wanted."""

    config_entry: StellaControlConfigEntry

    def __init__(self, hass: HomeAssistant, entry: StellaControlConfigEntry) -> None:
        """Create the client that all coordinators of the entry share."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            # Not the entry's title: that is an e-mail address, and this gets logged.
            name="device list",
            update_interval=DEVICE_LIST_INTERVAL,
            always_update=False,
        )
        self.client = create_client(
            hass,
            entry.data,
            is_due_within=self._is_due_within,
            on_request=self._request_sent,
        )
        self.store = DeviceStore(hass, entry.entry_id)
        self.permissions = Permissions(hass, entry)
        self.devices: dict[str, DeviceCoordinator] = {}
        self.requests_today = 0
        """All that was really sent, log-ins included."""
        self.last_login: datetime | None = None
        self._counted_on: date | None = None
        self._is_updating = False
        self._failures = 0
        """Lists in a row that could not be read."""
        self._add_device: list[AddDevice] = []
        self._add_band: list[AddBand] = []

    @property
    def listed(self) -> dict[str, Device]:
        """Every device that the account lists, by serial number; also those left out."""
        return self.data

    @callback
    def for_each_device(self, add_device: AddDevice) -> None:
        """Call back for every device, now and whenever one appears."""
        self._add_device.append(add_device)
        self.config_entry.async_on_unload(lambda: self._add_device.remove(add_device))
        for device in self._announced():
            add_device(device)

    @callback
    def for_each_band(self, add_band: AddBand) -> None:
        """Call back for every band of every device, now and whenever one appears."""
        self._add_band.append(add_band)
        self.config_entry.async_on_unload(lambda: self._add_band.remove(add_band))
        for device in self._announced():
            for band_id in device.band_ids:
                add_band(device, band_id)

    def _announced(self) -> list[DeviceCoordinator]:
        """Return the devices that nobody will be called back for again."""
        return [device for device in self.devices.values() if device.is_announced]

    @override
    @callback
    def _schedule_refresh(self) -> None:
        """Plan the next list; a pause that the platform asks for comes first."""
        if self._retry_after is not None:
            # Nobody needs the list so soon; a pause of no length would be a storm.
            self._retry_after = max(self._retry_after, FLOOR.total_seconds())
        elif self._failures:
            pause = DEVICE_LIST_RETRIES[: self._failures][-1]
            self._retry_after = pause.total_seconds()
        super()._schedule_refresh()

    @override
    async def _async_setup(self) -> None:
        """Read the ledgers before the first request is sent."""
        await self.store.load()

    @override
    async def _async_update_data(self) -> dict[str, Device]:
        """List the devices; take on those that joined, let go of those that left."""
        self._is_updating = True
        self._failures += 1
        try:
            return await self._list_and_follow()
        finally:
            self._is_updating = False

    async def _list_and_follow(self) -> dict[str, Device]:
        """List the devices, and do what follows from the list."""
        with reading(Function.DEVICES), self.permissions.remembering(Function.DEVICES):
            found = await self.client.devices()
        self._failures = 0
        listed = {device.serial_number: device for device in found}
        left_out = {
            *self.config_entry.options.get(CONF_IGNORED_DEVICES, ()),
            *followed_elsewhere(self.hass, self.config_entry),
        }
        wanted = {
            serial: device
            for serial, device in listed.items()
            if serial not in left_out
        }
        # An empty list is more likely a slip of the platform, or a permission taken
        # away, than the end of every repeater. It removes nothing, nor does one with
        # entries that cannot be read.
        if listed and found.is_complete:
            await self._let_go_of_all_but(set(wanted), listed)
        await self._take_on(wanted)
        return listed

    async def _take_on(self, wanted: dict[str, Device]) -> None:
        """Start a coordinator for each new device; tell the known ones the news."""
        for serial, device in wanted.items():
            tell_back(self.hass, serial)
            if (known := self.devices.get(serial)) is not None:
                known.update_metadata(device)
                continue
            self.devices[serial] = DeviceCoordinator(
                self.hass, self.config_entry, self, device
            )
        # Also those of an earlier list that was given up before they were asked.
        new = [device for device in self.devices.values() if not device.is_announced]
        # A device that cannot be read does not stop the others: its entities are
        # there, unavailable, and its own schedule goes on trying.
        await asyncio.gather(*(coordinator.async_refresh() for coordinator in new))
        for coordinator in new:
            coordinator.forget_bands()
            self._announce(coordinator)

    @callback
    def _announce(self, device: DeviceCoordinator) -> None:
        """Let the platforms add a device's entities."""
        device.is_announced = True
        for add_device in self._add_device:
            add_device(device)
        for band_id in device.band_ids:
            self.announce_band(device, band_id)

    @callback
    def announce_band(self, device: DeviceCoordinator, band_id: str) -> None:
        """Let the platforms add a band's entities."""
        for add_band in self._add_band:
            add_band(device, band_id)

    async def _let_go_of_all_but(self, kept: set[str], listed: Container[str]) -> None:
        """Remove devices that the account no longer lists or the user left out.

        Compared with the registry, because after a restart nothing else remembers.
        """
        registered = registered_devices(self.hass, self.config_entry)
        for serial in registered.keys() - kept:
            if serial not in listed:
                name = device_name(self.hass, self.config_entry, serial)
                tell_gone(self.hass, self.config_entry, serial, name)
            dr.async_get(self.hass).async_remove_device(registered[serial].id)
        for serial in self.devices.keys() - kept:
            await self.let_go_of(serial)

    async def let_go_of(self, serial: str) -> None:
        """Ask no more for a device; if the account lists it again, it is a new one."""
        if (device := self.devices.pop(serial, None)) is not None:
            await device.async_shutdown()
            delete_issues(self.hass, serial)
            self.permissions.forget(serial)

    async def leave(self) -> None:
        """End what runs on the platform for us, and log out.

        What users asked for just now is sent before. Nobody watches the devices from
        here on, so none is left faster than its quota lasts. A platform that does not
        answer holds this up for `PATIENCE` only; what it was asked is kept.
        """
        devices = list(self.devices.values())
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE.total_seconds()):
                await asyncio.gather(*(device.control.finish() for device in devices))
                await asyncio.gather(
                    *(device.governed.slow_down_to_leave() for device in devices)
                )
        for device in self.devices.values():
            device.control.keep_unanswered()
            await device.async_shutdown()
        await self.client.close()
        await self.store.save()

    @callback
    def _request_sent(self, call: Call, serial_number: str | None) -> None:
        """Count a request, and charge it to the device that it is about."""
        now = dt_util.utcnow()
        if self._counted_on != (today := dt_util.as_local(now).date()):
            self._counted_on, self.requests_today = today, 0
        self.requests_today += 1
        if call.name == CallName.LOG_IN:
            self.last_login = now
        if (device := self.devices.get(serial_number or "")) is not None:
            device.governed.request_sent()

    @callback
    def _is_due_within(self, wait: timedelta) -> bool:
        """Return whether one of the devices is asked within a time.

        Asked after each call. The first device that is due ends the search, which so
        stays short in a large fleet too: the more devices, the sooner one is found.
        """
        if self._is_updating:
            # New devices are asked right after the list, in the same session.
            return True
        return any(
            (remaining := device.time_to_next_request()) is not None
            and remaining <= wait
            for device in self.devices.values()
        )
