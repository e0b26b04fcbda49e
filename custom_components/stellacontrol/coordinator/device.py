"""One device: its last status, what was asked of it, when to ask next."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import override

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from ..alarms import Alarm, AlarmKind, tells_of_alarms
from ..api import (
    Band,
    Command,
    ConnectionStatus,
    Device,
    DeviceStatus,
    MessageFrequency,
)
from ..const import DOMAIN, FIRST_RETRY
from ..errors import Function, reading
from ..quota import FLOOR, Reason
from .alarms import DeviceAlarms
from .bands import KnownBands
from .context import DeviceContext
from .frequency_control import FrequencyControl
from .health import QuietLogger
from .pending import PendingChanges
from .punctual import PunctualCoordinator
from .registry import update_firmware_version
from .state import DeviceState, QuotaState, with_kept_bands


class DeviceCoordinator(PunctualCoordinator[DeviceState]):
    """Asks for a device's status once per message, and carries commands to it.

    A status walks one way: it is read, it is published, and only then anything is asked
    of the device because of it. Its data is `None` until the first good answer; until
    then entities are unavailable and do not look at it.
    """

    def __init__(self, context: DeviceContext, device: Device) -> None:
        """Start with the metadata and what is stored; nothing is sent yet."""
        super().__init__(
            context.hass,
            QuietLogger(context.health),
            config_entry=context.entry,
            name=f"{device.label or device.model or 'device'} {device.serial_number}",
            always_update=False,
        )
        self.device = device
        self._context = context
        context.permissions.attach(context.store, device.serial_number)
        self.frequency = FrequencyControl(context)
        self.pending = PendingChanges(context, self.frequency)
        self.alarms = DeviceAlarms(context, self.frequency)
        self.bands = KnownBands(context, device)
        self._has_asked = False
        self._is_held_ahead = False
        """Whether the newest status claims a time that cannot be; then the next ones,
        which are right, only seem to be older."""
        self.measured_bands: Mapping[str, Band] = {}
        """Each band that the newest status measured; none while the device is offline or
        the last request failed."""
        self._band_listeners: dict[str, list[CALLBACK_TYPE]] = {}
        """By the band's identifier."""
        self.is_essential_only = False
        """Whether it gets the essential entities alone, in a large account."""

    @property
    def serial_number(self) -> str:
        """What the platform knows the device by."""
        return self.device.serial_number

    @property
    def band_ids(self) -> list[str]:
        """Every band that metadata, a status or the last run listed."""
        return self.bands.ids

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
        return self.data.status.is_offline

    @property
    def has_alarm(self) -> bool | None:
        """Whether anything about the device is an alarm now; `None` if it is not told."""
        if self.status.connection is ConnectionStatus.ERROR or self.alarms.any_reading:
            return True
        return False if tells_of_alarms(self.status) else None

    @property
    def temperature_alarm(self) -> bool | None:
        """Whether the device is too hot; `None` while it does not tell."""
        if self.status.temperature is None:
            return None
        return Alarm(AlarmKind.TEMPERATURE) in self.data.alarms

    @property
    def quota_at_risk(self) -> bool:
        """Whether the quota will not last for the month at the usual pace."""
        return Alarm(AlarmKind.QUOTA_AT_RISK) in self.data.alarms

    @property
    def is_ready(self) -> bool:
        """Whether there is a status, and the last request went well."""
        return self.last_update_success and self.data is not None

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: str | None = None
    ) -> CALLBACK_TYPE:
        """Call back for news; with a band's identifier, for news of that band alone."""
        if context is None:
            return super().async_add_listener(update_callback)
        # It counts as any other: requests are planned while there is a listener.
        remove = super().async_add_listener(_ignore)
        self._band_listeners.setdefault(context, []).append(update_callback)

        @callback
        def remove_listener() -> None:
            remove()
            self._band_listeners[context].remove(update_callback)

        return remove_listener

    @override
    @callback
    def async_update_listeners(self) -> None:
        """Tell the entities; those of a band only if the band is another object.

        A message changes a few values of many, and most entities belong to bands.
        """
        is_measured = self.is_ready and not self.is_offline
        before = self.measured_bands
        self.measured_bands = self.status.bands if is_measured else {}
        super().async_update_listeners()
        for band_id, listeners in self._band_listeners.items():
            if self.measured_bands.get(band_id) is not before.get(band_id):
                for listener in list(listeners):
                    listener()

    @override
    def next_request(
        self, failures: int, error: BaseException | None
    ) -> datetime | None:
        """Return when the next message is to be asked for."""
        period = self.frequency.period
        if self._context.health.is_away:
            return None
        if not self._has_asked:
            return None  # The account asks for the first status.
        if self.config_entry.pref_disable_polling and period >= FLOOR:
            # A device that reports faster is still watched: somebody has to end that.
            return None
        if not failures:
            return self.frequency.next_request()
        now = dt_util.utcnow()
        if isinstance(error, UpdateFailed) and error.retry_after is not None:
            # A shorter pause than the usual one brings no message sooner.
            return now + max(timedelta(seconds=error.retry_after), period)
        # Doubled at most four times: then it is beyond the floor anyway. A device that
        # reports fast may have to be slowed down, so it is not left for long.
        doubled: int = 2 ** min(failures - 1, 4)
        return now + min(FIRST_RETRY * doubled, max(FIRST_RETRY, period))

    @callback
    def update_metadata(self, device: Device) -> None:
        """Take over what the account now says of the device."""
        self.device = device
        self.bands.add(device.band_ids)
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
        request = self.pending.change_bands(bands)
        self.publish()
        try:
            # Whoever gives up waiting must not take the changes of others along. Not
            # `shield`, which logs a traceback if the request then fails.
            await asyncio.wait([request])
            request.result()
        finally:
            self._plan_changed(urgent=True)

    async def send_command(self, command: Command) -> None:
        """Tell the device to do something now.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        await self.pending.send_command(command)
        self._plan_changed(urgent=True)

    async def set_base_frequency(self, frequency: MessageFrequency) -> None:
        """Make a message frequency the one for every day.

        Raises:
            HomeAssistantError: The contract does not let us set the frequency.
        """
        try:
            await self.frequency.choose_base(frequency)
        finally:
            self._plan_changed(urgent=True)

    async def boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Let the device report faster for a while.

        Raises:
            ServiceValidationError: The quota does not allow it.
            HomeAssistantError: The contract does not let us set the frequency.
        """
        try:
            await self.frequency.boost(frequency, duration)
        finally:
            self._plan_changed(urgent=True)

    async def end_boost(self) -> None:
        """End the user's boost, if there is one."""
        self.frequency.keeper.end_demand(Reason.BOOST)
        await self.frequency.apply()
        self._plan_changed(urgent=True)

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
    async def read(self) -> DeviceState:
        """Read the status and learn from it what is new; nothing is sent after it."""
        # What is known until the answer is there. It keeps the session open if the
        # next request follows soon.
        self._next_request_at = dt_util.utcnow() + self.frequency.period
        self._has_asked = True
        status = await self._ask_for_status()
        is_old, is_ahead = self._is_old(status), self.frequency.is_ahead(status)
        status = self.frequency.believed(status)
        self.frequency.status_read(status)
        quota = self.frequency.state
        if is_old:
            return self._state(self.status, quota)
        self._is_held_ahead = is_ahead
        if self.data is not None:
            status = with_kept_bands(status, self.status)
        self.pending.status_read(status)
        self.alarms.status_read(status, quota_at_risk=quota.at_risk)
        return self._state(status, quota)

    async def _ask_for_status(self) -> DeviceStatus:
        """Return the status, and let the account know how the platform is."""
        context, serial = self._context, self.serial_number
        try:
            with (
                reading(Function.STATUS),
                context.permissions.remembering(Function.STATUS, serial),
            ):
                status = await context.read_status(serial)
        except UpdateFailed as err:
            context.health.failed(serial, err.__cause__)
            raise
        context.health.answered()
        return status

    @override
    @callback
    def _async_refresh_finished(self) -> None:
        """Plan the next request, and what follows from the status once it is published."""
        super()._async_refresh_finished()
        if not self.last_update_success:
            return
        self.bands.status_read(self.status)
        self._learn_firmware_version(self.status.device)
        self.config_entry.async_create_background_task(
            self.hass,
            self._act(),
            f"{self.name} follow-up",
            eager_start=False,  # Home Assistant tells the listeners in between
        )

    async def _act(self) -> None:
        """Do what follows from a status: tell of alarms, and set the frequency."""
        self.pending.tell()
        if self.alarms.tell():
            self._context.store.save_soon(urgent=True)
        await self.frequency.apply()
        self._plan_changed()

    @callback
    def _plan_changed(self, *, urgent: bool = False) -> None:
        """Store, show and schedule what changed without a new status."""
        if self.is_shut_down:
            return  # What was changed is stored, and nobody is shown anything more.
        self._context.store.save_soon(urgent=urgent)
        self.plan_request()
        self.publish()

    @callback
    def publish(self) -> None:
        """Show what has changed without a new status."""
        if self.data is not None:
            before, self.data = (
                self.data,
                self._state(self.status, self.frequency.state),
            )
            if self.data != before:
                self.async_update_listeners()

    def _state(self, status: DeviceStatus, quota: QuotaState) -> DeviceState:
        """Return all that the entities show."""
        return DeviceState(
            status=status,
            quota=quota,
            alarms=self.alarms.on,
            pending=self.pending.bands,
        )

    def _is_old(self, status: DeviceStatus) -> bool:
        """Return whether we hold a newer message than this one."""
        if self.data is None or self._is_held_ahead:
            return False
        held, received_at = self.status.received_at, status.received_at
        return held is not None and received_at is not None and received_at < held

    @callback
    def forget_bands(self) -> None:
        """Remove the entities of bands that neither metadata nor status lists."""
        if not self.device.band_ids or self.data is None:
            return
        listed = {*self.device.band_ids, *self.status.bands}
        self.pending.keep_only(listed)
        self.bands.keep_only(listed)

    @callback
    def _learn_firmware_version(self, device: Device) -> None:
        """Show a new firmware version on the device's page."""
        update_firmware_version(
            self.hass, self.config_entry, self.serial_number, device.firmware_version
        )


@callback
def _ignore() -> None:
    """Ignore news of the device: whoever listens for a band hears of that alone."""
