"""The account: which devices there are."""

import asyncio
from collections.abc import Callable, Container
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util import dt as dt_util

from ..api import Call, CallName, Device, DeviceList
from ..const import DEVICE_LIST_INTERVAL, DEVICE_LIST_RETRIES, LOGGER
from ..errors import Function, reading
from ..options import Options
from ..quota import FLOOR
from ..store import DeviceStore
from .client import create_client
from .context import DeviceContext
from .device import DeviceCoordinator
from .issues import clear_gone_issue, delete_issues, raise_gone_issue
from .permissions import Permissions
from .registry import device_name, followed_elsewhere, registered_devices

STOP_AT_MOST = timedelta(seconds=10)
"""For what is sent before a stop; the log-out after it has a limit of its own."""

type StellaControlConfigEntry = ConfigEntry[AccountCoordinator]

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
        self._options = Options.read(entry.options)
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
    async def _async_setup(self) -> None:
        """Read the ledgers before the first request is sent."""
        await self.store.load()

    @override
    async def _async_update_data(self) -> dict[str, Device]:
        """List the devices; add those that joined, remove those that left."""
        self._is_updating = True
        self._failures += 1
        # Home Assistant plans the next list by this, whatever comes of the present one.
        self.update_interval = DEVICE_LIST_RETRIES[: self._failures][-1]
        try:
            with (
                reading(Function.DEVICES),
                self.permissions.remembering(Function.DEVICES),
            ):
                found = await self.client.devices()
            self._failures = 0
            self.update_interval = DEVICE_LIST_INTERVAL
            return await self._follow_list(found)
        except UpdateFailed as err:
            if err.retry_after is not None:
                # Nobody needs the list sooner, and retrying without a pause would
                # flood the platform.
                err.retry_after = max(err.retry_after, FLOOR.total_seconds())
            raise
        finally:
            self._is_updating = False

    async def _follow_list(self, found: DeviceList) -> dict[str, Device]:
        """Add and remove devices as the list says."""
        listed = {device.serial_number: device for device in found}
        left_out = {
            *self._options.ignored_devices,
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
            await self._forget_all_but(set(wanted), listed)
        await self._add_devices(wanted)
        return listed

    async def _add_devices(self, wanted: dict[str, Device]) -> None:
        """Start a coordinator for each new device; update the known ones."""
        for serial, device in wanted.items():
            clear_gone_issue(self.hass, serial)
            if (known := self.devices.get(serial)) is not None:
                known.update_metadata(device)
                continue
            self.devices[serial] = self._new_device(device)
        # Also those of an earlier list that was given up before they were asked.
        new = [device for device in self.devices.values() if not device.is_announced]
        # A device that cannot be read does not stop the others: its entities are
        # there, unavailable, and its own schedule goes on trying.
        await asyncio.gather(*(coordinator.async_refresh() for coordinator in new))
        for coordinator in new:
            coordinator.forget_bands()
            self._announce(coordinator)

    def _new_device(self, device: Device) -> DeviceCoordinator:
        """Return a coordinator for a device that was not known before."""
        serial = device.serial_number
        context = DeviceContext(
            hass=self.hass,
            entry=self.config_entry,
            options=self._options,
            client=self.client,
            store=self.store,
            permissions=self.permissions,
            serial_number=serial,
            on_new_band=partial(self._announce_band, serial),
        )
        return DeviceCoordinator(context, device)

    @callback
    def _announce(self, device: DeviceCoordinator) -> None:
        """Let the platforms add a device's entities."""
        device.is_announced = True
        for add_device in self._add_device:
            add_device(device)
        for band_id in device.band_ids:
            self._announce_band(device.serial_number, band_id)

    @callback
    def _announce_band(self, serial_number: str, band_id: str) -> None:
        """Let the platforms add a band's entities."""
        for add_band in self._add_band:
            add_band(self.devices[serial_number], band_id)

    async def _forget_all_but(self, kept: set[str], listed: Container[str]) -> None:
        """Remove devices that the account no longer lists or the user left out.

        Compared with the registry, because after a restart nothing else remembers.
        """
        registered = registered_devices(self.hass, self.config_entry)
        for serial in registered.keys() - kept:
            if serial not in listed:
                name = device_name(self.hass, self.config_entry, serial)
                raise_gone_issue(self.hass, self.config_entry, serial, name)
            dr.async_get(self.hass).async_remove_device(registered[serial].id)
        for serial in self.devices.keys() - kept:
            await self.forget_device(serial)

    async def forget_device(self, serial: str) -> None:
        """Ask no more for a device; if the account lists it again, it is a new one."""
        if (device := self.devices.pop(serial, None)) is not None:
            await device.async_shutdown()
            delete_issues(self.hass, serial)
            self.permissions.forget(serial)

    async def shut_down(self) -> None:
        """End what runs on the platform for us, and log out.

        What users asked for just now is sent before. Nobody watches the devices from
        here on, so none is left faster than its quota lasts. A platform that does not
        answer holds this up for `STOP_AT_MOST` only; what it was asked is kept.
        """
        devices = list(self.devices.values())
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_AT_MOST.total_seconds()):
                await asyncio.gather(*(device.pending.finish() for device in devices))
                await asyncio.gather(
                    *(device.frequency.slow_down_to_leave() for device in devices)
                )
        for device in self.devices.values():
            device.pending.keep_unanswered()
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
            device.frequency.request_sent()

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
