"""A simulated month of a repeater, drawn from a seed: its donor signal and its messages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import cast

from simulator.air import Air
from simulator.bands import BandProfile, BandState, measure

DAY = 86400.0
HOUR = 3600.0
SLOT = 600.0
LEARN_DAYS = 14
"""Days for which Home Assistant watches before the month begins."""
MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Message:
    """The readings of one band in a message."""

    at: datetime
    downlink: float
    reduction: float
    uplink: float | None
    """`None` while no phone is in use."""


@dataclass(frozen=True, slots=True)
class Site:
    """One band of a repeater, and the changes of its signal."""

    profile: BandProfile
    state: BandState
    start: float
    """Moment at which Home Assistant begins to watch."""
    seed: str
    every: float = SLOT
    """Seconds from message to message."""

    @property
    def month_starts(self) -> float:
        """Moment from which alarms count."""
        return self.start + LEARN_DAYS * DAY

    @property
    def ends(self) -> float:
        """Moment at which the month is over."""
        return self.month_starts + MONTH_DAYS * DAY

    def with_air(self, **changes: float) -> Site:
        """Return the same band with other changes of the donor signal."""
        air = replace(self.state.air or Air(), **changes)  # type: ignore[arg-type]  # floats
        return replace(self, state=replace(self.state, air=air))

    def messages(self, until: float) -> Iterator[Message]:
        """Go through the messages of the band."""
        random = Random(f"messages {self.seed}")
        moment = self.start + random.uniform(0, self.every)
        while moment < until:
            told = measure(self.profile, self.state, moment, random)
            values = cast("dict[str, float]", told["values"])
            yield Message(
                datetime.fromtimestamp(moment, UTC),
                values["downlinkPower"],
                values["downlinkReducedGain"],
                values["uplinkPower"] if told["isUplink"] else None,
            )
            moment += self.every


def draw_sites(seed: str) -> list[Site]:
    """Draw a healthy repeater of 1 to 6 bands.

    docs/alarms.md has the bounds of the random values, which are assumed, not measured.
    """
    random = Random(f"site {seed}")
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=random.randrange(700))
    names = ("07", "08", "09", "18", "21", "26")
    chosen = random.sample(names, random.randint(1, 6))
    return [
        Site(
            BandProfile.draw(name, random),
            BandState(air=_healthy_air(random, start.timestamp())),
            start.timestamp(),
            f"{seed} {name}",
        )
        for name in chosen
    ]


def _healthy_air(random: Random, start: float) -> Air:
    """Draw the normal variation of a healthy signal."""
    month = start + LEARN_DAYS * DAY
    sleeps = random.random() < 0.25
    is_new = random.random() < 0.04
    steps = random.random() < 0.2
    return Air(
        seed=random.randrange(2**32),
        fading=random.uniform(0.2, 1.0),
        fading_hours=random.uniform(1, 6),
        season=random.uniform(0, 3),
        season_phase=random.random(),
        sleep=random.uniform(2, 9) if sleeps else 0.0,
        sleeps_from=random.uniform(22, 26),
        sleeps_for=random.uniform(3, 6),
        sleeps_since=month + random.uniform(0, 30) * DAY if is_new else 0.0,
        weekend=random.uniform(-2, 2) if random.random() < 0.3 else 0.0,
        cell_step=random.uniform(-2, 2) if steps else 0.0,
        cell_step_at=month + random.uniform(0, 30) * DAY,
    )


def with_drop(site: Site, depth: float) -> tuple[Site, float]:
    """Let an antenna move at a random time in the month; return that time too."""
    at = site.month_starts + Random(f"drop {site.seed}").uniform(0, 29) * DAY
    return site.with_air(shift=-depth, shift_at=at), at


def with_decay(site: Site, slope: float) -> tuple[Site, float]:
    """Let a connector decay from a random time in the month; return that time too."""
    at = site.month_starts + Random(f"decay {site.seed}").uniform(0, 17) * DAY
    return site.with_air(decay=slope, decay_from=at), at
