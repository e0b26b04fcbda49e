"""What of a device's quota outlives a restart, and how a ledger begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .attempts import Attempts
from .budget import FLOOR, Budget, QuotaSettings
from .demands import StoredDemands
from .ledger import Ledger
from .stored import load


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperState:
    """What is stored of one device."""

    ledger: Ledger | None
    base: timedelta | None
    """The period that the user chose; `None` if it is the device's own."""
    base_suspended_since: datetime | None
    attempts: Attempts = field(default_factory=Attempts)
    demands: StoredDemands = field(default_factory=StoredDemands)


def read_state(stored: Mapping[str, Any]) -> KeeperState:
    """Return what was stored.

    Raises:
        UnreadableError: It makes no sense.
    """
    ledger = stored.get("ledger")
    if isinstance(ledger, Mapping) and "pace" not in ledger:
        stored = _of_0_1(stored, ledger)
    return load(KeeperState, stored)


def _of_0_1(stored: Mapping[str, Any], ledger: Mapping[str, Any]) -> dict[str, Any]:
    """Convert what version 0.1 stored."""
    month = {"start": ledger.get("month_start"), "end": ledger.get("month_start")}
    day = str(ledger.get("last_message"))[:10]
    counts = {name: ledger.get(name) for name in ("messages", "requests")}
    asks = []
    if ledger.get("asked") is not None:
        asks.append(
            {
                "period": ledger["asked"],
                "at": ledger.get("asked_at"),
                "outcome": "accepted",
            }
        )
    base = stored.get("base")
    return {
        "ledger": {
            **ledger,
            # Another name of UTC, so that the month is worked out anew.
            "rule": {"reset_day": ledger.get("reset_day"), "zone": "UTC+0"},
            "month": month,
            "pace": {"period": ledger.get("period"), "asks": asks},
            "watched_since": ledger.get("month_start"),
            "run": {
                "start": ledger.get("run_start"),
                "messages": ledger.get("run_messages"),
            },
            "history": {"days": [{"day": day, **counts}]},
        },
        # The floor was what nobody had chosen.
        "base": None if base == FLOOR.total_seconds() else base,
        "base_suspended_since": stored.get("base_suspended_since"),
        "demands": {
            "active_day": stored.get("active_day"),
            "demands": stored.get("demands", []),
        },
    }


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

    def begin(at_most: int) -> Ledger:
        return Ledger.begin(
            now,
            received_at=received_at,
            period=period,
            rule=settings.rule,
            at_most=at_most,
        )

    spare = Budget.at(now, ledger=begin(0), settings=settings).spare
    ledger = begin(max(0, min(spare, settings.monthly_quota)))
    return ledger.with_requests(now, requests) if requests else ledger
