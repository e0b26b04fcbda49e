"""The radio side of a device: its bands, their alarms, its temperature."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sin, tau
from random import Random
from types import MappingProxyType

from .agenda import Agenda
from .bands import BandProfile, BandState, Fields, measure
from .timing import DAY, REBALANCE_SECONDS

ALARM_KINDS = ("over_power", "feedback", "automatic_shutdown")
FEEDBACK_PATIENCE = 900.0
"""Seconds of feedback after which a band shuts itself down."""
OVER_POWER_PATIENCE = 600.0
LEAST_ALARM = 60.0
"""Seconds, so that there is something to see in a message each minute."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a message tells beside its noise; replaced, never changed.

    A message keeps the frame of the moment it was sent. What it says is worked
    out only if somebody reads it, which is what makes a month cheap.
    """

    bands: Mapping[str, BandState]
    temperature: float | None = None
    """Degrees C that a scene dictates."""
    held: tuple[int, float] | None = None
    """Number and moment of the message whose noise all further ones repeat."""


class Radio:
    """The bands of a device as state machines."""

    def __init__(
        self,
        *,
        bands: tuple[str, ...],
        bands_off: tuple[str, ...],
        seed: int,
        random: Random,
        agenda: Agenda,
        start: float,
        alarms_per_day: float,
        alarm_seconds: float,
    ) -> None:
        """Draw a place for each band and plan the first events."""
        self._seed = seed
        self._random = random
        self._agenda = agenda
        self._alarms_per_day = alarms_per_day
        self._alarm_seconds = alarm_seconds
        self._by_itself: set[tuple[str, str]] = set()
        """Band and kind of the last alarms that came by themselves, and end so."""
        self._profiles = {band: BandProfile.draw(band, random) for band in bands}
        self._warmth = random.uniform(38, 48)
        states = {band: BandState(is_off=band in bands_off) for band in bands}
        self.frame = Frame(MappingProxyType(states))
        agenda.plan(start + random.uniform(0, REBALANCE_SECONDS), self._rebalance_daily)
        if alarms_per_day:
            self._plan_alarm(start)

    @property
    def bands(self) -> tuple[str, ...]:
        """The identifiers of the bands that work or could."""
        return tuple(self._profiles)

    def change(self, band: str, **changes: object) -> None:
        """Change a band's state from now on; sent messages keep theirs."""
        states = dict(self.frame.bands)
        # The names of the changes are checked by `replace` itself.
        states[band] = replace(states[band], **changes)  # type: ignore[arg-type]
        self.frame = replace(self.frame, bands=MappingProxyType(states))

    def add_band(self, band: str) -> None:
        """Give the device a further band."""
        self._profiles.setdefault(band, BandProfile.draw(band, self._random))
        states = {**self.frame.bands, band: BandState()}
        self.frame = replace(self.frame, bands=MappingProxyType(states))

    def remove_band(self, band: str) -> None:
        """Take a band away."""
        del self._profiles[band]
        states = {name: s for name, s in self.frame.bands.items() if name != band}
        self.frame = replace(self.frame, bands=MappingProxyType(states))

    def switch(self, bands: Mapping[str, bool], moment: float) -> None:
        """Apply the operator's wish for some bands."""
        for band, is_on in bands.items():
            if band not in self.frame.bands:
                continue
            self.change(band, is_off=not is_on)
            if not is_on:
                # A band without gain cannot oscillate.
                self._end_feedback(band, moment)

    def alarm(self, band: str, kind: str, is_on: bool, moment: float) -> None:
        """Start or end an alarm of a band; it lasts until told otherwise."""
        self._by_itself.discard((band, kind))
        self._set_alarm(band, kind, is_on, moment)

    def _set_alarm(self, band: str, kind: str, is_on: bool, moment: float) -> None:
        if kind == "over_power":
            self.change(band, is_over_power=is_on)
        elif kind == "automatic_shutdown":
            self.change(band, has_shut_down=is_on)
        elif is_on and self.frame.bands[band].feedback_since is None:
            self.change(band, feedback_since=moment)
        elif not is_on:
            self._end_feedback(band, moment)

    def rebalance(self, moment: float) -> None:
        """Measure all gains again: feedback, its clamp and shutdowns end."""
        del moment
        for band in self.bands:
            self.change(band, feedback_since=None, clamp=0.0, has_shut_down=False)

    def read(self, frame: Frame, number: int, moment: float) -> Fields:
        """Return temperature and bands as the message of a number tells them."""
        if frame.held is not None:
            number, moment = frame.held
        random = Random(self._seed * 1_000_003 + number)
        temperature = frame.temperature
        if temperature is None:
            wave = 6 * sin(tau * moment / DAY)
            temperature = round(self._warmth + wave + random.random(), 1)
        bands = [
            measure(self._profile(band), state, moment, random)
            for band, state in frame.bands.items()
        ]
        return {"temperature": temperature, "bands": bands}

    def _profile(self, band: str) -> BandProfile:
        """Return a band's place, also of one that is gone since the message."""
        if band in self._profiles:
            return self._profiles[band]
        return BandProfile(band, downlink=-70, near_tower=0, busy=10, phase=0)

    def _end_feedback(self, band: str, moment: float) -> None:
        clamp = self.frame.bands[band].clamp_at(moment)
        self.change(band, feedback_since=None, clamp=clamp)

    def _rebalance_daily(self, moment: float) -> None:
        self.rebalance(moment)
        self._agenda.plan(moment + REBALANCE_SECONDS, self._rebalance_daily)

    def _plan_alarm(self, moment: float) -> None:
        wait = self._random.expovariate(self._alarms_per_day / DAY)
        self._agenda.plan(moment + wait, self._start_alarm)

    def _start_alarm(self, moment: float) -> None:
        """Let a calm band have feedback or over power for a while."""
        self._plan_alarm(moment)
        kind = "feedback" if self._random.random() < 0.7 else "over_power"
        more = max(0.0, self._alarm_seconds - LEAST_ALARM)
        lasts = LEAST_ALARM + more * self._random.expovariate()
        calm = [
            band
            for band, state in self.frame.bands.items()
            if state.is_online and not state.has_alarm
        ]
        if not calm or self.frame.held is not None:
            return
        band = self._random.choice(calm)
        self._by_itself.add((band, kind))
        self._set_alarm(band, kind, True, moment)
        patience = FEEDBACK_PATIENCE if kind == "feedback" else OVER_POWER_PATIENCE
        if lasts > patience:
            self._agenda.plan(
                moment + patience, lambda at: self._give_up(band, kind, at)
            )
        self._agenda.plan(moment + lasts, lambda at: self._calm(band, kind, at))

    def _calm(self, band: str, kind: str, moment: float) -> None:
        if band in self.frame.bands and (band, kind) in self._by_itself:
            self._set_alarm(band, kind, False, moment)

    def _give_up(self, band: str, kind: str, moment: float) -> None:
        """Shut a band down whose alarm did not end, unless it ended meanwhile."""
        state = self.frame.bands.get(band)
        if state is None or (band, kind) not in self._by_itself or not state.has_alarm:
            return
        self._end_feedback(band, moment)
        self.change(band, has_shut_down=True)
