"""Who listens for news of a part of a device, and whether there are any."""

from collections.abc import Callable
from enum import Enum

from homeassistant.core import CALLBACK_TYPE, callback

from ..const import LOGGER


class Steady(Enum):
    """The part that most messages leave as it was."""

    STEADY = "steady"


type Part = str | Steady
"""A band, by its identifier, or the steady part."""

type View = tuple[object, ...]
"""All that the entities of a part go by."""


class PartListeners:
    """Those who listen for news of the parts of one device.

    A message leaves most parts as they were. With one comparison for each, their
    entities need not look one by one.
    """

    def __init__(
        self,
        listen: Callable[[CALLBACK_TYPE], CALLBACK_TYPE],
        view_of: Callable[[Part], View],
    ) -> None:
        """Start without listeners.

        Args:
            listen: Has a callback called for all news; returns how to stop that.
            view_of: Returns how a part is seen now.
        """
        self._listen = listen
        self._stop_listening: CALLBACK_TYPE | None = None
        self._view_of = view_of
        self._listeners: dict[Part, list[CALLBACK_TYPE]] = {}
        self._told: dict[Part, View] = {}

    @callback
    def add(self, part: Part, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call back for news of a part; returns how to stop that."""
        if self._stop_listening is None:
            self._stop_listening = self._listen(self._tell)
        self._listeners.setdefault(part, []).append(listener)

        @callback
        def remove() -> None:
            self._listeners[part].remove(listener)
            if self._stop_listening is not None and not any(self._listeners.values()):
                # The coordinator asks only while somebody listens.
                self._stop_listening()
                self._stop_listening = None

        return remove

    @callback
    def _tell(self) -> None:
        """Call back those for whose part there is news."""
        for part, listeners in self._listeners.items():
            view = self._view_of(part)
            if self._told.get(part) == view:
                continue
            self._told[part] = view
            for listener in list(listeners):
                try:
                    listener()
                except Exception:  # noqa: BLE001  it must not keep the news from others
                    LOGGER.exception("An entity could not be updated")
