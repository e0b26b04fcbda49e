"""Lets a baseline live through weeks of readings."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from custom_components.stellacontrol.baseline import BandWatch, Limits, Moment, Reading

START = datetime(2026, 11, 2, tzinfo=UTC)
"""A Monday."""
DAY = timedelta(days=1)
LIMITS = Limits(depth=4.0, duration=timedelta(hours=1))

type Level = Callable[[datetime], float]
"""The downlink of a moment, dBm."""


def steady(_moment: datetime) -> float:
    """Return a signal to which nothing happens."""
    return -60.0


def live(
    watch: BandWatch,
    begin: datetime,
    span: timedelta,
    level: Level = steady,
    *,
    every: timedelta = timedelta(minutes=10),
    reduction: float = 0.0,
    uplink: float | None = None,
) -> datetime | None:
    """Let a band send for a time; returns when its power was first reduced."""
    noise = Random(str(begin))  # noqa: S311 - no secret
    moment, told = begin, None
    while moment < begin + span:
        reading = Reading(
            downlink=level(moment) + noise.uniform(-1, 1),
            reduction=reduction,
            uplink=uplink,
        )
        watch.read(Moment.of(moment), reading, LIMITS)
        if told is None and watch.cause is not None:
            told = moment
        moment += every
    return told


def learnt(days: int = 14) -> tuple[BandWatch, datetime]:
    """Return a baseline of some quiet days, and the moment at which they end."""
    watch = BandWatch()
    live(watch, START, days * DAY, uplink=-70)
    return watch, START + days * DAY
