"""The alarms of one device: report when they begin and end, and report faster meanwhile."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..advice import advice
from ..alarms import FOLLOWED, READINGS, Alarm, AlarmEdge, AlarmKind, Alarms
from ..api import DeviceStatus, MessageFrequency, band_name
from ..const import ATTR_ADVICE, ATTR_BAND, ATTR_CAUSE, ATTR_LABEL, EVENT_ALARM
from ..quota import Demand, Reason
from .baseline import NormalPower
from .context import DeviceContext
from .frequency_control import FrequencyControl
from .registry import event_source

ALARM_AT_MOST = timedelta(hours=1)
"""How long a device reports faster because of an alarm."""

CLEARED = "_cleared"
"""The end of the event type of an alarm that has ended."""

EVENT_TYPES = [kind.value + ending for kind in AlarmKind for ending in ("", CLEARED)]

SIGNAL_ALARMS_KNOWN: SignalType[DeviceAlarms] = SignalType("stellacontrol_alarms_known")
"""Sent once for each device after a start or a reload, when its alarms are known."""

type AlarmListener = Callable[[str, dict[str, Any]], None]
"""Called with the type of an event and its attributes."""


class DeviceAlarms:
    """Reports each alarm once to all listeners."""

    def __init__(
        self,
        context: DeviceContext,
        frequency: FrequencyControl,
        normal_power: NormalPower,
    ) -> None:
        """Restore what is stored; without it, the first status begins no alarm."""
        self._alarms = Alarms()
        context.store.attach(
            context.serial_number,
            "alarms",
            lambda: self._alarms.as_stored(dt_util.utcnow()),
            self._alarms.restore,
        )
        if not context.options.boost_on_alarm:
            # An alarm may be stored from before its option was turned off.
            frequency.keeper.end_demand(Reason.ALARM)
        self._context = context
        self._frequency = frequency
        self._normal_power = normal_power
        self._listeners: list[AlarmListener] = []
        self._untold: list[tuple[str, dict[str, Any]]] = []
        self._status: DeviceStatus | None = None
        self._is_started = False
        self._is_known = False
        # Automations run only after Home Assistant has started. What was found before is
        # reported then.
        context.entry.async_on_unload(async_at_started(context.hass, self._start))

    @property
    def on(self) -> frozenset[Alarm]:
        """The alarms that are on now."""
        return self._alarms.on

    @property
    def since(self) -> Mapping[Alarm, datetime]:
        """When each of them was first seen."""
        return self._alarms.since

    @property
    def lasted_before(self) -> Mapping[Alarm, timedelta]:
        """How long each had lasted before the last start or reload."""
        return self._alarms.lasted_before

    @property
    def acknowledged(self) -> frozenset[Alarm]:
        """Those of them that somebody has acknowledged."""
        return self._alarms.acknowledged

    @callback
    def acknowledge(self) -> None:
        """Mark the present alarms as seen."""
        self._alarms.acknowledge()

    @callback
    def end_reduced_power(self, band_ids: Iterable[str]) -> None:
        """Take reduced power of some bands for over; `tell` reports it."""
        self._alarms.end(Alarm(AlarmKind.REDUCED_POWER, one) for one in band_ids)

    @property
    def readings(self) -> set[Alarm]:
        """Those that the last message contains; being offline does not count."""
        return {alarm for alarm in self.on if alarm.kind in READINGS}

    @callback
    def listen(self, listener: AlarmListener) -> CALLBACK_TYPE:
        """Add a listener for alarms that begin or end; return how to remove it.

        Alarms found at set-up, before there was a listener, are reported at once.
        """
        self._listeners.append(listener)
        untold, self._untold = self._untold, []
        for kind, attributes in untold:
            listener(kind, attributes)
        return lambda: self._listeners.remove(listener)

    @callback
    def status_read(
        self,
        status: DeviceStatus,
        *,
        quota_at_risk: bool | None,
        reduced_power: Mapping[str, bool | None],
    ) -> None:
        """Compare a status with the one before; `tell` reports the changes."""
        options, now = self._context.options, dt_util.utcnow()
        if self._alarms.is_new:
            # Alarms that are on now are already known. Those that begin later are new, also
            # after a power cut.
            self.remember_as_told()
        begun = self._alarms.read(
            now,
            status,
            temperature_threshold=options.temperature_threshold,
            offline_after=timedelta(minutes=options.offline_after),
            quota_at_risk=quota_at_risk,
            reduced_power=reduced_power,
        )
        self._follow(any(alarm.kind in FOLLOWED for alarm in begun))
        self._status = status

    @callback
    def _start(self, _hass: HomeAssistant) -> None:
        """Start reporting, beginning with alarms found before the start was finished."""
        self._is_started = True
        self._context.entry.async_create_background_task(
            self._context.hass, self.tell(), "stellacontrol alarms"
        )

    async def tell(self) -> None:
        """Report each alarm that began or ended, after the status itself is published.

        Then the states already show the alarm when an automation starts.
        """
        if not self._is_started:
            return
        serial, store = self._context.serial_number, self._context.store
        if not self._alarms.begin_telling():
            self._tell_news()
            return
        await store.save_now(serial)
        self._tell_news()
        # Otherwise a power cut would make it report the same alarms again.
        await store.save_now(serial)

    @callback
    def _tell_news(self) -> None:
        """Report the collected changes."""
        # Kept only from the first reading until the first listener.
        self._untold = []
        for edge in self._alarms.take_news():
            self._tell(edge)
        if self._status is not None and not self._is_known:
            self._is_known = True
            async_dispatcher_send(self._context.hass, SIGNAL_ALARMS_KNOWN, self)

    @callback
    def event_data(self, edge: AlarmEdge) -> dict[str, Any]:
        """Return the data of the event of an alarm."""
        context = self._context
        return {
            **event_source(context.hass, context.entry, context.serial_number),
            "type": edge.alarm.kind.value + ("" if edge.is_on else CLEARED),
            **self._attributes(edge),
        }

    @callback
    def remember_as_told(self) -> None:
        """Store which alarms were reported, and how long they have lasted."""
        self._context.store.save_soon(self._context.serial_number, urgent=True)

    @callback
    def _follow(self, has_begun: bool) -> None:
        """Make the device report faster while an alarm is on."""
        keeper = self._frequency.keeper
        if not any(alarm.kind in FOLLOWED for alarm in self.on):
            keeper.end_demand(Reason.ALARM)
        elif has_begun and self._context.options.boost_on_alarm:
            keeper.demand(
                Demand(
                    reason=Reason.ALARM,
                    period=MessageFrequency.EVERY_MINUTE.period,
                    until=dt_util.utcnow() + ALARM_AT_MOST,
                )
            )

    @callback
    def _tell(self, edge: AlarmEdge) -> None:
        """Report one alarm."""
        data = self.event_data(edge)
        self._context.hass.bus.async_fire(EVENT_ALARM, data)
        kind, attributes = data["type"], self._attributes(edge)
        if not self._listeners:
            self._untold.append((kind, attributes))
        for listener in list(self._listeners):
            listener(kind, attributes)

    def _attributes(self, edge: AlarmEdge) -> dict[str, Any]:
        """Return the attributes of an alarm's event."""
        alarm, attributes = edge.alarm, {}
        if band_id := alarm.band_id:
            band = None if self._status is None else self._status.bands.get(band_id)
            label = None if band is None else band.label
            attributes = {ATTR_BAND: band_id, ATTR_LABEL: band_name(band_id, label)}
        if edge.is_on:
            cause = None
            if alarm.kind is AlarmKind.REDUCED_POWER:
                cause = self._normal_power.watch(band_id).cause
            if cause is not None:
                attributes[ATTR_CAUSE] = cause.value
            attributes[ATTR_ADVICE] = advice(self._context.hass, alarm.kind, cause)
        return attributes
