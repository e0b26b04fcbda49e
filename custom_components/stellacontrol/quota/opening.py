"""How a device's ledger begins, when nobody knows what it used before."""

from datetime import datetime, timedelta

from .governor import Budget, QuotaSettings
from .ledger import Ledger


def open_ledger(
    now: datetime,
    *,
    received_at: datetime,
    period: timedelta,
    reset_day: int,
    settings: QuotaSettings,
    requests: int,
) -> Ledger:
    """Return a ledger that begins with the first message ever seen.

    The device is taken to have kept its present period since the month began, as far
    as the quota still lasts at the floor afterwards.

    Args:
        now: Our time.
        received_at: When the message was received, by the platform's clock.
        period: The period it reports.
        reset_day: First day of the quota month, 1 to 28.
        settings: What the contract allows.
        requests: How many we sent until the message was there.
    """

    def begin(at_most: int) -> Ledger:
        return Ledger.begin(
            now,
            received_at=received_at,
            period=period,
            reset_day=reset_day,
            at_most=at_most,
        )

    spare = Budget.at(now, ledger=begin(0), settings=settings).spare
    ledger = begin(max(0, min(spare, settings.monthly_quota)))
    for _ in range(requests):
        ledger = ledger.with_request()
    return ledger
