"""Whether the platform answers an account at all, judged by all of its requests."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
import logging
from typing import Any, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util

from ..api import CannotConnect, InvalidCredentials, PlatformError, StellaControlError
from ..const import DOMAIN, LOGGER
from ..errors import Function, update_failed
from ..quota import FLOOR
from .punctual import PunctualCoordinator

LOOK_AGAIN = timedelta(seconds=30)
"""While the platform is away one request asks for all devices this often. It is the
device list, which no device's quota pays for."""

SIGNAL_HEALTH = f"{DOMAIN}_health"
"""Sent when the platform has gone away for an account, when all of its devices are
shown so, and when it is back."""

AWAY = CannotConnect, PlatformError
"""Errors that may mean that the platform is away; others are answers to reckon with."""

SUSPICIOUS = 3
"""So many devices in a row without a usable answer mean that it is not the devices;
in a smaller account, all of them."""


class PlatformHealth:
    """Keeps the fact that the platform is away in one place, for all of an account.

    While it is away no device asks for itself. Otherwise each of hundreds would find
    out alone, log it alone, and come back whenever its own pause happens to end. A
    platform that refuses the credentials is away until the user has signed in again,
    which loads the account anew.
    """

    def __init__(
        self, on_change: Callable[[], None], count_devices: Callable[[], int]
    ) -> None:
        """Begin with a platform that answers.

        Args:
            on_change: Called when the platform goes away and when it is back.
            count_devices: Returns how many devices the account has.
        """
        self.is_away = False
        self.error: StellaControlError | None = None
        """What it went away with; `None` while it answers."""
        self.since: datetime | None = None
        """When it went away."""
        self.is_logged = False
        """Whether a failure was logged since a device was answered last."""
        self._on_change = on_change
        self._count_devices = count_devices
        self._failing: set[str] = set()
        """Devices without a usable answer since a device was answered last."""
        self._relapses = 0
        """How often it went away again before any device was answered."""

    @property
    def is_refused(self) -> bool:
        """Whether the platform refuses the credentials."""
        return isinstance(self.error, InvalidCredentials)

    @property
    def pause(self) -> timedelta:
        """How long to wait until the platform is looked at again.

        Longer each time that the list is answered and the devices are not.
        """
        doubled: int = 2 ** min(max(self._relapses - 1, 0), 5)
        return min(LOOK_AGAIN * doubled, FLOOR)

    def answered(self) -> None:
        """Take note that a device was answered."""
        self._failing.clear()
        self._relapses = 0
        self.is_logged = False
        self.back()

    def back(self) -> None:
        """Take note that the platform answers, as far as the device list tells."""
        # An answer to a request that was under way means nothing for the credentials.
        if self.is_away and not self.is_refused:
            self.is_away, self.error, self.since = False, None, None
            self._failing.clear()
            self._on_change()

    def failed(self, serial_number: str, error: BaseException | None) -> None:
        """Take note of a device's request that failed."""
        if self.is_away or not isinstance(error, AWAY):
            return
        self._failing.add(serial_number)
        if len(self._failing) >= min(SUSPICIOUS, self._count_devices()):
            self._relapses += 1
            self._go_away(error)

    @contextmanager
    def noticing_refusal(self) -> Iterator[None]:
        """Take note if the platform refuses the credentials, whoever finds out."""
        try:
            yield
        except InvalidCredentials as err:
            if not self.is_refused:
                self._go_away(err)
            raise

    def _go_away(self, error: StellaControlError) -> None:
        """Take note that no device will be answered, and tell it."""
        self.is_away, self.error, self.since = True, error, dt_util.utcnow()
        self._on_change()


class QuietLogger(logging.Logger):
    """A logger for coordinators: of an outage the first device logs, and no other.

    Home Assistant's coordinator writes one line when it fails and one when it has
    recovered. With hundreds of devices on one platform these are hundreds of lines.
    """

    def __init__(self, health: PlatformHealth) -> None:
        """Log to where the integration logs."""
        super().__init__(LOGGER.name)
        self.parent = LOGGER
        self._health = health
        self._is_quiet = False
        """Whether the failure was left out, so that the recovery is left out, too."""

    @override
    def handle(self, record: logging.LogRecord) -> None:
        """Pass a line on, unless it repeats what another one said of the platform."""
        if record.levelno == logging.ERROR and record.exc_info is None:
            self._is_quiet = self._health.is_logged
            self._health.is_logged = True
        elif record.levelno == logging.INFO and self._is_quiet:
            self._is_quiet = False
            return
        if not self._is_quiet:
            super().handle(record)


async def show_away(
    hass: HomeAssistant,
    coordinators: Iterable[PunctualCoordinator[Any]],
    health: PlatformHealth,
) -> None:
    """Make all devices unavailable, one after the other.

    Hundreds of devices with dozens of entities each would hold up the event loop.
    """
    async_dispatcher_send(hass, SIGNAL_HEALTH)
    for coordinator in coordinators:
        if health.error is None:
            return  # It is back already.
        coordinator.plan_request()
        if coordinator.last_update_success:
            coordinator.async_set_update_error(
                update_failed(health.error, Function.STATUS)
            )
        await asyncio.sleep(0)
    async_dispatcher_send(hass, SIGNAL_HEALTH)


@callback
def show_back(
    hass: HomeAssistant, coordinators: Iterable[PunctualCoordinator[Any]]
) -> None:
    """Read all devices, now that the platform answers again."""
    async_dispatcher_send(hass, SIGNAL_HEALTH)
    for coordinator in coordinators:
        coordinator.recover()
