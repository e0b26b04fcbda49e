"""What of a device's quota outlives a restart, and how a ledger begins."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
import math

from .attempts import Attempts
from .budget import Budget, QuotaSettings
from .demands import StoredDemands
from .gaps import Run
from .history import History
from .ledger import Ledger
from .month import ROLLING, CountingRule, QuotaMonth
from .pace import FASTEST, Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperState:
    """What is stored of one device."""

    ledger: Ledger | None
    base: timedelta | None
    """The period that the user chose; `None` if it is the device's own."""
    base_suspended_since: datetime | None
    attempts: Attempts = field(default_factory=Attempts)
    demands: StoredDemands = field(default_factory=StoredDemands)
    reports_at_once: bool = False


def open_ledger(
    now: datetime,
    *,
    received_at: datetime,
    period: timedelta | None,
    settings: QuotaSettings,
    requests: int,
) -> Ledger:
    """Return a ledger that begins with the first message ever seen.

    The device is taken to have kept its present period since the month began, as far
    as the quota still lasts at the floor afterwards.

    Args:
        now: Our time.
        received_at: When the message was received, by the platform's clock.
        period: The period it reports; `None` if it cannot be read.
        settings: What the contract allows.
        requests: How many we sent until the message was there.
    """

    begin = partial(
        begin_ledger, now, received_at=received_at, period=period, rule=settings.rule
    )
    spare = Budget.at(now, ledger=begin(at_most=0), settings=settings).spare
    ledger = begin(at_most=max(0, min(spare, settings.monthly_quota)))
    return ledger.with_requests(now, requests) if requests else ledger


def begin_ledger(
    now: datetime,
    *,
    received_at: datetime,
    period: timedelta | None,
    rule: CountingRule,
    at_most: int,
) -> Ledger:
    """Return an account that opens with the first message ever seen.

    What the device sent before is unknown. It is taken to have used its present period
    since the month began.

    Args:
        now: Our time.
        received_at: When the message was received, by the platform's clock.
        period: The period it reports; `None` if it cannot be read.
        rule: How the platform counts.
        at_most: Bound on what was used before: with more it would not be heard now.
    """
    month = QuotaMonth.containing(received_at, rule=rule)
    start = received_at - ROLLING if rule.is_rolling else month.start
    pace = Pace(period=period or FASTEST, own=period, is_readable=bool(period))
    before = math.ceil((received_at - start) / pace.period)
    before = max(0, min(before, at_most))
    history = History.spread(before, start=start, end=received_at)
    return Ledger(
        rule=rule,
        month=month,
        pace=pace,
        watched_since=received_at,
        last_message=received_at,
        first_seen=now,
        quiet_until=now,
        run=Run(start=received_at),
        history=history.adding(received_at, messages=1),
        messages=1 + before,
    )


def counted_by(ledger: Ledger, rule: CountingRule) -> Ledger:
    """Count by another rule from now on, and what was used already, too."""
    if rule == ledger.rule:
        return ledger
    month = QuotaMonth.containing(ledger.last_message, rule=rule)
    requests = ledger.history.requests_since(month.start)
    used = ledger.history.since(month.start, count_requests=True)
    return replace(
        ledger, rule=rule, month=month, messages=used - requests, requests=requests
    )
