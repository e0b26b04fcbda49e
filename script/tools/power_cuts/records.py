"""What happened, as somebody remembers it who is not killed."""

from dataclasses import dataclass, field
from time import time
from typing import Any


@dataclass(slots=True, kw_only=True)
class Action:
    """Something a user asked of Home Assistant."""

    what: str
    """`band`, `base`, `boost` or `end_boost`."""
    value: Any = None
    band: str = ""
    begun: float = field(default_factory=time)
    answered: float | None = None
    """`None`: Home Assistant was killed before."""
    is_refused: bool = False

    @property
    def is_open_at(self) -> float:
        """Until when its outcome is open."""
        return float("inf") if self.answered is None else self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """An alarm that began or ended."""

    band: str
    on: bool
    at: float = field(default_factory=time)


@dataclass(slots=True, kw_only=True)
class Record:
    """All of it."""

    begun: float = 0.0
    """When all was set up; what was before is not judged."""
    kills: list[tuple[float, str]] = field(default_factory=list)
    """When, and at what kind of moment."""
    half_written: int = 0
    """Kills that left a file behind that was being written."""
    actions: list[Action] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)
    counts: list[tuple[float, dict[str, int]]] = field(default_factory=list)
    """What the simulator had counted, by serial number."""
    unreadable: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """Warnings and errors in Home Assistant's log."""
