"""Report the time of each repeater's last message, also if its entities are disabled."""

from collections.abc import Callable

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from .coordinator import DeviceCoordinator
from .repeaters import find_coordinators

type Moments = dict[str, str | None]
"""Time of the last message (ISO 8601) by device; `None` if there was none."""


class Messages:
    """Follows the latest message of each repeater, for one page."""

    def __init__(self, hass: HomeAssistant, tell: Callable[[Moments], None]) -> None:
        """Follow no repeater yet; `tell` receives the changes."""
        self._hass = hass
        self._tell = tell
        self._told: Moments = {}
        self._unsubscribe: list[CALLBACK_TYPE] = []

    @callback
    def follow(self, device_ids: set[str]) -> None:
        """Follow these repeaters, and report their new messages."""
        self.stop()
        found = {
            device_id: coordinator
            for device_id, coordinator in find_coordinators(self._hass)
            if coordinator is not None and device_id in device_ids
        }

        @callback
        def read() -> None:
            self._tell_news(found)

        self._unsubscribe = [
            coordinator.async_add_listener(read) for coordinator in found.values()
        ]
        read()

    @callback
    def stop(self) -> None:
        """Stop following repeaters."""
        while self._unsubscribe:
            self._unsubscribe.pop()()

    @callback
    def _tell_news(self, found: dict[str, DeviceCoordinator]) -> None:
        now: Moments = {
            device_id: received_at.isoformat() if received_at else None
            for device_id, coordinator in found.items()
            if coordinator.data is not None  # no status yet, as after a restart
            for received_at in [coordinator.status.received_at]
        }
        news = {key: at for key, at in now.items() if self._told.get(key, "") != at}
        if news:
            self._told |= news
            self._tell(news)
