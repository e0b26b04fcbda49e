"""What the platform tells about a device: metadata and status, as JSON objects."""

from datetime import UTC, datetime

from .bands import Fields, describe_band
from .message import Message
from .registration import Registration
from .spec import DeviceSpec
from .timing import REBALANCE_SECONDS


def metadata(registration: Registration) -> object:
    """Return the identification of a device."""
    fields = _identification(registration.spec)
    fields["bands"] = list(registration.listed_bands)
    return registration.metadata_edits.applied(fields)


def status(registration: Registration, now: float) -> object:
    """Return the status of a device: its last message and its connection now."""
    connection = registration.connection(now)
    last = registration.last
    device = registration.device
    fields = _identification(registration.spec)
    fields |= {
        "status": connection,
        "messageFrequency": registration.told_frequency,
        "rebalanceFrequency": REBALANCE_SECONDS,
        "description": registration.describe_connection(connection, now),
    }
    if fields["messageFrequency"] is None:
        del fields["messageFrequency"]
    if last is None or connection == "never-connected":
        fields["bands"] = [describe_band(band) for band in registration.listed_bands]
    else:
        fields |= device.read(last)
        fields |= _timings(last)
    return registration.status_edits.applied(fields)


def _identification(spec: DeviceSpec) -> Fields:
    fields: Fields = {
        "serialNumber": spec.serial,
        "version": spec.version,
        "type": spec.type,
        "model": spec.model,
        "portCount": spec.port_count,
        "bands": None,
        "firmwareVersion": spec.firmware_version,
        "location": spec.location,
    }
    if spec.label is not None:
        fields["label"] = spec.label
    return fields


def _timings(message: Message) -> Fields:
    received = datetime.fromtimestamp(message.received, UTC)
    milliseconds = round(message.received * 1000)
    return {
        "createdAt": received.isoformat(timespec="milliseconds")[:-6] + "Z",
        "timestamp": milliseconds,
        "uptime": max(0, int(message.sent - message.booted)),
    }
