"""A device as the platform knows it: what it heard of it, and what it concludes."""

from .device import Device, Message
from .edits import Edits
from .quota import Quota
from .spec import DeviceSpec
from .timing import Timing

CONNECTIONS = ("unknown", "lost", "never-connected", "heartbeat", "online", "error")
CONNECTED = ("online", "heartbeat")
MISSED_PERIODS = 3
LEAST_SILENCE = 60.0
"""Seconds of silence before even a device that reports each second is lost."""


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
