"""How punctual devices, their network and the platform are."""

from dataclasses import dataclass
from random import Random

FREQUENCIES = {"1s": 1, "10s": 10, "1m": 60, "10m": 600}
"""The message frequencies the overview names, as periods in seconds."""

FREQUENCY_WORDS = {seconds: word for word, seconds in FREQUENCIES.items()}

DAY = 86400.0
"""Seconds."""
REBALANCE_SECONDS = 86400


def frequency_word(seconds: float) -> str:
    """Return a period as the platform words it: 30s, 5m."""
    if seconds >= 60 and seconds % 60 == 0:
        return f"{int(seconds) // 60}m"
    return f"{seconds:g}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Bounds of what is drawn for each message, parameter or command; seconds."""

    jitter: float = 0.5
    """A period is longer or shorter by up to this, but never by over a quarter."""
    delay: tuple[float, float] = (0.05, 1.0)
    """From the device to where a status request can see the message."""
    late_share: float = 0.01
    late: tuple[float, float] = (5.0, 30.0)
    """What a late message takes on top."""
    lost_share: float = 0.002
    drift: float = 50e-6
    """Most that a device's clock is fast or slow: 50 ppm, a plain quartz."""
    parameters: tuple[float, float] = (1.0, 3.0)
    """From the platform to an online device, commands too."""
    reboot: tuple[float, float] = (60.0, 90.0)
    calibration: float = 5.0
    """What the device takes to recalibrate."""

    def period(self, seconds: float, pace: float, random: Random) -> float:
        """Draw the time to the next message of a device whose clock has a pace."""
        jitter = min(self.jitter, seconds / 4)
        return seconds * pace + jitter * (2 * random.random() - 1)

    def transit(self, random: Random) -> float | None:
        """Draw what a message takes to the platform; None if it gets lost."""
        low, high = self.delay
        seconds = low + (high - low) * random.random()
        fate = random.random()
        if fate < self.lost_share:
            return None
        if fate < self.lost_share + self.late_share:
            seconds += random.uniform(*self.late)
        return seconds


PUNCTUAL = Timing(
    jitter=0,
    delay=(0, 0),
    late_share=0,
    lost_share=0,
    drift=0,
    parameters=(2, 2),
    reboot=(60, 60),
)
"""To the second, for exact tests."""
