"""How often a device reports: what it said itself, and what we asked it for.

This is the one place that knows. A frequency is foreign if a message reports it and
nobody here asked for it, and it is not the device's own.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .asks import Ask, Outcome
from .lapses import RENEWED_EVERY, Lapse, find_lapse, with_lapse, without_doubt

LATENESS = timedelta(seconds=31)
"""A message can reach the platform this much later than it was due (assumed), so the
one after it can seem that much too early."""

SILENT_PERIODS = 3
"""A device that is silent for so many periods, and the lateness, does not send."""

ASK_TAKES = timedelta(minutes=2)
"""An online device has its new parameters well within this (assumed: seconds). A
message after it that reports another period shows that the ask came to nothing."""

REACTION = timedelta(minutes=10)
"""How long a fast frequency can outlast our wish to end it without breaking the quota:
the platform may be out of reach, or Home Assistant restarting."""

_RENEWAL_MARGIN = timedelta(seconds=5)
"""A frequency that the device will give up is asked for again so much earlier."""

_FAST = timedelta(minutes=1)
"""With an own period below this, ten minutes out of reach cost hundreds of messages."""

KEEPS = timedelta(hours=6)
"""What a device kept this long without being asked again it does not give up."""

FASTEST = timedelta(seconds=10)
"""What a device is taken to use whose frequency was never read: the fastest that is
plausible of one that nobody boosts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a device may be sending; each method returns the next state.

    A faster period that was asked for may be in use at once. A slower one is believed
    when a message reports it, or the device is silent long enough.
    """

    period: timedelta
    """The period that the newest message reported, or the fastest that it may be."""
    asks: tuple[Ask, ...] = ()
    """What we asked for and no message has settled, the oldest first."""
    held: Ask | None = None
    """What we asked for last and a message confirmed."""
    own: timedelta | None = None
    """What the device had before anybody here asked for anything."""
    foreign: timedelta | None = None
    """What somebody else set; `None` if nobody did."""
    is_readable: bool = True
    """Whether its messages tell their period."""
    lapses: tuple[Lapse, ...] = ()
    """What the device does not keep."""
    kept_until: datetime | None = None
    """When a message last reported what is held, by the platform's clock."""

    @property
    def fastest(self) -> timedelta:
        """Shortest period that the device may be using now."""
        if not self.asks:
            return self.period
        periods = [self.period, *(ask.period for ask in self.asks)]
        if any(ask.is_late for ask in self.asks):
            periods.append(self.own or FASTEST)
        return min(periods)

    @property
    def expected(self) -> timedelta:
        """The period that the device has, or will have when it has heard us."""
        for ask in reversed(self.asks):
            if ask.outcome is Outcome.ACCEPTED:
                return ask.period
        return self.period

    @property
    def is_assumed(self) -> bool:
        """Whether neither a message nor a request of ours tells the period."""
        return not self.is_readable and not self.asks

    @property
    def slows_down(self) -> bool:
        """Whether the device was asked to slow down and has not shown that it did."""
        last = self.asks[-1] if self.asks else None
        return (
            last is not None
            and last.outcome is Outcome.ACCEPTED
            and last.period > self.fastest
        )

    @property
    def silence_proves_after(self) -> timedelta:
        """How long after a message its absence shows that none was sent."""
        return SILENT_PERIODS * self.fastest + LATENESS

    @property
    def renew_at(self) -> datetime | None:
        """When to ask again for what is held, before the device gives it up.

        By the platform's clock; `None`: never.
        """
        held = self._accepted
        after = None if held is None else self.renewed_every(held.period)
        return None if held is None or after is None else held.at + after

    @property
    def lapses_at(self) -> datetime | None:
        """When the device gives up what is held, by the platform's clock, if ever."""
        held = self._accepted
        after = None if held is None else self.kept_for(held.period)
        return None if held is None or after is None else held.at + after

    @property
    def _accepted(self) -> Ask | None:
        """What the device has, or will have, because of us."""
        accepted = (one for one in self.asks[::-1] if one.outcome is Outcome.ACCEPTED)
        return next(accepted, self.held)

    @property
    def _confirmed_lapses(self) -> tuple[Lapse, ...]:
        """The lapses, after the frequency that was held is requested again."""
        held, until = self.held, self.kept_until
        if held is None or until is None:
            return self.lapses
        return without_doubt(self.lapses, held.period, until - held.at)

    def kept_for(self, period: timedelta) -> timedelta | None:
        """Return how long the device keeps a period; `None` if for ever."""
        lapse = find_lapse(self.lapses, period)
        return None if lapse is None else lapse.after

    def renewed_every(self, period: timedelta) -> timedelta | None:
        """Return how long after a request a period is asked for again; `None`: never."""
        if (kept := self.kept_for(period)) is None:
            return None
        latest = kept - _RENEWAL_MARGIN
        if (self.own or FASTEST) >= min(_FAST, period):
            return latest
        # More often than that no quota lasts.
        return max(kept - min(REACTION, kept / 4), min(latest, RENEWED_EVERY))

    def keeps(self, period: timedelta) -> bool:
        """Return whether the device was seen to keep a period, or has it by itself."""
        held, until = self.held, self.kept_until
        if self.kept_for(period) is not None:
            return False
        if self.own is not None and self.own >= period:
            return True
        if held is None or until is None or held.period != period:
            return False
        return until - held.at > KEEPS

    def with_ask(self, period: timedelta, *, at: datetime, outcome: Outcome) -> Pace:
        """Take note that the device was asked to use a period.

        Args:
            period: Which one.
            at: When, by the platform's clock.
            outcome: Whether the platform is known to have accepted it. If so, this
                takes the place of what was noted before its answer was there.
        """
        asks = self.asks
        if asks and asks[-1].period == period and asks[-1].outcome is Outcome.UNKNOWN:
            asks = asks[:-1]
        lapses_at = self.lapses_at
        is_late = lapses_at is not None and at >= lapses_at
        ask = Ask(period=period, at=at, outcome=outcome, is_late=is_late)
        return replace(self, asks=(*asks, ask))

    def without_last_ask(self) -> Pace:
        """Take note that the platform refused what was asked last."""
        if not self.asks or self.asks[-1].outcome is not Outcome.UNKNOWN:
            return self
        return replace(self, asks=self.asks[:-1])

    def with_own(self) -> Pace:
        """Treat the present period as the device's own, not as set by somebody else."""
        return replace(self, own=self.period, foreign=None)

    def with_reported(
        self, period: timedelta | None, *, received_at: datetime, is_return: bool
    ) -> Pace:
        """Take note of the period that a message reports.

        Args:
            period: Which one; `None` if it cannot be read, which changes nothing.
            received_at: When the message was received, by the platform's clock.
            is_return: Whether it was away, and may have chosen a period anew.
        """
        if period is None:
            is_late = not self.asks or received_at > self.asks[-1].at + ASK_TAKES
            if not self.is_readable or not is_late:
                return self
            return _unknown(replace(self, held=None) if is_return else self)
        if not self.is_settled_by(period, received_at):
            return replace(self, period=period, is_readable=True)
        asked = [ask for ask in self.asks if ask.period == period]
        settled = replace(self, period=period, is_readable=True, asks=(), foreign=None)
        if asked:
            # Its answer may have been lost; the message is one.
            held = replace(asked[-1], outcome=Outcome.ACCEPTED)
            return replace(
                settled,
                held=held,
                kept_until=received_at,
                lapses=self._confirmed_lapses,
            )
        if self.held is not None and period == self.held.period:
            return replace(settled, kept_until=received_at)
        if is_return:
            return replace(settled, held=None)
        if period == self.own:
            if self.held is not None and received_at <= self.held.at + ASK_TAKES:
                # So soon it is the answer to what we asked for before that.
                return replace(settled, held=None, kept_until=None)
            return _lapsed(settled)
        return replace(settled, foreign=period)

    def is_settled_by(self, reported: timedelta, received_at: datetime) -> bool:
        """Return whether a message shows if the device did what it was asked for."""
        if not self.asks:
            return True
        last = self.asks[-1]
        return reported == last.period or received_at > last.at + ASK_TAKES

    def was_changed_since(self, before: Pace) -> bool:
        """Return whether somebody else, or the device itself, has changed the period.

        Args:
            before: What was known before the newest message.
        """
        explained = {ask.period for ask in before.asks}
        if self.asks or not explained:
            explained.add(before.period)
        return self.period not in explained

    def with_age(self, age: timedelta) -> Pace:
        """Take note of the age of the newest message: the device has paused so long.

        It bounds a period that cannot be read. One message may have been lost.
        """
        if self.is_readable:
            return self
        return replace(self, period=max(self.period, (age - LATENESS) / 2))

    def with_silence(self) -> Pace:
        """Take note that the device has been silent long enough to be as slow as asked."""
        if not self.slows_down:
            return self
        # A message will confirm it; until then nothing faster is in use.
        last = replace(self.asks[-1], is_late=False)
        return replace(self, period=last.period, asks=(last,))

    def with_choice(self, period: timedelta, *, at: datetime) -> Pace:
        """Take note that a user chose a period; it does not count as set elsewhere then."""
        if self.period != period or self.asks:
            return replace(self, foreign=None)
        held = Ask(period=period, at=at, outcome=Outcome.ACCEPTED)
        return replace(self, held=held, foreign=None)


def _unknown(pace: Pace) -> Pace:
    """Take note that a message no longer tells the period.

    It may have given up what we asked for, and what it has now may be fast.
    """
    return replace(
        _lapsed(pace),
        period=min(pace.fastest, FASTEST),
        asks=(),
        foreign=None,
        is_readable=False,
    )


def _lapsed(pace: Pace) -> Pace:
    """Learn that a device went back to its own period, if it had another."""
    held, until = pace.held, pace.kept_until
    gone = replace(pace, held=None, kept_until=None)
    if held is None or until is None or until <= held.at:
        return gone
    lapses = with_lapse(pace.lapses, held.period, until - held.at)
    return replace(gone, lapses=lapses)
