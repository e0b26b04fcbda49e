"""Commands and band changes on their way to one device, until they show."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..api import (
    Command,
    DeviceStatus,
    MessageFrequency,
    NotPermitted,
    StellaControlError,
)
from ..const import CONF_CONFIRM_COMMANDS, DEFAULT_CONFIRM_COMMANDS, DOMAIN
from ..errors import Function, commanding
from ..quota import Demand, Reason
from ..wishes import SETTLES_WITHIN, BandWishes
from .context import DeviceContext
from .quota import DeviceQuota, is_of_the_future
from .state import frequency_of

GATHER = 0.3
"""Seconds in which band changes become one request: a scene, a few quick taps."""

CONFIRM_PERIOD = MessageFrequency.EVERY_10_SECONDS.period
CONFIRM_AT_MOST = timedelta(minutes=2)
"""How fast, and how long, a device reports so that a change shows soon."""

_FUNCTIONS = {
    Command.REBOOT: Function.REBOOT,
    Command.RECALIBRATE: Function.RECALIBRATE,
}

REBOOT_AT_MOST = timedelta(minutes=5)
"""How long a reboot is followed; it takes a minute or two (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    """A command that was sent and has yet to show."""

    command: Command
    asked_at: datetime
    """By our clock."""
    seen: datetime | None
    """When the newest message known then was received, by the platform's clock."""


class DeviceControl:
    """Carries out what is asked of one device, and follows it until it shows.

    Band changes that come within `GATHER` travel as one request; of two wishes for a
    band the later one wins. Requests are sent one after the other: on two connections
    the later might be the first there.
    """

    def __init__(self, context: DeviceContext, governed: DeviceQuota) -> None:
        """Take up what is stored; nothing is on its way."""
        self.wishes = BandWishes()
        context.store.attach(
            context.serial_number, "wishes", self.wishes.as_stored, self.wishes.restore
        )
        self._hass = context.hass
        self._entry = context.entry
        self._client = context.client
        self._permissions = context.permissions
        self._serial_number = context.serial_number
        self._governed = governed
        self._status: DeviceStatus | None = None
        self._gathered: dict[str, bool] = {}
        self._batch: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._followed: _Followed | None = None

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
        self._followed = _Followed(
            command=command,
            asked_at=dt_util.utcnow(),
            seen=_received_at(self._status),
        )
        self._confirm(REBOOT_AT_MOST if command is Command.REBOOT else CONFIRM_AT_MOST)
        await self._governed.hold()

    @callback
    def status_read(self, status: DeviceStatus) -> list[str]:
        """Compare a status with what was asked.

        Returns:
            Bands whose wishes are given up.
        """
        now = dt_util.utcnow()
        self._status = status
        given_up = self.wishes.read(now, status, received_at=_received_at(status))
        if (followed := self._followed) is not None:
            # What does not show in a message now does not show in it later either.
            self._followed = (
                None
                if _shows(status, followed, now)
                else replace(followed, seen=_received_at(status) or followed.seen)
            )
        # What is being sent will have to be confirmed in its turn.
        if not self._one_at_a_time.locked():
            self._end_confirmation()
        return given_up

    async def _send_gathered(self) -> None:
        """Send what was gathered, and keep the wishes once they are accepted."""
        await asyncio.sleep(GATHER)
        async with self._one_at_a_time:
            # What comes from here on is a batch of its own.
            bands, self._gathered, self._batch = self._gathered, {}, None
            try:
                with commanding(Function.BANDS), self._remembering(Function.BANDS):
                    await self._send(bands)
            except HomeAssistantError:
                self._end_confirmation()
                raise
            self.wishes.accept(
                bands, now=dt_util.utcnow(), seen=_received_at(self._status)
            )
        # What was learnt of the frequency, such as that it may not be set, is told now.
        await self._governed.hold()

    async def _send(self, bands: Mapping[str, bool]) -> None:
        """Send band changes, and in the same request a faster frequency to see them."""
        self._confirm(CONFIRM_AT_MOST)
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
        if not self.wishes and self._followed is None:
            self._governed.keeper.end_demand(Reason.CONFIRMATION)

    @callback
    def _confirm(self, at_most: timedelta) -> None:
        """Let the device report faster until a change shows.

        An offline device cannot: it gets its parameters when it returns, and then
        reports at once.
        """
        if not self._entry.options.get(CONF_CONFIRM_COMMANDS, DEFAULT_CONFIRM_COMMANDS):
            return
        if self._status is None or self._status.is_offline:
            return
        self._governed.keeper.demand(
            Demand(
                reason=Reason.CONFIRMATION,
                period=CONFIRM_PERIOD,
                until=dt_util.utcnow() + at_most,
            )
        )


def _received_at(status: DeviceStatus | None) -> datetime | None:
    """Return when a message was received, unless that is not known or cannot be."""
    if status is None or is_of_the_future(status):
        return None
    return status.received_at


def _shows(status: DeviceStatus, followed: _Followed, now: datetime) -> bool:
    """Return whether a command that was sent shows in a status."""
    since = now - followed.asked_at
    is_reboot = followed.command is Command.REBOOT
    if is_reboot and since > REBOOT_AT_MOST:
        return True
    received_at = _received_at(status)
    if received_at is not None and received_at == followed.seen:
        # What was known before tells nothing, not even a short uptime.
        return False
    if is_reboot:
        # It has been up for less long than it would be without a restart.
        return status.uptime is not None and status.uptime < since + SETTLES_WITHIN
    # A recalibration has no field of its own: the next fresh message has to do.
    return since > SETTLES_WITHIN
