"""One simulated device for one quota month, and what it costs."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import mean, quantiles

from custom_components.stellacontrol.quota import KeeperState, QuotaKeeper
from simulator import Account, DeviceSpec, Habit, ManualClock, Platform, Timing
from simulator.timing import FREQUENCY_WORDS

SERIAL = "SR1"
BAND = "08"

SAVED_EVERY = timedelta(minutes=1)
"""How far what is on the disk may be behind, but for what was promised."""


@dataclass(slots=True)
class Outcome:
    """What a month cost, as the simulator counted it, and how fresh it was."""

    quota: int
    used: int = 0
    overrun: int = 0
    """Messages over the quota in the worst month, or the worst 30 days."""
    messages: int = 0
    requests: int = 0
    ages: list[float] = field(default_factory=list)
    """Seconds from a message's arrival at the platform to the request that got it."""
    refused_at: str = ""
    """When the platform first refused to tell a status, and with which code."""
    short_by: int = 0
    """Most that our ledger was ever below the simulator's count."""
    drawn: dict[str, str] = field(default_factory=dict)
    """What device and platform were like, if that was drawn."""

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

    clock_error = timedelta(0)
    """How far our clock is ahead of the simulator's."""
    failing = 0
    """How often the platform will fail to set the message frequency."""
    losing = 0
    """How many answers to setting it will be lost, though it is done."""
    has_failed = False
    """Whether it did so the last time; a refusal is another thing."""
    tells_date = True
    disk: KeeperState | None = None
    """What a crash leaves of a keeper."""

    def __init__(
        self,
        start: datetime,
        *,
        seed: int,
        frequency: str = "10m",
        quota: int = 10_000,
        count_requests: bool = True,
        reset_day: int = 1,
        habit: Habit | None = None,
    ) -> None:
        """Begin at a moment; the month so far counts as unused."""
        self.clock = ManualClock(start.timestamp())
        spec = DeviceSpec(
            serial=SERIAL,
            bands=(BAND,),
            message_frequency=frequency,
            monthly_quota=quota,
            count_requests=count_requests,
        )
        self.platform = Platform(
            clock=self.clock,
            account=Account(),
            timing=Timing(),
            seed=seed,
            reset_day=reset_day,
            habit=habit,
            devices=[spec],
        )
        self.asked: list[timedelta] = []
        """Periods that it was asked to use, also those that were refused."""
        self._saved_at = start
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

    @property
    def date(self) -> datetime | None:
        """What the head of an answer tells of the platform's time, in whole seconds."""
        if not self.tells_date:
            return None
        return self.platform_now.replace(microsecond=0)

    def save(self, keeper: QuotaKeeper) -> None:
        """Write what a keeper knows to the disk."""
        self.disk, self._saved_at = keeper.state, self.platform_now

    def save_in_time(self, keeper: QuotaKeeper) -> None:
        """Write it if the last time was long enough ago."""
        if self.platform_now - self._saved_at >= SAVED_EVERY:
            self.save(keeper)

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
        if answer.status != 200 and not self.outcome.refused_at:
            self.outcome.refused_at = f"{answer.status} {self.platform_now}"
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
        self.has_failed = self.failing > 0
        if self.has_failed:
            self.failing -= 1
            return 503
        lost, self.losing = self.losing > 0, max(0, self.losing - 1)
        word = FREQUENCY_WORDS[int(period.total_seconds())]
        answer = self.platform.parameters(
            self._token, SERIAL, {"messageFrequency": word}
        )
        return 504 if lost else answer.status

    def turn_band(self, *, is_on: bool) -> None:
        """Turn its band on or off; the platform takes that."""
        self.platform.parameters(self._token, SERIAL, {"bands": {BAND: is_on}})

    def finish(self) -> Outcome:
        """Return what the month cost that has just ended."""
        quota = self.platform.find(SERIAL).quota
        month = quota.closed[-1] if quota.closed else quota.month
        self.outcome.used, self.outcome.messages = month.used, month.messages
        self.outcome.overrun = quota.worst_overrun
        return self.outcome
