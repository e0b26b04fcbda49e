"""One device, one quota month: who asks when, and what it costs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from statistics import mean, quantiles

from custom_components.stellacontrol.quota import (
    ActiveHours,
    QuotaKeeper,
    QuotaSettings,
)
from simulator import Account, DeviceSpec, ManualClock
from simulator.platform import Platform
from simulator.timing import FREQUENCIES, FREQUENCY_WORDS, Timing

SERIAL = "SR1"
WORKDAY = ActiveHours(start=time(8), end=time(20))
FLOOR = timedelta(minutes=10)


@dataclass(slots=True)
class Outcome:
    """What a month cost, as the simulator counted it, and how fresh it was."""

    quota: int
    used: int = 0
    used_after: int = 0
    """In the month that has begun since."""
    messages: int = 0
    requests: int = 0
    ages: list[float] = field(default_factory=list)
    """Seconds from a message's arrival at the platform to the request that got it."""
    short_by: int = 0
    """Most that our ledger was ever below the simulator's count."""

    @property
    def overrun(self) -> int:
        """Messages over the quota, in this month or in what follows it."""
        return max(0, self.used - self.quota, self.used_after - self.quota)

    @property
    def requests_per_message(self) -> float:
        """Status requests for each message that was seen."""
        return self.requests / max(1, len(self.ages))

    @property
    def mean_age(self) -> float:
        """Mean age added, in seconds."""
        return mean(self.ages)

    @property
    def p95_age(self) -> float:
        """Age added that 95 % of the messages do not exceed, in seconds."""
        return quantiles(self.ages, n=20)[-1]


class Device:
    """A simulated platform with one device, without HTTP between."""

    def __init__(
        self,
        start: datetime,
        *,
        seed: int,
        frequency: str = "10m",
        quota: int = 10_000,
        count_requests: bool = True,
        reset_day: int = 1,
    ) -> None:
        """Begin at a moment; the month so far counts as unused."""
        self.clock = ManualClock(start.timestamp())
        self.platform = Platform(
            clock=self.clock,
            account=Account(),
            timing=Timing(),
            seed=seed,
            reset_day=reset_day,
            devices=[
                DeviceSpec(
                    serial=SERIAL,
                    bands=(),
                    message_frequency=frequency,
                    monthly_quota=quota,
                    count_requests=count_requests,
                )
            ],
        )
        self.clock_error = timedelta(0)
        """How far our clock is ahead of the simulator's."""
        self.asked: list[timedelta] = []
        """Periods that it was asked to use, also those that were refused."""
        self.failing = 0
        """How often the platform will fail to set the message frequency."""
        self.outcome = Outcome(quota)
        self._seen: datetime | None = None
        self._log_in()

    @property
    def now(self) -> datetime:
        """Our time."""
        return self.platform_now + self.clock_error

    @property
    def platform_now(self) -> datetime:
        """The simulator's time."""
        return datetime.fromtimestamp(self.clock.now(), UTC)

    @property
    def counted(self) -> int:
        """What the simulator has counted in this quota month."""
        return self.platform.find(SERIAL).quota.month.used

    def _log_in(self) -> None:
        answer = self.platform.login(self.platform.account.log_in_body)
        body = answer.body if isinstance(answer.body, dict) else {}
        self._token = str(body["token"])
        self._logged_in = self.platform_now

    def status(self) -> dict[str, object] | None:
        """Ask for the status; `None` if the platform refuses."""
        if self.platform_now - self._logged_in > timedelta(minutes=14):
            self._log_in()
        self.outcome.requests += 1
        answer = self.platform.status(self._token, SERIAL)
        if answer.status != 200 or not isinstance(answer.body, dict):
            return None
        return answer.body

    def received_at(self, status: dict[str, object]) -> datetime:
        """Return when the message of a status was received, and note its age."""
        received = datetime.fromtimestamp(float(str(status["timestamp"])) / 1000, UTC)
        if received != self._seen:
            if self._seen is not None:
                age = self.platform_now - received
                self.outcome.ages.append(age.total_seconds())
            self._seen = received
        return received

    def set_period(self, period: timedelta) -> int:
        """Ask for a message frequency; return the status code of the answer."""
        self.asked.append(period)
        if self.failing:
            self.failing -= 1
            return 503
        word = FREQUENCY_WORDS[int(period.total_seconds())]
        answer = self.platform.parameters(
            self._token, SERIAL, {"messageFrequency": word}
        )
        return answer.status

    def finish(self) -> Outcome:
        """Return what the month cost that has just ended."""
        quota = self.platform.find(SERIAL).quota
        month = quota.closed[-1] if quota.closed else quota.month
        self.outcome.used, self.outcome.messages = month.used, month.messages
        self.outcome.used_after = quota.month.used
        return self.outcome


def poll_evenly(device: Device, *, end: datetime, every: timedelta) -> Outcome:
    """Ask every so often, as integrations usually do."""
    while device.platform_now < end:
        status = device.status()
        if status is not None:
            device.received_at(status)
        device.clock.advance(every.total_seconds())
    return device.finish()


def create_keeper(
    *,
    base: timedelta | None = None,
    active: bool = False,
    count_requests: bool = True,
    reset_day: int = 1,
) -> QuotaKeeper:
    """Return a keeper for a device with the usual quota."""
    return QuotaKeeper(
        QuotaSettings(count_requests=count_requests),
        reset_day=reset_day,
        base=base,
        active_hours=WORKDAY if active else None,
        zone=UTC,
    )


def look(device: Device, keeper: QuotaKeeper) -> None:
    """Ask once, and do what the keeper decides; what the coordinator does, too."""
    keeper.request_sent(device.now)
    status = device.status()
    if status is None:
        return
    received_at = device.received_at(status)
    is_connected = status["status"] == "online" or keeper.explains_silence(
        device.now, received_at=received_at
    )
    keeper.status_read(
        device.now,
        received_at=received_at,
        period=timedelta(seconds=FREQUENCIES[str(status["messageFrequency"])]),
        is_connected=is_connected,
    )
    hold(device, keeper)


def hold(device: Device, keeper: QuotaKeeper) -> None:
    """Ask for the frequency that the keeper holds to be right, if it is another."""
    period = keeper.change_due(device.now)
    if period is None:
        return
    ask_for(device, keeper, period)


def ask_for(device: Device, keeper: QuotaKeeper, period: timedelta) -> None:
    """Ask for a message frequency, and take note of the answer."""
    keeper.request_sent(device.now)
    if (status := device.set_period(period)) == 202:
        keeper.change_sent(device.now, period)
    else:
        keeper.change_failed(device.now, forbidden=status == 403)


def compare_counts(device: Device, keeper: QuotaKeeper) -> None:
    """Note by how much our ledger is below the simulator's count, if it is."""
    if keeper.ledger is None:
        return
    ours = keeper.ledger.used(device.now, count_requests=keeper.settings.count_requests)
    device.outcome.short_by = max(device.outcome.short_by, device.counted - ours)


def live(
    device: Device,
    keeper: QuotaKeeper,
    *,
    end: datetime,
    meanwhile: Callable[[QuotaKeeper], QuotaKeeper] = lambda keeper: keeper,
) -> Outcome:
    """Let the keeper look after a device until a moment.

    Args:
        device: The device.
        keeper: Who looks after it.
        end: Until when, by the simulator's clock.
        meanwhile: Called after each look; may return another keeper, as a restart
            does.
    """
    while device.platform_now < end:
        look(device, keeper)
        compare_counts(device, keeper)
        keeper = meanwhile(keeper)
        due = keeper.next_request(device.now) - device.now
        device.clock.advance(max(0.01, due.total_seconds()))
    return device.finish()
