"""Who listens for news of a part is called back for that part, and only for news."""

from functools import partial
from typing import Any

from homeassistant.core import CALLBACK_TYPE
import pytest

from custom_components.stellacontrol.api import Band
from custom_components.stellacontrol.coordinator.parts import (
    BandPart,
    BandView,
    Part,
    PartListeners,
    Steady,
)


class Coordinator:
    """Calls back for all news, and shows two bands and the steady part."""

    def __init__(self) -> None:
        """Start with two bands of which nothing is known but that they are there."""
        self.bands = {
            name: BandView(
                answered=True, offline=False, band=Band(identifier=name), wish=None
            )
            for name in ("07", "08")
        }
        self.steady: tuple[object, ...] = ()
        self.callbacks: list[CALLBACK_TYPE] = []
        self.parts = PartListeners(
            self.listen,
            band_view=lambda name: self.bands[name],
            steady_view=lambda: self.steady,
        )

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
    parts: tuple[Part, ...] = (Steady.STEADY, BandPart("07"), BandPart("08"))
    for part in parts:
        coordinator.parts.add(part, partial(told.append, part))
    coordinator.update()
    assert told == [*parts]
    told.clear()
    coordinator.update()
    assert not told
    coordinator.bands["08"] = coordinator.bands["08"]._replace(wish=True)
    coordinator.update()
    assert told == [BandPart("08")]
    coordinator.steady = ("quota",)
    coordinator.update()
    assert told == [BandPart("08"), Steady.STEADY]


@pytest.mark.parametrize(
    ("change", "called"),
    [
        ({"band": Band(identifier="07", led_count=3)}, True),
        ({"band": Band(identifier="07", uplink_power=-80.0)}, False),
        ({"band": None}, True),
        ({"offline": True}, True),
        ({"answered": False}, True),
        ({"wish": True}, False),
    ],
)
def test_only_news_of_its_value_reaches_a_listener(
    change: dict[str, Any], called: bool
) -> None:
    """Of a band that changes, the other values are left alone, unless all are lost."""
    coordinator, told = Coordinator(), list[str]()
    part = BandPart("07", lambda band: band.led_count)
    coordinator.parts.add(part, lambda: told.append("07"))
    coordinator.update()
    before = coordinator.bands["07"]
    told.clear()
    coordinator.bands["07"] = before._replace(**change)
    coordinator.update()
    assert bool(told) is called
    told.clear()
    coordinator.bands["07"] = before
    coordinator.update()
    assert bool(told) is called


def test_coordinator_is_listened_to_while_anybody_listens_for_a_part() -> None:
    """It stops asking when the last listener is gone, and goes on when one is back."""
    coordinator = Coordinator()
    assert not coordinator.callbacks
    parts: tuple[Part, ...] = (BandPart("07"), BandPart("07"), Steady.STEADY)
    removes = [coordinator.parts.add(part, lambda: None) for part in parts]
    assert len(coordinator.callbacks) == 1
    for remove in removes[:2]:
        remove()
    assert coordinator.callbacks
    removes[2]()
    assert not coordinator.callbacks
    coordinator.parts.add(BandPart("07"), lambda: None)
    assert coordinator.callbacks


@pytest.mark.expected_log("could not be updated")
def test_a_listener_that_fails_keeps_the_news_from_nobody() -> None:
    """The others of its part, and those of the other parts, hear of it."""
    coordinator, told = Coordinator(), list[str]()

    def fail() -> None:
        raise ValueError("no number")

    for part in (Steady.STEADY, BandPart("07")):
        coordinator.parts.add(part, fail)
    for name in ("07", "07", "08"):
        coordinator.parts.add(BandPart(name), partial(told.append, name))
    coordinator.update()
    assert told == ["07", "07", "08"]
