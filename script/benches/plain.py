"""The same entities as a plain integration has them, to compare with.

One coordinator for each device reads its status, keeps no quota, follows no change, and
its entities write their states at each refresh, as `CoordinatorEntity` does.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, cast, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.update_coordinator import (
    CoordinatorEntity,
    DataUpdateCoordinator,
)

from custom_components.stellacontrol.api import Device, DeviceStatus, MessageFrequency
from custom_components.stellacontrol.const import LOGGER
from custom_components.stellacontrol.coordinator import (
    DeviceCoordinator,
    StellaControlConfigEntry,
    create_client,
)
from custom_components.stellacontrol.coordinator.state import DeviceState, QuotaState


class _Nobody:
    """Stands for the alarms of a device, which a plain integration does not follow."""

    def listen(self, _listener: object) -> CALLBACK_TYPE:
        return lambda: None


class PlainDevice(DataUpdateCoordinator[DeviceState]):
    """Reads a device's status, and tells every entity each time."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StellaControlConfigEntry,
        account: PlainAccount,
        device: Device,
    ) -> None:
        """Start without a status."""
        super().__init__(hass, LOGGER, config_entry=entry, name=device.serial_number)
        self._account = account
        self.device = device
        self.serial_number = device.serial_number
        self.band_ids = list(device.band_ids)
        self.alarms = _Nobody()
        self.quota = QuotaState(base=MessageFrequency.EVERY_10_MINUTES)
        self.has_alarm = self.temperature_alarm = self.quota_at_risk = False

    @property
    def status(self) -> DeviceStatus:
        """The last status."""
        return self.data.status

    @property
    def is_offline(self) -> bool:
        """Whether the device cannot be reached."""
        return self.status.is_offline

    @property
    def band_labels(self) -> dict[str, str | None]:
        """What the platform calls the bands."""
        return {name: band.label for name, band in self.status.bands.items()}

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: Any = None
    ) -> Callable[[], None]:
        """Let an entity write its state at each refresh, as it would by itself."""
        entity = cast("Any", update_callback).__self__
        plain = partial(CoordinatorEntity._handle_coordinator_update, entity)  # noqa: SLF001
        return super().async_add_listener(plain, context)

    @override
    async def _async_update_data(self) -> DeviceState:
        # A message and its request, so that these states change as ours do.
        used = (self.quota.used or 0) + 2
        self.quota = replace(self.quota, used=used, remaining=10_000 - used)
        status = await self._account.client.status(self.serial_number)
        return DeviceState(status=status, quota=self.quota)


class PlainAccount:
    """Stands for the account's coordinator when Home Assistant sets an entry up."""

    def __init__(self, hass: HomeAssistant, entry: StellaControlConfigEntry) -> None:
        """Start without devices."""
        self._hass, self._entry = hass, entry
        self.client = create_client(hass, entry.data)
        self.devices: dict[str, PlainDevice] = {}

    async def async_config_entry_first_refresh(self) -> None:
        """List the devices, and read each once."""
        for device in await self.client.devices():
            self.devices[device.serial_number] = PlainDevice(
                self._hass, self._entry, self, device
            )
        await asyncio.gather(*(d.async_refresh() for d in self.devices.values()))

    def async_add_listener(self, _listener: object) -> CALLBACK_TYPE:
        """Never call back."""
        return lambda: None

    def for_each_device(self, add: Callable[[DeviceCoordinator], None]) -> None:
        """Call back for every device."""
        for device in self.devices.values():
            add(cast("DeviceCoordinator", device))

    def for_each_band(self, add: Callable[[DeviceCoordinator, str], None]) -> None:
        """Call back for every band."""
        for device in self.devices.values():
            for band_id in device.band_ids:
                add(cast("DeviceCoordinator", device), band_id)

    async def shut_down(self) -> None:
        """Close the session."""
        await self.client.close()
