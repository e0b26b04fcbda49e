"""Who listens for news of a band, and whether there are any."""

from collections.abc import Callable
from dataclasses import dataclass

from homeassistant.core import CALLBACK_TYPE, callback

from ..api import Band
from ..const import LOGGER


@dataclass(frozen=True, slots=True, kw_only=True)
class BandView:
    """All that the entities of a band go by."""

    answered: bool
    """Whether the platform gave an answer."""
    offline: bool
    """Whether the device is."""
    band: Band | None
    """`None` while the status does not list it."""
    wish: bool | None
    """What is asked of it and not confirmed."""


class BandListeners:
    """Those who listen for news of the bands of one device.

    A message leaves most bands as they were. With one comparison for each band, its
    entities need not look one by one.
    """

    def __init__(
        self,
        listen: Callable[[CALLBACK_TYPE], CALLBACK_TYPE],
        view_of: Callable[[str], BandView],
    ) -> None:
        """Start without listeners.

        Args:
            listen: Has a callback called for all news; returns how to stop that.
            view_of: Returns how a band is seen now, by its identifier.
        """
        self._listen = listen
        self._stop_listening: CALLBACK_TYPE | None = None
        self._view_of = view_of
        self._listeners: dict[str, list[CALLBACK_TYPE]] = {}
        self._told: dict[str, BandView] = {}

    @callback
    def add(self, band_id: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call back for news of a band; returns how to stop that."""
        if self._stop_listening is None:
            self._stop_listening = self._listen(self._tell)
        self._listeners.setdefault(band_id, []).append(listener)

        @callback
        def remove() -> None:
            self._listeners[band_id].remove(listener)
            if self._stop_listening is not None and not any(self._listeners.values()):
                # The coordinator asks only while somebody listens.
                self._stop_listening()
                self._stop_listening = None

        return remove

    @callback
    def _tell(self) -> None:
        """Call back those for whose band there is news."""
        for band_id, listeners in self._listeners.items():
            view = self._view_of(band_id)
            if self._told.get(band_id) == view:
                continue
            self._told[band_id] = view
            for listener in list(listeners):
                try:
                    listener()
                except Exception:  # noqa: BLE001  it must not keep the news from others
                    LOGGER.exception("An entity of a band could not be updated")
