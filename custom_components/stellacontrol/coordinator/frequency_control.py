"""Message frequency and quota of one device: carry out the governor's decisions."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from ..api import ConnectionStatus, DeviceStatus, MessageFrequency, StellaControlError
from ..const import DOMAIN, STOP_AT_MOST
from ..errors import Function, commanding
from ..options import Options
from ..quota import FLOOR, ActiveHours, Demand, QuotaKeeper, QuotaSettings, Reason
from .boost_refusal import SMALLEST_BOOST, boost_refused
from .clocks import PlatformClock, steady_seconds
from .context import DeviceContext
from .issues import update_issues
from .sender import REFUSALS, DeviceSender
from .state import QuotaState

# A message cannot be received in the future. Beyond this limit a clock is wrong, and
# messages are counted without their time.
_CLOCK_TOLERANCE = timedelta(hours=1)

# A message can be this late, and our knowledge of the clocks can be wrong by as much.
_NEWS_TOLERANCE = timedelta(minutes=1)

# The two clocks of a machine drift apart by less between two requests.
_CLOCK_STEP = timedelta(seconds=2)


def is_time_impossible(
    status: DeviceStatus, platform_now: datetime | None = None
) -> bool:
    """Return whether a status claims to have been received in the future.

    Args:
        status: The status.
        platform_now: The platform's time, if it told. Its clock may be hours off.
    """
    received_at, now = status.received_at, platform_now or dt_util.utcnow()
    return received_at is not None and received_at > now + _CLOCK_TOLERANCE


class FrequencyControl:
    """Carries out the decisions of the quota keeper of a device."""

    def __init__(self, context: DeviceContext, is_watched: Callable[[], bool]) -> None:
        """Restore what is stored; nothing is sent yet.

        Args:
            context: What the parts of a device share.
            is_watched: Returns whether every message is asked for.
        """
        self._is_watched = is_watched
        self.keeper = _create_keeper(context.options)
        context.store.attach(
            context.serial_number, "quota", self.keeper.as_dict, self.keeper.restore
        )
        self.keeper.charge_for_absence(
            dt_util.utcnow(), is_ordered=context.store.was_closed
        )
        self.sender = DeviceSender(context, self.keeper, self.now)
        self._context = context
        self._clocks: tuple[datetime, float] | None = None
        self._platform_clock = PlatformClock()

    @property
    def state(self) -> QuotaState:
        """The state of the quota now, as people see it."""
        return QuotaState.of(self.keeper, self.now())

    @property
    def period(self) -> timedelta:
        """Time between two messages, as far as known."""
        return self.keeper.expected_period or FLOOR

    def next_request(self) -> datetime:
        """Return when the status is to be asked for next."""
        return self.keeper.next_request(self.now())

    @property
    def has_to_be_ended(self) -> bool:
        """Whether a boost or a fast frequency has to end even without listeners."""
        return self.keeper.has_to_be_ended(self.now())

    @property
    def may_ask_between(self) -> bool:
        """Whether the quota allows a request before the next message is due."""
        return self.keeper.may_ask_between(self.now())

    @callback
    def request_sent(self) -> None:
        """Charge a request."""
        self.keeper.request_sent(self.now())
        self._context.store.save_soon(self._context.serial_number)

    def believed(self, status: DeviceStatus) -> DeviceStatus:
        """Return the status, with "lost" corrected where the device is only waiting.

        We do not know whether the platform uses the frequency that was set, or the one in
        the last message. With the latter, a device would seem offline after each boost.
        """
        if status.connection is ConnectionStatus.LOST and self.keeper.explains_silence(
            self.now(), received_at=status.received_at
        ):
            return replace(status, connection=ConnectionStatus.ONLINE)
        return status

    def is_ahead(self, status: DeviceStatus) -> bool:
        """Return whether a status claims a time that the platform has not reached yet.

        The platform's clock may differ from ours; what it shows is known from earlier
        messages.
        """
        received_at, ledger, now = status.received_at, self.keeper.ledger, self.now()
        if received_at is None or ledger is None:
            return is_time_impossible(status)
        expected = ledger.platform_time(now) + self.period
        return received_at > max(now, expected) + _NEWS_TOLERANCE

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Count the messages that a status shows."""
        told, now = self._context.client.platform_time, self.now()
        if told is None and status.received_at and is_time_impossible(status):
            self._platform_clock.learn(now, status.received_at)
        platform_now = self._platform_clock.now(now, told)
        is_impossible = is_time_impossible(status, platform_now)
        self.keeper.status_read(
            now,
            received_at=None if is_impossible else status.received_at,
            period=status.message_frequency,
            is_connected=not status.is_offline,
            uptime=status.uptime,
            platform_now=told,
        )

    async def apply(self) -> None:
        """Ask the device for the frequency that the governor decides on, if it changes.

        A failure is not reported: no user asked for this, and it is tried again.
        """
        if self.sender.pause:
            return
        async with self.sender.lock:
            with suppress(StellaControlError):
                await self._send_due(is_asked_for=False)

    async def choose_base(self, frequency: MessageFrequency | None) -> None:
        """Make a frequency the base frequency; `None` is the device's own.

        The choice stays while the platform cannot be reached, and is sent later.

        Raises:
            HomeAssistantError: The platform refuses it; the base frequency stays.
        """
        async with self.sender.lock:
            before = None if self.keeper.is_base_own else self.keeper.base
            self.keeper.set_base(None if frequency is None else frequency.period)
            try:
                with commanding(Function.FREQUENCY):
                    await self._send_due()
            except HomeAssistantError as err:
                if isinstance(err.__cause__, REFUSALS):
                    self.keeper.set_base(before)
                    raise

    async def boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Let the device report faster for a while.

        Raises:
            ServiceValidationError: The quota does not allow it.
            HomeAssistantError: The platform did not accept it; nothing has changed.
        """
        async with self.sender.lock:
            self._check_boost(frequency, duration)
            until = self.now() + duration
            before = self.keeper.demand(
                Demand(reason=Reason.BOOST, period=frequency.period, until=until)
            )
            try:
                with commanding(Function.FREQUENCY):
                    await self._send_due()
            except HomeAssistantError:
                self.keeper.end_demand(Reason.BOOST)
                if before is not None:
                    self.keeper.demand(before)
                with suppress(StellaControlError):
                    await self._send_due()
                raise

    async def set_messages_used(self, used: int) -> None:
        """Take over the platform's own count of this month.

        Raises:
            ServiceValidationError: Nothing is known of the quota yet.
        """
        if self.keeper.ledger is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="quota_without_message"
            )
        self.keeper.set_used(self.now(), used)
        await self.apply()

    @callback
    def quota_spent(self) -> None:
        """Record that the platform says that this month's quota is used up."""
        self.keeper.quota_spent(self.now())
        self._context.store.save_soon(self._context.serial_number)
        self.update_issues()

    async def slow_down_to_leave(self) -> None:
        """Set a frequency that lasts while Home Assistant is away.

        A platform that does not answer holds this up for `STOP_AT_MOST` only.
        """
        with suppress(StellaControlError, TimeoutError):
            async with asyncio.timeout(STOP_AT_MOST.total_seconds()), self.sender.lock:
                await self.sender.send_period_to_leave()

    def _check_boost(self, frequency: MessageFrequency, duration: timedelta) -> None:
        """Raise `ServiceValidationError` if the quota does not allow a boost."""
        numbers = self.keeper.boost_needs(
            self.now(), period=frequency.period, duration=duration
        )
        if numbers is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="quota_without_message"
            )
        needed, spare = numbers
        if needed <= spare:
            return
        least = self.keeper.boost_needs(self.now(), **SMALLEST_BOOST)
        raise boost_refused(
            needed,
            spare,
            least=0 if least is None else least[0],
            is_estimate=self.keeper.is_estimate(self.now()),
        )

    async def _send_due(self, *, is_asked_for: bool = True) -> None:
        """Send the frequency that is due, and show what follows; hold the lock.

        Raises:
            StellaControlError: The device could not be asked.
        """
        # Active hours are in Home Assistant's time zone, which the user can change.
        self.keeper.set_zone(dt_util.get_default_time_zone())
        self.keeper.is_watched = self._is_watched()
        try:
            await self.sender.send_parameters(is_asked_for=is_asked_for)
        finally:
            self.update_issues()

    @callback
    def update_issues(self) -> None:
        """Raise and clear the repair issues that follow from the quota."""
        context = self._context
        context.permissions.tell(
            Function.FREQUENCY, context.serial_number, permitted=self.keeper.may_set
        )
        update_issues(
            context.hass, context.entry, context.serial_number, self.keeper, self.now()
        )

    def now(self) -> datetime:
        """Return our time; tell the keeper if the clock was set since the last call."""
        now, steady = dt_util.utcnow(), steady_seconds()
        if self._clocks is not None:
            then, steady_then = self._clocks
            step = now - then - timedelta(seconds=steady - steady_then)
            if abs(step) > _CLOCK_STEP:
                self.keeper.clock_stepped(step)
                self.sender.clock_stepped(step)
        self._clocks = now, steady
        return now


def _create_keeper(options: Options) -> QuotaKeeper:
    """Return a keeper of a device's quota, as the user set it."""
    hours = ActiveHours(
        start=time.fromisoformat(options.active_from),
        end=time.fromisoformat(options.active_to),
    )
    return QuotaKeeper(
        QuotaSettings(
            monthly_quota=options.monthly_quota,
            count_requests=options.count_requests,
            rule=options.counting_rule,
        ),
        active_hours=hours if options.active_hours else None,
        zone=dt_util.get_default_time_zone(),
    )
