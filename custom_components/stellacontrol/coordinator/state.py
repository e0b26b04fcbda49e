"""The data that a device's coordinator gives to its entities."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ..alarms import Alarm
from ..api import DeviceStatus, MessageFrequency
from ..quota import QuotaKeeper, Reason

_FREQUENCIES = {frequency.period: frequency for frequency in MessageFrequency}

NO_BOOST = "none"

BOOST_REASONS = (
    NO_BOOST,
    Reason.CONFIRMATION.value,
    Reason.ALARM.value,
    Reason.BOOST.value,
    Reason.ACTIVE_HOURS.value,
)
"""States of the sensor that tells why a device reports faster than usual."""


def frequency_of(period: timedelta) -> MessageFrequency | None:
    """Return the message frequency of a period; `None` if it cannot be set."""
    return _FREQUENCIES.get(period)


def spell_period(period: timedelta) -> str:
    """Return a period in short, with units that are the same in every language."""
    seconds = period.total_seconds()
    if seconds >= 60 and seconds % 60 == 0:
        return f"{seconds / 60:g} min"
    return f"{seconds:g} s"


def _minute(moment: datetime) -> datetime:
    """Round an estimate down to the minute; otherwise every message would change it."""
    return moment.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaState:
    """The quota of a device, as people see it."""

    base: MessageFrequency | None
    """`None` if the device uses its own frequency, and that one cannot be set."""
    is_base_own: bool = True
    """Whether no base frequency was chosen, so that the device uses its own."""
    used: int | None = None
    is_estimate: bool = False
    """Whether some of it was used before Home Assistant watched the device."""
    remaining: int | None = None
    projected: int | None = None
    month_start: datetime | None = None
    exhausted_at: datetime | None = None
    """When the quota runs out at the usual pace; `None` if it lasts."""
    boost_ends: datetime | None = None
    boost_reason: str = NO_BOOST
    at_risk: bool | None = None
    """Whether the quota runs out before the month ends; `None` while a boost, or a
    change on its way, hides the usual pace."""

    @classmethod
    def of(cls, keeper: QuotaKeeper, now: datetime) -> QuotaState:
        """Return the state of a device's quota now."""
        base = frequency_of(keeper.base)
        budget, period = keeper.budget(now), keeper.expected_period
        if budget is None or period is None:
            return cls(base=base, is_base_own=keeper.is_base_own)
        lasts_for = budget.lasts_for(period)
        decision = keeper.decision
        # A boost is shown only once the platform has granted it.
        is_boost = (
            decision is not None
            and decision.until is not None
            and decision.period == period
            and keeper.may_set
        )
        # A boost ends by itself, and is not granted if the quota would not last.
        runs_out_in = budget.lasts_for(keeper.base) if is_boost else lasts_for
        # If the quota lasts in a boost and after it, the usual pace does not matter.
        lasts_anyway = is_boost and lasts_for is None and runs_out_in is None
        is_known = lasts_anyway or _is_usual_pace(keeper, period)
        return cls(
            base=base,
            is_base_own=keeper.is_base_own,
            used=budget.used,
            is_estimate=keeper.is_estimate(now),
            remaining=budget.remaining,
            projected=budget.projected(period),
            month_start=budget.month.start,
            exhausted_at=None if runs_out_in is None else _minute(now + runs_out_in),
            boost_ends=decision.until if decision and is_boost else None,
            boost_reason=decision.reason.value if decision and is_boost else NO_BOOST,
            at_risk=not budget.remaining
            or (lasts_for is not None if is_known else None),
        )


def _is_usual_pace(keeper: QuotaKeeper, period: timedelta) -> bool:
    """Return whether a device will go on at the pace that it has now."""
    decision = keeper.decision
    if decision is None or decision.until is not None:
        return False
    is_ours = decision.period == period
    return is_ours or not keeper.may_set or keeper.found_elsewhere is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """All that the entities of a device show."""

    status: DeviceStatus
    quota: QuotaState
    alarms: frozenset[Alarm] = frozenset()
    acknowledged: frozenset[Alarm] = frozenset()
    """Those of the alarms that somebody has acknowledged."""
    pending: Mapping[str, bool] = field(default_factory=dict)
    """Bands that are asked to be on or off and have not confirmed it."""


def with_kept_bands(status: DeviceStatus, before: DeviceStatus) -> DeviceStatus:
    """Return a status whose bands are the objects of the status before, where equal.

    So an entity sees by identity that nothing about its band has changed.
    """
    bands = {
        band_id: old if (old := before.bands.get(band_id)) == band else band
        for band_id, band in status.bands.items()
    }
    return replace(status, bands=bands)
