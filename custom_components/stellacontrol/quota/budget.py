"""What is left of a device's quota, and what things cost."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
import math

from .ledger import Ledger
from .month import ROLLING, CountingRule, QuotaMonth
from .pace import FASTEST, KEEPS, REACTION

FLOOR = timedelta(minutes=10)
"""Period of the slowest message frequency (overview)."""

MARGIN = 1.02
"""The floor's cost for the rest of the month is kept, and this much of it more."""

MARGIN_OF_FREE_REQUESTS = 1.08
"""The same where requests do not count. What nobody foresaw, such as a device that is fast
after each restart, cannot be saved on them there."""

REQUESTS_PER_MESSAGE = 1.05
"""Status requests; a few messages are late and are asked for again."""

SWITCH_COST = 4
"""Messages and requests that changing the frequency and back takes beside those of the
time itself: two parameter requests, a look whether it slowed down, a message more."""

LONGEST_PAUSE = timedelta(hours=1)
"""Between two requests, however little is left: a refusal must be noticed to end."""

LONGEST_MONTH = timedelta(days=31)

SOONEST_LAPSE = timedelta(hours=1)
"""What an emulator of the vendor's earlier platform does with the floor."""

LAPSES_EVERY = timedelta(days=4)
"""How often a device that gives the floor up cannot be asked in time: the platform is
out of reach, or Home Assistant restarting, just then (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaSettings:
    """What the contract allows."""

    monthly_quota: int = 10_000
    """Messages in a quota month (overview)."""
    count_requests: bool = True
    """Whether our own requests count like messages: the safe reading."""
    rule: CountingRule = field(default_factory=CountingRule)
    """What the platform counts together."""

    @property
    def cost_per_message(self) -> float:
        """What a message costs with the requests that fetch it."""
        return 1 + (REQUESTS_PER_MESSAGE if self.count_requests else 0)

    @property
    def margin(self) -> float:
        """What is kept for the rest of the month, in costs of the floor."""
        return MARGIN if self.count_requests else MARGIN_OF_FREE_REQUESTS

    @property
    def cost_of_asking(self) -> int:
        """What it costs to ask for a frequency: the device may report at once."""
        return 1 + self.count_requests

    def cost(self, span: timedelta, period: timedelta) -> float:
        """Return what a time span costs at a period."""
        return span / period * self.cost_per_message

    def sparing_cost(self, span: timedelta, period: timedelta) -> float:
        """Return the same if we leave messages unread that come faster than the floor."""
        requests = REQUESTS_PER_MESSAGE if self.count_requests else 0
        return span / period + span / max(period, FLOOR) * requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Until when something counts, and what counts until then."""

    rest: timedelta
    """Time until a part of what is used counts no longer."""
    used: int
    renewed_every: timedelta | None = None
    """How often the floor has to be asked for again, if the device gives it up."""
    own_period: timedelta = FLOOR
    """What the device has when it gave up what it was asked for; the floor if it keeps
    that."""

    @property
    def renewals(self) -> int:
        """How often that will be until then."""
        every = self.renewed_every
        return 0 if every is None else math.ceil(self.rest / every)

    @property
    def lapses(self) -> float:
        """Messages that the device may send until then when it could not be asked."""
        if self.own_period >= FLOOR:
            return 0
        return (1 + self.rest / LAPSES_EVERY) * (REACTION / self.own_period)

    def spare(self, settings: QuotaSettings) -> int:
        """Return what is left until then, beyond the floor's cost."""
        # One message more: where in its period the month ends is open.
        floor = settings.cost(self.rest + FLOOR, FLOOR) * settings.margin
        floor += self.renewals * settings.cost_of_asking + self.lapses
        return math.floor(settings.monthly_quota - self.used - floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is left of a device's quota at a moment."""

    settings: QuotaSettings
    month: QuotaMonth
    """What counts together; where the last 30 days do, those before and after now."""
    used: int
    rest: timedelta
    """Rest of the quota month; or 30 days, after which a message no longer counts."""
    edges: tuple[Edge, ...]
    """By time; a quota month has one, at which all that is used counts no more."""
    spare: int
    """Messages left beyond the floor's cost for the rest of the month."""

    @classmethod
    def at(cls, now: datetime, *, ledger: Ledger, settings: QuotaSettings) -> Budget:
        """Return the budget of a device.

        Args:
            now: Our time.
            ledger: The device's ledger.
            settings: What the contract allows.
        """
        platform_now = ledger.platform_time(now)
        used = ledger.used(now, count_requests=settings.count_requests)
        if settings.rule.is_rolling:
            # It ends at a midnight, so that all of a day is planned with the same end.
            end = datetime.combine(platform_now.date(), time(), UTC) + ROLLING
            month = QuotaMonth(start=platform_now - ROLLING, end=end)
            rest = ROLLING
            parts = _rolling_parts(now, ledger, settings)
        else:
            month = ledger.month_at(now)
            rest = month.end - platform_now
            parts = [(rest, used)]
        pace, every, own = ledger.pace, None, FLOOR
        if not pace.keeps(FLOOR):
            # Nothing proves yet that it keeps the floor for longer. Where requests
            # count, what that may cost can still be saved on them later.
            unproven = KEEPS if settings.count_requests else SOONEST_LAPSE
            every, own = pace.renewed_every(FLOOR) or unproven, pace.own or FASTEST
        edges = tuple(
            Edge(rest=rest, used=used, renewed_every=every, own_period=own)
            for rest, used in parts
        )
        return cls(
            settings=settings,
            month=month,
            used=used,
            rest=rest,
            edges=edges,
            spare=min(edge.spare(settings) for edge in edges),
        )

    @property
    def remaining(self) -> int:
        """Messages left now; never below zero."""
        return max(0, self.settings.monthly_quota - self.used)

    def extra_cost(self, span: timedelta, period: timedelta) -> int:
        """Return what a time span at a period costs more than at the floor."""
        span = min(span, self.rest)
        more = self.settings.cost(span, period) - self.settings.cost(span, FLOOR)
        return math.ceil(more) + SWITCH_COST

    def allows(self, span: timedelta, period: timedelta) -> bool:
        """Return whether a period can be held for a time span (invariant 1)."""
        return period >= FLOOR or self.needs(span, period) <= self.spare

    def lasts_unwatched_at(self, period: timedelta) -> bool:
        """Return whether the quota lasts at a period while nobody asks for a status.

        In this month, and in the next: when somebody is back, nobody knows.
        """
        spans = [(edge.used, edge.rest) for edge in self.edges]
        return period >= FLOOR or all(
            used + span / period * self.settings.margin <= self.settings.monthly_quota
            for used, span in (*spans, (0, LONGEST_MONTH))
        )

    def lasts_at(self, period: timedelta) -> bool:
        """Return whether the quota lasts if a device keeps a period of its own.

        Of messages that come faster than the floor some are left unread then.
        """
        if period >= FLOOR:
            return True
        quota, margin = self.settings.monthly_quota, self.settings.margin
        return all(
            edge.used + self.settings.sparing_cost(edge.rest, period) * margin <= quota
            for edge in self.edges
        )

    def whole_needs(self, span: timedelta, period: timedelta) -> tuple[int, int]:
        """Return the messages that a whole time span needs, and those that are spare.

        Unlike a decision, which is looked at again, it may last into the next month.
        Then the numbers are those of the month in which there are fewer to spare.
        """
        needed, spare = self.needs(span, period), self.spare
        # The platform may be nearer to the month's end than we know: by as much as the
        # newest message was old when we saw it first.
        beyond = min(span, span - self.rest + FLOOR)
        if beyond > timedelta(0):
            longest_month = (
                self.settings.cost(LONGEST_MONTH, FLOOR) * self.settings.margin
            )
            spare_then = math.floor(self.settings.monthly_quota - longest_month)
            needed_then = math.ceil(self.settings.cost(beyond, period)) + SWITCH_COST
            if spare_then - needed_then < spare - needed:
                needed, spare = needed_then, spare_then
        return needed, max(0, spare)

    def needs(self, span: timedelta, period: timedelta) -> int:
        """Return the spare messages that must be there to hold a period.

        Some are kept for the case that it cannot be ended in time. Nobody asks for
        the messages then, so they cost no requests.
        """
        reaction = min(REACTION, self.rest) / period
        return self.extra_cost(span, period) + math.ceil(reaction)

    def request_pause(self, period: timedelta) -> timedelta:
        """Return the least time between two requests so that the quota lasts.

        Nothing while there is enough. What is short can be saved on requests: a second
        look for a late message first, then the look for every message.

        Args:
            period: The slowest that the device can be brought to.
        """
        if not self.settings.count_requests:
            return timedelta(0)
        if self.spare >= 0 and period >= FLOOR:
            return timedelta(0)
        pauses = []
        for edge in self.edges:
            messages = math.ceil(edge.rest / period)
            requests = self.settings.monthly_quota - edge.used - messages
            requests -= edge.renewals * self.settings.cost_of_asking
            pauses.append(edge.rest / max(1, requests))
        return min(max(pauses), LONGEST_PAUSE)

    def projected(self, period: timedelta) -> int:
        """Return the most that will have been used together at a period."""
        return max(
            edge.used + math.ceil(self.settings.cost(edge.rest, period))
            for edge in self.edges
        )

    def lasts_for(self, period: timedelta) -> timedelta | None:
        """Return how long the quota lasts at a period; `None`: to the month's end."""
        for edge in self.edges:
            left = max(0, self.settings.monthly_quota - edge.used)
            lasts = left / self.settings.cost_per_message * period
            if edge.rest > lasts:
                return lasts
        return None


def _rolling_parts(
    now: datetime, ledger: Ledger, settings: QuotaSettings
) -> list[tuple[timedelta, int]]:
    """Return when each day of the last 30 counts no more, and all that is used now."""
    unseen, platform_now = ledger.unseen(now), ledger.platform_time(now)
    parts = [
        (until - platform_now, used + unseen)
        for until, used in reversed(
            ledger.history.edges(platform_now, count_requests=settings.count_requests)
        )
    ]
    return parts or [(ROLLING, unseen)]
