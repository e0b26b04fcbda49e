"""What is normal for a band, and why its power is reduced."""

from enum import StrEnum
from typing import Any, NamedTuple

from .learner import Learner
from .moments import Limits, Moment


class Cause(StrEnum):
    """Where the power of a band is lost."""

    SIGNAL = "signal"
    """Less is received from the operator: donor antenna, its cable, or the cell."""
    GAIN = "gain"
    """As much is received as usual, but the repeater has reduced its gain."""
    UPLINK = "uplink"
    """Only what telephones send arrives weaker: the side of the indoor antenna."""


class Reading(NamedTuple):
    """What a message tells of the power of a band; `None` where it does not."""

    downlink: float | None
    """dBm received from the operator."""
    reduction: float | None
    """dB of gain that the repeater has taken back."""
    uplink: float | None
    """dBm received from telephones, while one sends."""


class BandWatch:
    """The baselines of one band.

    What goes out indoors is what comes in plus the gain, less what of the gain is taken
    back. If a strong donor makes the repeater take gain back, the output stays as it
    was, and nothing is wrong. So the output is judged, and not the reduction alone.
    """

    def __init__(self) -> None:
        """Start without knowing the band."""
        self.signal = Learner()
        self.output = Learner()
        self.uplink = Learner()

    @property
    def cause(self) -> Cause | None:
        """Why the power is reduced; `None` if it is not."""
        if self.signal.is_low:
            return Cause.SIGNAL
        if self.output.is_low:
            return Cause.GAIN
        return Cause.UPLINK if self.uplink.is_low else None

    @property
    def normal_downlink(self) -> float | None:
        """The downlink power that is normal, in dBm.

        `None` until enough was learnt to tell reduced power from normal power.
        """
        return self.signal.level.middle

    def read(self, now: Moment, reading: Reading, limits: Limits) -> None:
        """Learn from a message.

        Args:
            now: When it was sent.
            reading: Its values.
            limits: What the user calls reduced.
        """
        downlink, reduction = reading.downlink, reading.reduction
        if downlink is not None:
            self.signal.read(now, downlink, limits)
            if reduction is not None:
                self.output.read(now, downlink - reduction, limits)
        if reading.uplink is not None:
            self.uplink.read(now, reading.uplink, limits)

    def pause(self) -> None:
        """Drop unfinished measurements: the band is off or is being changed."""
        for learner in (self.signal, self.output, self.uplink):
            learner.pause()

    def forget(self) -> None:
        """Learn again: the present power is normal."""
        for learner in (self.signal, self.output, self.uplink):
            learner.forget()

    def expect_rise(self) -> None:
        """Look soon whether the level has risen, after a restart."""
        for learner in (self.signal, self.output, self.uplink):
            learner.expect_rise()

    def as_stored(self) -> list[str]:
        """Return what outlives a restart, in a form that can be JSON."""
        return [one.as_text() for one in (self.signal, self.output, self.uplink)]

    @classmethod
    def restored(cls, stored: Any) -> BandWatch:
        """Return what `as_stored` returned.

        Raises:
            TypeError: It is no list of texts.
            ValueError: It is another list.
        """
        watch = cls()
        watch.signal, watch.output, watch.uplink = map(Learner.from_text, stored)
        return watch
