"""How a device keeps to its message quota, free of Home Assistant."""

from .active_hours import ActiveDay, ActiveHours
from .governor import FLOOR, Budget, Decision, Demand, QuotaSettings, Reason, decide
from .keeper import QuotaKeeper
from .ledger import Ledger
from .moments import as_moment
from .month import QuotaMonth
from .schedule import Schedule

__all__ = [
    "FLOOR",
    "ActiveDay",
    "ActiveHours",
    "Budget",
    "Decision",
    "Demand",
    "Ledger",
    "QuotaKeeper",
    "QuotaMonth",
    "QuotaSettings",
    "Reason",
    "Schedule",
    "as_moment",
    "decide",
]
