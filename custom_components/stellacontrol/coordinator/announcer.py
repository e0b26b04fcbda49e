"""New devices: the entity platforms are told of them, and they are read once."""

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
        self._being_read = 0
        self._add_device: list[AddDevice] = []
        self._add_band: list[AddBand] = []

    @callback
    def for_each_device(
        self, add: AddDevice, *, has_essential_ones: bool = False
    ) -> None:
        """Call back for every device, now and whenever one appears.

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
        for device in self._devices.values():
            add_device(device)

    @callback
    def for_each_band(self, add: AddBand, *, are_essential: bool = False) -> None:
        """Call back for every band of every device, now and whenever one appears.

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
        for device in self._devices.values():
            if device.bands.are_announced:
                for band_id in device.band_ids:
                    add_band(device, band_id)

    @property
    def is_reading(self) -> bool:
        """Whether the first status of a new device is on its way."""
        return self._being_read > 0

    @callback
    def announce(self, device: DeviceCoordinator) -> None:
        """Let the platforms add a new device, and its bands if they are known."""
        self._unread.append(device)
        for add_device in self._add_device:
            add_device(device)
        if device.bands.labels:
            self._announce_bands(device)

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
        # While the account is unloaded, the platforms take no entities any more.
        is_going = self._entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS
        if self._devices.get(device.serial_number) is device and not is_going:
            device.forget_bands()
            self._announce_bands(device)

    @callback
    def _announce_bands(self, device: DeviceCoordinator) -> None:
        """Let the platforms add all bands of a device, if they did not yet."""
        if not device.bands.are_announced:
            device.bands.are_announced = True
            for band_id in device.band_ids:
                self.announce_band(device.serial_number, band_id)

    @callback
    def announce_band(self, serial_number: str, band_id: str) -> None:
        """Let the platforms add a band."""
        for add_band in self._add_band:
            add_band(self._devices[serial_number], band_id)
