"""The ledger: what a device used of its quota in this quota month.

It is an upper bound: what it does not see it assumes to have been sent, so that the
platform's own count is never above it.

Two clocks meet here. Messages carry the platform's time; `now` is ours and may differ
from it. The two are never subtracted from each other: spans between messages are taken
on the platform's clock, spans between readings on ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
import math
from typing import Any

from .moments import as_moment
from .month import QuotaMonth
from .pace import LATENESS, Pace

_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a device used; each method returns the next state of the account.

    Invariant: `used` is never below what the platform counted, as long as the device
    is not faster than the shortest period it was asked to use or was seen to use.
    """

    month: QuotaMonth
    reset_day: int
    pace: Pace
    last_message: datetime
    """When the newest known message was received, by the platform's clock."""
    first_seen: datetime
    """When a reading first showed that message, by our clock."""
    quiet_until: datetime
    """When a reading last showed that it was still the newest, by our clock."""
    run_start: datetime
    """Message from which the present run, at an unchanged period, is counted."""
    run_messages: int = 0
    """Messages counted since `run_start`."""
    messages: int = 0
    """Messages counted in this quota month, up to `last_message`."""
    requests: int = 0
    """Our own requests for the device in this quota month."""
    requests_since_message: int = 0
    """Those that may be newer than `last_message`, so that a new month may have begun
    before them; the one that fetched it is."""
    requests_since_reading: int = 0
    """Those since the last reading, which showed that the next message was not there."""

    @classmethod
    def begin(
        cls,
        now: datetime,
        *,
        received_at: datetime,
        period: timedelta,
        reset_day: int,
        at_most: int,
    ) -> Ledger:
        """Open the account with the first message ever seen.

        What the device sent before in this month is unknown. It is taken to have used
        its present period since the month began.

        Args:
            now: Our time.
            received_at: When the message was received, by the platform's clock.
            period: The period it reports.
            reset_day: First day of the quota month, 1 to 28.
            at_most: Bound on what was used before. Had it been more, the device would
                not be heard any more, or its contract allows more than we know.
        """
        month = QuotaMonth.containing(received_at, reset_day=reset_day)
        before = math.ceil((received_at - month.start) / period)
        return cls(
            month=month,
            reset_day=reset_day,
            pace=Pace(period=period),
            last_message=received_at,
            first_seen=now,
            quiet_until=now,
            run_start=received_at,
            messages=1 + max(0, min(before, at_most)),
        )

    def platform_time(self, now: datetime) -> datetime:
        """Return what the platform's clock shows, or a little less."""
        return self.last_message + max(now - self.first_seen, _NO_TIME)

    def month_at(self, now: datetime) -> QuotaMonth:
        """Return the quota month that the platform is in."""
        moment = self.platform_time(now)
        if self.month.start <= moment < self.month.end:
            return self.month
        return QuotaMonth.containing(moment, reset_day=self.reset_day)

    def used(self, now: datetime, *, count_requests: bool) -> int:
        """Return how much of the quota can have been used at most.

        Args:
            now: Our time. Messages that the device can have sent since the last
                reading are included; after the month's end only the new month counts.
            count_requests: Whether our own requests are charged like messages.
        """
        unseen = self._unseen(now)
        month = self.month_at(now)
        if month == self.month:
            return self.messages + unseen + (self.requests if count_requests else 0)
        since_start = self.platform_time(now) - month.start + LATENESS
        requests = self.requests_since_message if count_requests else 0
        return min(unseen, math.floor(since_start / self.pace.fastest)) + requests

    def with_clock_step(self, step: timedelta) -> Ledger:
        """Take note that our clock was set, forward or back."""
        return replace(
            self,
            first_seen=self.first_seen + step,
            quiet_until=self.quiet_until + step,
        )

    def with_request(self) -> Ledger:
        """Charge one request of ours."""
        return replace(
            self,
            requests=self.requests + 1,
            requests_since_message=self.requests_since_message + 1,
            requests_since_reading=self.requests_since_reading + 1,
        )

    def with_asked_period(self, now: datetime, period: timedelta) -> Ledger:
        """Take note that the device was asked to use a period."""
        # What was sent until now is charged now, at the period it was sent with.
        settled = self._settled(now) if period < self.pace.fastest else self
        pace = self.pace.with_asked(period, at=settled.platform_time(now))
        return replace(settled, pace=pace)

    def with_reading(
        self, now: datetime, *, received_at: datetime | None, period: timedelta | None
    ) -> Ledger:
        """Charge what a status tells.

        Args:
            now: Our time of the reading.
            received_at: Platform's time of its message; `None` if it told none.
            period: The period it reports; `None` if it told none.
        """
        if received_at is None or received_at <= self.last_message:
            return self._with_silence(now)
        reported = self.pace.period if period is None else period
        charged = self._with_gap(
            received_at,
            min(self.pace.fastest, reported),
            has_changed=reported != self.pace.period,
        )
        after = replace(
            charged,
            pace=self.pace.with_reported(reported, received_at=received_at),
            last_message=received_at,
            first_seen=now,
            quiet_until=now,
            requests_since_message=self.requests_since_reading,
            requests_since_reading=0,
        )
        if after.pace.fastest != self.pace.fastest:
            return replace(after, run_start=received_at, run_messages=0)
        return after

    @property
    def quiet(self) -> timedelta:
        """Time after the newest message in which readings showed no other.

        Zero if too short: a message can be on its way.
        """
        quiet = self.quiet_until - self.first_seen
        return quiet if quiet > self.pace.silence_proves_after else _NO_TIME

    def _with_silence(self, now: datetime) -> Ledger:
        """Take note that there was no newer message."""
        quiet = replace(self, quiet_until=now, requests_since_reading=0)
        if now < self.quiet_until:
            # Our clock was set back: what it said before means nothing now.
            return replace(quiet, first_seen=now)
        if self.pace.slows_down and quiet.quiet:
            return replace(
                quiet,
                pace=self.pace.with_silence(),
                # What was counted at the old period says nothing of the new one.
                run_start=self.last_message,
                run_messages=0,
            )
        return quiet

    def _with_gap(
        self, received_at: datetime, period: timedelta, *, has_changed: bool
    ) -> Ledger:
        """Charge the messages since the last one, the new one included.

        A device that changes its period sends one at once if it is due by the new one,
        so its slots begin anywhere.
        """
        if quiet := self.quiet:
            span = received_at - self.last_message - quiet
            # One more: a device that comes back sends at once, and begins its slots anew.
            count = max(0, math.floor((span + LATENESS) / period)) + 1
            run_start, run_messages = received_at, 0
        elif period < self.pace.fastest:
            # Somebody else made it faster, so what came before tells nothing.
            span = received_at - self.last_message
            count = math.floor((span + LATENESS) / period) + 1
            run_start, run_messages = received_at, 0
        else:
            # Lateness evens out over a run, so the run tells best of short periods. A
            # device that was away for a moment begins its slots anew, and then only
            # the time since the last message tells.
            in_run = math.floor((received_at - self.run_start + LATENESS) / period)
            slack = LATENESS if period > LATENESS else _NO_TIME
            span = received_at - self.last_message
            in_gap = math.floor((span + slack) / period)
            # It came when none was due: the device was away, and the one that was due
            # can have been sent before.
            is_extra = in_gap > 0 and _NO_TIME < slack < span - in_gap * period
            count = max(
                1, in_gap + (has_changed or is_extra), in_run - self.run_messages
            )
            run_start, run_messages = self.run_start, self.run_messages + count
        if received_at < self.month.end:
            return replace(
                self,
                messages=self.messages + count,
                run_start=run_start,
                run_messages=run_messages,
            )
        month = QuotaMonth.containing(received_at, reset_day=self.reset_day)
        # Where the month's start lies between two messages is open, hence one more.
        in_month = math.floor((received_at - month.start + LATENESS) / period) + 1
        return replace(
            self,
            month=month,
            messages=min(count, in_month + has_changed),
            requests=self.requests_since_message,
            run_start=received_at,
            run_messages=0,
        )

    def _unseen(self, now: datetime) -> int:
        """Return how many messages can have been sent since the last reading."""
        since = now - (self.quiet_until if self.quiet else self.first_seen)
        return max(0, math.floor((since + LATENESS) / self.pace.fastest))

    def _settled(self, now: datetime) -> Ledger:
        """Charge what may be unseen, and start a run from here."""
        moment = self.platform_time(now)
        return replace(
            self,
            messages=self.messages + self._unseen(now),
            last_message=moment,
            first_seen=now,
            quiet_until=now,
            run_start=moment,
            run_messages=0,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the account in a form that can be stored as JSON."""
        return {
            "reset_day": self.reset_day,
            **self.pace.as_dict(),
            "last_message": self.last_message.isoformat(),
            "first_seen": self.first_seen.isoformat(),
            "quiet_until": self.quiet_until.isoformat(),
            "run_start": self.run_start.isoformat(),
            "run_messages": self.run_messages,
            "month_start": self.month.start.isoformat(),
            "messages": self.messages,
            "requests": self.requests,
            "requests_since_message": self.requests_since_message,
            "requests_since_reading": self.requests_since_reading,
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Ledger:
        """Return the account that `as_dict` stored.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_dict` makes.
        """
        reset_day = int(stored["reset_day"])
        return cls(
            month=QuotaMonth.containing(
                as_moment(stored["month_start"]), reset_day=reset_day
            ),
            reset_day=reset_day,
            pace=Pace.from_dict(stored),
            last_message=as_moment(stored["last_message"]),
            first_seen=as_moment(stored["first_seen"]),
            quiet_until=as_moment(stored["quiet_until"]),
            run_start=as_moment(stored["run_start"]),
            run_messages=int(stored["run_messages"]),
            messages=int(stored["messages"]),
            requests=int(stored["requests"]),
            requests_since_message=int(stored["requests_since_message"]),
            requests_since_reading=int(stored["requests_since_reading"]),
        )
