"""What the platform tells about devices, as frozen data.

A field is `None` when the platform did not tell it, or told it in a form that makes
no sense; zero and false are always a reading. Equality leaves out `raw`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from .aliases import placeholder_for
from .call import Grade
from .fields import (
    read_band_id,
    read_band_status,
    read_boolean,
    read_connection,
    read_frequency,
    read_gain,
    read_message_frequency,
    read_percent,
    read_power,
    read_seconds,
    read_temperature,
    read_text,
    read_whole,
)
from .moments import read_moment
from .told import in_band, in_device, in_status, in_values
from .words import BandStatus, ConnectionStatus

NOTHING: Mapping[str, Any] = MappingProxyType({})


# Nominal names of the overview's band identifiers, for bands without a label.
_NOMINAL_MEGAHERTZ = {
    "07": 700,
    "08": 800,
    "09": 900,
    "18": 1800,
    "21": 2100,
    "26": 2600,
}


def band_name(identifier: str, label: str | None) -> str:
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


_SERIAL = ("serial", "serialNo", "sn", "deviceSerial", "deviceSerialNumber")


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Identification of a device: its metadata, or the head of its status."""

    serial_number: str = in_device(
        "serialNumber", read=read_text, also=_SERIAL, is_needed=True
    )
    type: str | None = in_device("type", read=read_text, is_common=True)
    model: str | None = in_device("model", read=read_text, also=("modelName",))
    label: str | None = in_device(
        "label", read=read_text, also=("name",), is_common=True, grade=Grade.ASSUMED
    )
    """What the account calls the device."""
    protocol_version: str | None = in_device(
        "version", read=read_text, also=("protocolVersion",), is_common=True
    )
    firmware_version: str | None = in_device(
        "firmwareVersion", read=read_text, also=("firmware", "softwareVersion")
    )
    port_count: int | None = in_device("portCount", read=read_whole, also=("ports",))
    location: str | None = in_device("location", read=read_text)
    platform_id: str | None = in_device(
        "id",
        read=read_text,
        also=("uuid", "deviceId"),
        is_common=True,
        grade=Grade.ASSUMED,
    )
    """Another id, which some paths take instead of the serial number."""
    band_ids: tuple[str, ...] = ()
    """Identifiers of the bands it has, in the platform's order, without doubles."""
    raw: Mapping[str, Any] = field(default=NOTHING, compare=False, repr=False)
    """The object as it came, unknown fields included."""

    @property
    def other_id(self) -> Any:
        """Another id than the serial number, also one that stands around the device."""
        around = (
            plain_id(value)
            for key, value in self.raw.items()
            if placeholder_for(str(key)) == "id"
        )
        for value in (self.platform_id, *around):
            if value is not None and str(value) != self.serial_number:
                return value
        return None


def plain_id(told: Any) -> str | int | None:
    """Return an id that may stand in an object, such as {"$oid": "5f1e"}."""
    if type(told) is dict:
        told = told.get("id", told.get("$oid"))
    return told if type(told) in (str, int) else None


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

    identifier: str = in_band(
        "identifier",
        read=read_band_id,
        also=("band", "bandId", "number", "id", "code"),
        is_needed=True,
    )
    label: str | None = in_band("label", read=read_text, also=("name",))
    frequency: float | None = in_band("frequency", read=read_frequency, unit="Hz")
    status: BandStatus | None = in_band(
        "status", read=read_band_status, also=("state",)
    )
    is_online: bool | None = in_band("isOnline", read=read_boolean)
    is_agc: bool | None = in_band("isAGC", read=read_boolean)
    is_over_power: bool | None = in_band("isOverPower", read=read_boolean)
    is_feedback: bool | None = in_band(
        "isFeedback", read=read_boolean, also=("isOscillation",)
    )
    """Oscillation: the repeater hears itself."""
    is_shutdown_manually: bool | None = in_band(
        "isShutdownManually", read=read_boolean, also=("isManualShutdown",)
    )
    """Switched off by the operator."""
    is_shutdown_auto: bool | None = in_band(
        "isShutdownAuto",
        read=read_boolean,
        also=("isShutdownAutomatically", "isAutoShutdown", "isAutomaticShutdown"),
    )
    """Switched off by itself, for high downlink power."""
    is_uplink: bool | None = in_band(
        "isUplink", read=read_boolean, also=("isUplinkActive",)
    )
    led_count: int | None = in_band(
        "ledCount", read=read_whole, also=("leds", "signalStrength")
    )
    """Signal strength, 1 to 5."""
    uplink_power: float | None = in_values("uplinkPower", read=read_power, unit="dBm")
    downlink_power: float | None = in_values(
        "downlinkPower", read=read_power, unit="dBm"
    )
    downlink_agc: float | None = in_values(
        "AGC", read=read_gain, also=("downlinkAGC",), unit="dB"
    )
    uplink_agc: float | None = in_values(
        "uplinkFastAGC", read=read_gain, also=("uplinkAGC",), unit="dB"
    )
    band_usage: float | None = in_values(
        "bandUsage", read=read_percent, also=("usage",), unit="%"
    )
    clamp: float | None = in_values("clamp", read=read_gain, unit="dB")
    """Attenuation against oscillation."""
    # The overview describes these two the other way round; we trust the names.
    downlink_reduced_gain: float | None = in_values(
        "downlinkReducedGain", read=read_gain, unit="dB"
    )
    uplink_reduced_gain: float | None = in_values(
        "uplinkReducedGain", read=read_gain, unit="dB"
    )

    @property
    def name(self) -> str:
        """What a person calls the band."""
        return band_name(self.identifier, self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceStatus:
    """The last message of a device, as the platform hands it out."""

    device: Device
    connection: ConnectionStatus | None = in_status(
        "status",
        read=read_connection,
        also=("connectionStatus", "connection", "state"),
        is_common=True,
    )
    description: str | None = in_status(
        "description", read=read_text, also=("statusDescription",), is_common=True
    )
    """The connection in words, such as "Lost 5d 20h ago"."""
    message_frequency: timedelta | None = in_status(
        "messageFrequency",
        read=read_message_frequency,
        also=(
            "messageInterval",
            "reportingFrequency",
            "reportingInterval",
            "updateFrequency",
            "updateInterval",
            "interval",
            "frequency",
        ),
        unit="s",
    )
    """Time between two messages: any that the platform tells, also one that cannot be
    set."""
    rebalance_frequency: timedelta | None = in_status(
        "rebalanceFrequency", read=read_seconds, also=("rebalanceInterval",), unit="s"
    )
    temperature: float | None = in_status(
        "temperature", read=read_temperature, also=("temp", "pcbTemperature"), unit="°C"
    )
    """Temperature of the circuit board."""
    received_at: datetime | None = in_status(
        "timestamp",
        "createdAt",
        read=read_moment,
        also=("time", "receivedAt", "lastMessageAt", "updatedAt"),
        is_common=True,
    )
    """When the platform received the message."""
    uptime: timedelta | None = in_status("uptime", read=read_seconds, unit="s")
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

        If it says nothing, only that value is missing.
        """
        return self.connection is not None and not self.connection.is_connected
