"""One device: its last status, what was asked of it, when to ask next."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from ..alarms import AlarmKind
from ..api import Command, ConnectionStatus, Device, DeviceStatus, MessageFrequency
from ..const import DOMAIN, LOGGER
from ..errors import Function, reading
from ..quota import Reason
from .alarms import DeviceAlarms
from .context import DeviceContext
from .control import DeviceControl
from .entry import StellaControlConfigEntry
from .exact import ExactCoordinator
from .parts import BandView, Part, PartListeners
from .quota import DeviceQuota, tells_what_is_newer
from .registry import remove_other_bands, update_firmware_version
from .state import DeviceState, QuotaState, steady_view

if TYPE_CHECKING:
    from .account import AccountCoordinator


class DeviceCoordinator(ExactCoordinator[DeviceState]):
    """Asks for a device's status once per message, and carries commands to it.

    Its data is `None` until the first good answer, which entities need not know: until
    then they are unavailable.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StellaControlConfigEntry,
        account: AccountCoordinator,
        device: Device,
    ) -> None:
        """Start with the metadata and what is stored; nothing is sent yet."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{device.label or device.model or 'device'} {device.serial_number}",
            always_update=False,
        )
        self._account = account
        self.device = device
        context = DeviceContext(
            hass=hass,
            entry=entry,
            client=account.client,
            store=account.store,
            permissions=account.permissions,
            serial_number=device.serial_number,
        )
        account.permissions.attach(account.store, device.serial_number)
        self.governed = DeviceQuota(context)
        self._part_listeners = PartListeners(
            super().async_add_listener,
            band_view=self._band_view,
            steady_view=self._steady_view,
        )
        self.band_ids: list[str] = list(device.band_ids)
        """Every band that the metadata or a status ever listed."""
        self.control = DeviceControl(context, self.governed)
        self.alarms = DeviceAlarms(context, self.governed)
        self.is_announced = False
        """Whether the platforms know the device; before, its bands come with it."""

    @property
    def serial_number(self) -> str:
        """What the platform knows the device by."""
        return self.device.serial_number

    @property
    def status(self) -> DeviceStatus:
        """The newest status; there is one whenever the last refresh was good."""
        return self.data.status

    @property
    def quota(self) -> QuotaState:
        """The device's quota; there is one whenever the last refresh was good."""
        return self.data.quota

    @property
    def is_offline(self) -> bool:
        """Whether the platform says that the device cannot be reached.

        Where it says nothing, that one value is missing, and no other.
        """
        return self.status.is_offline

    @property
    def has_alarm(self) -> bool:
        """Whether anything about the device is an alarm now."""
        return (
            self.status.connection is ConnectionStatus.ERROR or self.alarms.any_reading
        )

    @property
    def temperature_alarm(self) -> bool | None:
        """Whether the device is too hot; `None` while it does not tell."""
        if self.status.temperature is None:
            return None
        return self.alarms.is_on(AlarmKind.TEMPERATURE)

    @property
    def quota_at_risk(self) -> bool:
        """Whether the quota will not last for the month at the usual pace."""
        return self.alarms.is_on(AlarmKind.QUOTA_AT_RISK)

    @property
    def band_labels(self) -> dict[str, str | None]:
        """What the platform calls the bands, as far as it said."""
        bands = self.status.bands if self.data is not None else {}
        return {identifier: band.label for identifier, band in bands.items()}

    @property
    @override
    def period(self) -> timedelta:
        """Time between two messages, as far as known."""
        return self.governed.period

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: Part | None = None
    ) -> CALLBACK_TYPE:
        """Call back for all news, or for that of the part that the context names."""
        if context is None:
            return super().async_add_listener(update_callback)
        return self._part_listeners.add(context, update_callback)

    @callback
    def _band_view(self, band_id: str) -> BandView:
        """Return what the entities of a band go by."""
        has_status = self.data is not None
        return BandView(
            self.last_update_success,
            has_status and self.is_offline,
            self.status.bands.get(band_id) if has_status else None,
            self.control.wishes.get(band_id),
        )

    @callback
    def _steady_view(self) -> tuple[object, ...]:
        """Return what the entities go by that most messages leave as they were."""
        steady = () if self.data is None else steady_view(self.data)
        return self.last_update_success, self.alarms.on, *steady

    @override
    def next_request(self) -> datetime:
        """Return when the next message is to be asked for."""
        return self.governed.next_request()

    @callback
    def update_metadata(self, device: Device) -> None:
        """Take over what the account now says of the device."""
        self.device = device
        self._learn_bands(device.band_ids)
        self.forget_bands()
        self._learn_firmware_version(device)

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
        await self.control.set_bands(bands)
        self._account.store.save_soon()
        self._show_quota()
        self.async_update_listeners()

    async def send_command(self, command: Command) -> None:
        """Tell the device to do something now.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        await self.control.send_command(command)
        self._show_quota()

    async def set_base_frequency(self, frequency: MessageFrequency) -> None:
        """Take over the message frequency that the user chose for every day."""
        self.governed.keeper.set_base(frequency.period)
        await self._apply_quota()

    async def boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Let the device report faster for a while.

        Raises:
            ServiceValidationError: The quota does not allow it.
            HomeAssistantError: The contract does not let us set the frequency.
        """
        try:
            await self.governed.boost(frequency, duration)
        finally:
            self._account.store.save_soon()
            self._show_quota()

    async def end_boost(self) -> None:
        """End the user's boost, if there is one."""
        self.governed.keeper.end_demand(Reason.BOOST)
        await self._apply_quota()

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
    async def _async_update_data(self) -> DeviceState:
        """Read the status and learn from it what is new."""
        if self.data is not None:
            # As far as anybody knows yet: the session is kept for a request that
            # follows soon.
            self._next_request_at = dt_util.utcnow() + self.period
        self._failures += 1
        with (
            reading(Function.STATUS),
            self._account.permissions.remembering(Function.STATUS, self.serial_number),
        ):
            status = await self._account.client.status(self.serial_number)
        self._failures = 0
        status = self.governed.believed(status)
        self.governed.status_read(status)
        if self._is_old(status):
            status = self.status
        else:
            self._learn(status)
        await self.governed.hold()
        return DeviceState(status=status, quota=self.governed.state)

    @override
    @callback
    def _async_refresh_finished(self) -> None:
        """Add the bands that a message lists first, when their labels are known."""
        if self.last_update_success:
            self._learn_bands(self.status.bands)

    async def _apply_quota(self) -> None:
        """Do what follows from a demand that came or went."""
        await self.governed.hold()
        self._account.store.save_soon()
        self._show_quota()

    @callback
    def _show_quota(self) -> None:
        """Show what has changed without a new status, and ask when it is right now."""
        if self.data is not None:
            self.data = DeviceState(status=self.status, quota=self.governed.state)
            self._schedule_refresh()
        self.async_update_listeners()

    def _is_old(self, status: DeviceStatus) -> bool:
        """Return whether we hold a newer message than this one."""
        if self.data is None or not tells_what_is_newer(self.status):
            return False
        held, received_at = self.status.received_at, status.received_at
        return held is not None and received_at is not None and received_at < held

    @callback
    def _learn(self, status: DeviceStatus) -> None:
        """Draw the conclusions of a status."""
        self.control.status_read(status)
        self.alarms.status_read(status)
        self._learn_firmware_version(status.device)

    @callback
    def _learn_bands(self, band_ids: Iterable[str]) -> None:
        """Add bands that were never listed before."""
        for band_id in band_ids:
            if band_id in self.band_ids:
                continue
            self.band_ids.append(band_id)
            if self.is_announced:
                self._account.announce_band(self, band_id)

    @callback
    def forget_bands(self) -> None:
        """Remove the entities of bands that neither metadata nor status lists."""
        if not self.device.band_ids or self.data is None:
            return
        listed = {*self.device.band_ids, *self.status.bands}
        self.band_ids = [known for known in self.band_ids if known in listed]
        self.control.wishes.keep_only(listed)
        remove_other_bands(
            self.hass, self.config_entry, self.serial_number, kept=listed
        )

    @callback
    def _learn_firmware_version(self, device: Device) -> None:
        """Show a new firmware version on the device's page."""
        update_firmware_version(
            self.hass, self.config_entry, self.serial_number, device.firmware_version
        )
