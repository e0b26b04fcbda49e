"""Commands and band changes on their way to one device, until they show."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..api import (
    Band,
    Command,
    DeviceStatus,
    MessageFrequency,
    NotPermitted,
    StellaControlError,
)
from ..const import (
    ATTR_BAND,
    ATTR_LABEL,
    CONF_CONFIRM_COMMANDS,
    DEFAULT_CONFIRM_COMMANDS,
    DOMAIN,
    EVENT_WISH_GIVEN_UP,
    LOGGER,
)
from ..errors import Function, commanding
from ..followed import FollowedCommand
from ..quota import Demand, Reason
from ..wishes import BandWishes
from .context import DeviceContext
from .quota import DeviceQuota, is_of_the_future
from .registry import device_name, event_source
from .state import frequency_of

GATHER = 0.3
"""Seconds in which band changes become one request: a scene, a few quick taps."""

CONFIRM_PERIOD = MessageFrequency.EVERY_10_SECONDS.period
CONFIRM_AT_MOST = timedelta(minutes=2)
"""How fast, and how long, a device reports so that a change of bands shows soon."""

_FUNCTIONS = {
    Command.REBOOT: Function.REBOOT,
    Command.RECALIBRATE: Function.RECALIBRATE,
}


class DeviceControl:
    """Carries out what is asked of one device, and follows it until it shows.

    Band changes that come within `GATHER` travel as one request; of two wishes for a
    band the later one wins. Requests are sent one after the other: on two connections
    the later might be the first there.
    """

    def __init__(self, context: DeviceContext, governed: DeviceQuota) -> None:
        """Take up what is stored; nothing is on its way."""
        self.wishes = BandWishes()
        self._followed = FollowedCommand()
        for name, part in (("wishes", self.wishes), ("command", self._followed)):
            context.store.attach(
                context.serial_number, name, part.as_stored, part.restore
            )
        self._hass = context.hass
        self._entry = context.entry
        self._client = context.client
        self._permissions = context.permissions
        self._serial_number = context.serial_number
        self._governed = governed
        self._status: DeviceStatus | None = None
        self._gathered: dict[str, bool] = {}
        self._unanswered: dict[str, bool] = {}
        """Of the request that is being sent."""
        self._batch: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._hurry = asyncio.Event()
        """Set when there is no time left to gather."""

    async def set_bands(self, bands: Mapping[str, bool]) -> None:
        """Ask that bands be on or off.

        Raises:
            HomeAssistantError: The platform did not accept it; nothing has changed.
        """
        self._gathered |= bands
        if self._batch is None:
            self._batch = self._hass.async_create_task(
                self._send_gathered(), "stellacontrol band changes"
            )
        # Whoever gives up waiting must not take the others' wishes along.
        await asyncio.shield(self._batch)

    async def send_command(self, command: Command) -> None:
        """Tell the device to do something now, and follow it.

        Raises:
            HomeAssistantError: The device is not connected, or the platform refused.
        """
        if self._status is None or self._status.is_offline:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="device_offline"
            )
        function = _FUNCTIONS[command]
        async with self._one_at_a_time:
            with commanding(function), self._remembering(function):
                await self._client.send_command(self._serial_number, command)
        self._followed.begin(
            command, now=dt_util.utcnow(), seen=_received_at(self._status)
        )
        if command is Command.REBOOT:
            self._governed.restart_begins()
        self._confirm()
        await self._governed.hold()

    async def finish(self) -> None:
        """Send at once what is gathered; whoever asked for it hears how that went."""
        self._hurry.set()
        if self._batch is not None:
            await asyncio.wait([self._batch])
        async with self._one_at_a_time:
            pass  # what was being sent is answered

    @callback
    def keep_unanswered(self) -> None:
        """Keep the wishes for whose answer there is no time, as if they were accepted.

        If they were not, the device's messages will say so, and then the user hears it.
        """
        self.wishes.accept(
            self._unanswered | self._gathered,
            now=dt_util.utcnow(),
            seen=_received_at(self._status),
        )

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Compare a status with what was asked."""
        now = dt_util.utcnow()
        self._status = status
        received_at = _received_at(status)
        for band_id in self.wishes.read(now, status, received_at=received_at):
            self._tell_given_up(status.bands[band_id])
        self._followed.read(now, status, received_at=received_at)
        # What is being sent will have to be confirmed in its turn.
        if not self._one_at_a_time.locked():
            self._end_confirmation()

    @callback
    def _tell_given_up(self, band: Band) -> None:
        """Say that a band is not as it was wished."""
        LOGGER.warning(
            "%s goes on reporting that the band %s is not as it was switched; the "
            "switch now shows what it reports",
            device_name(self._hass, self._entry, self._serial_number),
            band.name,
        )
        self._hass.bus.async_fire(
            EVENT_WISH_GIVEN_UP,
            {
                **event_source(self._hass, self._entry, self._serial_number),
                ATTR_BAND: band.identifier,
                ATTR_LABEL: band.name,
            },
        )

    async def _send_gathered(self) -> None:
        """Send what was gathered, and keep the wishes once they are accepted."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER):
                await self._hurry.wait()
        async with self._one_at_a_time:
            # What comes from here on is a batch of its own.
            bands, self._gathered, self._batch = self._gathered, {}, None
            self._unanswered = bands
            try:
                with commanding(Function.BANDS), self._remembering(Function.BANDS):
                    await self._send(bands)
            except HomeAssistantError:
                self._end_confirmation()
                raise
            finally:
                self._unanswered = {}
            self.wishes.accept(
                bands, now=dt_util.utcnow(), seen=_received_at(self._status)
            )
        # What was learnt of the frequency, such as that it may not be set, is told now.
        await self._governed.hold()

    async def _send(self, bands: Mapping[str, bool]) -> None:
        """Send band changes, and in the same request a faster frequency to see them."""
        self._confirm()
        keeper = self._governed.keeper
        period = keeper.change_due(dt_util.utcnow())
        if period is None:
            await self._client.set_parameters(self._serial_number, bands=bands)
            return
        try:
            await self._client.set_parameters(
                self._serial_number,
                bands=bands,
                message_frequency=frequency_of(period),
            )
        except NotPermitted:
            # Perhaps only the frequency is not, and the bands shall not suffer. If
            # they are refused alone, too, nothing is known of the frequency.
            keeper.change_failed(dt_util.utcnow(), forbidden=False)
            await self._client.set_parameters(self._serial_number, bands=bands)
            keeper.change_failed(dt_util.utcnow(), forbidden=True)
        except StellaControlError:
            keeper.change_failed(dt_util.utcnow(), forbidden=False)
            raise
        else:
            keeper.change_sent(dt_util.utcnow(), period)

    def _remembering(self, function: Function) -> AbstractContextManager[None]:
        """Learn from a request whether the contract includes what it asks."""
        return self._permissions.remembering(function, self._serial_number)

    @callback
    def _end_confirmation(self) -> None:
        """Let the device report as usual, if nothing is left to be seen."""
        if not self.wishes and not self._followed:
            self._governed.keeper.end_demand(Reason.CONFIRMATION)

    @callback
    def _confirm(self) -> None:
        """Let the device report faster until a change shows.

        An offline device cannot: it gets its parameters when it returns, and then
        reports at once.
        """
        if not self._entry.options.get(CONF_CONFIRM_COMMANDS, DEFAULT_CONFIRM_COMMANDS):
            return
        if self._status is None or self._status.is_offline:
            return
        until = dt_util.utcnow() + CONFIRM_AT_MOST
        # A change of bands does not end the wait for a reboot that was asked before.
        self._governed.keeper.demand(
            Demand(
                reason=Reason.CONFIRMATION,
                period=CONFIRM_PERIOD,
                until=max(until, self._followed.until or until),
            )
        )


def _received_at(status: DeviceStatus | None) -> datetime | None:
    """Return when a message was received, unless that is not known or cannot be."""
    if status is None or is_of_the_future(status):
        return None
    return status.received_at
