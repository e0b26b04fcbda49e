"""One device: its last status, what was asked of it, when to ask next."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from ..alarms import band_alarm, temperature_alarm
from ..api import Command, ConnectionStatus, Device, DeviceStatus
from ..const import (
    CONF_TEMPERATURE_THRESHOLD,
    DEFAULT_TEMPERATURE_THRESHOLD,
    DOMAIN,
    FLOOR,
    GRACE,
    LOGGER,
)
from ..errors import commanding, reading
from ..wishes import BandWish
from .entry import StellaControlConfigEntry

if TYPE_CHECKING:
    from .account import AccountCoordinator

# A message cannot be received in the future; beyond this the platform's clock, or
# ours, is wrong, and the time says nothing about which of two messages is newer.
_CLOCK_TOLERANCE = timedelta(days=1)


class DeviceCoordinator(DataUpdateCoordinator[DeviceStatus]):
    """Asks for a device's status once per message, and carries commands to it.

    Its data is the newest status. It is `None` until the first good answer, which
    entities need not know: until then they are unavailable.
    """

    config_entry: StellaControlConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StellaControlConfigEntry,
        account: AccountCoordinator,
        device: Device,
    ) -> None:
        """Start with the metadata alone; nothing is sent yet."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{device.label or device.model or 'device'} {device.serial_number}",
            update_interval=FLOOR + GRACE,
            always_update=False,
        )
        self.device = device
        self.band_ids: list[str] = list(device.band_ids)
        """Every band that the metadata or a status ever listed."""
        self.band_wishes: dict[str, BandWish] = {}
        self.temperature_alarm: bool | None = None
        self.is_announced = False
        """Whether the platforms know the device; before, its bands come with it."""
        self._account = account
        self._next_request_at: float | None = None
        self._setting_bands = asyncio.Lock()

    @property
    def serial_number(self) -> str:
        """What the platform knows the device by."""
        return self.device.serial_number

    @property
    def status(self) -> DeviceStatus:
        """The newest status; there is one whenever the last refresh was good."""
        return self.data

    @property
    def is_offline(self) -> bool:
        """Whether the platform says that the device cannot be reached.

        Where it says nothing, that one value is missing, and no other.
        """
        return _is_offline(self.status)

    @property
    def has_alarm(self) -> bool:
        """Whether anything about the device is an alarm now."""
        status = self.status
        return (
            status.connection is ConnectionStatus.ERROR
            or bool(self.temperature_alarm)
            or any(band_alarm(band) for band in status.bands.values())
        )

    @property
    def band_labels(self) -> dict[str, str | None]:
        """What the platform calls the bands, as far as it said."""
        bands = self.data.bands if self.data is not None else {}
        return {identifier: band.label for identifier, band in bands.items()}

    @callback
    def time_to_next_request(self) -> timedelta | None:
        """Return how long until the next planned request; `None` if none is planned."""
        if self._next_request_at is None:
            return None
        return timedelta(seconds=self._next_request_at - self.hass.loop.time())

    @callback
    def update_metadata(self, device: Device) -> None:
        """Take over what the account now says of the device."""
        self.device = device
        self._learn_bands(device.band_ids)
        self.forget_bands()
        self._update_registry(device.firmware_version)

    async def set_bands(self, bands: Mapping[str, bool]) -> None:
        """Ask that bands be on or off, by identifier, in one request.

        Raises:
            ServiceValidationError: The device has no such band.
            HomeAssistantError: The platform did not accept it; nothing has changed.
        """
        for band_id in bands:
            if band_id not in self.band_ids:
                raise ServiceValidationError(
                    translation_domain=DOMAIN,
                    translation_key="unknown_band",
                    translation_placeholders={"band": band_id},
                )
        # One after the other: on two connections, the later might be the first there.
        async with self._setting_bands:
            with commanding():
                await self._account.client.set_parameters(
                    self.serial_number, bands=bands
                )
            asked_after = self._last_message_at()
            for band_id, on in bands.items():
                self.band_wishes[band_id] = BandWish(on=on, asked_after=asked_after)
        self.async_update_listeners()

    async def send_command(self, command: Command) -> None:
        """Tell the device to do something now.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        if self.data is None or self.is_offline:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="device_offline"
            )
        with commanding():
            await self._account.client.send_command(self.serial_number, command)

    async def refresh_now(self) -> None:
        """Ask for the status at once.

        Raises:
            HomeAssistantError: There was no good answer.
        """
        await self.async_refresh()
        if self.last_update_success or self.last_exception is None:
            return
        if isinstance(self.last_exception, HomeAssistantError):
            raise self.last_exception

    @override
    async def _async_update_data(self) -> DeviceStatus:
        """Read the status and learn from it what is new."""
        if self._next_request_at is not None and self.update_interval is not None:
            # As far as anybody knows yet: the session is kept for a request that
            # follows soon.
            self._next_request_at = (
                self.hass.loop.time() + self.update_interval.total_seconds()
            )
        with reading():
            status = await self._account.client.status(self.serial_number)
        if self._is_old(status):
            return self.data
        self.update_interval = _period(status) + GRACE
        self.temperature_alarm = temperature_alarm(
            status.temperature,
            threshold=self.config_entry.options.get(
                CONF_TEMPERATURE_THRESHOLD, DEFAULT_TEMPERATURE_THRESHOLD
            ),
            was_on=self.temperature_alarm,
        )
        self.band_wishes = {
            band_id: wish
            for band_id, wish in self.band_wishes.items()
            if not wish.is_confirmed_by(status, band_id)
        }
        self._update_registry(status.device.firmware_version)
        return status

    @override
    @callback
    def _async_refresh_finished(self) -> None:
        """Add the bands that a message lists first, when their labels are known."""
        if self.last_update_success:
            self._learn_bands(self.data.bands)

    @override
    @callback
    def _schedule_refresh(self) -> None:
        """Plan the next request, and remember when, for the session's sake."""
        interval = self._update_interval_seconds
        if self._retry_after is not None and interval is not None:
            # A shorter pause than the usual one brings no message sooner.
            interval = self._retry_after = max(self._retry_after, interval)
        super()._schedule_refresh()
        self._next_request_at = None
        if self._unsub_refresh is not None and interval is not None:
            self._next_request_at = self.hass.loop.time() + interval

    def _is_old(self, status: DeviceStatus) -> bool:
        """Return whether we hold a newer message than this one."""
        held = self._last_message_at()
        if held is None or status.received_at is None:
            return False
        return status.received_at < held

    def _last_message_at(self) -> datetime | None:
        """Return when the message we hold was received, if that can be true."""
        held = self.data.received_at if self.data is not None else None
        if held is None or held > dt_util.utcnow() + _CLOCK_TOLERANCE:
            return None
        return held

    @callback
    def _learn_bands(self, band_ids: Mapping[str, object] | tuple[str, ...]) -> None:
        """Add bands that were never listed before."""
        for band_id in band_ids:
            if band_id in self.band_ids:
                continue
            self.band_ids.append(band_id)
            if self.is_announced:
                self._account.announce_band(self, band_id)

    @callback
    def forget_bands(self) -> None:
        """Remove the entities of bands that neither metadata nor status lists.

        Compared with the registry, because after a restart nothing else remembers.
        """
        if not self.device.band_ids or self.data is None:
            return
        listed = {*self.device.band_ids, *self.data.bands}
        for band_id in [known for known in self.band_ids if known not in listed]:
            self.band_ids.remove(band_id)
            self.band_wishes.pop(band_id, None)
        prefix = f"{self.serial_number}_band_"
        kept = tuple(f"{prefix}{band_id}_" for band_id in listed)
        registry = er.async_get(self.hass)
        for entry in er.async_entries_for_config_entry(
            registry, self.config_entry.entry_id
        ):
            # The switch's unique id ends with the band.
            if entry.unique_id.startswith(prefix) and not (
                f"{entry.unique_id}_".startswith(kept)
            ):
                registry.async_remove(entry.entity_id)

    @callback
    def _update_registry(self, firmware_version: str | None) -> None:
        """Show a new firmware version on the device's page."""
        if firmware_version is None:
            return
        registry = dr.async_get(self.hass)
        entry = registry.async_get_device_by_identifier(
            (DOMAIN, self.serial_number), self.config_entry.entry_id
        )
        if entry is not None and entry.sw_version != firmware_version:
            registry.async_update_device(entry.id, sw_version=firmware_version)


def _is_offline(status: DeviceStatus) -> bool:
    """Return whether the platform says that the device cannot be reached."""
    return status.connection is not None and not status.connection.is_connected


def _period(status: DeviceStatus) -> timedelta:
    """Return how often a message is to be expected."""
    if _is_offline(status) or status.message_frequency is None:
        return FLOOR
    return status.message_frequency.period
