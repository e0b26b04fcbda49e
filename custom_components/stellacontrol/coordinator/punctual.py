"""A coordinator that requests data at given moments, not at a fixed interval."""

from abc import abstractmethod
import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util


class PunctualCoordinator[DataT](DataUpdateCoordinator[DataT]):
    """Home Assistant's coordinator with a timer of its own.

    Home Assistant's timer is up to a second early or late, which often means that the
    message is not there yet and a request was spent in vain. This one uses only public
    members of the coordinator: `async_refresh`, and the error of the last refresh.
    """

    config_entry: ConfigEntry[Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Plan no request yet; the first listener starts the timer."""
        super().__init__(*args, update_interval=None, **kwargs)
        self._next_request_at: datetime | None = None
        self._cancel_timer: Callable[[], None] | None = None
        self._listening = 0
        self.is_shut_down = False
        self._failures = 0
        """In a row."""

    @abstractmethod
    def next_request(
        self, failures: int, error: BaseException | None
    ) -> datetime | None:
        """Return when to ask next; `None` if only on demand.

        Args:
            failures: How many refreshes in a row have failed.
            error: What the last one failed with.
        """

    @property
    def has_to_ask(self) -> bool:
        """Whether to go on requesting data without listeners."""
        return False

    @abstractmethod
    async def read(self) -> DataT:
        """Send the request and return the new data."""

    @callback
    def time_to_next_request(self) -> timedelta | None:
        """Return how long until the next planned request; `None` if none is planned."""
        if self._next_request_at is None:
            return None
        return self._next_request_at - dt_util.utcnow()

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: Any = None
    ) -> CALLBACK_TYPE:
        """Add a listener; requests are planned while there is one."""
        return self.count_listener(super().async_add_listener(update_callback, context))

    @callback
    def count_listener(self, remove: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Count a listener, given how to remove it; returns what shall remove it."""
        self._listening += 1
        if self._listening == 1:
            self.plan_request()

        @callback
        def remove_listener() -> None:
            remove()
            self._listening -= 1
            if not self._listening:
                self.plan_request()

        return remove_listener

    @override
    async def async_shutdown(self) -> None:
        """Stop planning requests."""
        self.is_shut_down = True
        self.plan_request()
        await super().async_shutdown()

    @override
    async def _async_update_data(self) -> DataT:
        """Read; a request that is planned for the same time is not sent as well."""
        self._stop_timer()
        try:
            return await self.read()
        except asyncio.CancelledError:
            # Whoever asked gave up, such as an automation that was stopped. Home
            # Assistant does not tell us that the refresh has finished then.
            self.plan_request()
            raise

    @override
    @callback
    def _async_refresh_finished(self) -> None:
        """Plan the next request; Home Assistant calls this before it tells listeners."""
        if self.last_update_success:
            self._failures = 0
        else:
            self._failures += 1
        self.plan_request()

    @callback
    def plan_request(self) -> None:
        """Plan the next request anew, or none if none shall be sent."""
        self._stop_timer()
        error = None if self.last_update_success else self.last_exception
        is_over = self.is_shut_down or self.hass.is_stopping
        # Signing in again loads us anew.
        is_asking = not (is_over or isinstance(error, ConfigEntryAuthFailed))
        if not is_asking or not (self._listening or self.has_to_ask):
            self._next_request_at = None
            return
        self._next_request_at = due = self.next_request(self._failures, error)
        if due is None:
            return
        # A span and not a point in time: a clock that is set back must not stop us.
        # When Home Assistant stops it cancels timers whose first argument is such a
        # job; the timers of its helper `async_call_later` have another one.
        self._cancel_timer = self.hass.loop.call_later(
            max(timedelta(0), due - dt_util.utcnow()).total_seconds(),
            self._ask,
            HassJob(self._ask, f"{self.name} request", cancel_on_shutdown=True),
        ).cancel

    @callback
    def recover(self) -> None:
        """Request data now if the last request failed, since its cause is over."""
        self._failures = 0
        self.plan_request()
        if not self.last_update_success and not self.is_shut_down:
            self._start_request()

    @callback
    def _stop_timer(self) -> None:
        """Cancel the planned request, if there is one."""
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None

    @callback
    def _ask(self, _job: HassJob[..., None]) -> None:
        """Request the data that is due."""
        self._cancel_timer = None
        self._start_request()

    @callback
    def _start_request(self) -> None:
        """Request data in the background."""
        self.config_entry.async_create_background_task(
            self.hass, self.async_refresh(), f"{self.name} request"
        )
