"""Which of its periods a device gives up by itself, and after how long."""

from dataclasses import dataclass, replace
from datetime import timedelta

RENEWED_EVERY = timedelta(minutes=30)
_RENEWED_PERIODS = 20
"""What a device would give up is asked for again at most once in so much time, or so
many periods if that is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A frequency that a device does not keep: it goes back to its own by itself."""

    period: timedelta
    after: timedelta
    """How long it was certainly kept after it was asked for."""
    doubted: timedelta | None = None
    """How long it was kept the last time, if that was less: once is no habit. A restart
    that nobody saw, or somebody who set the device's own period, looks the same."""


def find_lapse(lapses: tuple[Lapse, ...], period: timedelta) -> Lapse | None:
    """Return what is known of a period; `None` if the device keeps it."""
    return next((one for one in lapses if one.period == period), None)


def with_lapse(
    lapses: tuple[Lapse, ...], period: timedelta, kept: timedelta
) -> tuple[Lapse, ...]:
    """Learn that a device has given up a period.

    Args:
        lapses: What is known.
        period: What it has given up.
        kept: How long it certainly had it.
    """
    # Somebody may have set the device's own, which looks like a lapse. So nothing is
    # renewed too often for it.
    kept = max(kept, min(RENEWED_EVERY, _RENEWED_PERIODS * period))
    known = find_lapse(lapses, period)
    if known is None:
        lapse = Lapse(period=period, after=kept)
    elif kept < known.after and known.doubted is None:
        lapse = replace(known, doubted=kept)
    else:
        after = min(known.after, max(kept, known.doubted or kept))
        lapse = Lapse(period=period, after=after)
    return (*(one for one in lapses if one.period != period), lapse)


def without_doubt(
    lapses: tuple[Lapse, ...], period: timedelta, kept: timedelta
) -> tuple[Lapse, ...]:
    """Take note that a period was kept; as long as is usual, there is no doubt of it."""
    return tuple(
        replace(one, doubted=None)
        if one.period == period and kept + period >= one.after
        else one
        for one in lapses
    )
