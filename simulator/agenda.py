"""What a device has yet to do, in order of time."""

from collections.abc import Callable
import heapq
from itertools import count

type Action = Callable[[float], None]
"""Called with the moment it was planned for."""

FIRST = 0
LAST = 1


class Agenda:
    """Planned actions, run in order of time when somebody looks.

    At the same moment, actions of rank FIRST come before those of rank LAST: a
    parameter that arrives in the instant of a message is in that message.
    """

    def __init__(self) -> None:
        """Start with nothing planned."""
        self._entries: list[tuple[float, int, int, Action]] = []
        self._cancelled: set[int] = set()
        self._numbers = count()

    def plan(self, moment: float, action: Action, rank: int = FIRST) -> int:
        """Plan an action; return the number that cancels it."""
        number = next(self._numbers)
        heapq.heappush(self._entries, (moment, rank, number, action))
        return number

    def cancel(self, number: int | None) -> None:
        """Forget a planned action that has not run yet; None is nothing."""
        if number is not None:
            self._cancelled.add(number)

    def run(self, now: float) -> None:
        """Run all that is due up to now, also what these actions plan."""
        entries = self._entries
        while entries and entries[0][0] <= now:
            moment, _, number, action = heapq.heappop(entries)
            if number in self._cancelled:
                self._cancelled.discard(number)
                continue
            action(moment)
