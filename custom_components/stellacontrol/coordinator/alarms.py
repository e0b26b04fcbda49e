"""The alarms of one device: told as they begin and end, and followed while they last."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..alarms import READINGS, Alarm, AlarmEdge, AlarmKind, Alarms
from ..api import DeviceStatus, MessageFrequency, band_name
from ..const import (
    ATTR_BAND,
    ATTR_LABEL,
    CONF_BOOST_ON_ALARM,
    CONF_OFFLINE_AFTER,
    CONF_TEMPERATURE_THRESHOLD,
    DEFAULT_BOOST_ON_ALARM,
    DEFAULT_OFFLINE_AFTER,
    DEFAULT_TEMPERATURE_THRESHOLD,
    EVENT_ALARM,
)
from ..quota import Demand, Reason
from .context import DeviceContext
from .quota import DeviceQuota
from .registry import event_source

ALARM_AT_MOST = timedelta(hours=1)
"""How long an alarm is followed closely; after that everybody knows of it."""

CLEARED = "_cleared"
"""What ends the name of an alarm that is over."""

EVENT_TYPES = [kind.value + ending for kind in AlarmKind for ending in ("", CLEARED)]

type AlarmListener = Callable[[str, dict[str, Any]], None]
"""Called with the type of an event and its attributes."""


class DeviceAlarms:
    """Tells of each alarm once, to whom it may concern."""

    def __init__(self, context: DeviceContext, governed: DeviceQuota) -> None:
        """Take up what is stored; before, nobody knows what is on."""
        self.alarms = Alarms()
        context.store.attach(
            context.serial_number, "alarms", self.alarms.as_stored, self.alarms.restore
        )
        self._hass = context.hass
        self._entry = context.entry
        self._serial_number = context.serial_number
        self._governed = governed
        self._listeners: list[AlarmListener] = []
        self._untold: list[tuple[str, dict[str, Any]]] = []
        self._status: DeviceStatus | None = None
        self._is_started = False
        # Automations hear nothing before Home Assistant has started. What is found
        # until then is told at once when it has.
        context.entry.async_on_unload(async_at_started(context.hass, self._start))

    @property
    def on(self) -> frozenset[Alarm]:
        """What is an alarm now."""
        return self.alarms.on

    @property
    def since(self) -> Mapping[Alarm, datetime]:
        """When each of them was first seen."""
        return self.alarms.since

    @property
    def any_reading(self) -> bool:
        """Whether the last message told of an alarm; being offline is none of these."""
        return any(alarm.kind in READINGS for alarm in self.on)

    @callback
    def is_on(self, kind: AlarmKind) -> bool:
        """Return whether an alarm of a kind is on."""
        return self.alarms.is_on(kind)

    @callback
    def listen(self, listener: AlarmListener) -> CALLBACK_TYPE:
        """Call back for each alarm that begins or ends; returns how to stop that.

        What was found at set-up, before anybody could listen, is told at once.
        """
        self._listeners.append(listener)
        untold, self._untold = self._untold, []
        for kind, attributes in untold:
            listener(kind, attributes)
        return lambda: self._listeners.remove(listener)

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Compare a status with the one before, and tell what is new."""
        options = self._entry.options
        begun = self.alarms.read(
            dt_util.utcnow(),
            status,
            temperature_threshold=options.get(
                CONF_TEMPERATURE_THRESHOLD, DEFAULT_TEMPERATURE_THRESHOLD
            ),
            offline_after=timedelta(
                minutes=options.get(CONF_OFFLINE_AFTER, DEFAULT_OFFLINE_AFTER)
            ),
            quota_at_risk=self._governed.state.at_risk,
        )
        self._follow(any(alarm.kind in READINGS for alarm in begun))
        self._status = status
        if self._is_started:
            self._tell_news()

    @callback
    def _start(self, _hass: HomeAssistant) -> None:
        """Tell from now on, beginning with what was found while nobody could hear."""
        self._is_started = True
        self._tell_news()

    @callback
    def _tell_news(self) -> None:
        """Tell each alarm that has begun or ended since the last time."""
        # Kept from the first reading to the first listener, and no longer.
        self._untold = []
        for edge in self.alarms.take_news():
            self._tell(edge)

    @callback
    def _follow(self, has_begun: bool) -> None:
        """Let the device report faster while it tells of an alarm."""
        keeper = self._governed.keeper
        if not self.any_reading:
            keeper.end_demand(Reason.ALARM)
        elif has_begun and self._entry.options.get(
            CONF_BOOST_ON_ALARM, DEFAULT_BOOST_ON_ALARM
        ):
            keeper.demand(
                Demand(
                    reason=Reason.ALARM,
                    period=MessageFrequency.EVERY_MINUTE.period,
                    until=dt_util.utcnow() + ALARM_AT_MOST,
                )
            )

    @callback
    def _tell(self, edge: AlarmEdge) -> None:
        """Tell of one alarm."""
        kind = edge.alarm.kind.value + ("" if edge.is_on else CLEARED)
        attributes: dict[str, Any] = {}
        if band_id := edge.alarm.band_id:
            band = None if self._status is None else self._status.bands.get(band_id)
            attributes[ATTR_BAND] = band_id
            label = None if band is None else band.label
            attributes[ATTR_LABEL] = band_name(band_id, label)
        self._hass.bus.async_fire(
            EVENT_ALARM,
            {
                **event_source(self._hass, self._entry, self._serial_number),
                "type": kind,
                **attributes,
            },
        )
        if not self._listeners:
            self._untold.append((kind, attributes))
        for listener in list(self._listeners):
            listener(kind, attributes)
