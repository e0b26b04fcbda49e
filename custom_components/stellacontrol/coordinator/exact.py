"""A coordinator that asks at a given moment, not about every so often."""

from abc import abstractmethod
from datetime import datetime, timedelta
from typing import override

from homeassistant.core import HassJob, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from ..const import FIRST_RETRY
from ..quota import FLOOR
from .entry import StellaControlConfigEntry


class ExactCoordinator[DataT](DataUpdateCoordinator[DataT]):
    """Home Assistant's coordinator, with a plan of its own.

    The usual plan is up to a second early or late, which here is the difference
    between a request and a request in vain.
    """

    config_entry: StellaControlConfigEntry

    _next_request_at: datetime | None = None
    _failures: int = 0
    """In a row; the subclass counts them, since only it knows what went wrong."""

    @property
    @abstractmethod
    def period(self) -> timedelta:
        """Time between two messages, as far as known."""

    @abstractmethod
    def next_request(self) -> datetime:
        """Return when to ask next if all is well."""

    @callback
    def time_to_next_request(self) -> timedelta | None:
        """Return how long until the next planned request; `None` if none is planned."""
        if self._next_request_at is None:
            return None
        return self._next_request_at - dt_util.utcnow()

    @override
    @callback
    def _schedule_refresh(self) -> None:
        """Plan the next request."""
        self._async_unsub_refresh()
        self._next_request_at = None
        if self._shutdown_requested:
            return
        if self.config_entry.pref_disable_polling and self.period >= FLOOR:
            # Of a device that reports faster somebody has to see to it that it ends.
            return
        now = dt_util.utcnow()
        if self._retry_after is not None:
            # A shorter pause than the usual one brings no message sooner.
            pause = max(timedelta(seconds=self._retry_after), self.period)
            due, self._retry_after = now + pause, None
        elif self._failures:
            # Doubled at most four times: then it is beyond the floor anyway. A device
            # that reports fast may have to be slowed down, so it is not left for long.
            longest = max(FIRST_RETRY, self.period)
            due = now + min(longest, FIRST_RETRY * 2 ** min(self._failures - 1, 4))
        else:
            due = self.next_request()
        self._next_request_at = due
        # A span, not a point in time: a clock that is set back must not silence us.
        # At its stop Home Assistant cancels timers whose first argument is such a job;
        # it would not know one of its helper `async_call_later`.
        self._unsub_refresh = self.hass.loop.call_later(
            max(timedelta(0), due - now).total_seconds(),
            self._ask,
            HassJob(self._ask, f"{self.name} request", cancel_on_shutdown=True),
        ).cancel

    @callback
    def _ask(self, _job: HassJob[..., None]) -> None:
        """Ask for what is due."""
        self.config_entry.async_create_background_task(
            self.hass, self._handle_refresh_interval(), f"{self.name} request"
        )
