"""What is normal for a value: learnt from the middle of each hour."""

from collections import deque
from math import inf
from statistics import median

from .habits import HOURS, Habits
from .packing import GAP, pack_levels, unpack_levels

DAYS = 28
"""How many days make the level: whole weeks, and few enough to follow the seasons."""
LEAST_DAYS = 7
"""Nothing is judged before: a week has a weekend in it."""
LEAST_HOURS = 6
"""A day of fewer hours says little of the day."""
LEAST_SPREAD = 0.3
"""dB. Readings are rounded to 0.1, and nothing in the air is steadier than this."""
OUTLIER = 4.0
"""Spreads; an hour further away than this counts as no further in the spread."""
KEPT_HOURS = HOURS + 2
"""A day, and what was about the present hour of the day before."""
LOW_DAY = 1.5
"""dB below normal, from which on a whole day counts as low."""
LOOKS_BACK = 18
"""Hours that lie at least between the first and the last of a judged day."""


class Level:
    """The level of one value, its habits, and how far it strays by itself.

    The level is the median of the last days' medians, so a bad week moves it little.
    """

    def __init__(self) -> None:
        """Start without knowing anything."""
        self.days: deque[float] = deque(maxlen=DAYS)
        """The middle of each day, dB or dBm."""
        self.hours: dict[int, float] = {}
        """The middle of each of the last 26 hours, numbered as in `Moment`, in order."""
        self._plain: dict[int, float] = {}
        """The same without habits; worked out once, as each hour looks at a whole day."""
        self.habits = Habits()
        self._error = 0.0
        """Mean distance of an hour from the middle of its day, dB."""
        self._spread_days = 0
        """Days in `_error`; it restarts when habits begin or cease to be used."""
        self._middle: float | None = None
        self._daily_text: str | None = None
        """What is stored and changes once a day; a file is written each minute."""

    @property
    def middle(self) -> float | None:
        """What is normal; `None` as long as that is not known."""
        if self._middle is None and len(self.days) >= LEAST_DAYS:
            self._middle = median(self.days)
        return self._middle

    @property
    def spread(self) -> float:
        """How far an hour strays by itself: the standard deviation in dB."""
        # Of a normal distribution, that is 1.25 times the mean distance.
        return max(LEAST_SPREAD, 1.25 * self._error)

    def normal_at(self, hour: int) -> float | None:
        """Return what is normal at an hour, numbered as in `Moment`."""
        middle = self.middle
        return None if middle is None else middle + self.habits.offset(hour)

    def deficit_a_day_before(self, hour: int) -> float:
        """Return how far it was below normal about this hour of the day before, in dB."""
        normal = self.normal_at(hour)
        about = (hour - HOURS - 1, hour - HOURS, hour - HOURS + 1)
        levels = [self.hours[one] for one in about if one in self.hours]
        if normal is None or not levels:
            return 0.0
        return max(0.0, normal - min(levels))

    def deficit_before(self, hour: int) -> float:
        """Return how far the hours before the last one were below normal, in dB."""
        middle, about = self.middle, (hour - 4, hour - 3, hour - 2)
        levels = [self._plain[one] for one in about if one in self._plain]
        return middle - median(levels) if levels and middle is not None else 0.0

    def deficit_of_day(self, since: int) -> float | None:
        """Return how far the last 24 hours are below normal.

        Args:
            since: Only hours after this one count.

        Returns:
            dB; `None` if too few hours are known.
        """
        middle = self.middle
        since = max(since, next(reversed(self.hours), 0) - HOURS)
        hours = [hour for hour in self.hours if hour > since]
        if middle is None or len(hours) < LEAST_HOURS:
            return None
        if hours[-1] - hours[0] < LOOKS_BACK:
            return None
        return middle - median([self._plain[hour] for hour in hours])

    def learn_hour(self, hour: int, level: float, *, is_low: bool = False) -> None:
        """Learn from the median of an hour; call it in time order.

        Args:
            hour: Numbered as in `Moment`.
            level: dB or dBm.
            is_low: Whether it is told that the value is too low. Then a low day is not
                learnt: what is broken for a month does not become normal by itself.
        """
        if self.hours:
            last = next(reversed(self.hours))
            if last - HOURS < hour <= last:
                return  # the clock was set back
            if hour <= last:
                self.hours.clear()  # it had been far ahead
                self._plain.clear()
            elif hour // HOURS != last // HOURS:
                self._end_day(last // HOURS, is_low)
        self.hours[hour] = level
        self._plain[hour] = level - self.habits.offset(hour)
        while (first := next(iter(self.hours))) <= hour - KEPT_HOURS:
            del self.hours[first], self._plain[first]

    def forget(self) -> None:
        """Learn the level again; hourly habits and the spread stay."""
        self.days.clear()
        self.hours.clear()
        self._plain.clear()
        self._middle = self._daily_text = None

    def _end_day(self, ordinal: int, is_low: bool) -> None:
        """Learn a day that has ended."""
        day = {
            hour: level
            for hour, level in self.hours.items()
            if hour // HOURS == ordinal
        }
        if len(day) < LEAST_HOURS:
            return
        plain = [self._plain[hour] for hour in day]
        middle, normal = median(plain), self.middle
        if is_low and normal is not None and middle < normal - LOW_DAY:
            return
        self._daily_text = None
        uses = self.habits.uses
        self.habits.learn(day, normal)
        self._leave_out_habits()
        self._learn_spread(plain, middle)
        if self.habits.uses != uses:
            self._spread_days = 0
        self.days.append(middle)
        self._middle = None

    def _leave_out_habits(self) -> None:
        """Work the known hours out again: the habits are others now."""
        self._plain = {
            hour: level - self.habits.offset(hour) for hour, level in self.hours.items()
        }

    def _learn_spread(self, day: list[float], middle: float) -> None:
        """Learn how far the hours of a day are from its own middle.

        Not from what is normal: for two weeks after an operator has changed a cell, each
        hour is as far from that, and the air would be taken for restless.
        """
        most = OUTLIER * self.spread if self._spread_days else inf
        errors = [min(abs(level - middle), most) for level in day]
        self._spread_days = min(self._spread_days + 1, LEAST_DAYS)
        self._error += (sum(errors) / len(errors) - self._error) / self._spread_days

    def as_text(self) -> str:
        """Return what is known, in short."""
        if self._daily_text is None:
            habits = self.habits.as_text()
            days = pack_levels(self.days)
            self._daily_text = f"{days}|{habits}|{self._error:.2f}"
        last = max(self.hours, default=0)
        count = KEPT_HOURS if last else 0
        hours = pack_levels(self.hours.get(last - ago) for ago in range(count))
        return f"{self._daily_text}|{last}|{hours.rstrip(GAP)}"

    @classmethod
    def from_text(cls, text: str) -> Level:
        """Return what `as_text` wrote.

        Raises:
            ValueError: It did not.
        """
        days, habits, error, last, hours = text.split("|")
        level = cls()
        level.days.extend(day for day in unpack_levels(days) if day is not None)
        packed = reversed([*enumerate(unpack_levels(hours))])
        level.hours = {int(last) - ago: one for ago, one in packed if one is not None}
        level.habits = Habits.from_text(habits)
        level._leave_out_habits()
        level._error = float(error)
        level._spread_days = min(len(level.days), LEAST_DAYS)
        return level
