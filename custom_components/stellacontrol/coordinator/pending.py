"""Band changes and commands of one device, from the request until the device confirms."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..api import Band, Command, DeviceStatus, MessageFrequency
from ..const import ATTR_BAND, ATTR_LABEL, DOMAIN, EVENT_WISH_GIVEN_UP, LOGGER
from ..errors import Function, commanding
from ..pending import PendingBands, PendingCommand
from ..quota import Demand, Reason
from .context import DeviceContext
from .frequency_control import FrequencyControl, is_time_impossible
from .registry import device_name, event_source

GATHER = 0.3
"""Seconds in which band changes are collected into one request: a scene, quick taps."""

CONFIRM_PERIOD = MessageFrequency.EVERY_10_SECONDS.period
CONFIRM_AT_MOST = timedelta(minutes=2)
"""How fast, and how long, a device reports so that a change of bands shows soon."""


class PendingChanges:
    """Sends the changes of one device, and follows them until they are confirmed.

    Band changes that come within `GATHER` travel as one request; of two changes of a
    band the later one counts.
    """

    def __init__(self, context: DeviceContext, frequency: FrequencyControl) -> None:
        """Restore what is stored; send nothing yet."""
        self._accepted = PendingBands()
        self._command = PendingCommand()
        serial, attach = context.serial_number, context.store.attach
        attach(serial, "wishes", self._wishes_as_stored, self._accepted.restore)
        attach(serial, "command", self._command.as_stored, self._command.restore)
        self._context = context
        self._frequency = frequency
        self._sender = frequency.sender
        self._status: DeviceStatus | None = None
        self._gathered: dict[str, bool] = {}
        self._unanswered: dict[str, bool] = {}
        """The bands in the request that is being sent."""
        self._given_up: list[Band] = []
        self._batch: asyncio.Task[None] | None = None
        self._is_spared = False
        """Whether a change is looked for early without hurrying the device."""
        self._hurry = asyncio.Event()
        """Set when the collected changes must be sent at once."""
        if (self.bands or self._command) and context.options.confirm_commands:
            frequency.keeper.look_for_command(frequency.now())

    @property
    def bands(self) -> dict[str, bool]:
        """Bands with a change that the device has not confirmed yet."""
        return {**self._accepted.bands, **self._unanswered, **self._gathered}

    @property
    def is_commanded(self) -> bool:
        """Whether the device restarts or recalibrates, as far as we know."""
        return bool(self._command)

    @callback
    def change_bands(self, bands: Mapping[str, bool]) -> asyncio.Task[None]:
        """Turn bands on or off; return the request that carries the change.

        The task raises `HomeAssistantError` if the platform did not accept it; nothing
        has changed then.
        """
        self._gathered |= bands
        if self._batch is None:
            self._batch = self._context.hass.async_create_task(
                self._send_gathered(), "stellacontrol band changes"
            )
            # A failure is raised to all callers that wait. If none waits any more, it is no
            # bug that Home Assistant would have to log.
            self._batch.add_done_callback(
                lambda batch: batch.cancelled() or batch.exception()
            )
        return self._batch

    async def send_command(self, command: Command) -> None:
        """Send a command to the device, and wait for its effect.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        if self._status is None or self._status.is_offline:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="device_offline"
            )
        await self._sender.send_command(command)
        self._command.begin(
            command, now=dt_util.utcnow(), seen=_received_at(self._status)
        )
        keeper = self._frequency.keeper
        if command is Command.REBOOT:
            keeper.will_be_away()
        if self._is_followed:
            keeper.look_for_command(self._frequency.now())
        self._confirm()
        await self._frequency.apply()

    async def finish(self) -> None:
        """Send the collected changes now, and report the result to their callers."""
        self._hurry.set()
        if self._batch is not None:
            await asyncio.wait([self._batch])
        async with self._sender.lock:
            pass  # a request on its way is answered now

    def _wishes_as_stored(self) -> Any:
        """Return the changes as they are stored, with those that are being sent.

        If they are not accepted and Home Assistant ends before that is stored, the device's
        messages will show it, and the user is told then.
        """
        wishes = PendingBands()
        wishes.restore(self._accepted.as_stored())
        wishes.accept(
            self._unanswered, now=dt_util.utcnow(), seen=_received_at(self._status)
        )
        return wishes.as_stored()

    @callback
    def keep_unanswered(self) -> None:
        """Keep changes whose answer cannot be awaited, as if they were accepted.

        If they were not, the device's messages will show it, and the user is told then.
        """
        self._accepted.accept(
            self._unanswered | self._gathered,
            now=dt_util.utcnow(),
            seen=_received_at(self._status),
        )

    @callback
    def keep_only(self, band_ids: set[str]) -> None:
        """Forget the changes of bands that the device no longer has."""
        self._accepted.keep_only(band_ids)

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Compare a status with the requested changes."""
        now = dt_util.utcnow()
        self._status = status
        received_at = _received_at(status)
        waited_for, had_command = set(self.bands), bool(self._command)
        given_up = self._accepted.read(now, status, received_at=received_at)
        ended = waited_for - set(self.bands)
        if ended:
            # After a power cut, a change that has ended must not come back.
            self._context.store.save_soon(self._context.serial_number, urgent=True)
        self._given_up += [status.bands[band_id] for band_id in given_up]
        self._command.read(now, status, received_at=received_at)
        if ended - set(given_up) or (had_command and not self._command):
            self._context.client.change_shown()
        self._end_confirmation()
        self._give_up_looking()

    @callback
    def tell(self) -> None:
        """Report changes that were given up, after the status is published."""
        given_up, self._given_up = self._given_up, []
        for band in given_up:
            self._tell_given_up(band)

    @callback
    def _tell_given_up(self, band: Band) -> None:
        """Report that a band does not have the requested state."""
        context = self._context
        LOGGER.warning(
            "%s goes on reporting that the band %s is not as it was switched; the "
            "switch now shows what it reports",
            device_name(context.hass, context.entry, context.serial_number),
            band.name,
        )
        context.hass.bus.async_fire(
            EVENT_WISH_GIVEN_UP,
            {
                **event_source(context.hass, context.entry, context.serial_number),
                ATTR_BAND: band.identifier,
                ATTR_LABEL: band.name,
            },
        )

    async def _send_gathered(self) -> None:
        """Send the collected changes, and keep them as pending once they are accepted."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER):
                await self._hurry.wait()
        async with self._sender.lock:
            # Changes from here on go into another request.
            bands, self._gathered, self._batch = self._gathered, {}, None
            self._unanswered = bands
            is_spared = self._frequency.keeper.reports_at_once
            if not is_spared:
                self._confirm()
            try:
                with (
                    commanding(Function.BANDS),
                    self._sender.remembering(Function.BANDS),
                ):
                    await self._sender.send_parameters(bands)
                self._accepted.accept(
                    bands, now=dt_util.utcnow(), seen=_received_at(self._status)
                )
                if self._is_followed:
                    self._is_spared = is_spared
                    self._frequency.keeper.look_soon(self._frequency.now())
            finally:
                self._unanswered = {}
                self._end_confirmation()
                self._frequency.update_issues()

    @callback
    def _end_confirmation(self) -> None:
        """End the faster reports if nothing is left to be confirmed."""
        if not self.bands and not self._command:
            self._frequency.keeper.end_demand(Reason.CONFIRMATION)
            self._frequency.keeper.looks.end()
            self._is_spared = False

    @callback
    def _give_up_looking(self) -> None:
        """Hurry a device after all that was taken to report at once and does not."""
        if self._is_spared and not self._frequency.keeper.looks.soon:
            self._is_spared = False
            self._frequency.keeper.reports_at_once = False
            self._confirm()

    @property
    def _is_followed(self) -> bool:
        """Whether a change should be confirmed quickly, and can be.

        An offline device gets its parameters when it returns, and then reports at once.
        """
        if not self._context.options.confirm_commands or self._status is None:
            return False
        return not self._status.is_offline

    @callback
    def _confirm(self) -> None:
        """Make the device report faster until a change is confirmed."""
        if not self._is_followed:
            return
        until = dt_util.utcnow() + CONFIRM_AT_MOST
        # A change of bands does not end the wait for a reboot that was asked before.
        self._frequency.keeper.demand(
            Demand(
                reason=Reason.CONFIRMATION,
                period=CONFIRM_PERIOD,
                until=max(until, self._command.until or until),
            )
        )


def _received_at(status: DeviceStatus | None) -> datetime | None:
    """Return when a message was received; `None` if unknown or implausible."""
    if status is None or is_time_impossible(status):
        return None
    return status.received_at
