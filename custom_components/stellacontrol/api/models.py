"""What the platform tells about devices, as frozen data.

A field is `None` when the platform did not tell it, or told it in a form that makes
no sense; zero and false are always a reading. Equality leaves out `raw`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})


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


# Nominal names of the overview's band identifiers, for bands without a label.
_NOMINAL_MEGAHERTZ = {
    "07": 700,
    "08": 800,
    "09": 900,
    "18": 1800,
    "21": 2100,
    "26": 2600,
}


def band_name(identifier: str, label: str | None = None) -> str:
    """Return what a person calls a band.

    Args:
        identifier: Two-digit band identifier, such as "08"; any other text works.
        label: The platform's own label; wins where there is one.

    Source: overview for label and identifiers; nominal frequencies assumed.
    """
    if label:
        return label
    if megahertz := _NOMINAL_MEGAHERTZ.get(identifier):
        return f"{megahertz} MHz"
    # Beyond a few digits it is no frequency; Python itself refuses to read thousands.
    if identifier.isascii() and identifier.isdigit() and len(identifier) <= 4:
        return f"{int(identifier) * 100} MHz"
    return identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Identification of a device: its metadata, or the head of its status."""

    serial_number: str
    type: str | None = None
    model: str | None = None
    label: str | None = None
    """What the account calls the device (assumed)."""
    protocol_version: str | None = None
    firmware_version: str | None = None
    port_count: int | None = None
    location: str | None = None
    band_ids: tuple[str, ...] = ()
    """Identifiers of the bands it has, in the platform's order, without doubles."""
    raw: Mapping[str, Any] = field(default=NOTHING, compare=False, repr=False)
    """The object as it came, unknown fields included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceList:
    """The devices of an account."""

    devices: tuple[Device, ...]
    is_complete: bool = True
    """Whether every entry could be read; a device that is not here may be one that
    could not."""

    def __iter__(self) -> Iterator[Device]:
        """Go through the devices."""
        return iter(self.devices)

    def __len__(self) -> int:
        """Return how many devices could be read."""
        return len(self.devices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One band as a status tells it."""

    identifier: str
    label: str | None = None
    frequency: float | None = None
    """Hz."""
    status: BandStatus | None = None
    is_online: bool | None = None
    is_agc: bool | None = None
    is_over_power: bool | None = None
    is_feedback: bool | None = None
    """Oscillation: the repeater hears itself."""
    is_shutdown_manually: bool | None = None
    """Switched off by the operator."""
    is_shutdown_auto: bool | None = None
    """Switched off by itself, for high downlink power."""
    is_uplink: bool | None = None
    led_count: int | None = None
    """Signal strength, 1 to 5."""
    uplink_power: float | None = None
    """dBm (unit assumed)."""
    downlink_power: float | None = None
    """dBm (unit assumed)."""
    downlink_agc: float | None = None
    """dB (unit assumed)."""
    uplink_agc: float | None = None
    """dB (unit assumed)."""
    band_usage: float | None = None
    """Percent."""
    clamp: float | None = None
    """Attenuation against oscillation, dB (unit assumed)."""
    downlink_reduced_gain: float | None = None
    """dB (unit assumed)."""
    uplink_reduced_gain: float | None = None
    """dB (unit assumed)."""

    @property
    def name(self) -> str:
        """What a person calls the band."""
        return band_name(self.identifier, self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceStatus:
    """The last message of a device, as the platform hands it out."""

    device: Device
    connection: ConnectionStatus | None = None
    description: str | None = None
    """The connection in words, such as "Lost 5d 20h ago"."""
    message_frequency: timedelta | None = None
    """Time between two messages: any that the platform tells, also one that cannot be
    set."""
    rebalance_frequency: timedelta | None = None
    temperature: float | None = None
    """Of the circuit board, degrees C."""
    received_at: datetime | None = None
    """When the platform received the message."""
    uptime: timedelta | None = None
    bands: Mapping[str, Band] = field(default_factory=dict)
    """By identifier, in the platform's order."""
    raw: Mapping[str, Any] = field(default=NOTHING, compare=False, repr=False)
    """The object as it came, unknown fields included."""

    @property
    def is_connected(self) -> bool:
        """Whether the device can be reached now."""
        return self.connection is not None and self.connection.is_connected

    @property
    def is_offline(self) -> bool:
        """Whether the platform says that the device cannot be reached.

        Where it says nothing, that one value is missing, and no other.
        """
        return self.connection is not None and not self.connection.is_connected
