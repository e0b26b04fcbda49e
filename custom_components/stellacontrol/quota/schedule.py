"""When to ask a device next: right after each message, once.

The schedule locks to the phase of a device's messages and learns how late they are.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
import math

from .offset import Offset

GRACE = timedelta(seconds=2)
"""How long after a message is expected we ask, until lateness has been learnt."""

FAST_GRACE = timedelta(seconds=0.5)
"""The same for periods so short that 2 s would be long."""

SLACK = timedelta(seconds=0.05)
"""Added to the latest of the punctual messages."""

MEMORY = 120
"""Messages whose lateness is remembered: twenty hours at the floor."""

LATE = timedelta(seconds=4)
"""A message this much after its slot is late, and says nothing of the next slot."""

RETRIES = (timedelta(seconds=8), timedelta(seconds=31))
"""After a message was not there; late ones come within half a minute (assumed)."""

FAST_RETRIES = (timedelta(seconds=4),)
"""The same where the next message is due after ten seconds."""

APPLIES_WITHIN = timedelta(seconds=4)
"""An online device has new parameters after this (assumed: within seconds)."""

_STEP = timedelta(seconds=1)
"""Many platforms tell their times in whole seconds, with the fraction cut off."""

_UNSEEN_AT_MOST = 3
"""Each unseen message was a little early or late. After more than so many, such as in a
suspend, the rhythm is learnt anew."""

_FAST = timedelta(seconds=10)
_SMOOTHING = 0.6
"""Share of a message's lateness that moves the slots: a device counts from its last
message (assumed), but what it reports is received with some delay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The rhythm of one device; each method returns the next state."""

    period: timedelta
    slot: datetime
    """When the next message is expected, by the platform's clock."""
    last_message: datetime
    offset: Offset
    late_by: tuple[timedelta, ...] = ()
    """How late the last punctual messages were, against their slots."""
    misses: int = 0
    """Times that we asked for the expected message in vain."""
    missed_at: datetime | None = None
    """When we last did, by our clock."""
    was_late: bool = False
    is_urgent: bool = False
    """Whether to look at once, since our clock has jumped."""

    @classmethod
    def lock(
        cls,
        now: datetime,
        *,
        received_at: datetime,
        period: timedelta,
        offset: Offset | None = None,
    ) -> Schedule:
        """Begin with one message.

        Args:
            now: Our time of the reading.
            received_at: When it was received, by the platform's clock.
            period: Time to the next.
            offset: How our clock stands to the platform's, as far as known.
        """
        return cls(
            period=period,
            slot=received_at + period,
            last_message=received_at,
            offset=(offset or Offset()).with_message(
                now, received_at=received_at, oldest=period + RETRIES[-1]
            ),
        )

    def locked_anew(
        self, now: datetime, *, received_at: datetime, period: timedelta
    ) -> Schedule:
        """Restart with one message, but keep what is known of clocks and lateness.

        Args:
            now: Our time of the reading.
            received_at: When it was received, by the platform's clock.
            period: Time to the next.
        """
        fresh = Schedule.lock(now, received_at=received_at, period=period)
        # A device that was just slowed down may not have sent since.
        oldest = max(period, self.period) + RETRIES[-1]
        offset = self.offset.with_message(now, received_at=received_at, oldest=oldest)
        return replace(fresh, offset=offset, late_by=self.late_by)

    def with_clock_step(self, step: timedelta) -> Schedule:
        """Take note that our clock has jumped against the machine's steady one."""
        return replace(
            self,
            offset=self.offset.with_clock_step(step),
            missed_at=None,
            misses=0,
            is_urgent=True,
        )

    def with_platform_time(self, now: datetime, platform_now: datetime) -> Schedule:
        """Learn the platform's time from the head of an answer."""
        offset = self.offset.with_platform_time(now, platform_now)
        return self if offset == self.offset else replace(self, offset=offset)

    @property
    def grace(self) -> timedelta:
        """How long after a slot the message is there, almost always."""
        if not self.late_by:
            return FAST_GRACE if self.period <= _FAST else GRACE
        return max(max(self.late_by) + SLACK, timedelta(0))

    def next_request(self, now: datetime) -> datetime:
        """Return when to ask, by our clock; never more than a period away."""
        if self.is_urgent:
            return now
        due = self.slot + self.offset.best + self.grace
        retries = self._retries
        if 0 < self.misses <= len(retries) and self.missed_at is not None:
            due = max(due, self.missed_at) + self._retry_gap(retries)
        elif self.misses:
            # Given up for this slot.
            behind = max(now - due, timedelta(0))
            due += self.period * (behind // self.period + 1)
            if self.missed_at is not None and due < self.missed_at + self.period / 2:
                due += self.period  # what we know of the clocks moves a little
        # Whatever the clocks do: not in the past, and not so far that a step of our
        # clock could silence us.
        latest = now + self.period + self.grace
        return min(max(due, now), latest)

    def request_after(self, moment: datetime) -> datetime:
        """Return when to ask for the first message that is due then or later."""
        due = self.slot + self.offset.best + self.grace
        behind = max(moment - due, timedelta(0))
        return due + self.period * math.ceil(behind / self.period)

    def with_period(self, now: datetime, period: timedelta) -> Schedule:
        """Expect messages at another period, from when the device has it."""
        applied = now - self.offset.best + APPLIES_WITHIN
        return replace(
            self,
            period=period,
            slot=max(self.last_message + period, applied),
            misses=0,
            missed_at=None,
            was_late=False,
        )

    def with_miss(self, now: datetime) -> Schedule:
        """Take note that the expected message was not there."""
        if not self.offset.is_sure:
            # The next look is half-way to the end of the search, in the same slot.
            offset = self.offset.with_absence(now, received_at=self.slot)
            high = self.offset.high
            if offset.low < high:
                return replace(self, offset=offset, missed_at=now, is_urgent=False)
        return replace(self, misses=self.misses + 1, missed_at=now, is_urgent=False)

    def with_message(
        self, now: datetime, *, received_at: datetime, period: timedelta
    ) -> Schedule:
        """Learn from a message.

        Args:
            now: Our time of the reading.
            received_at: When it was received, by the platform's clock.
            period: The period it reports.
        """
        hidden = self._hidden(received_at)
        learnt = self._with_offset(now, received_at, hidden)
        if period != self.period:
            return learnt.locked_anew(now, received_at=received_at, period=period)
        slots = round((received_at - self.slot) / period)
        late = received_at - (self.slot + slots * period)
        bound = self._bound
        has_moved = late < -bound or (late > bound and self.was_late)
        if has_moved or slots > _UNSEEN_AT_MOST:
            # A reboot, somebody's change, or too much unseen to foresee it.
            return learnt.locked_anew(now, received_at=received_at, period=period)
        slot, was_late = self.slot + (slots + 1) * period, late > bound
        return replace(
            learnt,
            slot=slot if was_late else slot + late * _SMOOTHING,
            last_message=received_at,
            late_by=self.late_by
            if was_late
            else (*self.late_by, late + hidden)[-MEMORY:],
            misses=0,
            missed_at=None,
            was_late=was_late,
            is_urgent=False,
        )

    @property
    def _retries(self) -> tuple[timedelta, ...]:
        """Return how long after the slot's request to ask again."""
        if self.period == _FAST:
            return FAST_RETRIES
        return tuple(after for after in RETRIES if after < 0.6 * self.period)

    def _retry_gap(self, retries: tuple[timedelta, ...]) -> timedelta:
        """Return the time from the last request in vain to the next."""
        before = retries[self.misses - 2] if self.misses > 1 else timedelta(0)
        return retries[self.misses - 1] - before

    def _hidden(self, received_at: datetime) -> timedelta:
        """Return by how much a message may have come after its own time; usually zero.

        Not zero only if a request after that time did not find it yet. It is in whole
        seconds: finding out more exactly would cost many requests.
        """
        if self.missed_at is None or not self.offset.is_told:
            return timedelta(0)
        hidden = self.missed_at - self.offset.high - received_at
        if not timedelta(0) < hidden < self._bound:
            return timedelta(0)
        return min((hidden // _STEP + 1) * _STEP, self._bound)

    @property
    def _bound(self) -> timedelta:
        """How late a message may be that still is punctual."""
        return min(LATE, 0.4 * self.period)

    def _with_offset(
        self, now: datetime, received_at: datetime, hidden: timedelta
    ) -> Schedule:
        """Learn how our clock stands to the platform's.

        The message was there; it was not when we asked in vain, unless it was late or
        came after the time that it tells.
        """
        offset = self.offset
        if self.missed_at is not None and not hidden:
            offset = offset.with_absence(self.missed_at, received_at=received_at)
        oldest = self.period + RETRIES[-1]
        offset = offset.with_message(now, received_at=received_at, oldest=oldest)
        return replace(self, offset=offset)
