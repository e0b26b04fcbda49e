"""The ledger: what a device used of its quota in this quota month.

Messages carry the platform's time, `now` is ours. The two are never subtracted from each
other: spans between messages are the platform's, spans between readings ours.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
import math

from .asks import Outcome
from .gaps import Gap, Run
from .history import History
from .month import ROLLING, CountingRule, QuotaMonth
from .pace import ASK_TAKES, FASTEST, LATENESS, Pace

_REPORTS_WITHIN = timedelta(hours=1)
"""The next look is no later, and shows whether a device did what it was asked for."""

LONG_ABSENCE = timedelta(days=1)
"""After so much time nobody knows what a copy of this machine has done meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a device used; each method returns the next state of the account.

    Invariant: `used` is never below what the platform counted, as long as the device
    is not faster than the shortest period it was asked to use or was seen to use.
    """

    rule: CountingRule
    month: QuotaMonth
    pace: Pace
    watched_since: datetime
    """When our count begins, by the platform's clock; what came before is estimated."""
    last_message: datetime
    """When the newest known message was received, by the platform's clock."""
    first_seen: datetime
    """When a reading first showed that message, by our clock."""
    quiet_until: datetime
    """When a reading last showed that it was still the newest, by our clock."""
    run: Run
    history: History = field(default_factory=History)
    messages: int = 0
    """Messages counted in this quota month, up to `last_message`."""
    requests: int = 0
    """Our own requests for the device in this quota month."""
    requests_since_message: int = 0
    """Those that may be newer than `last_message`; a new month may have begun before."""
    requests_since_reading: int = 0
    """Those since the last reading, which showed that the next message was not there."""
    reports: tuple[datetime, ...] = ()
    """When the device was asked for what it may report beside what is due, by our clock;
    a new month may have begun before it does."""

    def platform_time(self, now: datetime) -> datetime:
        """Return what the platform's clock shows, or a little less."""
        return self.last_message + max(now - self.first_seen, timedelta(0))

    def month_at(self, now: datetime) -> QuotaMonth:
        """Return the quota month that the platform is in."""
        moment = self.platform_time(now)
        if self.month.start <= moment < self.month.end:
            return self.month
        return QuotaMonth.containing(moment, rule=self.rule)

    def counts_since(self, now: datetime) -> datetime:
        """Return since when messages count now, by the platform's clock."""
        if self.rule.is_rolling:
            return self.platform_time(now) - ROLLING
        return self.month_at(now).start

    def is_estimate(self, now: datetime) -> bool:
        """Return whether some of what counts was used before anybody here watched."""
        return self.watched_since > self.counts_since(now)

    def used(self, now: datetime, *, count_requests: bool) -> int:
        """Return how much of the quota can have been used at most.

        Args:
            now: Our time. Messages that the device can have sent since the last
                reading are included; after the month's end only the new month counts.
            count_requests: Whether our own requests are charged like messages.
        """
        if self.rule.is_rolling:
            counted = self.history.since(
                self.counts_since(now), count_requests=count_requests
            )
            return counted + self.unseen(now)
        current = self._in_month(now)
        requests = current.requests if count_requests else 0
        return current.messages + current.unseen_in_month(now) + requests

    def with_clock_step(self, step: timedelta) -> Ledger:
        """Take note that our clock was set, forward or back."""
        return replace(
            self,
            first_seen=self.first_seen + step,
            quiet_until=self.quiet_until + step,
            reports=tuple(at + step for at in self.reports),
        )

    def with_requests(self, now: datetime, count: int = 1) -> Ledger:
        """Charge requests of ours."""
        return replace(
            self,
            requests=self.requests + count,
            requests_since_message=self.requests_since_message + count,
            requests_since_reading=self.requests_since_reading + count,
            history=self.history.adding(self.platform_time(now), requests=count),
        )

    def with_lost_requests(self, now: datetime, *, is_ordered: bool) -> Ledger:
        """Charge what may have been asked since this was stored, here or by a backup."""
        gap = max(now - self.quiet_until, timedelta(0))
        if is_ordered and gap <= LONG_ABSENCE:
            return self
        return self._with_requests_of(now, gap)

    def _with_requests_of(self, now: datetime, span: timedelta) -> Ledger:
        """Charge our requests of a time of which nothing is known."""
        return self.with_requests(now, math.ceil(span / self.pace.fastest * 1.1) + 2)

    def with_ask(
        self, now: datetime, at: datetime, period: timedelta, outcome: Outcome
    ) -> Ledger:
        """Take note that the device was asked to use a period, `at` the platform's time."""
        # What was sent until now is charged now, at the period it was sent with.
        is_faster = period < self.pace.fastest
        settled = self._settled(now) if is_faster else self._in_month(now)
        if outcome is Outcome.UNKNOWN:
            # It counts among the asks.
            settled = replace(settled.with_report(now), reports=settled.reports)
        return replace(settled, pace=self.pace.with_ask(period, at=at, outcome=outcome))

    def with_report(self, now: datetime) -> Ledger:
        """Charge what a device may send because of a request, beside what is due."""
        current = self._in_month(now)
        at = current.platform_time(now) + ASK_TAKES
        history = current.history.adding(at, messages=1)
        return replace(
            current,
            messages=current.messages + 1,
            history=history,
            reports=(*self._recent_reports(now), now),
        )

    def _recent_reports(self, now: datetime) -> tuple[datetime, ...]:
        return tuple(at for at in self.reports if now - at < _REPORTS_WITHIN)

    def with_used(self, now: datetime, used: int) -> Ledger:
        """Take over a count that somebody knows better, such as the platform itself.

        What may be unseen now comes on top: nobody knows if it is in that count.
        """
        since, moment = self.counts_since(now), self.platform_time(now)
        return replace(
            self,
            month=self.month_at(now),
            watched_since=since,
            history=History.spread(used, start=since, end=moment),
            messages=used,
            requests=0,
        )

    def with_reading(
        self,
        now: datetime,
        *,
        received_at: datetime,
        period: timedelta | None,
        is_return: bool = False,
    ) -> Ledger:
        """Charge what a status tells.

        Args:
            now: Our time.
            received_at: When its message was received, by the platform's clock.
            period: The period it reports; `None` if it told none.
            is_return: Whether the device was away before.
        """
        if received_at <= self.last_message:
            return self._with_silence(now)
        pace = self.pace.with_reported(
            period, received_at=received_at, is_return=is_return
        )
        # A machine that was put back to an earlier state forgot what it asked.
        lost = received_at - self.last_message - (now - self.first_seen)
        before = self._with_requests_of(now, lost) if lost > LONG_ABSENCE else self
        after = replace(
            before.with_gap(received_at, pace),
            pace=pace,
            reports=self._recent_reports(now),
            last_message=received_at,
            first_seen=now,
            quiet_until=now,
            requests_since_message=self.requests_since_reading,
            requests_since_reading=0,
        )
        has_changed = pace.fastest != self.pace.fastest
        return replace(after, run=Run(start=received_at)) if has_changed else after

    def with_age(self, age: timedelta) -> Ledger:
        """Take note of the age of the newest message, by the platform's clock."""
        pace = self.pace.with_age(age)
        return self if pace == self.pace else replace(self, pace=pace)

    @property
    def quiet(self) -> timedelta:
        """Time in which readings showed no newer message; zero if one may be on its way."""
        quiet = self.quiet_until - self.first_seen
        return quiet if quiet > self.pace.silence_proves_after else timedelta(0)

    def unseen(self, now: datetime) -> int:
        """Return how many messages can have been sent since the last reading."""
        since = now - (self.quiet_until if self.quiet else self.first_seen)
        messages = max(0, math.floor((since + LATENESS) / self.pace.fastest))
        lapse, own = self.pace.lapses_at, self.pace.own or FASTEST
        if lapse is None or own >= self.pace.fastest:
            return messages
        lapsed = min(self.platform_time(now) - lapse, since)
        return messages + max(0, math.floor(lapsed / own))

    def unseen_in_month(self, now: datetime) -> int:
        """Return how many of them can have been sent in this quota month."""
        unseen, start = self.unseen(now), self.month.start
        if self.last_message >= start:
            return unseen
        in_month = self.platform_time(now) - start + LATENESS
        return min(unseen, math.floor(in_month / self.pace.fastest) + 1)

    def _in_month(self, now: datetime) -> Ledger:
        """Return the account of the quota month that the platform is in."""
        month = self.month_at(now)
        return self if month == self.month else self._with_new_month(month)

    def _with_new_month(self, month: QuotaMonth) -> Ledger:
        """Begin a quota month with what may not have come before it."""
        return replace(
            self,
            month=month,
            # What was asked for just before may be reported only now.
            messages=len(self.pace.asks) + len(self.reports),
            requests=self.requests_since_message,
            run=Run(start=self.last_message),
        )

    def _with_silence(self, now: datetime) -> Ledger:
        """Take note that there was no newer message."""
        quiet = replace(self, quiet_until=now, requests_since_reading=0)
        if now < self.quiet_until:
            # Our clock was set back: what it said before means nothing now.
            return replace(quiet, first_seen=now)
        if self.pace.slows_down and quiet.quiet:
            # What was counted at the old period says nothing of the new one.
            run = Run(start=self.last_message)
            return replace(quiet, pace=self.pace.with_silence(), run=run)
        return quiet

    def with_gap(self, received_at: datetime, pace: Pace) -> Ledger:
        """Charge the messages since the last one, the new one included."""
        # An end that nobody foresaw: somebody may have set a faster one that is over, too.
        is_odd = pace.held is None and pace.lapses != self.pace.lapses
        fastest = min(self.pace.fastest, pace.period)
        gap = Gap(
            start=self.last_message,
            end=received_at,
            quiet=self.quiet,
            period=min(fastest, FASTEST) if is_odd else fastest,
            is_faster=pace.period < self.pace.fastest,
            has_changed=pace.was_changed_since(self.pace),
        )
        count, run = gap.count(self.run)
        history = self.history.adding(received_at, messages=count)
        account = self
        if received_at >= self.month.end:
            month = QuotaMonth.containing(received_at, rule=self.rule)
            account = self._with_new_month(month)
        if gap.start < account.month.start:
            in_month = gap.count_since(account.month.start)
            count, run = min(count, in_month + gap.has_changed), Run(start=received_at)
        return replace(
            account, messages=account.messages + count, run=run, history=history
        )

    def _settled(self, now: datetime) -> Ledger:
        """Charge what may be unseen, and start a run from here."""
        current = self._in_month(now)
        moment, unseen = self.platform_time(now), self.unseen(now)
        return replace(
            current,
            messages=current.messages + current.unseen_in_month(now),
            last_message=moment,
            first_seen=now,
            quiet_until=now,
            run=Run(start=moment),
            history=self.history.adding(moment, messages=unseen),
        )
