"""Compute what Home Assistant must show of a repeater from the simulator's data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator

type Fits = Callable[[str], bool]

UNKNOWN = "unknown"

NEAR = timedelta(seconds=1)
"""Some platforms tell whole seconds."""
NEAR_RESTART = timedelta(minutes=1, seconds=1)
"""An uptime in ISO 8601 may tell whole minutes."""


def _text(value: object) -> Fits:
    return lambda state: state == str(value)


def _number(value: float) -> Fits:
    return lambda state: state != UNKNOWN and abs(float(state) - value) < 0.051


def _on(value: object) -> Fits:
    return _text("on" if value else "off")


def _moment(value: datetime, near: timedelta) -> Fits:
    return lambda state: abs(datetime.fromisoformat(state) - value) <= near


DEVICE: dict[str, tuple[str, Callable[[Any], Fits]]] = {
    "sensor.connection_status": ("status", lambda v: _text(v.replace("-", "_"))),
    "sensor.connection_description": ("description", _text),
    "sensor.temperature": ("temperature", _number),
    "sensor.rebalance_frequency": ("rebalanceFrequency", _number),
    "sensor.port_count": ("portCount", _number),
    "sensor.protocol_version": ("version", _text),
    "sensor.location": ("location", _text),
    "sensor.current_message_frequency": (
        "messageFrequency",
        lambda v: _number({"1s": 1, "10s": 10, "1m": 60, "10m": 600}[v]),
    ),
    "binary_sensor.connected": ("status", lambda v: _on(v in ("online", "heartbeat"))),
}
"""For each entity (platform and key): the field that it shows, and how to compare."""

BAND: dict[str, tuple[str, Callable[[Any], Fits]]] = {
    "switch.": ("isShutdownManually", lambda v: _on(not v)),
    "binary_sensor._online": ("isOnline", _on),
    "binary_sensor._over_power": ("isOverPower", _on),
    "binary_sensor._feedback": ("isFeedback", _on),
    "binary_sensor._automatic_shutdown": ("isShutdownAuto", _on),
    "binary_sensor._uplink_active": ("isUplink", _on),
    "binary_sensor._agc_active": ("isAGC", _on),
    "binary_sensor._manual_shutdown": ("isShutdownManually", _on),
    "sensor._signal_strength": ("ledCount", _number),
    "sensor._band_status": ("status", _text),
    "sensor._frequency": ("frequency", lambda v: _number(v / 1e6)),
}
VALUES: dict[str, tuple[str, Callable[[Any], Fits]]] = {
    "sensor._uplink_power": ("uplinkPower", _number),
    "sensor._downlink_power": ("downlinkPower", _number),
    "sensor._band_usage": ("bandUsage", _number),
    "sensor._downlink_agc": ("AGC", _number),
    "sensor._uplink_agc": ("uplinkFastAGC", _number),
    "sensor._clamp": ("clamp", _number),
    "sensor._downlink_reduced_gain": ("downlinkReducedGain", _number),
    "sensor._uplink_reduced_gain": ("uplinkReducedGain", _number),
}


def wrong_values(hass: HomeAssistant, simulator: Simulator, serial: str) -> list[str]:
    """Return the entities of a device with wrong values, and these values."""
    missing = simulator.dialect.missing
    wrong = []
    for name, fits, field in _expected(_told(simulator, serial)):
        platform, _, key = name.partition(".")
        found = er.async_get(hass).async_get_entity_id(
            platform, DOMAIN, f"{serial}_{key}"
        )
        state = hass.states.get(found) if found is not None else None
        if state is None:
            if field not in missing:
                wrong.append(f"{key} is not there")
            continue
        # What the platform does not tell is unknown, or known from elsewhere.
        if field in missing and state.state == UNKNOWN:
            continue
        try:
            is_right = fits(state.state)
        except ValueError:
            is_right = False
        if not is_right:
            wrong.append(f"{key} shows {state.state}")
    return wrong


def _told(simulator: Simulator, serial: str) -> dict[str, Any]:
    """Return the last message of a device as docs/api.md spells it."""
    told = simulator.platform.peek(serial)
    return told if isinstance(told, dict) else {}


def _expected(status: Mapping[str, Any]) -> Iterator[tuple[str, Fits, str]]:
    """Yield entities, what they have to show, and of which field."""
    for name, (field, fits) in DEVICE.items():
        if status.get(field) is not None:
            yield name, fits(status[field]), field
    received = datetime.fromtimestamp(status["timestamp"] / 1000, UTC)
    yield "sensor.last_message", _moment(received, NEAR), "timestamp"
    started = received - timedelta(seconds=status["uptime"])
    yield "sensor.last_restart", _moment(started, NEAR_RESTART), "uptime"
    for band in status["bands"]:
        for table, values in ((BAND, band), (VALUES, band["values"])):
            for name, (field, fits) in table.items():
                platform, _, key = name.partition(".")
                inner = "band.values" if table is VALUES else f"band.{field}"
                full = f"{platform}.band_{band['identifier']}{key}"
                yield full, fits(values[field]), inner
