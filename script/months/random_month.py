"""A quota month in which all sorts of things happen, drawn from a seed.

What may happen is bounded, and docs/quota.md says how: nobody can keep a quota that
somebody else is free to spend.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from custom_components.stellacontrol.quota import Demand, QuotaKeeper, Reason
from simulator.message import Change

from .device import SERIAL, Device, Outcome
from .driver import ask_for, create_keeper, hold, live

PERIODS = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60, 600))
EVENTS_A_MONTH = 120
SEEN_WITHIN = timedelta(minutes=25)
"""Time in which a change by somebody else shows in a message."""


class RandomMonth:
    """One month of a device, its users, its neighbours and its troubles."""

    def __init__(self, seed: int) -> None:
        """Draw the month, the device and what its user wants."""
        self.random = Random(f"month {seed}")
        self.reset_day = self.random.choice((1, 1, 15, 28))
        first = datetime(
            2024 + seed % 6, 1 + seed // 6 % 12, self.reset_day, tzinfo=UTC
        )
        next_first = (first.replace(day=1) + timedelta(days=32)).replace(
            day=self.reset_day
        )
        # What is fast at the month's end must not break the next.
        self.end = next_first + timedelta(days=1)
        self.count_requests = self.random.random() < 0.7
        self.device = Device(
            first,
            seed=seed,
            count_requests=self.count_requests,
            reset_day=self.reset_day,
        )
        self.base = self.random.choice((PERIODS[3], PERIODS[3], *PERIODS))
        self.active = self.random.random() < 0.5
        self.strangers_left = 3
        registration = self.device.platform.find(SERIAL)
        if self.random.random() < 0.5:
            registration.lost_by = "message"
        self.unnoticed = timedelta(0)
        self.next_event = self._draw(first)

    def trouble(self, what: str, keeper: QuotaKeeper) -> QuotaKeeper:
        """Let one thing go wrong; return the keeper, another one after a restart."""
        return {
            "stop": self._stop,
            "crash": self._crash,
            "outage": self._outage,
            "refusal": self._refusal,
            "drop": self._drop,
            "clock": self._clock_step,
            "stranger": self._stranger,
        }[what](keeper)

    def run(self) -> Outcome:
        """Live through it."""
        return live(
            self.device, self.new_keeper(), end=self.end, meanwhile=self._meanwhile
        )

    def new_keeper(self) -> QuotaKeeper:
        """Return a keeper that knows what the user wants, and nothing else."""
        return create_keeper(
            base=self.base,
            active=self.active,
            count_requests=self.count_requests,
            reset_day=self.reset_day,
        )

    def _draw(self, now: datetime) -> datetime:
        rate = EVENTS_A_MONTH / timedelta(days=30).total_seconds()
        return now + timedelta(seconds=self.random.expovariate(rate))

    def _meanwhile(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Let what is due happen."""
        if self.device.platform_now < self.next_event:
            return keeper
        self.next_event = self._draw(self.device.platform_now)
        happens: Callable[[QuotaKeeper], QuotaKeeper] = self.random.choice(
            (
                self._boost,
                self._command,
                self._alarm,
                self._stop,
                self._crash,
                self._outage,
                self._refusal,
                self._clock_step,
                self._stranger,
                self._drop,
            )
        )
        return happens(keeper)

    def _boost(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """A user starts a boost, if it is not refused."""
        now, period = self.device.now, self.random.choice(PERIODS[:3])
        duration = timedelta(minutes=self.random.randint(1, 360))
        numbers = keeper.boost_needs(now, period=period, duration=duration)
        if numbers is not None and numbers[0] <= numbers[1]:
            self._demand(keeper, Reason.BOOST, period, duration)
        return keeper

    def _command(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """A command is confirmed."""
        self._demand(keeper, Reason.CONFIRMATION, PERIODS[1], timedelta(minutes=2))
        return keeper

    def _alarm(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """An alarm is followed."""
        self._demand(keeper, Reason.ALARM, PERIODS[2], timedelta(hours=1))
        return keeper

    def _demand(
        self,
        keeper: QuotaKeeper,
        reason: Reason,
        period: timedelta,
        duration: timedelta,
    ) -> None:
        now = self.device.now
        keeper.demand(Demand(reason=reason, period=period, until=now + duration))
        hold(self.device, keeper)

    def _stop(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Home Assistant is stopped, and started again within a day."""
        if (period := keeper.period_to_leave(self.device.now)) is not None:
            ask_for(self.device, keeper, period)
        # For longer than a day nobody has promised anything.
        return self._restart(keeper, self.random.uniform(10, 86_000))

    def _crash(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Home Assistant dies, and is back within ten minutes."""
        return self._restart(keeper, self.random.uniform(10, 600))

    def _restart(self, keeper: QuotaKeeper, seconds: float) -> QuotaKeeper:
        stored = keeper.as_dict()
        self.device.clock.advance(seconds)
        restarted = self.new_keeper()
        restarted.restore(stored)
        return restarted

    def _outage(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The platform cannot be reached for up to ten minutes."""
        end = self.device.now + timedelta(seconds=self.random.uniform(10, 600))
        while self.device.now < end:
            if keeper.change_due(self.device.now) is not None:
                keeper.request_sent(self.device.now)
                keeper.change_failed(self.device.now, forbidden=False)
            self.device.clock.advance(60)
        return keeper

    def _refusal(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The contract does not include the message frequency for up to ten minutes."""
        end = self.device.platform_now + timedelta(seconds=self.random.uniform(10, 600))
        self.device.platform.forbidden.add("frequency")
        live(self.device, keeper, end=end)
        self.device.platform.forbidden.discard("frequency")
        return keeper

    def _clock_step(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Our clock is set: by a little, which nobody notices, or by up to a day."""
        little = timedelta(seconds=self.random.uniform(-1, 1))
        # What was not noticed must not add up to what would be.
        if abs(self.unnoticed + little) < timedelta(seconds=2):
            self.unnoticed += little
            self.device.clock_error += little
        if self.random.random() < 0.3:
            much = timedelta(hours=self.random.uniform(-24, 24))
            self.device.clock_error += much
            keeper.clock_stepped(much)
        return keeper

    def _stranger(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Somebody else sets another frequency, while we are there to see it."""
        device = self.device.platform.find(SERIAL).device
        # One that is offline may come back while we are away.
        if self.strangers_left and device.is_linked:
            self.strangers_left -= 1
            seconds = self.random.choice((10, 60, 600))
            device.assign(Change({}, seconds), self.device.clock.now())
            live(self.device, keeper, end=self.device.platform_now + SEEN_WITHIN)
        return keeper

    def _drop(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The device loses its connection, for minutes or days."""
        hours = self.random.choice((0.1, 1, 10, 50)) * self.random.random()
        device = self.device.platform.find(SERIAL).device
        device.disconnect(self.device.clock.now(), 60 + hours * 3600)
        return keeper


def random_month(seed: int) -> Outcome:
    """Live through the month of a seed."""
    return RandomMonth(seed).run()
