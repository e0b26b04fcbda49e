"""Keeps one device inside its quota: ledger, governor, schedule and the rest together.

It sends nothing. It is told what was sent and what came back, and says what to do next;
so the same object serves Home Assistant and a simulated month.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from .budget import FLOOR, LONGEST_PAUSE
from .changes import FrequencyChanges
from .governor import Reason
from .ledger import Ledger
from .pace import LATENESS, Pace
from .schedule import Schedule
from .state import open_ledger

LOST_GRACE = timedelta(minutes=1)
"""A message can be so much later than a period after the last one, since the device has
to hear of a new period first. Only then a device that is called lost is lost."""

_SOONEST = timedelta(seconds=0.5)
"""Whatever seems due: no two requests follow each other faster than this."""

_AT_ONCE = timedelta(seconds=15)
"""A device that shows a change sooner than this did not wait for its slot."""

_PUNCTUALITY = timedelta(seconds=1)
"""A request this much before its time still asks for the message it was planned for."""


class QuotaKeeper(FrequencyChanges):
    """The quota of one device: what its messages tell, and when to ask for the next."""

    def request_sent(self, now: datetime) -> None:
        """Charge a request for this device."""
        self._last_request = now
        self.looks.request_sent(now)
        if self.ledger is None:
            self._requests_before += 1
        else:
            self.ledger = self.ledger.with_requests(now)

    def look_soon(self, now: datetime) -> None:
        """Look for a change of bands that was just sent, within seconds if that helps."""
        is_asked = self.ledger is not None and bool(self.ledger.pace.asks)
        self.looks.begin(now, is_prompt=self.reports_at_once or is_asked)

    def look_for_command(self, now: datetime) -> None:
        """Look for the effect of a command that was just sent; it takes longer."""
        self.looks.begin(now, is_prompt=False)

    def status_read(
        self,
        now: datetime,
        *,
        received_at: datetime | None,
        period: timedelta | None,
        is_connected: bool,
        uptime: timedelta | None = None,
        platform_now: datetime | None = None,
    ) -> None:
        """Learn from a status.

        Args:
            now: Our time.
            received_at: When its message was received, by the platform's clock.
            period: The period it reports; `None` if it cannot be read.
            is_connected: Whether the device can be reached.
            uptime: How long the device had been running then, if it told.
            platform_now: The platform's time, to the second, if it told.
        """
        was_connected, self._is_connected = self._is_connected, is_connected
        is_new = self.ledger is None or (
            received_at is not None and received_at > self.ledger.last_message
        )
        # What was lost stays so until it is heard, whatever we ask for meanwhile.
        self._is_silence_real = not is_connected or (
            self._is_silence_real and not is_new
        )
        self._learn_platform_time(now, platform_now)
        if received_at is None:
            # Whether it is new nobody knows. It counts as not, or the slot that is over
            # would be asked for again at once, without end.
            self._note_miss(now)
            return
        is_return = not was_connected or self._has_restarted(received_at, uptime)
        self._learn(now, received_at, period, is_return=is_return)
        if platform_now is not None and self.ledger is not None and is_connected:
            self.ledger = self.ledger.with_age(platform_now - received_at)
        self._learn_platform_time(now, platform_now)

    def _has_restarted(self, received_at: datetime, uptime: timedelta | None) -> bool:
        """Return whether a device has started after the last message before this one."""
        if self.ledger is None or not uptime:
            return False
        return received_at - uptime > self.ledger.last_message

    def _learn_platform_time(
        self, now: datetime, platform_now: datetime | None
    ) -> None:
        """Learn how our clock stands to the platform's, if an answer told its time."""
        if self.schedule is not None and platform_now is not None:
            self.schedule = self.schedule.with_platform_time(now, platform_now)

    def _learn(
        self,
        now: datetime,
        received_at: datetime,
        period: timedelta | None,
        *,
        is_return: bool,
    ) -> None:
        """Learn from a status whose message has a time."""
        if self.ledger is None:
            self._begin(now, received_at, period)
        elif received_at > self.ledger.last_message:
            self._learn_new(now, self.ledger, received_at, period, is_return)
        else:
            self.ledger = self.ledger.with_reading(
                now, received_at=received_at, period=period
            )
            if self.schedule is None:
                self._lock(now, received_at)
            self._note_miss(now)

    def _learn_new(
        self,
        now: datetime,
        before: Ledger,
        received_at: datetime,
        period: timedelta | None,
        is_return: bool,
    ) -> None:
        """Learn from a new message."""
        self.ledger = before.with_reading(
            now, received_at=received_at, period=period, is_return=is_return
        )
        self._due = None
        pace = self.ledger.pace
        if before.pace.asks and not pace.asks:
            self._learn_effect(now, before.pace, received_at)
        if (
            pace.foreign is not None
            and self.is_base_own
            and self._lasts(now, pace.foreign)
        ):
            # Somebody set it for a reason, and it harms nobody.
            self.ledger = replace(self.ledger, pace=pace.with_own())
        if self.schedule is None or is_return or before.pace.asks or self.looks.soon:
            # A device that was asked for something may send when it has heard of it,
            # and counts its periods from there.
            self._lock(now, received_at)
        else:
            self.schedule = self.schedule.with_message(
                now, received_at=received_at, period=pace.expected
            )

    def _learn_effect(self, now: datetime, before: Pace, received_at: datetime) -> None:
        """Learn from the message that shows what came of a request for a period."""
        last = before.asks[-1]
        if self.expected_period not in {ask.period for ask in before.asks}:
            self._attempts = self._attempts.with_no_effect(now)
            return
        self._attempts = self._attempts.with_effect()
        if last.period > before.fastest:
            # Its slot comes a slower period later, so it did not wait for that.
            self.reports_at_once = received_at - last.at < _AT_ONCE

    def _lasts(self, now: datetime, period: timedelta) -> bool:
        """Return whether the quota lasts at a period of the device's own."""
        budget = self.budget(now)
        return budget is not None and budget.lasts_at(period)

    def _note_miss(self, now: datetime) -> None:
        """Take note that a message that was due was not there."""
        if self.schedule is not None and self._due is not None:
            if now >= self._due - _PUNCTUALITY:
                self.schedule = self.schedule.with_miss(now)
            self._due = None

    def clock_stepped(self, step: timedelta) -> None:
        """Take note that our clock was set, forward or back."""
        if self.ledger is not None:
            self.ledger = self.ledger.with_clock_step(step)
        if self.schedule is not None:
            self.schedule = self.schedule.with_clock_step(step)
        self._due = None
        # Nothing lasts or is waited for longer because of our clock; sooner is no harm.
        back = max(-step, timedelta(0))
        self._demands.set_back(back)
        self._attempts = self._attempts.with_clock_set_back(back)
        self.looks.clock_stepped(step)
        if self._last_request is not None:
            self._last_request -= back

    def next_request(self, now: datetime) -> datetime:
        """Return when to ask for the status next, by our clock."""
        if self.ledger is None or self.schedule is None or not self._is_connected:
            return now + self._demands.patience(now)
        due = self._due = self.schedule.next_request(now)
        pace = self.ledger.pace
        due = self._with_pause(now, due, self.schedule)
        if pace.slows_down:
            # The sooner it is known that it did, the less is charged for the doubt.
            proof = self.ledger.first_seen + pace.silence_proves_after
            due = min(due, max(proof + timedelta(seconds=1), now))
        if (look := self.looks.next) is not None:
            due = min(due, look)
        if (attempt := self._next_attempt(now)) is not None:
            # The request costs less than the device does until then.
            due = min(due, attempt)
        soonest = now if self._last_request is None else self._last_request + _SOONEST
        return max(due, now, soonest)

    def _with_pause(self, now: datetime, due: datetime, schedule: Schedule) -> datetime:
        """Return when to ask next if requests have to be saved."""
        decision, slowest, pause = self.decision, FLOOR, timedelta(0)
        budget, ledger = self.budget(now), self.ledger
        if budget is None or ledger is None:
            return due
        if decision is None:
            pass
        elif not self.may_set:
            # It cannot be slowed down, so at least our requests are.
            pause = decision.period
            if not self._is_ours:
                slowest = min(FLOOR, ledger.pace.expected)
        elif decision.reason is Reason.BASE and self.is_base_own:
            # Nobody asked to see every message of a device that sends so many.
            pause = FLOOR if decision.period < FLOOR else pause
            slowest = min(FLOOR, decision.period)
        pause = max(pause, budget.request_pause(slowest))
        if pause <= schedule.period:
            # One request a message is less; a second for a late one now and then, too.
            return due
        # Some messages are left unread; one that is read is not read late.
        slack = min(LATENESS, schedule.period / 4) if self.may_set else timedelta(0)
        last = self._last_request or now
        earliest = last + pause - slack
        if due < earliest:
            due = schedule.request_after(earliest)
            if due > last + LONGEST_PAUSE:
                due -= schedule.period  # the slot before is late enough
        return due

    def explains_silence(self, now: datetime, *, received_at: datetime | None) -> bool:
        """Return whether a device that is called lost may be waiting for its slot.

        Who judges by the frequency of its newest message cannot know that it was slowed
        down after that. Until a message confirms that, it is lost once the newest one
        is older than the period that we expect, and a grace.

        Args:
            now: Our time.
            received_at: When its newest message was received, by the platform's clock;
                one that we have not seen needs no explanation, it is lost since.
        """
        ledger = self.ledger
        if ledger is None or received_at is None or received_at > ledger.last_message:
            return False
        pace = ledger.pace
        if self._is_silence_real or not pace.asks or pace.expected < pace.period:
            return False
        return ledger.platform_time(now) - received_at < pace.expected + LOST_GRACE

    def will_be_away(self) -> None:
        """Remember that the device was told to restart, so that it may really be lost."""
        self._is_silence_real = True

    def _begin(
        self, now: datetime, received_at: datetime, period: timedelta | None
    ) -> None:
        """Open the ledger with the first message."""
        self.ledger = open_ledger(
            now,
            received_at=received_at,
            period=period,
            settings=self.settings,
            requests=self._requests_before,
        )
        self._lock(now, received_at)

    def _lock(self, now: datetime, received_at: datetime) -> None:
        """Learn the rhythm of a device that is new or has come back."""
        period = self.expected_period or FLOOR
        lock = Schedule.lock if self.schedule is None else self.schedule.locked_anew
        self.schedule = lock(now, received_at=received_at, period=period)
