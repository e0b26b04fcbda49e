"""New devices: the entity platforms are told of them, and they are read once."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import callback

from .device import DeviceCoordinator

type AddDevice = Callable[[DeviceCoordinator], None]
type AddBand = Callable[[DeviceCoordinator, str], None]


class Announcer:
    """Calls the platforms back for each device and each band, once.

    A device is there at once. Its bands follow when their labels are known, from the
    store or from the first status, because the labels are part of entity names.

    Adding the entities of a device takes the event loop some milliseconds, so that a
    thousand devices are added one after the other, with a break after each.
    """

    def __init__(
        self, entry: ConfigEntry[Any], devices: dict[str, DeviceCoordinator]
    ) -> None:
        """Start without platforms.

        Args:
            entry: When it is unloaded, nobody is called back any more.
            devices: All devices of the account, kept up to date by it.
        """
        self._entry = entry
        self._devices = devices
        self._unread: list[DeviceCoordinator] = []
        """New devices that nobody has asked for their first status yet."""
        self._waiting: dict[str, DeviceCoordinator] = {}
        """New devices that the platforms do not know yet, by serial number."""
        self._are_platforms_ready = False
        self._being_read = 0
        self._turn = asyncio.Lock()
        """Held while the bands of a device are added."""
        self._add_device: list[AddDevice] = []
        self._add_band: list[AddBand] = []

    @callback
    def for_each_device(
        self, add: AddDevice, *, has_essential_ones: bool = False
    ) -> None:
        """Call back for every device that is announced.

        Args:
            add: Adds the entities of a device.
            has_essential_ones: Whether essential ones are among them. Then it is also
                called for devices that get no others, and has to leave those out.
        """

        @callback
        def add_device(device: DeviceCoordinator) -> None:
            if has_essential_ones or not device.is_essential_only:
                add(device)

        self._add_device.append(add_device)
        self._entry.async_on_unload(lambda: self._add_device.remove(add_device))

    @callback
    def for_each_band(self, add: AddBand, *, are_essential: bool = False) -> None:
        """Call back for every band that is announced.

        Args:
            add: Adds the entities of a band.
            are_essential: Whether they are for devices that get no others, too.
        """

        @callback
        def add_band(device: DeviceCoordinator, band_id: str) -> None:
            if are_essential or not device.is_essential_only:
                add(device, band_id)

        self._add_band.append(add_band)
        self._entry.async_on_unload(lambda: self._add_band.remove(add_band))

    @property
    def is_reading(self) -> bool:
        """Whether the first status of a new device is on its way."""
        return self._being_read > 0

    @callback
    def add(self, device: DeviceCoordinator) -> None:
        """Take on a new device, which is announced and read when told so."""
        self._unread.append(device)
        self._waiting[device.serial_number] = device

    async def platforms_ready(self) -> None:
        """Announce from now on; the platforms have said whom to call back."""
        self._are_platforms_ready = True
        await self.announce_new()

    async def announce_new(self) -> None:
        """Let the platforms add new devices, and their bands if they are known."""
        while self._waiting and self._are_platforms_ready and not self._is_going:
            serial_number, device = next(iter(self._waiting.items()))
            del self._waiting[serial_number]
            if self._devices.get(serial_number) is not device:
                continue
            for add_device in self._add_device:
                add_device(device)
            # Without labels they wait for the first status, or for its failure.
            was_read = device.is_ready or not device.last_update_success
            if device.bands.labels or was_read:
                self._announce_bands(device)
            await asyncio.sleep(0)

    @property
    def _is_going(self) -> bool:
        """Whether the account is unloaded, and platforms take no entities any more."""
        return self._entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS

    @callback
    def read_new(self) -> None:
        """Read new devices for the first time; the client limits how many at once."""
        new, self._unread = self._unread, []
        for device in new:
            self._being_read += 1
            self._entry.async_create_background_task(
                device.hass, self._read_first(device), f"{device.name} first status"
            )

    async def _read_first(self, device: DeviceCoordinator) -> None:
        """Read a new device, and tell its bands, which have their labels from that."""
        try:
            await device.async_refresh()
        finally:
            self._being_read -= 1
        async with self._turn:
            is_here = self._devices.get(device.serial_number) is device
            if is_here and not self._is_going:
                device.forget_bands()
                self._announce_bands(device)
                await asyncio.sleep(0)  # Others get their turn in between.

    @callback
    def _announce_bands(self, device: DeviceCoordinator) -> None:
        """Let the platforms add all bands of a device that they know, if not done yet."""
        is_known = device.serial_number not in self._waiting
        if is_known and not device.bands.are_announced:
            device.bands.are_announced = True
            for band_id in device.band_ids:
                self.announce_band(device.serial_number, band_id)

    @callback
    def announce_band(self, serial_number: str, band_id: str) -> None:
        """Let the platforms add a band."""
        for add_band in self._add_band:
            add_band(self._devices[serial_number], band_id)
