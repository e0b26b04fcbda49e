"""What goes between a repeater and the platform: its messages, and new parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from .radio import Frame


@dataclass(slots=True)
class Message:
    """A status report on its way; what it says is read from its frame."""

    number: int
    sent: float
    received: float
    booted: float
    """When the device had last restarted."""
    frequency: float
    """The period in seconds that the device kept when it sent."""
    is_own_default: bool
    """Whether that was the device's own choice."""
    frame: Frame


@dataclass(frozen=True, slots=True)
class Change:
    """New parameters for a device."""

    bands: Mapping[str, bool]
    frequency: float | None = None
    """Period in seconds."""
