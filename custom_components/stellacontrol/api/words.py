"""The vendor's words, for what they mean to us."""

from datetime import timedelta
from enum import StrEnum


class MessageFrequency(StrEnum):
    """How often a device sends a message (overview)."""

    EVERY_SECOND = "1s"
    EVERY_10_SECONDS = "10s"
    EVERY_MINUTE = "1m"
    EVERY_10_MINUTES = "10m"

    @property
    def period(self) -> timedelta:
        """Time between two messages."""
        return _PERIODS[self]


_PERIODS = {
    MessageFrequency.EVERY_SECOND: timedelta(seconds=1),
    MessageFrequency.EVERY_10_SECONDS: timedelta(seconds=10),
    MessageFrequency.EVERY_MINUTE: timedelta(minutes=1),
    MessageFrequency.EVERY_10_MINUTES: timedelta(minutes=10),
}


class ConnectionStatus(StrEnum):
    """Connection of a device to the platform (overview)."""

    UNKNOWN = "unknown"
    LOST = "lost"
    NEVER_CONNECTED = "never-connected"
    HEARTBEAT = "heartbeat"
    ONLINE = "online"
    ERROR = "error"

    @property
    def is_connected(self) -> bool:
        """Whether the device can be reached now."""
        return self in (ConnectionStatus.ONLINE, ConnectionStatus.HEARTBEAT)


class BandStatus(StrEnum):
    """Whether a band is at work (overview)."""

    OFFLINE = "offline"
    ONLINE = "online"


class Command(StrEnum):
    """What an online device can be told to do (overview; spelling assumed)."""

    REBOOT = "reboot"
    RECALIBRATE = "recalibrate"
