"""How a device keeps to its message quota, free of Home Assistant."""

from .active_hours import ActiveDay, ActiveHours
from .budget import FLOOR, Budget, QuotaSettings
from .governor import Decision, Demand, Reason, decide
from .keeper import QuotaKeeper
from .ledger import Ledger
from .month import CountingRule, QuotaMonth
from .schedule import Schedule
from .state import KeeperState
from .stored import UnreadableError, dump, load

__all__ = [
    "FLOOR",
    "ActiveDay",
    "ActiveHours",
    "Budget",
    "CountingRule",
    "Decision",
    "Demand",
    "KeeperState",
    "Ledger",
    "QuotaKeeper",
    "QuotaMonth",
    "QuotaSettings",
    "Reason",
    "Schedule",
    "UnreadableError",
    "decide",
    "dump",
    "load",
]
