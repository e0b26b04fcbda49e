"""Who listens for news of a part is called back for that part, and only for news."""

from functools import partial

from homeassistant.core import CALLBACK_TYPE
import pytest

from custom_components.stellacontrol.coordinator.parts import (
    Part,
    PartListeners,
    Steady,
    View,
)


class Coordinator:
    """Calls back for all news, and shows two bands and the steady part."""

    def __init__(self) -> None:
        """Start with parts of which nothing is known."""
        self.views: dict[Part, View] = {"07": (), "08": (), Steady.STEADY: ()}
        self.callbacks: list[CALLBACK_TYPE] = []
        self.parts = PartListeners(self.listen, lambda part: self.views[part])

    def listen(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Listen for all news."""
        self.callbacks.append(listener)
        return lambda: self.callbacks.remove(listener)

    def update(self) -> None:
        """Tell that there may be news."""
        for listener in self.callbacks:
            listener()


def test_only_news_of_its_part_reaches_a_listener() -> None:
    """The other parts' listeners are left alone, and nobody is called for nothing."""
    coordinator, told = Coordinator(), list[Part]()
    parts: tuple[Part, ...] = ("07", "08", Steady.STEADY)
    for part in parts:
        coordinator.parts.add(part, partial(told.append, part))
    coordinator.update()
    assert told == [*parts]
    coordinator.update()
    assert told == [*parts]
    coordinator.views["08"] = (True,)
    coordinator.update()
    assert told == [*parts, "08"]
    coordinator.views[Steady.STEADY] = ("offline",)
    coordinator.update()
    assert told == [*parts, "08", Steady.STEADY]


def test_coordinator_is_listened_to_while_anybody_listens_for_a_part() -> None:
    """It stops asking when the last listener is gone, and goes on when one is back."""
    coordinator = Coordinator()
    assert not coordinator.callbacks
    removes = [coordinator.parts.add(name, lambda: None) for name in ("07", "07", "08")]
    assert len(coordinator.callbacks) == 1
    for remove in removes[:2]:
        remove()
    assert coordinator.callbacks
    removes[2]()
    assert not coordinator.callbacks
    coordinator.parts.add("07", lambda: None)
    assert coordinator.callbacks


@pytest.mark.expected_log("could not be updated")
def test_a_listener_that_fails_keeps_the_news_from_nobody() -> None:
    """The others of its part, and those of the other parts, hear of it."""
    coordinator, told = Coordinator(), list[str]()

    def fail() -> None:
        raise ValueError("no number")

    coordinator.parts.add("07", fail)
    coordinator.parts.add("07", lambda: told.append("07"))
    coordinator.parts.add("08", lambda: told.append("08"))
    coordinator.update()
    assert told == ["07", "08"]
