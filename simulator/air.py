"""What changes the signal of a donor on its way to a band, beside the day's course."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, sin, tau
from random import Random

from .timing import DAY

HOUR = 3600.0
YEAR = 365 * DAY
_REMEMBERED = 12
"""Hours of which fading is made; what was before is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Air:
    """Changes of a band's downlink in dB, each a pure function of the moment."""

    seed: int = 0
    fading: float = 0.0
    """Standard deviation of what comes and goes by the hour, dB."""
    fading_hours: float = 3.0
    """After so long, two thirds of a fade are forgotten."""
    season: float = 0.0
    """dB by which the best day of the year is above the mean."""
    season_phase: float = 0.0
    """Share of a year by which that is shifted."""
    sleep: float = 0.0
    """dB that are missing each night, while the operator lets a cell sleep."""
    sleeps_from: float = 1.0
    """Hour of the day, UTC."""
    sleeps_for: float = 4.0
    """Hours."""
    sleeps_since: float = 0.0
    """Moment of the first such night."""
    weekend: float = 0.0
    """dB more on Saturdays and Sundays."""
    shift: float = 0.0
    """dB by which the signal changes all at once, for ever."""
    shift_at: float = 0.0
    decay: float = 0.0
    """dB a day that a connector loses."""
    decay_from: float = 0.0
    cell_step: float = 0.0
    """dB by which an operator changes a cell."""
    cell_step_at: float = 0.0

    def change_at(self, moment: float) -> float:
        """Return by how many dB the signal differs now."""
        change = self.season * sin(tau * (moment / YEAR + self.season_phase))
        if self.fading:
            change += self._fade_at(moment)
        if self.shift and moment >= self.shift_at:
            change += self.shift
        if self.decay and moment >= self.decay_from:
            change -= self.decay * (moment - self.decay_from) / DAY
        if self.cell_step and moment >= self.cell_step_at:
            change += self.cell_step
        if self.weekend and _is_weekend(moment):
            change += self.weekend
        if self.sleep and moment >= self.sleeps_since and self._sleeps_at(moment):
            change -= self.sleep
        return change

    def _sleeps_at(self, moment: float) -> bool:
        """Return whether the cell sleeps."""
        return (moment / HOUR - self.sleeps_from) % 24 < self.sleeps_for

    def _fade_at(self, moment: float) -> float:
        """Return the fading, which goes straight from one hour to the next."""
        hour = int(moment // HOUR)
        share = moment / HOUR - hour
        before = _fade(self.seed, hour, self.fading_hours)
        after = _fade(self.seed, hour + 1, self.fading_hours)
        return self.fading * (before + share * (after - before))


@lru_cache(maxsize=256)
def _fade(seed: int, hour: int, memory: float) -> float:
    """Return the fade of an hour, of variance 1 and mostly that of the hour before."""
    weights = [exp(-ago / memory) for ago in range(_REMEMBERED)]
    drawn = (_drawn(seed, hour - ago) for ago in range(_REMEMBERED))
    total = sum(weight * one for weight, one in zip(weights, drawn, strict=True))
    return total / float(sum(weight * weight for weight in weights) ** 0.5)


@lru_cache(maxsize=256)
def _drawn(seed: int, hour: int) -> float:
    """Return what an hour adds."""
    return Random(f"{seed} {hour}").gauss()


def _is_weekend(moment: float) -> bool:
    """Return whether it is Saturday or Sunday; the first day was a Thursday."""
    return int(moment // DAY + 3) % 7 >= 5
