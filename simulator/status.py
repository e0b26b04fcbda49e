"""What the platform tells about a device: metadata and status, as JSON objects."""

from dataclasses import dataclass
from datetime import UTC, datetime

from .bands import Fields, describe_band
from .message import Message
from .registration import Registration
from .spec import DeviceSpec
from .timing import REBALANCE_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How the platform spells what api.md leaves open."""

    timestamp_unit: str = "ms"
    """Or "s"."""
    wrap: str = "none"
    """Or "data", or "devices" (the list only): objects that hold the answer."""
    band_form: str = "list"
    """Or "object": the bands of a status keyed by identifier."""

    def __post_init__(self) -> None:
        """Refuse words that would change nothing."""
        if (
            self.timestamp_unit not in ("ms", "s")
            or self.wrap not in ("none", "data", "devices")
            or self.band_form not in ("list", "object")
        ):
            raise ValueError("unknown dialect")


def metadata(registration: Registration) -> object:
    """Return the identification of a device."""
    fields = _identification(registration.spec)
    fields["bands"] = list(registration.listed_bands)
    return registration.metadata_edits.applied(fields)


def status(registration: Registration, now: float, dialect: Dialect) -> object:
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
        fields |= _timings(last, dialect)
    if dialect.band_form == "object":
        fields["bands"] = _keyed(fields["bands"])
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


def _timings(message: Message, dialect: Dialect) -> Fields:
    received = datetime.fromtimestamp(message.received, UTC)
    milliseconds = round(message.received * 1000)
    in_seconds = dialect.timestamp_unit == "s"
    return {
        "createdAt": received.isoformat(timespec="milliseconds")[:-6] + "Z",
        "timestamp": milliseconds / 1000 if in_seconds else milliseconds,
        "uptime": max(0, int(message.sent - message.booted)),
    }


def _keyed(bands: object) -> dict[str, object]:
    """Return a list of bands as an object keyed by identifier."""
    if not isinstance(bands, list):
        raise TypeError("bands are a list here")
    return {band["identifier"]: band for band in bands}
