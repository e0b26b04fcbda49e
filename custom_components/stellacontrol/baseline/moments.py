"""How time is counted, and what counts as reduced."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil
from typing import NamedTuple

from .habits import HOURS

SLOT = timedelta(minutes=10)
"""One reading is taken of each: the slowest message frequency. So what is learnt does
not depend on how often the repeater reports."""

SLOTS_OF_A_DAY = timedelta(days=1) // SLOT


class Moment(NamedTuple):
    """When a message was sent, as learning needs to know it."""

    slot: int
    """Number of its slot."""
    hour: int
    """Number of its hour by local time, since people have habits by it; the days in it
    are the ordinals of dates."""

    @classmethod
    def of(cls, now: datetime) -> Moment:
        """Return a moment of local time."""
        slot = int(now.timestamp() // SLOT.total_seconds())
        return cls(slot, now.toordinal() * HOURS + now.hour)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What the user calls reduced."""

    depth: float
    """dB below what is normal."""
    duration: timedelta
    """How long."""

    @cached_property
    def slots(self) -> int:
        """The duration in slots."""
        return max(1, ceil(self.duration / SLOT))
