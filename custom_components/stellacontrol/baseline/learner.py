"""Learns one measured value of one band, and tells when it is too low for too long."""

from collections import deque
from math import inf, sqrt
from statistics import median

from .level import Level
from .moments import SLOTS_OF_A_DAY, Limits, Moment

HOUR_SPREADS = 3.0
"""If the hours of a day differ much by themselves, a loss must be larger to be reported."""
MEMORY = 0.6
"""Share of a fade that remains an hour later. A loss is measured from where the fade
would be by now. So a loss is found even if reception was better than usual before, and
a slow fade is not taken as a loss."""
LEAST_SHARE = 0.75
"""Share of an hour's limit by which it must be below normal, whatever was before."""
DAY_SPREADS = 4.0
"""The same for a whole day, added to the remaining spread of its median."""
DAY_SHARE = 0.75
"""Share of the depth: a whole day below by this much is reported too. So a connector that
decays slowly is found although the hours of a day differ by more than that."""
INDEPENDENT = 3
"""Hours after which a fade has mostly ended."""
CALM_DURATIONS = 2
"""It must be normal for twice as long as it took to be reported, or it would flap."""
CALM_SHARE = 0.5
"""Share of a day's limit: nearer to the level than this, it is normal again."""


class Learner:
    """Learns what is normal for a value, and whether it has been too low for too long."""

    def __init__(self) -> None:
        """Start without knowing anything."""
        self.level = Level()
        self.is_low = False
        self._low_from = 0
        """The slot in which `is_low` became true."""
        self._low_until = 0
        """The hour in which it was low last; none before is looked at again."""
        self._readings: list[float] = []
        """Readings of the present hour."""
        self._recent: deque[tuple[int, float]] = deque()
        """How far it was below normal, by slot; of the last durations."""
        self._followed_from: int | None = None
        """The slot from which on it was followed without a pause."""
        self._slot = 0
        self._may_have_risen = False
        """Whether the repeater has restarted since it was judged last."""
        self._text: str | None = None
        """What is stored; it changes by the hour, and a file is written each minute."""
        # Worked out once an hour:
        self._hour = 0
        self._slots = 0
        self._normal: float | None = None
        self._limit_of_hour = self._limit_of_day = inf
        self._deficit_of_day: float | None = None

    def read(self, now: Moment, value: float, limits: Limits) -> None:
        """Take a reading; of several in a slot, the first.

        Args:
            now: When it was measured.
            value: dB or dBm.
            limits: What the user calls reduced.
        """
        if now.slot <= self._slot:
            if self._slot - now.slot < SLOTS_OF_A_DAY:
                return
            self._set_back(now.slot)
        if now.hour != self._hour:
            self._begin_hour(now.hour, limits)
        if now.slot - self._slot > self._slots:
            self.pause()
        self._slot = now.slot
        if self._followed_from is None:
            self._followed_from = now.slot
        self._readings.append(value)
        if self._normal is not None:
            self._judge(self._normal - value, limits)

    def pause(self) -> None:
        """Drop the last hour's readings: the series is interrupted here."""
        self._recent.clear()
        self._readings.clear()
        self._followed_from = None

    def _set_back(self, slot: int) -> None:
        """Go on from an earlier slot: the clock was far ahead, and is right now."""
        self.pause()
        self._low_from = min(self._low_from, slot)
        self._low_until = 0

    def forget(self) -> None:
        """Learn the level again: the present value is normal."""
        self._text = None
        self.level.forget()
        self._normal = self._deficit_of_day = None
        self.is_low = False
        self.pause()

    def expect_rise(self) -> None:
        """Check soon whether the level has risen: somebody may have improved the site.

        A level that has fallen is told instead: a storm that moves an antenna often
        cuts the power, too.
        """
        self._may_have_risen = True

    def learn_hour(self, moment: Moment, level: float) -> None:
        """Take the middle of an hour that was measured before anybody watched."""
        self.level.learn_hour(moment.hour, level)
        self._text = None

    def as_text(self) -> str:
        """Return the state to store, as a short text."""
        if self._text is None:
            state = "low" if self.is_low else f"{self._low_until or ''}"
            self._text = f"{self.level.as_text()}|{state}"
        return self._text

    @classmethod
    def from_text(cls, text: str) -> Learner:
        """Return what `as_text` wrote.

        Raises:
            ValueError: It did not.
        """
        level, _, state = text.rpartition("|")
        learner = cls()
        learner.level = Level.from_text(level)
        learner.is_low = state == "low"
        learner._low_until = 0 if learner.is_low else int(state or 0)
        return learner

    def _begin_hour(self, hour: int, limits: Limits) -> None:
        """Learn the hour that has ended, and work out what is normal in the next."""
        level = self.level
        if self._readings:
            middle = median(self._readings)
            level.learn_hour(self._hour, middle, is_low=self.is_low)
            self._readings.clear()
            self._text = None
        self._hour, self._slots = hour, limits.slots
        self._normal = level.normal_at(hour)
        self._limit_of_hour = max(limits.depth, HOUR_SPREADS * level.spread)
        self._limit_of_day = max(
            DAY_SHARE * limits.depth,
            DAY_SPREADS * level.spread * sqrt(INDEPENDENT / max(1, len(level.hours))),
        )
        self._deficit_of_day = level.deficit_of_day(self._low_until)
        if not self.is_low and (self._deficit_of_day or 0) > self._limit_of_day:
            self._begin()

    def _judge(self, deficit: float, limits: Limits) -> None:
        """Check whether a reading begins or ends a low period.

        Args:
            deficit: How far it is below normal, dB.
            limits: What the user calls reduced.
        """
        self._recent.append((self._slot, deficit))
        if self._recent[0][0] <= self._slot - CALM_DURATIONS * self._slots:
            self._recent.popleft()
        if self.is_low:
            self._end_if_well()
        elif self._may_have_risen:
            self._look_for_rise(limits)
        # Most readings are normal, and cost no more than this comparison.
        elif deficit > LEAST_SHARE * self._limit_of_hour and self._is_low_all_along():
            self._begin()

    def _begin(self) -> None:
        """Tell that the value is too low; what was before says nothing of its end."""
        self.is_low, self._low_from, self._text = True, self._slot, None
        self._recent.clear()

    def _end_if_well(self) -> None:
        """End the low period if the value is normal again."""
        slots = CALM_DURATIONS * self._slots
        if self._slot - self._low_from < slots:
            return
        found = self._last(slots)
        # Where readings are rare, such as those of telephones, the day must do.
        deficit = median(found) if found else self._deficit_of_day
        if deficit is not None and deficit < CALM_SHARE * self._limit_of_day:
            self.is_low, self._low_until = False, self._hour
            self._deficit_of_day = self._text = None

    def _look_for_rise(self, limits: Limits) -> None:
        """Start learning again if the value is well above normal since a restart."""
        if found := self._last(self._slots):
            self._may_have_risen = False
            if median(found) < -limits.depth:
                self.forget()

    def _is_low_all_along(self) -> bool:
        """Return whether the value was too low for the whole duration."""
        found, limit = sorted(self._last(self._slots)), self._limit_of_hour
        if not found or median(found) <= LEAST_SHARE * limit:
            return False
        # What is left now of a fade of the hours before.
        faded = MEMORY * self.level.deficit_before(self._hour)
        if median(found) - faded <= limit:
            return False
        # Half of the duration would do for the median; one reading of six may be better.
        if found[len(found) // 6] <= limit / 2:
            return False
        # What was so at this hour of the day before was told then, and is becoming a
        # habit: an operator lets a cell sleep at night. If it stays low, the day tells.
        day_before = self.level.deficit_a_day_before(self._hour)
        return median(found) - day_before > limit / 2

    def _last(self, slots: int) -> list[float]:
        """Return how far each of the last slots is below normal; none if too few."""
        first = self._slot - slots
        if self._followed_from is None or self._followed_from > first + 1:
            return []
        found = [deficit for slot, deficit in self._recent if slot > first]
        return found if 3 * len(found) >= slots else []
