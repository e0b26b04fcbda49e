"""One device: the state for its entities, and the commands of users."""

import asyncio
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import override

from homeassistant.core import Context, State, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..alarms import Alarm, AlarmKind, tells_of_alarms
from ..api import Command, ConnectionStatus, Device, MessageFrequency
from ..const import DOMAIN
from ..quota import Reason
from .context import DeviceContext
from .registry import follow_renaming
from .state import QuotaState
from .status import StatusReader


class DeviceCoordinator(StatusReader):
    """The newest status as entities show it, and the commands to the device."""

    def __init__(self, context: DeviceContext, device: Device) -> None:
        """Start with the metadata and what is stored; nothing is sent yet."""
        super().__init__(context, device)
        self.is_essential_only = False
        """Whether it gets the essential entities alone, in a large account."""
        self.last_states: dict[str, State] = {}
        """What its entities were before the last good answer ceased to count, by their
        identifier; empty while it is read."""
        self.cause: Context | None = None
        """Who called the action that is being carried out: its context. `None` if no action
        is, or if it is one of an entity, for which Home Assistant notes that itself."""

    @contextmanager
    def acting_for(self, context: Context) -> Iterator[None]:
        """Note a user as the author of what switches and the message frequency show meanwhile.

        Home Assistant does so by itself only for actions of entities.
        """
        self.cause = context
        try:
            yield
        finally:
            # Also if another action goes on: better no author than a wrong one.
            self.cause = None

    @override
    @callback
    def _async_refresh_finished(self) -> None:
        """Forget what its entities were, since they are told anew."""
        super()._async_refresh_finished()
        if self.last_update_success:
            self.last_states.clear()

    @property
    def band_ids(self) -> list[str]:
        """Every band that metadata, a status or the last run listed."""
        return self.bands.ids

    @property
    def quota(self) -> QuotaState:
        """The device's quota, as it is shown; there is one after the first good refresh."""
        return self.shown.quota or self.data.quota

    @property
    def has_alarm(self) -> bool | None:
        """Whether the device has an alarm now; `None` if its messages do not say."""
        if self.status.connection is ConnectionStatus.ERROR or self.alarms.readings:
            return True
        return False if tells_of_alarms(self.status) else None

    @property
    def is_alarm_acknowledged(self) -> bool:
        """Whether somebody has acknowledged everything that is an alarm now."""
        readings = self.alarms.readings
        return bool(readings) and readings <= self.alarms.acknowledged

    @property
    def alarm_since(self) -> datetime | None:
        """When the oldest of the present alarms was first seen; `None` if there is none.

        Unlike the state's own time, it outlives restarts, reloads and outages.
        """
        since = self.alarms.since
        return min(
            (since[alarm] for alarm in self.alarms.readings if alarm in since),
            default=None,
        )

    @callback
    def acknowledge_alarms(self) -> None:
        """Mark the present alarms as seen, until each of them ends."""
        self.alarms.acknowledge()
        self.plan_changed(urgent=True)

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

    def is_reduced(self, band_id: str) -> bool | None:
        """Whether a band's power is reduced; `None` while its normal power is unknown."""
        if Alarm(AlarmKind.REDUCED_POWER, band_id) in self.data.alarms:
            return True
        normal = self.normal_power.watch(band_id).normal_downlink
        return None if normal is None else False

    async def take_power_as_normal(self, bands: Collection[str] = ()) -> None:
        """Take the present power of some bands as normal; without any, of all bands."""
        chosen = bands or self.band_ids
        self.normal_power.forget(chosen)
        # The next message may be an hour away.
        self.alarms.end_reduced_power(chosen)
        self.plan_changed(urgent=True)
        await self.alarms.tell()

    @callback
    def update_metadata(self, device: Device) -> None:
        """Update the device from the account's list."""
        self.device = device
        self.bands.add(device.band_ids)
        self.forget_bands()
        self.learn_firmware_version(device)
        follow_renaming(self.hass, self.config_entry, device)

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
            # A caller that gives up waiting must not cancel the changes of others. Not
            # `shield`, which logs a traceback if the request then fails.
            await asyncio.wait([request])
            request.result()
        finally:
            self.plan_changed(urgent=True)

    async def send_command(self, command: Command) -> None:
        """Tell the device to do something now.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        await self.pending.send_command(command)
        if command is Command.RECALIBRATE:
            self.normal_power.recalibrated()
        self.plan_changed(urgent=True)

    async def set_base_frequency(self, frequency: MessageFrequency | None) -> None:
        """Make a message frequency the one for every day; `None` is the device's own.

        Raises:
            HomeAssistantError: The contract does not let us set the frequency.
        """
        try:
            await self.frequency.choose_base(frequency)
            await self._context.store.save_now(self.serial_number)
        finally:
            self.plan_changed(urgent=True)

    async def boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Let the device report faster for a while.

        Raises:
            ServiceValidationError: The quota does not allow it.
            HomeAssistantError: The contract does not let us set the frequency.
        """
        try:
            await self.frequency.boost(frequency, duration)
            await self._context.store.save_now(self.serial_number)
        finally:
            self.plan_changed(urgent=True)

    async def end_boost(self) -> None:
        """End the user's boost, if there is one."""
        self.frequency.keeper.end_demand(Reason.BOOST)
        await self.frequency.apply()
        await self._context.store.save_now(self.serial_number)
        self.plan_changed(urgent=True)

    async def set_messages_used(self, used: int) -> None:
        """Set the count of this month to the platform's own, which the user knows.

        Raises:
            ServiceValidationError: Nothing is known of the quota yet.
        """
        await self.frequency.set_messages_used(used)
        await self._context.store.save_now(self.serial_number)
        self.shown.release()
        self.plan_changed(urgent=True)

    async def refresh_now(self) -> None:
        """Ask for the status at once.

        Raises:
            HomeAssistantError: There was no good answer.
        """
        await self.async_refresh()
        if self.last_update_success or self.last_exception is None:
            self.shown.release()
            self.async_update_listeners()
            return
        if isinstance(self.last_exception, HomeAssistantError):
            raise self.last_exception

    @callback
    def forget_bands(self) -> None:
        """Remove the entities of bands that neither metadata nor status lists."""
        if not self.device.band_ids or self.data is None:
            return
        listed = {*self.device.band_ids, *self.status.bands}
        self.pending.keep_only(listed)
        self.bands.keep_only(listed)
        self.normal_power.keep_only(listed)
