"""What we asked for, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a request for a message frequency that may be in use."""

    ACCEPTED = "accepted"
    UNKNOWN = "unknown"
    """It is on its way, or its answer was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request of ours for a message frequency."""

    period: timedelta
    at: datetime
    """By the platform's clock."""
    outcome: Outcome
    is_late: bool = False
    """Whether the device may have given up what it held by then, and so has its own
    period until it has heard this."""
