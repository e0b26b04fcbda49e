"""Alarms that have lasted for some time, for triggers with `for`.

An outage or a reload does not end an alarm, so the time continues. After a restart it
continues from the time that is stored with the alarm. An alarm that became due meanwhile
is reported once Home Assistant has started.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .alarms import AlarmEdge
from .const import ATTR_BAND, EVENT_ALARM
from .coordinator import CLEARED, SIGNAL_ALARMS_KNOWN, DeviceAlarms
from .repeaters import find_coordinators

type Told = Mapping[str, Any]
"""The data of an alarm's event."""

type Key = tuple[str, str, str]
"""Repeater, band and kind of an alarm."""


class Lasting:
    """Runs an action once for each alarm that has lasted for a given time."""

    def __init__(
        self,
        hass: HomeAssistant,
        span: timedelta,
        is_chosen: Callable[[Told], bool],
        run: Callable[[Told, Context | None], None],
    ) -> None:
        """Store what to wait for; `listen` starts."""
        self._hass = hass
        self._span = span
        self._is_chosen = is_chosen
        self._run = run
        self._waiting: dict[Key, CALLBACK_TYPE] = {}
        self._done: set[Key] = set()

    @callback
    def listen(self) -> CALLBACK_TYPE:
        """Wait for alarms, also those that are on now; return how to stop."""
        stops = (
            self._hass.bus.async_listen(EVENT_ALARM, self._hear),
            async_dispatcher_connect(self._hass, SIGNAL_ALARMS_KNOWN, self._resume),
        )
        for _, device in find_coordinators(self._hass):
            if device is not None:
                self._take_up(device.alarms)

        @callback
        def stop() -> None:
            for end in (*stops, *self._waiting.values()):
                end()

        return stop

    @callback
    def _hear(self, event: Event[Any]) -> None:
        """Start waiting for an alarm that began; stop for one that ended."""
        told = event.data
        if str(told.get("type")).endswith(CLEARED):
            key = _key(told)
            self._done.discard(key)
            if key in self._waiting:
                self._waiting.pop(key)()
        elif self._is_chosen(told):
            self._wait(told, self._span, event.context)

    @callback
    def _take_up(self, alarms: DeviceAlarms) -> None:
        """Wait for alarms that are on and have not lasted long enough yet."""
        for told, lasted, _ in self._unheard(alarms):
            if lasted < self._span:
                self._wait(told, self._span - lasted)

    @callback
    def _resume(self, alarms: DeviceAlarms) -> None:
        """Continue after a start or a reload, also for alarms that became due meanwhile."""
        for told, lasted, lasted_before in self._unheard(alarms):
            if lasted_before is not None and lasted_before < self._span:
                self._wait(told, max(self._span - lasted, timedelta()))

    def _unheard(
        self, alarms: DeviceAlarms
    ) -> list[tuple[Told, timedelta, timedelta | None]]:
        """Return alarms that are not waited for, with their duration now and before."""
        now = dt_util.utcnow()
        found = (
            (
                alarms.event_data(AlarmEdge(alarm, True)),
                now - since,
                alarms.lasted_before.get(alarm),
            )
            for alarm, since in alarms.since.items()
        )
        return [
            (told, lasted, before)
            for told, lasted, before in found
            if self._is_chosen(told)
            and _key(told) not in self._waiting
            and _key(told) not in self._done
        ]

    def _wait(
        self, told: Told, span: timedelta, context: Context | None = None
    ) -> None:
        """Run after a span, unless the alarm ends before."""
        key = _key(told)
        if key in self._waiting:
            self._waiting.pop(key)()

        @callback
        def run(_now: datetime) -> None:
            del self._waiting[key]
            if self._is_disabled(told):
                return
            self._done.add(key)
            self._run(told, context)
            for device_id, device in find_coordinators(self._hass):
                if device is not None and device_id == told.get(ATTR_DEVICE_ID):
                    device.alarms.remember_as_told()

        self._waiting[key] = async_call_later(self._hass, span, run)

    def _is_disabled(self, told: Told) -> bool:
        """Whether the user has disabled the repeater or its account meanwhile."""
        device = dr.async_get(self._hass).async_get(str(told.get(ATTR_DEVICE_ID)))
        return device is None or device.disabled


def _key(told: Told) -> Key:
    """Return which alarm an event is about."""
    return (
        str(told.get(ATTR_DEVICE_ID)),
        str(told.get(ATTR_BAND, "")),
        str(told.get("type")).removesuffix(CLEARED),
    )
