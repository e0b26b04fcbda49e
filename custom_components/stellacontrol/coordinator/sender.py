"""The only place that sends parameters and commands to a device."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

from homeassistant.core import callback

from ..api import (
    Command,
    DeviceNotFound,
    MessageFrequency,
    NotPermitted,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)
from ..const import LOGGER
from ..errors import Function, commanding
from ..quota import QuotaKeeper
from .context import DeviceContext
from .state import frequency_of

_COMMANDS = {
    Command.REBOOT: Function.REBOOT,
    Command.RECALIBRATE: Function.RECALIBRATE,
}

REFUSALS = (NotPermitted, RequestRejected, DeviceNotFound, UnknownPath)
"""Refusals of a request that is wrong; to repeat it makes no sense."""


class DeviceSender:
    """Sends to one device, one request at a time, and reports results to the keeper.

    Code that sends parameters holds `lock` from the decision on: on two connections the
    later request might arrive first, and two senders would both ask for the frequency
    that is due.
    """

    def __init__(
        self, context: DeviceContext, keeper: QuotaKeeper, now: Callable[[], datetime]
    ) -> None:
        """Keep what is needed; nothing is sent yet."""
        self.lock = asyncio.Lock()
        self._context = context
        self._keeper = keeper
        self._now = now
        self._paused_until: datetime | None = None

    @property
    def pause(self) -> timedelta:
        """How long the platform still asks us to wait with requests for this device.

        Requests of a user are sent anyway, and do not end the pause.
        """
        if self._paused_until is None:
            return timedelta(0)
        return max(timedelta(0), self._paused_until - self._now())

    @pause.setter
    def pause(self, pause: timedelta) -> None:
        until = self._now() + pause
        self._paused_until = max(until, self._paused_until or until)

    @callback
    def clock_stepped(self, step: timedelta) -> None:
        """Adjust the pauses after the clock was set, so that their length stays."""
        if self._paused_until is not None:
            self._paused_until += step

    @contextmanager
    def _noting_refusals(self) -> Iterator[None]:
        """Remember the pause that a refusal asks for, and refused credentials."""
        try:
            with self._context.health.noticing_refusal():
                yield
        except StellaControlError as err:
            if err.retry_after is not None:
                self.pause = err.retry_after
            raise

    async def send_parameters(
        self, bands: Mapping[str, bool] | None = None, *, is_asked_for: bool = True
    ) -> None:
        """Send band changes, and in the same request the frequency that is due.

        Sends nothing if there are no band changes and no other frequency is due.

        Args:
            bands: By identifier: whether a band shall be on.
            is_asked_for: Whether a user wants it now. Then a request that is refused for
                its form may be tried in other spellings.

        Raises:
            StellaControlError: The platform did not accept it. The keeper knows the
                result for the frequency, and tries it again.
        """
        period = self._keeper.change_due(self._now())
        await self._send(bands, period, is_asked_for=is_asked_for)

    async def send_period_to_leave(self) -> None:
        """Slow the device down if its quota does not last without Home Assistant.

        Raises:
            StellaControlError: The platform did not accept it.
        """
        period = self._keeper.period_to_leave(self._now())
        await self._send(None, period, is_asked_for=False)

    async def _send(
        self,
        bands: Mapping[str, bool] | None,
        period: timedelta | None,
        *,
        is_asked_for: bool,
    ) -> None:
        """Send parameters, and report to the keeper whether the period was accepted."""
        frequency = None if period is None else frequency_of(period)
        if period is None or frequency is None:
            if bands:
                self._keeper.report_may_follow(self._now())
                await self._write_ahead()
                await self._set(bands, None, is_asked_for=is_asked_for)
            return
        self._keeper.change_begins(self._now(), period)
        await self._write_ahead()
        try:
            refused = await self._set(bands, frequency, is_asked_for=is_asked_for)
        except StellaControlError as err:
            # If the bands are refused too, the result for the frequency is unknown.
            self._frequency_failed(err, forbidden=not bands)
            raise
        if refused is None:
            self._keeper.change_sent(self._now(), period)
        else:
            self._frequency_failed(refused)

    async def _write_ahead(self) -> None:
        """Store what is about to be sent.

        Then it is known after a power cut before the answer: the device may already use it.
        """
        await self._context.store.save_now(self._context.serial_number)

    async def send_command(self, command: Command) -> None:
        """Send a command to the device.

        Raises:
            HomeAssistantError: The platform did not accept it.
        """
        function = _COMMANDS[command]
        async with self.lock:
            with (
                commanding(function),
                self.remembering(function),
                self._noting_refusals(),
            ):
                self._keeper.report_may_follow(self._now())
                await self._context.client.send_command(
                    self._context.serial_number, command
                )

    def remembering(self, function: Function) -> AbstractContextManager[None]:
        """Learn from a request whether the contract includes what it asks for."""
        return self._context.permissions.remembering(
            function, self._context.serial_number
        )

    async def _set(
        self,
        bands: Mapping[str, bool] | None,
        message_frequency: MessageFrequency | None,
        *,
        is_asked_for: bool,
    ) -> StellaControlError | None:
        """Send parameters; return why the frequency was not taken, if the bands were."""
        with self._noting_refusals():
            return await self._context.client.set_parameters(
                self._context.serial_number,
                bands=bands,
                message_frequency=message_frequency,
                may_learn=is_asked_for,
            )

    def _frequency_failed(
        self, err: StellaControlError, *, forbidden: bool = True
    ) -> None:
        """Tell the keeper that a frequency could not be set."""
        LOGGER.debug("The message frequency could not be set: %s", err)
        is_refused = forbidden and isinstance(err, REFUSALS)
        self._keeper.change_failed(self._now(), forbidden=is_refused)
