"""A device as the platform knows it: what it heard of it, and what it concludes."""

from .device import Device
from .edits import Edits
from .habit import Habit
from .message import Message
from .quota import Quota
from .spec import DeviceSpec
from .timing import Timing, frequency_word

CONNECTIONS = ("unknown", "lost", "never-connected", "heartbeat", "online", "error")
CONNECTED = ("online", "heartbeat")
MISSED_PERIODS = 3
LEAST_SILENCE = 60.0
"""Seconds of silence before even a device that reports each second is lost."""


class Registration:
    """A device as the platform knows it."""

    def __init__(
        self,
        spec: DeviceSpec,
        *,
        quota: Quota,
        now: float,
        seed: int,
        timing: Timing,
        habit: Habit,
    ) -> None:
        """Register a device and let its life begin."""
        self.spec = spec
        self.quota = quota
        self.last: Message | None = None
        self.forced: str | None = None
        """A connection status that a scene dictates."""
        self.lost_by = habit.lost_by
        """Which period tells when it is lost; see the habit."""
        self.listed_bands = spec.bands
        self.status_edits = Edits()
        self.metadata_edits = Edits()
        # What was before the simulation is told, but not counted.
        self._since = now
        self.device = Device(
            spec,
            start=now,
            seed=seed,
            timing=timing,
            habit=habit,
            deliver=self.receive,
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
        patience = max(MISSED_PERIODS * self._judged_period(), LEAST_SILENCE)
        return "online" if now - heard <= patience else "lost"

    def _judged_period(self) -> float:
        """Return the period that tells when the device is lost."""
        if self.last is None or self.lost_by == "set":
            return self.device.frequency
        if self.lost_by == "message":
            return self.last.frequency
        # The platform knows the parameters that the device has fetched.
        return max(self.last.frequency, self.device.frequency)

    @property
    def told_frequency(self) -> str | None:
        """Return what a status says of the message frequency; None: nothing."""
        source = self.device if self.last is None else self.last
        word = frequency_word(source.frequency)
        if not source.is_own_default:
            return word
        told = self.device.habit.frequency_told
        return None if told is None else told.format(frequency=word)

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
