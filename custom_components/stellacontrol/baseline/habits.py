"""By how much a level differs at each hour of the week, as far as that is proven."""

from collections.abc import Mapping
from statistics import median

from .packing import pack_offsets, unpack_offsets

HOURS = 24
_FIRST_WEEKEND_DAY = 6
"""Ordinals of dates begin with a Monday, which is number 1."""
_RATE = 0.4
"""Share of a new day in an offset: two thirds of a new habit are known after two days."""
_ERROR_RATE = 0.2
"""Share of a new day in what the ways to predict are judged by."""
_WORTH = 0.9
"""An offset is used if it makes the error on days it had not seen this much smaller."""


class Habits:
    """Offsets by hour of the day, and how those of weekends differ.

    Together they are an hour of the week whose five workdays are alike, and whose
    weekend days are: each of 168 hours for itself would be learnt from four values a
    month. Each day is first predicted and then learnt, so the errors that decide what
    is used are those on held-out days.
    """

    def __init__(self) -> None:
        """Start without habits."""
        self._by_hour = [0.0] * HOURS
        self._weekend = [0.0] * HOURS
        self._errors = [0.0, 0.0, 0.0]
        """Mean error without offsets, by hour of the day, by hour of the week; dB."""
        self.uses = 0
        """What is used: 0 nothing, 1 the hour of the day, 2 the hour of the week."""

    def offset(self, hour: int) -> float:
        """Return by how much the level usually differs.

        Args:
            hour: Hours since the ordinal 0 of dates, by local time.

        Returns:
            dB; 0 if no habit is proven.
        """
        return self._offset(hour, self.uses)

    def learn(self, day: Mapping[int, float], level: float | None) -> None:
        """Judge what was known by a whole day, then learn the day.

        Args:
            day: Level of each hour that has one, by `hour` as in `offset`.
            level: What is normal on any day, if that is known.
        """
        # A workday is compared with its own middle, so that a lasting change is no
        # habit. A whole weekend may differ, and is compared with the other days.
        middle = median(day.values())
        if level is not None and _is_weekend(next(iter(day))):
            middle = level
        for way in range(3):
            errors = [
                abs(told - middle - self._offset(hour, way))
                for hour, told in day.items()
            ]
            error = sum(errors) / len(errors)
            self._errors[way] += _ERROR_RATE * (error - self._errors[way])
        for hour, told in day.items():
            self._learn(hour, told - middle)
        self._choose()

    def _choose(self) -> None:
        """Choose what is used from now on."""
        plain, by_hour, by_week = self._errors
        self.uses = 1 if by_hour < _WORTH * plain else 0
        if by_week < _WORTH * min(plain, by_hour):
            self.uses = 2

    def _learn(self, hour: int, offset: float) -> None:
        """Learn the offset of one hour."""
        at = hour % HOURS
        if _is_weekend(hour):
            self._weekend[at] += _RATE * (
                offset - self._by_hour[at] - self._weekend[at]
            )
        else:
            self._by_hour[at] += _RATE * (offset - self._by_hour[at])

    def _offset(self, hour: int, way: int) -> float:
        """Return the offset that one way to predict gives."""
        if not way:
            return 0.0
        at = hour % HOURS
        is_special = way == 2 and _is_weekend(hour)
        return self._by_hour[at] + (self._weekend[at] if is_special else 0.0)

    def as_text(self) -> str:
        """Return all that is known, in short."""
        errors = ",".join(f"{error:.2f}" for error in self._errors)
        return f"{pack_offsets(self._by_hour + self._weekend)},{errors}"

    @classmethod
    def from_text(cls, text: str) -> Habits:
        """Return what `as_text` wrote.

        Raises:
            ValueError: It did not.
        """
        offsets, *errors = text.split(",")
        known = unpack_offsets(offsets)
        if len(known) != 2 * HOURS or len(errors) != 3:
            raise ValueError("not the habits of a week")
        habits = cls()
        habits._by_hour, habits._weekend = known[:HOURS], known[HOURS:]
        habits._errors = [float(error) for error in errors]
        habits._choose()
        return habits


def _is_weekend(hour: int) -> bool:
    """Return whether an hour is on a Saturday or Sunday."""
    return (hour // HOURS - 1) % 7 + 1 >= _FIRST_WEEKEND_DAY
