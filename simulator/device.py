"""A repeater: sends messages, fetches parameters, obeys commands."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .agenda import LAST, Agenda
from .bands import Fields
from .habit import Habit
from .message import Change, Message
from .radio import Radio
from .spec import DeviceSpec
from .timing import DAY, FREQUENCIES, Timing

USUAL_ALARMS_PER_DAY = 0.2


class Device:
    """A repeater as a state machine that moves only when asked to.

    `advance` runs everything that happened up to a moment, in order of time,
    so the same seed gives the same life however often somebody looks.

    Args:
        spec: The device.
        start: Seconds since the epoch.
        seed: Of all that this device leaves to chance.
        timing: How punctual it is; no alarms come by themselves if perfectly.
        deliver: Takes each message when it has reached the platform.
        habit: What it does by itself.
    """

    def __init__(
        self,
        spec: DeviceSpec,
        *,
        start: float,
        seed: int,
        timing: Timing,
        deliver: Callable[[Message], None],
        habit: Habit | None = None,
    ) -> None:
        """Set the device up as its spec says it is at the start."""
        self.spec = spec
        self.timing = timing
        self.habit = habit = habit or Habit()
        self._deliver = deliver
        self._random = Random(spec.seed if spec.seed is not None else seed)
        self._agenda = Agenda()
        self._pace = 1 + timing.drift * (2 * self._random.random() - 1)
        self.radio = self._make_radio(start)
        self._own_default = habit.own_default or FREQUENCIES[spec.message_frequency]
        self.frequency: float = self._own_default
        self.is_own_default = habit.own_default is not None
        self._lapse: int | None = None
        self.is_linked = spec.online
        self.link_changed = start if spec.online else start - spec.lost_for
        self.booted = self.link_changed - spec.uptime
        self.sent = 0
        """Messages so far, also those that got lost."""
        self.last_sent = start
        self.next_sending: float | None = None
        """None while the device is offline."""
        self._last_received = start
        self._last_fetch = start
        self._sending: int | None = None
        self._returning: int | None = None
        self._is_rebooting = False
        self._waiting: list[Change] = []
        self._on_the_way: dict[int, Change] = {}
        self._begin(start)

    def advance(self, now: float) -> None:
        """Do all that was due up to now."""
        self._agenda.run(now)

    @property
    def has_pending(self) -> bool:
        """Whether parameters have not reached the device yet."""
        return bool(self._waiting or self._on_the_way)

    def assign(self, change: Change, now: float) -> None:
        """Give the device new parameters; if offline it fetches them on return."""
        if not self.is_linked:
            self._waiting.append(change)
            return
        wait = self._random.uniform(*(self.habit.applies_in or self.timing.parameters))
        # Parameters keep their order: the last wish wins.
        self._last_fetch = moment = max(now + wait, self._last_fetch)
        number = self._agenda.plan(moment, lambda at: self._fetch(number, at))
        self._on_the_way[number] = change

    def reboot(self, now: float) -> None:
        """Restart: the connection is gone at once and back in a minute or so."""
        self.disconnect(now, self._random.uniform(*self.timing.reboot))
        self._is_rebooting = True
        self.booted = now

    def recalibrate(self, now: float) -> None:
        """Rebalance as soon as the command has arrived and the device has measured."""
        wait = self._random.uniform(*self.timing.parameters)
        self._agenda.plan(now + wait, self._calibrate)

    def disconnect(self, now: float, seconds: float | None = None) -> None:
        """Lose the connection, for some seconds or until `connect`."""
        if self.is_linked:
            self.is_linked = False
            self.link_changed = now
        self._plan_sending(None)
        for number, change in self._on_the_way.items():
            self._agenda.cancel(number)
            self._waiting.append(change)
        self._on_the_way.clear()
        self._agenda.cancel(self._returning)
        self._returning = None
        if seconds is not None:
            self._returning = self._agenda.plan(now + seconds, self._come_back)

    def connect(self, now: float) -> None:
        """Come back now, with what has waited and a message at once."""
        if self.is_linked:
            return
        self._agenda.cancel(self._returning)
        self._come_back(now)

    def send_now(self, now: float) -> None:
        """Send a message that arrives at once; its slots restart from here."""
        self._restart_slots(now)
        self._hand_over(self._write(now, now))

    def hold(self, now: float, is_held: bool) -> None:
        """Keep all readings as they are now, or let them live again."""
        held = (self.sent, now) if is_held else None
        self.radio.frame = replace(self.radio.frame, held=held)

    def read(self, message: Message) -> Fields:
        """Return temperature and bands as a message tells them."""
        return self.radio.read(message.frame, message.number, message.sent)

    def _make_radio(self, start: float) -> Radio:
        alarms = self.spec.alarms_per_day
        if alarms is None:
            alarms = USUAL_ALARMS_PER_DAY if self.timing.jitter else 0.0
        return Radio(
            bands=self.spec.bands,
            bands_off=self.spec.bands_off,
            seed=self._random.getrandbits(48),
            random=self._random,
            agenda=self._agenda,
            start=start,
            alarms_per_day=alarms,
            alarm_seconds=self.spec.alarm_seconds,
        )

    def _begin(self, start: float) -> None:
        """Make the message the platform already has, and plan the next."""
        spec = self.spec
        period = self.timing.period(self.frequency, self._pace, self._random)
        phase = spec.phase
        if phase is None:
            phase = period * self._random.random() if self.timing.jitter else 0.0
        if spec.ever_connected:
            age = period - phase if spec.online else spec.lost_for
            earlier = self._write(start - age, start - age)
            self.last_sent = earlier.sent
            self._deliver(earlier)
        if spec.online:
            self._plan_sending(start + phase)
        if spec.drops_per_day:
            self._plan_drop(start)

    def _write(self, sent: float, received: float) -> Message:
        message = Message(
            self.sent,
            sent,
            received,
            self.booted,
            self.frequency,
            self.is_own_default,
            self.radio.frame,
        )
        self.sent += 1
        return message

    def _send(self, moment: float) -> None:
        """Send a message into the network and plan the next one."""
        self._sending = None
        self._restart_slots(moment)
        seconds = self.timing.transit(self._random)
        if seconds is None:
            self.sent += 1
            return
        # One connection carries all messages, so a late one holds up the rest.
        received = max(moment + seconds, self._last_received)
        message = self._write(moment, received)
        self._last_received = received
        self._agenda.plan(received, lambda _: self._deliver(message))

    def _hand_over(self, message: Message) -> None:
        """Deliver a message that takes no time on its way."""
        self._last_received = max(self._last_received, message.received)
        self._deliver(message)

    def _restart_slots(self, moment: float) -> None:
        self.last_sent = moment
        period = self.timing.period(self.frequency, self._pace, self._random)
        self._plan_sending(moment + period)

    def _plan_sending(self, moment: float | None) -> None:
        """Send next at this moment and at no other."""
        self._agenda.cancel(self._sending)
        self._sending = None
        self.next_sending = moment
        if moment is not None:
            self._sending = self._agenda.plan(moment, self._send, LAST)

    def _calibrate(self, moment: float) -> None:
        """Begin to measure, unless the command has met nobody."""
        if self.is_linked:
            self._agenda.plan(moment + self.timing.calibration, self.radio.rebalance)

    def _fetch(self, number: int, moment: float) -> None:
        self._apply(self._on_the_way.pop(number), moment)

    def _apply(self, change: Change, moment: float) -> None:
        """Apply parameters; they show in the next message."""
        self.radio.switch(change.bands, moment)
        if change.frequency is not None:
            self._keep_frequency(change.frequency, moment)
        if self.habit.reports_at_once and self.is_linked:
            self._plan_sending(moment)

    def _keep_frequency(
        self, frequency: float, moment: float, *, is_own: bool = False
    ) -> None:
        """Report this often, until that lapses if the device has that habit.

        The next slot is one new period after the last message, or at once if that
        has passed.
        """
        self._agenda.cancel(self._lapse)
        self._lapse = None
        lasts = self.habit.lapses.get(int(frequency))
        if lasts is not None and frequency != self._own_default:
            self._lapse = self._agenda.plan(moment + lasts, self._return_to_own)
        self.is_own_default = is_own
        if frequency == self.frequency:
            return
        self.frequency = frequency
        if not self.is_linked:
            return
        period = self.timing.period(self.frequency, self._pace, self._random)
        self._plan_sending(max(moment, self.last_sent + period))

    def _return_to_own(self, moment: float) -> None:
        """Give up the frequency that was set."""
        self._lapse = None
        self._keep_frequency(self._own_default, moment, is_own=True)

    def _come_back(self, moment: float) -> None:
        """Fetch what has waited, then report at once; slots restart from here."""
        self._returning = None
        if self._is_rebooting and self.habit.after_start is not None:
            self._keep_frequency(self.habit.after_start, moment, is_own=True)
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            self._apply(change, moment)
        if self._is_rebooting:
            self._is_rebooting = False
            self.radio.rebalance(moment)
        self.is_linked = True
        self.link_changed = moment
        self._plan_sending(moment)

    def _plan_drop(self, moment: float) -> None:
        wait = self._random.expovariate(self.spec.drops_per_day / DAY)
        self._agenda.plan(moment + wait, self._drop)

    def _drop(self, moment: float) -> None:
        self._plan_drop(moment)
        if self.is_linked:
            self.disconnect(moment, self._random.uniform(40, 80))
