"""What one band of a repeater is doing, and what it tells about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sin, tau
from random import Random

from .air import Air
from .timing import DAY

type Fields = dict[str, object]
"""A JSON object, its keys spelled as the overview does."""

CLAMP_RISE = 1 / 20
"""dB for each second of feedback: a minute of it costs 3 dB."""
MOST_CLAMP = 24.0
UPLINK_NOISE = -90
"""dBm; what is received above it is a telephone."""
LED_STEPS = (-80, -70, -60, -50)
"""dBm of downlink above which a further LED is lit."""


@dataclass(frozen=True, slots=True)
class BandProfile:
    """What does not change: where the band's tower is and how busy it is."""

    identifier: str
    downlink: float
    """dBm on an average day."""
    near_tower: float
    """dB of AGC that a near tower asks for; 0 if there is none."""
    busy: float
    """% of use in an average hour."""
    phase: float
    """Seconds by which the band's day is shifted."""

    @classmethod
    def draw(cls, identifier: str, random: Random) -> BandProfile:
        """Draw a plausible place for a band."""
        is_near = random.random() < 0.25
        return cls(
            identifier=identifier,
            downlink=random.uniform(-48, -42) if is_near else random.uniform(-82, -52),
            near_tower=random.uniform(4, 12) if is_near else 0.0,
            busy=random.uniform(5, 60),
            phase=random.uniform(-2 * 3600, 2 * 3600),
        )


@dataclass(frozen=True, slots=True)
class BandState:
    """What events have made of a band."""

    is_off: bool = False
    """The operator has shut it down."""
    has_shut_down: bool = False
    """It has shut itself down."""
    feedback_since: float | None = None
    is_over_power: bool = False
    clamp: float = 0.0
    """dB that earlier feedback has left behind; the next rebalance takes it away."""
    air: Air | None = None
    """What a scene lets happen to the donor's signal."""
    exact: Mapping[str, object] | None = None
    """Fields that a scene dictates, by their key on the wire."""

    @property
    def is_online(self) -> bool:
        """Whether the band works."""
        return not (self.is_off or self.has_shut_down)

    @property
    def has_alarm(self) -> bool:
        """Whether there is feedback or over power."""
        return self.is_over_power or self.feedback_since is not None

    def clamp_at(self, moment: float) -> float:
        """Return the clamp in dB, which feedback makes rise."""
        if self.feedback_since is None:
            return self.clamp
        # Readings that a scene holds may be from before the feedback.
        lasted = max(0.0, moment - self.feedback_since)
        return min(MOST_CLAMP, self.clamp + lasted * CLAMP_RISE)


def nominal_megahertz(identifier: str) -> int:
    """Return a band's nominal frequency: 08 is at 800 MHz."""
    return int(identifier) * 100


def describe_band(identifier: str) -> Fields:
    """Return what is known of a band before it has reported."""
    if not identifier.isdecimal():
        return {"identifier": identifier, "frequency": 0, "label": identifier}
    megahertz = nominal_megahertz(identifier)
    return {
        "identifier": identifier,
        "frequency": megahertz * 1_000_000,
        "label": f"{megahertz} MHz",
    }


def measure(
    profile: BandProfile, state: BandState, moment: float, random: Random
) -> Fields:
    """Return what a band reports of a moment; `random` is that message's noise."""
    values = _values(profile, state, moment, random)
    works = state.is_online
    fields = describe_band(profile.identifier)
    fields |= {
        "status": "online" if works else "offline",
        "isOnline": works,
        "isAGC": values["AGC"] > 0,
        "isOverPower": state.is_over_power,
        "isFeedback": state.feedback_since is not None,
        "isShutdownManually": state.is_off,
        "isShutdownAuto": state.has_shut_down,
        "isUplink": values["uplinkPower"] > UPLINK_NOISE,
        "ledCount": 1 + sum(values["downlinkPower"] > step for step in LED_STEPS),
        "values": values,
    }
    if state.exact:
        _dictate(values, fields, state.exact)
    return fields


def _values(
    profile: BandProfile, state: BandState, moment: float, random: Random
) -> dict[str, float]:
    """Return a band's technical values.

    The number of draws is always the same, so that what happens to one band
    does not change what the others report.
    """
    noise, use, traffic, strength = (random.random() for _ in range(4))
    wave = sin(tau * (moment + profile.phase) / DAY)
    works = state.is_online
    downlink = profile.downlink + 3 * wave + 2 * noise - 1
    if state.air is not None:
        downlink += state.air.change_at(moment)
    if state.is_over_power:
        downlink = -33 + 2 * noise
    usage = profile.busy * (0.6 + 0.4 * wave) * (0.5 + use) if works else 0.0
    has_uplink = works and traffic * 100 < usage
    uplink = -80 + 30 * strength if has_uplink else -110 + 8 * strength
    is_near = works and profile.near_tower > 0
    agc = max(0.5, profile.near_tower + 2 * wave) if is_near else 0.0
    fast_agc = max(0.0, (uplink + 60) / 2)
    clamp = state.clamp_at(moment)
    return {
        "uplinkPower": round(uplink, 1),
        "downlinkPower": round(min(-30.0, max(-95.0, downlink)), 1),
        "AGC": round(agc, 1),
        "uplinkFastAGC": round(fast_agc, 1),
        "bandUsage": round(min(100.0, usage)),
        "clamp": round(clamp, 1),
        "downlinkReducedGain": round(agc + clamp, 1),
        "uplinkReducedGain": round(fast_agc + clamp, 1),
    }


def _dictate(
    values: dict[str, float], fields: Fields, exact: Mapping[str, object]
) -> None:
    """Put a scene's fields into a band; technical values find their place."""
    fields |= {key: value for key, value in exact.items() if key not in values}
    dictated = {key: value for key, value in exact.items() if key in values}
    fields["values"] = values | dictated
