"""Who listens for news of a part of a device, and whether there are any."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from homeassistant.core import CALLBACK_TYPE, callback

from ..api import Band
from ..const import LOGGER


class BandView(NamedTuple):
    """All that the entities of a band go by."""

    answered: bool
    """Whether the platform gave an answer."""
    offline: bool
    """Whether the device is."""
    band: Band | None
    """`None` while the status does not list it."""
    wish: bool | None
    """What is asked of it and not confirmed."""


@dataclass(frozen=True, slots=True)
class BandPart:
    """A band, or one value of it."""

    band_id: str
    value_fn: Callable[[Band], object] | None = None
    """Reads the value; `None` for all there is to know of the band."""

    def is_news(self, before: BandView, now: BandView) -> bool:
        """Return whether a change of the band is one of this value."""
        return (
            self.value_fn is None
            or before[:2] != now[:2]
            or before.band is None
            or now.band is None
            or self.value_fn(before.band) != self.value_fn(now.band)
        )


class Steady(Enum):
    """The part of a device that most messages leave as it was."""

    STEADY = "steady"


type Part = BandPart | Steady


class PartListeners:
    """Those who listen for news of the parts of one device.

    A message leaves most of a device as it was. With one comparison for each band, and
    one for the rest, most entities need not look one by one.
    """

    def __init__(
        self,
        listen: Callable[[CALLBACK_TYPE], CALLBACK_TYPE],
        *,
        band_view: Callable[[str], BandView],
        steady_view: Callable[[], tuple[object, ...]],
    ) -> None:
        """Start without listeners.

        Args:
            listen: Has a callback called for all news; returns how to stop that.
            band_view: Returns how a band is seen now, by its identifier.
            steady_view: Returns all that the entities of the steady part go by.
        """
        self._listen = listen
        self._stop_listening: CALLBACK_TYPE | None = None
        self._band_view = band_view
        self._steady_view = steady_view
        self._bands: dict[str, list[tuple[BandPart, CALLBACK_TYPE]]] = {}
        self._steady: list[CALLBACK_TYPE] = []
        self._told_of_bands: dict[str, BandView] = {}
        self._told_of_steady: tuple[object, ...] | None = None

    @callback
    def add(self, part: Part, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call back for news of a part; returns how to stop that."""
        if self._stop_listening is None:
            self._stop_listening = self._listen(self._tell)
        if isinstance(part, Steady):
            self._steady.append(listener)
        else:
            self._bands.setdefault(part.band_id, []).append((part, listener))

        @callback
        def remove() -> None:
            if isinstance(part, Steady):
                self._steady.remove(listener)
            else:
                self._bands[part.band_id].remove((part, listener))
            if self._stop_listening is None or self._steady:
                return
            if not any(self._bands.values()):
                # The coordinator asks only while somebody listens.
                self._stop_listening()
                self._stop_listening = None

        return remove

    @callback
    def _tell(self) -> None:
        """Call back those for whom there is news."""
        steady = self._steady_view()
        if steady != self._told_of_steady:
            self._told_of_steady = steady
            for listener in list(self._steady):
                _call(listener)
        for band_id, listeners in self._bands.items():
            now, before = self._band_view(band_id), self._told_of_bands.get(band_id)
            if now == before:
                continue
            self._told_of_bands[band_id] = now
            for part, listener in list(listeners):
                if before is None or part.is_news(before, now):
                    _call(listener)


@callback
def _call(listener: CALLBACK_TYPE) -> None:
    """Call back one, who must not keep the news from the others."""
    try:
        listener()
    except Exception:  # noqa: BLE001  whatever it is, it is theirs
        LOGGER.exception("An entity could not be updated")
