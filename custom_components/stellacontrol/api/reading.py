"""Tolerant reading: from decoded JSON to models, one field lost at a time.

A missing field is `None` in silence. A field that makes no sense is `None` too, and
is logged once with its name and the type seen, never with its value. Only an answer
without its outer shape is an error.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
import logging
from typing import Any, Final

from . import wire
from .errors import PlatformError
from .fields import (
    IllTyped,
    read_band_id,
    read_band_status,
    read_boolean,
    read_connection,
    read_epoch,
    read_iso,
    read_message_frequency,
    read_number,
    read_seconds,
    read_text,
    read_whole,
)
from .models import Band, Device, DeviceList, DeviceStatus

LOGGER = logging.getLogger(__name__)

type _Field = tuple[str, str, Callable[[Any], Any]]
"""Name in the model, name on the wire, how it is read."""

_DEVICE_FIELDS: Final[tuple[_Field, ...]] = (
    ("type", wire.TYPE.name, read_text),
    ("model", wire.MODEL.name, read_text),
    ("label", wire.LABEL.name, read_text),
    ("protocol_version", wire.PROTOCOL_VERSION.name, read_text),
    ("firmware_version", wire.FIRMWARE_VERSION.name, read_text),
    ("port_count", wire.PORT_COUNT.name, read_whole),
    ("location", wire.LOCATION.name, read_text),
)
_STATUS_FIELDS: Final[tuple[_Field, ...]] = (
    ("connection", wire.STATUS.name, read_connection),
    ("description", wire.DESCRIPTION.name, read_text),
    ("message_frequency", wire.MESSAGE_FREQUENCY.name, read_message_frequency),
    ("rebalance_frequency", wire.REBALANCE_FREQUENCY.name, read_seconds),
    ("temperature", wire.TEMPERATURE.name, read_number),
    ("uptime", wire.UPTIME.name, read_seconds),
)
_BAND_FIELDS: Final[tuple[_Field, ...]] = (
    ("label", wire.BAND_LABEL.name, read_text),
    ("frequency", wire.BAND_FREQUENCY.name, read_number),
    ("status", wire.BAND_STATUS.name, read_band_status),
    ("is_online", wire.IS_ONLINE.name, read_boolean),
    ("is_agc", wire.IS_AGC.name, read_boolean),
    ("is_over_power", wire.IS_OVER_POWER.name, read_boolean),
    ("is_feedback", wire.IS_FEEDBACK.name, read_boolean),
    ("is_shutdown_manually", wire.IS_SHUTDOWN_MANUALLY.name, read_boolean),
    ("is_shutdown_auto", wire.IS_SHUTDOWN_AUTO.name, read_boolean),
    ("is_uplink", wire.IS_UPLINK.name, read_boolean),
    ("led_count", wire.LED_COUNT.name, read_whole),
)
_VALUE_FIELDS: Final[tuple[_Field, ...]] = (
    ("uplink_power", wire.UPLINK_POWER.name, read_number),
    ("downlink_power", wire.DOWNLINK_POWER.name, read_number),
    ("downlink_agc", wire.DOWNLINK_AGC.name, read_number),
    ("uplink_agc", wire.UPLINK_AGC.name, read_number),
    ("band_usage", wire.BAND_USAGE.name, read_number),
    ("clamp", wire.CLAMP.name, read_number),
    ("downlink_reduced_gain", wire.DOWNLINK_REDUCED_GAIN.name, read_number),
    ("uplink_reduced_gain", wire.UPLINK_REDUCED_GAIN.name, read_number),
)

_SINGLE_KEYS = (wire.SERIAL_NUMBER, wire.BANDS, wire.CREATED_AT, wire.TIMESTAMP)
_STATUS_KEYS: Final = frozenset(
    [key for _, key, _ in (*_DEVICE_FIELDS, *_STATUS_FIELDS)]
    + [key.name for key in _SINGLE_KEYS]
)
"""Every field of the overview that stands in a status itself."""


class Reader:
    """Reads decoded answers and remembers of which fields it has complained."""

    def __init__(self) -> None:
        """Start without complaints."""
        self._complaints: set[str] = set()

    def token(self, body: Any) -> str:
        """Read the session token of a log-in answer.

        Raises:
            PlatformError: There is none.

        Source: assumed.
        """
        for candidate in (body, _unwrapped(body)):
            token = candidate.get(wire.TOKEN.name) if _is_object(candidate) else None
            if type(token) is str and token and token.isascii() and token.isprintable():
                return token
        raise PlatformError(wire.LOG_IN.name, "the answer holds no token")

    def devices(self, body: Any) -> DeviceList:
        """Read the list of device metadata, without doubles.

        Args:
            body: A list, or an object that wraps one.

        Returns:
            The devices that have a serial number; without one nothing can be asked.
            Whether all had one is told, too.

        Raises:
            PlatformError: There is no list, or nothing in it is a device.

        Source: overview for the fields, assumed for the list.
        """
        found: dict[str, Device] = {}
        entries = _listed(body)
        is_complete = True
        for raw in entries:
            if not _is_object(raw):
                self._complain("device", raw)
                is_complete = False
                continue
            band_ids = tuple(dict(self._band_objects(raw)))
            device = self._device(raw, serial_number=None, band_ids=band_ids)
            if device is None:
                is_complete = False
            else:
                found.setdefault(device.serial_number, device)
        if entries and not found:
            # Taken for an empty account, it would cost every device its place.
            raise PlatformError(
                wire.LIST_DEVICES.name, "no entry of the list is a device"
            )
        return DeviceList(devices=tuple(found.values()), is_complete=is_complete)

    def status(self, body: Any, *, serial_number: str) -> DeviceStatus:
        """Read the status of one device.

        Args:
            body: The object, or an object that wraps it.
            serial_number: The device that was asked about.

        Raises:
            PlatformError: It is no object, has no field of a status, or is about
                another device.

        Source: overview for the fields, assumed for the frame.
        """
        raw = _unwrapped(body)
        if not _is_object(raw):
            raise PlatformError(wire.READ_STATUS.name, "the answer is no object")
        if _STATUS_KEYS.isdisjoint(raw):
            # Such as {"error": ...}, sent as a success.
            raise PlatformError(wire.READ_STATUS.name, "the answer is no status")
        bands = dict(self._band_objects(raw))
        device = self._device(raw, serial_number=serial_number, band_ids=tuple(bands))
        if device is None or device.serial_number != serial_number:
            raise PlatformError(
                wire.READ_STATUS.name, "the answer is about another device"
            )
        received_at = self._one(raw, wire.TIMESTAMP.name, read_epoch) or self._one(
            raw, wire.CREATED_AT.name, read_iso
        )
        return DeviceStatus(
            device=device,
            received_at=received_at,
            bands={
                identifier: self._band(identifier, band)
                for identifier, band in bands.items()
            },
            raw=raw,
            **self._take(raw, _STATUS_FIELDS, ""),
        )

    def _device(
        self,
        raw: dict[str, Any],
        *,
        serial_number: str | None,
        band_ids: tuple[str, ...],
    ) -> Device | None:
        """Read the identification; `None` if nobody knows the serial number."""
        serial = self._one(raw, wire.SERIAL_NUMBER.name, read_text) or serial_number
        if serial is None:
            self._complain(wire.SERIAL_NUMBER.name, None)
            return None
        return Device(
            serial_number=serial,
            band_ids=band_ids,
            raw=raw,
            **self._take(raw, _DEVICE_FIELDS, ""),
        )

    def _band(self, identifier: str, raw: dict[str, Any]) -> Band:
        """Read a band of a status."""
        values = raw.get(wire.VALUES.name)
        if values is not None and not _is_object(values):
            self._complain(f"bands.{wire.VALUES.name}", values)
            values = None
        return Band(
            identifier=identifier,
            **self._take(raw, _BAND_FIELDS, "bands."),
            **self._take(values or {}, _VALUE_FIELDS, "bands.values."),
        )

    def _band_objects(
        self, raw: dict[str, Any]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Go through identifiers and band objects; a bare identifier has no values."""
        bands = raw.get(wire.BANDS.name)
        if bands is None:
            return
        entries: Iterable[tuple[Any, Any]]
        if _is_object(bands):
            entries = bands.items()
        elif type(bands) is list:
            entries = ((_identifier_in(band), band) for band in bands)
        else:
            self._complain(wire.BANDS.name, bands)
            return
        for identifier, band in entries:
            try:
                band_id = read_band_id(identifier)
            except IllTyped:
                self._complain(f"bands.{wire.BAND_IDENTIFIER.name}", identifier)
                continue
            if not _is_object(band) and band is not None and band is not identifier:
                self._complain("bands[]", band)
            yield band_id, band if _is_object(band) else {}

    def _take(
        self, raw: Mapping[str, Any], fields: tuple[_Field, ...], where: str
    ) -> dict[str, Any]:
        """Read a table of fields; the missing and the senseless become `None`."""
        taken: dict[str, Any] = {}
        for name, key, read in fields:
            value = raw.get(key)
            if value is not None:
                try:
                    value = read(value)
                except IllTyped:
                    self._complain(where + key, value)
                    value = None
            taken[name] = value
        return taken

    def _one[T](
        self, raw: Mapping[str, Any], key: str, read: Callable[[Any], T | None]
    ) -> T | None:
        """Read a single field."""
        value = raw.get(key)
        if value is None:
            return None
        try:
            return read(value)
        except IllTyped:
            self._complain(key, value)
            return None

    def _complain(self, name: str, value: Any) -> None:
        """Log a field that makes no sense, the first time."""
        if name in self._complaints:
            return
        self._complaints.add(name)
        LOGGER.warning(
            "The platform sent field %s as %s, which makes no sense; it is read as "
            "unknown",
            name,
            type(value).__name__,
        )


def _is_object(value: Any) -> bool:
    """Whether a decoded value is a JSON object."""
    return type(value) is dict


def _unwrapped(body: Any) -> Any:
    """Return the object inside a wrapper, or the body itself."""
    if not _is_object(body) or wire.SERIAL_NUMBER.name in body:
        return body  # a field of a device may well have the wrapper's name
    inner = body.get(wire.OBJECT_WRAPPER.name)
    return inner if _is_object(inner) else body


def _listed(body: Any) -> list[Any]:
    """Return the list of devices, wrapped or not."""
    candidates = [body]
    if _is_object(body):
        candidates = [body.get(wrapper.name) for wrapper in wire.LIST_WRAPPERS]
    for candidate in candidates:
        if type(candidate) is list:
            return candidate
    raise PlatformError(wire.LIST_DEVICES.name, "the answer holds no list of devices")


def _identifier_in(band: Any) -> Any:
    """Return the identifier of a band object, or the bare identifier itself."""
    return band.get(wire.BAND_IDENTIFIER.name) if _is_object(band) else band
