"""Who listens for news of a band is called back for that band, and only for news."""

from dataclasses import replace

from homeassistant.core import CALLBACK_TYPE
import pytest

from custom_components.stellacontrol.coordinator.band_listeners import (
    BandListeners,
    BandView,
)


class Coordinator:
    """Calls back for all news, and shows two bands."""

    def __init__(self) -> None:
        """Start with bands of which nothing is known."""
        nothing = BandView(answered=True, offline=False, band=None, wish=None)
        self.views = {"07": nothing, "08": nothing}
        self.callbacks: list[CALLBACK_TYPE] = []
        self.bands = BandListeners(self.listen, lambda band_id: self.views[band_id])

    def listen(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Listen for all news."""
        self.callbacks.append(listener)
        return lambda: self.callbacks.remove(listener)

    def update(self) -> None:
        """Tell that there may be news."""
        for listener in self.callbacks:
            listener()


def test_only_news_of_its_band_reaches_a_listener() -> None:
    """The other band's listeners are left alone, and nobody is called for nothing."""
    coordinator, told = Coordinator(), list[str]()
    coordinator.bands.add("07", lambda: told.append("07"))
    coordinator.bands.add("08", lambda: told.append("08"))
    coordinator.update()
    assert told == ["07", "08"]
    coordinator.update()
    assert told == ["07", "08"]
    coordinator.views["08"] = replace(coordinator.views["08"], wish=True)
    coordinator.update()
    assert told == ["07", "08", "08"]


def test_coordinator_is_listened_to_while_anybody_listens_for_a_band() -> None:
    """It stops asking when the last listener is gone, and goes on when one is back."""
    coordinator = Coordinator()
    assert not coordinator.callbacks
    removes = [coordinator.bands.add(name, lambda: None) for name in ("07", "07", "08")]
    assert len(coordinator.callbacks) == 1
    for remove in removes[:2]:
        remove()
    assert coordinator.callbacks
    removes[2]()
    assert not coordinator.callbacks
    coordinator.bands.add("07", lambda: None)
    assert coordinator.callbacks


@pytest.mark.expected_log("could not be updated")
def test_a_listener_that_fails_keeps_the_news_from_nobody() -> None:
    """The others of its band, and those of the other bands, hear of it."""
    coordinator, told = Coordinator(), list[str]()

    def fail() -> None:
        raise ValueError("no number")

    coordinator.bands.add("07", fail)
    coordinator.bands.add("07", lambda: told.append("07"))
    coordinator.bands.add("08", lambda: told.append("08"))
    coordinator.update()
    assert told == ["07", "08"]
