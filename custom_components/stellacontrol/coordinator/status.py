"""One device's status: when to request it, what to learn from it, whom to update."""

from datetime import datetime, timedelta
from typing import override

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from ..api import Device, DeviceStatus, RateLimited
from ..const import FIRST_RETRY
from ..errors import Function, reading
from .alarms import DeviceAlarms
from .bands import KnownBands
from .baseline import NormalPower
from .context import DeviceContext
from .frequency_control import FrequencyControl
from .health import QuietLogger
from .pending import PendingChanges
from .punctual import PunctualCoordinator
from .registry import update_firmware_version
from .shown import ShownReadings
from .state import DeviceState, QuotaState, with_kept_bands


class StatusReader(PunctualCoordinator[DeviceState]):
    """Reads a device's status once per message, and acts on it.

    A status is read, then published, and only then something is sent to the device because
    of it. `data` is `None` until the first good answer; until then entities are
    unavailable and do not use it.
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
        self.frequency = FrequencyControl(context, lambda: self._is_watched)
        self.pending = PendingChanges(context, self.frequency)
        self.normal_power = NormalPower(context)
        self.alarms = DeviceAlarms(context, self.frequency, self.normal_power)
        self.bands = KnownBands(context, device)
        self._has_asked = self._has_acted = False
        self.connected_since: datetime | None = None
        self._is_held_ahead = False
        """Whether the newest status has an impossible time; then the next ones, which are
        right, only seem to be older."""
        self.shown = ShownReadings()
        """Readings of the newest status; none while the device is offline or the last
        request failed."""
        self._band_listeners: dict[str, list[CALLBACK_TYPE]] = {}
        """Listeners by the identifier of their band."""

    @property
    def serial_number(self) -> str:
        """The serial number of the device."""
        return self.device.serial_number

    @property
    def status(self) -> DeviceStatus:
        """The newest status; there is one whenever the last refresh was good."""
        return self.data.status

    @property
    def is_ready(self) -> bool:
        """Whether there is a status, and the last request went well."""
        return self.last_update_success and self.data is not None

    @property
    def _is_watched(self) -> bool:
        """Whether every message is read, so that no fault goes unnoticed.

        The entities of a new device may be added after its first status.
        """
        has_listeners = bool(self._listening) or not self._has_acted
        return has_listeners and not self.config_entry.pref_disable_polling

    @property
    @override
    def has_to_ask(self) -> bool:
        """Whether to poll without listeners: a boost or a fast frequency has to end.

        Disabled entities are no reason to let a device use up its quota.
        """
        return self._has_asked and self.frequency.has_to_be_ended

    @override
    @callback
    def recover(self) -> None:
        """Read the status now, unless the platform asked for a pause."""
        if not self.frequency.sender.pause:
            super().recover()

    @override
    async def async_request_refresh(self) -> None:
        """Read the status soon for `homeassistant.update_entity`; rarely if the quota is low."""
        if self.frequency.may_ask_between:
            await super().async_request_refresh()

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: str | None = None
    ) -> CALLBACK_TYPE:
        """Add a listener; with a band's identifier, only for changes of that band."""
        if context is None:
            return super().async_add_listener(update_callback)
        listeners = self._band_listeners.setdefault(context, [])
        listeners.append(update_callback)
        return self.count_listener(lambda: listeners.remove(update_callback))

    @override
    @callback
    def async_update_listeners(self) -> None:
        """Update the entities; those of a band only if there is something new of it.

        Few messages have anything to show of a band, and most entities belong to bands.
        """
        before = self.shown.bands
        if self.data is not None:
            self.shown.update(
                self.status,
                self.data.quota,
                dt_util.utcnow(),
                measures=self.is_ready and not self.status.is_offline,
            )
        super().async_update_listeners()
        after, news = self.shown.bands, self.normal_power.take_news()
        for band_id, listeners in self._band_listeners.items():
            if band_id in news or after.get(band_id) is not before.get(band_id):
                for listener in list(listeners):
                    listener()

    @override
    def next_request(
        self, failures: int, error: BaseException | None
    ) -> datetime | None:
        """Return when to read the next message."""
        if self._context.health.is_away:
            return None
        if not self._has_asked:
            return None  # The account asks for the first status.
        if self.config_entry.pref_disable_polling and not self.has_to_ask:
            return None
        now, pause = dt_util.utcnow(), self.frequency.sender.pause
        if not failures:
            return max(self.frequency.next_request(), now + pause)
        if isinstance(error, UpdateFailed) and error.retry_after is not None:
            return now + pause
        # Doubled at most four times: after that it is longer than ten minutes anyway. A
        # device that reports fast may have to be slowed down, so it is asked again soon.
        doubled: int = 2 ** min(failures - 1, 4)
        longest = max(FIRST_RETRY, self.frequency.period)
        return now + min(FIRST_RETRY * doubled, longest)

    @override
    async def read(self) -> DeviceState:
        """Read the status and learn from it; send nothing to the device here."""
        # The time of the next request until the answer is there. The session stays open
        # if that is soon.
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
        if not status.is_connected:
            self.connected_since = None
        elif self.connected_since is None:
            self.connected_since = dt_util.utcnow()
        self.pending.status_read(status)
        self.alarms.status_read(
            status,
            quota_at_risk=quota.at_risk,
            reduced_power=self.normal_power.status_read(
                status,
                changing=self.pending.bands,
                is_commanded=self.pending.is_commanded,
            ),
        )
        return self._state(status, quota)

    async def _ask_for_status(self) -> DeviceStatus:
        """Return the status, and tell the account whether the platform answers."""
        context, serial = self._context, self.serial_number
        try:
            with (
                reading(Function.STATUS),
                context.permissions.remembering(Function.STATUS, serial),
                context.health.noticing_refusal(),
            ):
                status = await context.read_status(serial)
        except UpdateFailed as err:
            cause = err.__cause__
            context.health.failed(serial, cause)
            if isinstance(cause, RateLimited) and cause.is_quota_spent:
                self.frequency.quota_spent()
            if err.retry_after is not None:
                # A pause shorter than usual makes no message come sooner.
                pause = timedelta(seconds=err.retry_after)
                self.frequency.sender.pause = max(pause, self.frequency.period)
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
        self.learn_firmware_version(self.status.device)
        self.config_entry.async_create_background_task(
            self.hass,
            self._act(),
            f"{self.name} follow-up",
            eager_start=False,  # Home Assistant tells the listeners in between
        )

    async def _act(self) -> None:
        """Act on a status: report alarms, and set the message frequency."""
        self.pending.tell()
        await self.alarms.tell()
        await self.frequency.apply()
        self._has_acted = True
        self.plan_changed()

    @callback
    def plan_changed(self, *, urgent: bool = False) -> None:
        """Store and show a change that came without a new status; plan the next request."""
        if self.is_shut_down:
            return  # The change is stored already, and nothing is shown any more.
        self._context.store.save_soon(self.serial_number, urgent=urgent)
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
            acknowledged=self.alarms.acknowledged,
            pending=self.pending.bands,
        )

    def _is_old(self, status: DeviceStatus) -> bool:
        """Return whether a newer message is already known."""
        if self.data is None or self._is_held_ahead:
            return False
        held, received_at = self.status.received_at, status.received_at
        return held is not None and received_at is not None and received_at < held

    @callback
    def learn_firmware_version(self, device: Device) -> None:
        """Show a new firmware version on the device's page."""
        update_firmware_version(
            self.hass, self.config_entry, self.serial_number, device.firmware_version
        )
