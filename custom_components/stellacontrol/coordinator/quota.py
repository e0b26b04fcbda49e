"""The quota of one device at work: what the governor decides is asked of the device."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
import time

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from ..api import (
    ConnectionStatus,
    DeviceStatus,
    MessageFrequency,
    NotPermitted,
    StellaControlError,
)
from ..const import DOMAIN, LOGGER
from ..errors import Function, commanding
from ..quota import FLOOR, Demand, Reason
from ..settings import create_keeper
from .context import DeviceContext
from .issues import update_issues
from .state import QuotaState, frequency_of

# A message cannot be received in the future; beyond this the platform's clock, or
# ours, is wrong, and what is counted by the time of messages has to do without it.
_CLOCK_TOLERANCE = timedelta(hours=1)

# A message whose time is further ahead than this does not make the next one look old.
_NEWS_TOLERANCE = timedelta(minutes=1)

# The two clocks of a machine drift apart by less between two requests.
_CLOCK_STEP = timedelta(seconds=2)


def is_of_the_future(status: DeviceStatus) -> bool:
    """Return whether a status tells a time that cannot be."""
    return _is_ahead(status, _CLOCK_TOLERANCE)


def tells_what_is_newer(status: DeviceStatus) -> bool:
    """Return whether the time of a status tells that those before it are old."""
    return status.received_at is not None and not _is_ahead(status, _NEWS_TOLERANCE)


def _is_ahead(status: DeviceStatus, tolerance: timedelta) -> bool:
    received_at = status.received_at
    return received_at is not None and received_at > dt_util.utcnow() + tolerance


class DeviceQuota:
    """Carries out what the keeper of a device's quota decides."""

    def __init__(self, context: DeviceContext) -> None:
        """Take up what is stored; nothing is sent yet."""
        self.keeper = create_keeper(context.entry.options)
        context.store.attach(
            context.serial_number, "quota", self.keeper.as_dict, self.keeper.restore
        )
        self._context = context
        self._clocks: tuple[datetime, float] | None = None

    @property
    def state(self) -> QuotaState:
        """What a person wants to know of it, now."""
        return QuotaState.of(self.keeper, self._now())

    @property
    def period(self) -> timedelta:
        """Time between two messages, as far as known."""
        return self.keeper.expected_period or FLOOR

    def next_request(self) -> datetime:
        """Return when the status is to be asked for next."""
        return self.keeper.next_request(self._now())

    @callback
    def request_sent(self) -> None:
        """Charge a request."""
        self.keeper.request_sent(self._now())
        self._context.store.save_soon()

    def believed(self, status: DeviceStatus) -> DeviceStatus:
        """Return a status without a lost connection that is none.

        Whether the platform goes by the frequency that a device was asked to use, or
        by that of its last message, is unknown. In the second case each boost would
        end in a device that seems offline.
        """
        if status.connection is ConnectionStatus.LOST and self.keeper.explains_silence(
            self._now(), received_at=status.received_at
        ):
            return replace(status, connection=ConnectionStatus.ONLINE)
        return status

    @callback
    def restart_begins(self) -> None:
        """Take note that the device goes away for a while, and is lost when it is."""
        self.keeper.silence_is_real()

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Charge what a status tells."""
        self.keeper.status_read(
            self._now(),
            received_at=None if is_of_the_future(status) else status.received_at,
            period=status.message_frequency,
            is_connected=not status.is_offline,
        )

    async def hold(self) -> None:
        """Ask the device for the frequency that the governor holds to be right.

        A failure is no fault of what led here, such as a status that was read; the
        governor goes on.
        """
        with suppress(StellaControlError):
            await self._carry_out()

    async def slow_down_to_leave(self) -> None:
        """Leave the device at a frequency that lasts while nobody watches."""
        if (period := self.keeper.period_to_leave(self._now())) is not None:
            with suppress(StellaControlError):
                await self._ask_for(period)

    async def boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Let the device report faster for a while.

        Raises:
            ServiceValidationError: The quota does not allow it.
            HomeAssistantError: The platform did not accept it; nothing has changed.
        """
        now, period = self._now(), frequency.period
        numbers = self.keeper.boost_needs(now, period=period, duration=duration)
        if numbers is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="boost_without_message"
            )
        needed, spare = numbers
        if needed > spare:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="boost_too_large",
                translation_placeholders={"needed": str(needed), "spare": str(spare)},
            )
        before = self.keeper.demand(
            Demand(reason=Reason.BOOST, period=period, until=now + duration)
        )
        try:
            with commanding(Function.FREQUENCY):
                await self._carry_out()
        except HomeAssistantError:
            self.keeper.end_demand(Reason.BOOST)
            if before is not None:
                self.keeper.demand(before)
            await self.hold()
            raise

    async def _carry_out(self) -> None:
        """Let the governor decide, and do and tell what follows.

        Raises:
            StellaControlError: The device could not be asked; see `_ask_for`.
        """
        now, context = self._now(), self._context
        try:
            if (period := self.keeper.change_due(now)) is not None:
                await self._ask_for(period)
        finally:
            context.permissions.tell(
                Function.FREQUENCY, context.serial_number, permitted=self.keeper.may_set
            )
            update_issues(
                context.hass, context.entry, context.serial_number, self.keeper, now
            )

    async def _ask_for(self, period: timedelta) -> None:
        """Ask the device for a message frequency.

        Raises:
            StellaControlError: It could not be set. The keeper knows, and tries again.
        """
        try:
            await self._context.client.set_parameters(
                self._context.serial_number, message_frequency=frequency_of(period)
            )
        except StellaControlError as err:
            LOGGER.debug("The message frequency could not be set: %s", err)
            self.keeper.change_failed(
                self._now(), forbidden=isinstance(err, NotPermitted)
            )
            raise
        else:
            self.keeper.change_sent(self._now(), period)

    def _now(self) -> datetime:
        """Return our time; tell the keeper if the clock was set since the last call."""
        now, steady = dt_util.utcnow(), time.monotonic()
        if self._clocks is not None:
            then, steady_then = self._clocks
            step = now - then - timedelta(seconds=steady - steady_then)
            if abs(step) > _CLOCK_STEP:
                self.keeper.clock_stepped(step)
        self._clocks = now, steady
        return now
