"""The message frequencies, and a keeper that has begun to read messages."""

from datetime import UTC, datetime, timedelta

from custom_components.stellacontrol.quota import QuotaKeeper, QuotaSettings

START = datetime(2026, 11, 1, 0, 5, tzinfo=UTC)
SECOND, TEN_SECONDS, MINUTE, FLOOR = (
    timedelta(seconds=seconds) for seconds in (1, 10, 60, 600)
)


def keeper(
    *,
    base: timedelta | None = None,
    quota: int = 10_000,
    period: timedelta | None = FLOOR,
) -> QuotaKeeper:
    """Return a keeper that has seen the month's first message."""
    kept = QuotaKeeper(QuotaSettings(monthly_quota=quota), base=base, zone=UTC)
    read(kept, START, period)
    return kept


def read(
    kept: QuotaKeeper,
    received_at: datetime,
    period: timedelta | None = FLOOR,
    *,
    is_connected: bool = True,
    uptime: timedelta | None = None,
) -> datetime:
    """Ask just after a message and read it; return when that was."""
    now = received_at + timedelta(seconds=1)
    kept.request_sent(now)
    kept.status_read(
        now,
        received_at=received_at,
        period=period,
        is_connected=is_connected,
        uptime=uptime,
    )
    return now


def hold(kept: QuotaKeeper) -> timedelta | None:
    """Ask for what is due now, with success; return what it was."""
    assert kept.ledger is not None
    now = kept.ledger.first_seen
    if (period := kept.change_due(now)) is not None:
        kept.change_begins(now, period)
        kept.change_sent(now, period)
    return period
