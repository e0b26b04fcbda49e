"""A quota month in which all sorts of things happen, drawn from a seed.

What may happen is bounded, and docs/quota.md says how: nobody can keep a quota that
somebody else is free to spend.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import json
from random import Random

from custom_components.stellacontrol.quota import (
    CountingRule,
    Demand,
    QuotaKeeper,
    QuotaMonth,
    Reason,
    dump,
)
from simulator import Habit, draw_habit
from simulator.message import Change
from simulator.timing import frequency_word

from .device import SERIAL, Device, Outcome
from .driver import ask_for, create_keeper, hold, live, turn_band

PERIODS = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60, 600))
EVENTS_A_MONTH = 120
SEEN_WITHIN = timedelta(minutes=25)
"""Time in which a change by somebody else shows in a message."""


class RandomMonth:
    """One month of a device, its users, its neighbours and its troubles."""

    def __init__(self, seed: int, habit: Habit | None = None) -> None:
        """Draw the month, the device and what its user wants."""
        self.random = Random(f"month {seed}")
        self.reset_day = self.random.choice((1, 1, 15, 28))
        self.habit = habit or Habit()
        self.rule = CountingRule(
            reset_day=self.reset_day,
            zone=self.habit.zone,
            is_rolling=self.habit.counts == "rolling",
        )
        some_day = datetime(2024 + seed % 6, 1 + seed // 6 % 12, 28, 12, tzinfo=UTC)
        month = QuotaMonth.containing(some_day, rule=self.rule)
        # What is fast at the month's end must not break the next.
        self.end = month.end + timedelta(days=1)
        self.count_requests = self.random.random() < 0.7
        if self.habit.count_requests is not None:
            self.count_requests = self.habit.count_requests
        self.device = Device(
            month.start,
            seed=seed,
            count_requests=self.count_requests,
            reset_day=self.reset_day,
            habit=self.habit,
        )
        self.device.tells_date = self.random.random() < 0.8
        self.base = self.random.choice((PERIODS[3], PERIODS[3], *PERIODS))
        self.active = self.random.random() < 0.5
        self.strangers_left = 3
        registration = self.device.platform.find(SERIAL)
        if self.random.random() < 0.5:
            registration.lost_by = "message"
        self.unnoticed = timedelta(0)
        lapses = 600 in self.habit.lapses and self.habit.own_default not in (None, 600)
        self.longest_stop = 600 if lapses else 260_000
        """Seconds. A device that gives the floor up by itself has to be asked again."""
        self.next_event = self._draw(month.start)
        self.happened: Counter[str] = Counter()
        """How often each kind of event came."""

    @property
    def drawn(self) -> dict[str, str]:
        """What was drawn, in words."""
        habit, happened = self.habit, self.happened
        zone = "30 days" if self.rule.is_rolling else f"month, {habit.zone}"
        told = {"{frequency}": "yes", "auto": "another word", None: "nothing"}
        own, lapses = habit.own_default, habit.lapses
        return {
            "own default": "as set" if own is None else frequency_word(own),
            "gives up": ", ".join(map(frequency_word, lapses)) or "nothing",
            "tells its own default": told.get(habit.frequency_told, "yes"),
            "reports": "at once" if habit.reports_at_once else "in its slot",
            "applies within": f"{(habit.applies_in or (1, 3))[1]:g} s",
            "after a restart": "30 s" if habit.after_start else "as before",
            "counted by": zone,
            "requests": "count" if self.count_requests else "are free",
            "base": frequency_word(self.base.total_seconds()),
            "lossy crashes": _roughly(happened["_crash"]),
            "strangers": str(3 - self.strangers_left),
            "refusals": _roughly(happened["_refusal"]),
            "lost answers": _roughly(happened["_lost_answers"]),
        }

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
            rule=self.rule,
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
                self._reboot,
                self._lost_answers,
            )
        )
        self.happened[happens.__name__] += 1
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
        """A band is turned on or off, some times in a row, and confirmed."""
        for number in range(self.random.randint(1, 4)):
            if not keeper.reports_at_once:
                self._demand(
                    keeper, Reason.CONFIRMATION, PERIODS[1], timedelta(minutes=2)
                )
            turn_band(self.device, keeper, is_on=bool(number % 2))
            self.device.clock.advance(self.random.uniform(0.5, 5))
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
        """Home Assistant is stopped, and started again within three days."""
        if (period := keeper.period_to_leave(self.device.now)) is not None:
            ask_for(self.device, keeper, period)
        # For longer nobody has promised anything.
        return self._restart(keeper, self.random.uniform(10, self.longest_stop))

    def _crash(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """Home Assistant dies, and is back within ten minutes.

        What was not on the disk is gone.
        """
        self.device.clock.advance(self.random.uniform(10, 600))
        restarted = self.new_keeper()
        if self.device.disk is not None:
            restarted.restore(json.loads(json.dumps(dump(self.device.disk))))
            restarted.charge_for_absence(self.device.now, is_ordered=False)
        return restarted

    def _restart(self, keeper: QuotaKeeper, seconds: float) -> QuotaKeeper:
        stored = keeper.as_dict()
        self.device.clock.advance(seconds)
        restarted = self.new_keeper()
        restarted.restore(stored)
        self.device.save(restarted)
        return restarted

    def _reboot(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The device restarts."""
        self.device.platform.find(SERIAL).device.reboot(self.device.clock.now())
        return keeper

    def _lost_answers(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The next answers to setting the frequency are lost."""
        self.device.losing = self.random.randint(1, 3)
        return keeper

    def _outage(self, keeper: QuotaKeeper) -> QuotaKeeper:
        """The platform cannot be reached for up to ten minutes."""
        end = self.device.now + timedelta(seconds=self.random.uniform(10, 600))
        while self.device.now < end:
            if (period := keeper.change_due(self.device.now)) is not None:
                keeper.change_begins(self.device.now, period)
                keeper.request_sent(self.device.now)
                self.device.save(keeper)
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


def month_of_the_family(seed: int) -> Outcome:
    """Live through the month of a seed with a device whose habits are drawn, too."""
    month = RandomMonth(seed, draw_habit(seed))
    outcome = month.run()
    outcome.drawn = month.drawn
    return outcome


def _roughly(number: int) -> str:
    """Return a number of events as one of four ranges."""
    ranges = {5: "0 to 5", 10: "6 to 10", 15: "11 to 15"}
    return next((words for most, words in ranges.items() if number <= most), "more")
