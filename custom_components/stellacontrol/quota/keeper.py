"""Keeps one device inside its quota: ledger, governor, schedule and the rest together.

It sends nothing. It is told what was sent and what came back, and says what to do next;
so the same object serves Home Assistant and a simulated month.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from .active_hours import ActiveHours
from .demands import Demands
from .governor import FLOOR, Budget, Decision, Demand, QuotaSettings, Reason, decide
from .held import HeldFrequency
from .ledger import Ledger
from .moments import as_moment
from .opening import open_ledger
from .pace import Pace
from .schedule import Schedule

LONGEST_ABSENCE = timedelta(days=1)
"""Home Assistant may be gone this long without the quota being broken."""

_PUNCTUALITY = timedelta(seconds=1)
"""A request this much before its time still asks for the message it was planned for."""


class QuotaKeeper:
    """The quota of one device."""

    def __init__(
        self,
        settings: QuotaSettings,
        *,
        reset_day: int = 1,
        base: timedelta | None = None,
        active_hours: ActiveHours | None = None,
        zone: tzinfo | None = None,
    ) -> None:
        """Start without knowing the device; see `restore`.

        Args:
            settings: What the contract allows.
            reset_day: First day of the quota month, 1 to 28.
            base: Period that the user chose; `None` if nobody has chosen yet.
            active_hours: If the user wants any.
            zone: In which the active hours are meant.
        """
        self.settings = settings
        self.base = base or FLOOR
        self.ledger: Ledger | None = None
        self.schedule: Schedule | None = None
        self.decision: Decision | None = None
        """The last one; what is shown to the user."""
        self._reset_day = reset_day
        self._is_base_chosen = base is not None
        self._demands = Demands(active_hours=active_hours, zone=zone)
        self._held = HeldFrequency()
        self._suspended_since: datetime | None = None
        self._is_connected = False
        self._last_request: datetime | None = None
        self._requests_before = 0
        self._due: datetime | None = None

    @property
    def expected_period(self) -> timedelta | None:
        """The period that the device has, or will have when it has heard us."""
        return None if self.ledger is None else self.ledger.pace.expected

    @property
    def found_elsewhere(self) -> timedelta | None:
        """A period that somebody else set and that is not ours."""
        return self._held.found_elsewhere

    @property
    def may_set(self) -> bool:
        """Whether the contract lets us set the message frequency."""
        return self._held.may_set

    @property
    def _is_to_slow_down(self) -> bool:
        """Whether the device is faster than it should be."""
        wanted, expected = self.decision, self.expected_period
        return bool(wanted and expected and wanted.period > expected)

    def budget(self, now: datetime) -> Budget | None:
        """Return what is left; `None` before the first message."""
        if self.ledger is None:
            return None
        return Budget.at(now, ledger=self.ledger, settings=self.settings)

    def demand(self, demand: Demand) -> Demand | None:
        """Ask for a faster frequency; returns the demand whose place it takes."""
        if demand.reason is Reason.BOOST:
            self._held.try_again()
        return self._demands.add(demand)

    def end_demand(self, reason: Reason) -> None:
        """Take a demand back."""
        self._demands.end(reason)

    def set_base(self, period: timedelta) -> None:
        """Take over a base frequency that the user chose just now."""
        self.base = period
        self._is_base_chosen = True
        self._suspended_since = None
        self._held.user_chose()

    def request_sent(self, now: datetime) -> None:
        """Charge a request for this device."""
        self._last_request = now
        if self.ledger is None:
            self._requests_before += 1
        else:
            self.ledger = self.ledger.with_request()

    def status_read(
        self,
        now: datetime,
        *,
        received_at: datetime | None,
        period: timedelta | None,
        is_connected: bool,
    ) -> None:
        """Learn from a status.

        Args:
            now: Our time.
            received_at: When its message was received, by the platform's clock.
            period: The period it reports.
            is_connected: Whether the device can be reached.
        """
        was_connected, self._is_connected = self._is_connected, is_connected
        if received_at is None:
            # Whether it is new nobody knows. It counts as not, or the slot that is over
            # would be asked for again at once, without end.
            self._note_miss(now)
            return
        if self.ledger is None:
            self._begin(now, received_at, period or FLOOR)
            return
        is_new = received_at > self.ledger.last_message
        self.ledger = self.ledger.with_reading(
            now, received_at=received_at, period=period
        )
        if self.schedule is None or (is_new and not was_connected):
            self._lock(now, received_at)
        elif is_new:
            self.schedule = self.schedule.with_message(
                now, received_at=received_at, period=self.ledger.pace.expected
            )
        else:
            self._note_miss(now)
        self._due = None
        if is_new:
            self._look_for_strangers(self.ledger.pace)

    def _note_miss(self, now: datetime) -> None:
        """Take note that a message that was due was not there."""
        if self.schedule is None or self._due is None:
            return
        if now >= self._due - _PUNCTUALITY:
            self.schedule = self.schedule.with_miss(now)
        self._due = None

    def clock_stepped(self, step: timedelta) -> None:
        """Take note that our clock was set, forward or back."""
        if self.ledger is not None:
            self.ledger = self.ledger.with_clock_step(step)
        if self.schedule is not None:
            self.schedule = self.schedule.with_clock_step(step)
        if self._due is not None:
            self._due += step
        # Nothing lasts or is waited for longer because of our clock; sooner is no harm.
        back = max(-step, timedelta(0))
        self._demands.set_back(back)
        self._held.set_back(back)
        if self._last_request is not None:
            self._last_request -= back

    def change_due(self, now: datetime) -> timedelta | None:
        """Decide, and return the period to ask the device for now, if any."""
        budget = self.budget(now)
        if budget is None:
            return None
        self.decision = decide(
            now,
            budget=budget,
            base=self.base,
            base_suspended_since=self._suspended_since,
            demands=self._demands.at(now, budget),
        )
        self._suspended_since = self.decision.base_suspended_since
        period = self.decision.period
        boost = None if self.decision.until is None else period
        if period == self.expected_period or not self._held.may_ask(now, boost=boost):
            return None
        return period

    def change_sent(self, now: datetime, period: timedelta) -> None:
        """Take note that the platform accepted a new message frequency."""
        before = self.expected_period if self._is_connected else None
        self._held.accepted(now, period, before=before)
        if self.ledger is not None:
            self.ledger = self.ledger.with_asked_period(now, period)
        if self.schedule is not None:
            self.schedule = self.schedule.with_period(now, period)

    def change_failed(self, now: datetime, *, forbidden: bool) -> None:
        """Take note that it did not; it is tried again later."""
        self._held.failed(now, forbidden=forbidden, is_slower=self._is_to_slow_down)

    def next_request(self, now: datetime) -> datetime:
        """Return when to ask for the status next, by our clock."""
        if self.ledger is None or self.schedule is None or not self._is_connected:
            return now + self._demands.patience(now)
        due = self._due = self.schedule.next_request(now)
        pace = self.ledger.pace
        if pace.slows_down:
            # The sooner it is known that it did, the less is charged for the doubt.
            proof = self.ledger.first_seen + pace.silence_proves_after
            due = min(due, max(proof + timedelta(seconds=1), now))
        pause = Budget.at(now, ledger=self.ledger, settings=self.settings).request_pause
        if not self.may_set and self.decision is not None:
            # It cannot be slowed down, so at least our requests are.
            pause = max(pause, self.decision.period)
        if not pause:
            return due
        due = max(due, (self._last_request or now) + pause)
        retry = self._held.retry_at
        if self._is_to_slow_down and retry is not None and now < retry:
            # The request costs less than the device does until then.
            due = min(due, retry)
        return due

    def explains_silence(self, now: datetime, *, received_at: datetime | None) -> bool:
        """Return whether a device that seems lost may be waiting for its slot.

        Who judges by the frequency of its last message misses several, although the
        device was slowed down and its next message is not due.

        Args:
            now: Our time.
            received_at: When its newest message was received, by the platform's clock;
                one that we have not seen needs no explanation, it is lost since.
        """
        if self.ledger is None or not self._held.may_be_silent(now):
            return False
        return received_at is not None and received_at <= self.ledger.last_message

    def silence_is_real(self) -> None:
        """Take note that the device will be away: it does not only seem lost."""
        self._held.silence_is_real()

    def boost_needs(
        self, now: datetime, *, period: timedelta, duration: timedelta
    ) -> tuple[int, int] | None:
        """Return the messages that a boost needs, and those that are spare.

        `None` before the first message, when nothing is known.
        """
        if (budget := self.budget(now)) is None:
            return None
        return budget.whole_needs(duration, period)

    def period_to_leave(self, now: datetime) -> timedelta | None:
        """Return the period to ask for before nobody watches; `None`: leave it."""
        budget, period = self.budget(now), self.expected_period
        if budget is None or period is None:
            return None
        return None if budget.survives(LONGEST_ABSENCE, period) else FLOOR

    def as_dict(self) -> dict[str, Any]:
        """Return what must outlive a restart, in a form that can be stored as JSON."""
        suspended = self._suspended_since
        return {
            "ledger": None if self.ledger is None else self.ledger.as_dict(),
            "base": self.base.total_seconds(),
            "base_suspended_since": suspended and suspended.isoformat(),
            **self._held.as_dict(),
            **self._demands.as_dict(),
        }

    def restore(self, stored: Mapping[str, Any]) -> None:
        """Take up what `as_dict` stored.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_dict` makes. Nothing
                has changed then.
        """
        ledger = stored["ledger"] and Ledger.from_dict(stored["ledger"])
        base, since = timedelta(seconds=stored["base"]), stored["base_suspended_since"]
        since = since and as_moment(since)
        demands, held = self._demands.restored(stored), HeldFrequency.restored(stored)
        self._demands, self._held = demands, held
        self.ledger, self.base = ledger, base
        self._is_base_chosen = ledger is not None or base != FLOOR
        self._suspended_since = since

    def _begin(self, now: datetime, received_at: datetime, period: timedelta) -> None:
        """Open the ledger with the first message."""
        self.ledger = open_ledger(
            now,
            received_at=received_at,
            period=period,
            reset_day=self._reset_day,
            settings=self.settings,
            requests=self._requests_before,
        )
        self._lock(now, received_at)
        budget = Budget.at(now, ledger=self.ledger, settings=self.settings)
        if not self._is_base_chosen and budget.lasts_for(period) is None:
            # Somebody set it for a reason, and it harms nobody.
            self.base = period
        self._look_for_strangers(self.ledger.pace)

    def _lock(self, now: datetime, received_at: datetime) -> None:
        """Take up the rhythm of a device that is new or has come back."""
        period = self.expected_period or FLOOR
        lock = Schedule.lock if self.schedule is None else self.schedule.locked_anew
        self.schedule = lock(now, received_at=received_at, period=period)

    def _look_for_strangers(self, pace: Pace) -> None:
        """Notice a frequency that was not set by us."""
        if pace.asked is None:
            self._held.reported(pace.period, base=self.base)
