"""What the platform tells about a device: metadata and status, as JSON objects."""

from dataclasses import dataclass
from datetime import UTC, datetime

from .bands import Fields, describe_band
from .device import Device, Message
from .edits import Edits
from .quota import Quota
from .spec import DeviceSpec
from .timing import FREQUENCY_WORDS, REBALANCE_SECONDS, Timing

CONNECTIONS = ("unknown", "lost", "never-connected", "heartbeat", "online", "error")
CONNECTED = ("online", "heartbeat")
MISSED_PERIODS = 3
LEAST_SILENCE = 60.0
"""Seconds of silence before even a device that reports each second is lost."""


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


class Registration:
    """A device as the platform knows it."""

    def __init__(
        self, spec: DeviceSpec, *, quota: Quota, now: float, seed: int, timing: Timing
    ) -> None:
        """Register a device and let its life begin."""
        self.spec = spec
        self.quota = quota
        self.last: Message | None = None
        self.forced: str | None = None
        """A connection status that a scene dictates."""
        self.is_judged_by_message = False
        """Whether the frequency of its last message tells when it is lost."""
        self.listed_bands = spec.bands
        self.status_edits = Edits()
        self.metadata_edits = Edits()
        # What was before the simulation is told, but not counted.
        self._since = now
        self.device = Device(
            spec, start=now, seed=seed, timing=timing, deliver=self.receive
        )

    def receive(self, message: Message) -> None:
        """Take a message that has arrived."""
        if self.last is None or message.number > self.last.number:
            self.last = message
        if message.received >= self._since:
            self.quota.count_message(message.received)

    def connection(self, now: float) -> str:
        """Return the connection status in the overview's words."""
        if self.forced is not None:
            return self.forced
        if self.last is None:
            return "never-connected"
        if not self.device.is_linked:
            return "lost"
        heard = max(self.last.received, self.device.link_changed)
        period = self.last.frequency
        if not self.is_judged_by_message:
            # The platform knows the parameters that the device has fetched.
            period = max(period, self.device.frequency)
        patience = max(MISSED_PERIODS * period, LEAST_SILENCE)
        return "online" if now - heard <= patience else "lost"

    def describe_connection(self, connection: str, now: float) -> str:
        """Return the description for people."""
        if connection != "lost" or self.last is None:
            return connection.replace("-", " ").capitalize()
        since = self.last.received
        if not self.device.is_linked:
            since = max(since, self.device.link_changed)
        return f"Lost {age_words(now - since)} ago"


def age_words(seconds: float) -> str:
    """Return an age as the platform words it, such as 5d 20h."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days}d {hours}h"
    if hours:
        return f"{hours}h {minutes}m"
    return f"{minutes}m" if minutes else f"{rest}s"


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
    frequency = device.frequency if last is None else last.frequency
    fields |= {
        "status": connection,
        "messageFrequency": FREQUENCY_WORDS[frequency],
        "rebalanceFrequency": REBALANCE_SECONDS,
        "description": registration.describe_connection(connection, now),
    }
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
