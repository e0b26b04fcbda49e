"""Statements about fields: where each is, how it is read, what it may be."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from custom_components.stellacontrol.api import wire
from custom_components.stellacontrol.api.fields import (
    IllTyped,
    read_band_id,
    read_band_status,
    read_boolean,
    read_connection,
    read_message_frequency,
    read_moment,
    read_number,
    read_seconds,
    read_text,
    read_whole,
)

from .evidence import Evidence, Fields, Finding, Verdict

type Read = Callable[[Any], Any]


class Field(NamedTuple):
    """One field of the contract."""

    place: str
    key: wire.Key
    read: Read
    kind: str
    """What it is read as, in words."""

    @property
    def id(self) -> str:
        """Its name in the report."""
        return f"{self.place}.{self.key.name}"

    def check(self, evidence: Evidence) -> Finding:
        """Compare every value that was sent."""
        holders = list(HOLDERS[self.place](evidence))
        sent = [holder.get(self.key.name) for holder in holders]
        values = [value for value in sent if value is not None]
        if not values:
            return Finding(Verdict.OPEN, f"not sent in {len(holders)}")
        odd = [value for value in values if not _is_readable(self.read, value)]
        where = f"{len(values)} of {len(holders)}, as {_types(values)}"
        if odd:
            return Finding(Verdict.CONTRADICTED, f"{len(odd)} of {where} make no sense")
        return Finding(Verdict.CONFIRMED, where)


def read_container(value: Any) -> Any:
    """Read a list or an object."""
    if not isinstance(value, list | dict):
        raise IllTyped
    return value


HOLDERS: dict[str, Callable[[Evidence], Iterable[Fields]]] = {
    "device": lambda evidence: [device.raw for device in evidence.devices],
    "status": lambda evidence: [status.raw for status in evidence.statuses],
    "band": lambda evidence: [band for _, band in evidence.bands],
    "band.values": lambda evidence: evidence.band_values,
}
"""Where the objects of each kind are."""

IDENTIFICATION: tuple[tuple[wire.Key, Read, str], ...] = (
    (wire.SERIAL_NUMBER, read_text, "a text"),
    (wire.TYPE, read_text, "a text"),
    (wire.MODEL, read_text, "a text"),
    (wire.LABEL, read_text, "a text"),
    (wire.PROTOCOL_VERSION, read_text, "a text"),
    (wire.FIRMWARE_VERSION, read_text, "a text"),
    (wire.PORT_COUNT, read_whole, "a whole number"),
    (wire.LOCATION, read_text, "a text"),
    (wire.BANDS, read_container, "a list or an object"),
)
FIELDS: tuple[Field, ...] = (
    *(Field("device", *row) for row in IDENTIFICATION),
    *(Field("status", *row) for row in IDENTIFICATION),
    Field("status", wire.STATUS, read_connection, "a connection status"),
    Field("status", wire.DESCRIPTION, read_text, "a text"),
    Field("status", wire.MESSAGE_FREQUENCY, read_message_frequency, "a duration"),
    Field("status", wire.REBALANCE_FREQUENCY, read_seconds, "a number"),
    Field("status", wire.TEMPERATURE, read_number, "a number"),
    Field("status", wire.CREATED_AT, read_moment, "a moment in ISO 8601"),
    Field("status", wire.TIMESTAMP, read_moment, "a time since the epoch"),
    Field("status", wire.UPTIME, read_seconds, "a number"),
    Field("band", wire.BAND_IDENTIFIER, read_band_id, "a text"),
    Field("band", wire.BAND_FREQUENCY, read_number, "a number"),
    Field("band", wire.BAND_LABEL, read_text, "a text"),
    Field("band", wire.BAND_STATUS, read_band_status, "offline or online"),
    Field("band", wire.IS_ONLINE, read_boolean, "yes or no"),
    Field("band", wire.IS_AGC, read_boolean, "yes or no"),
    Field("band", wire.IS_OVER_POWER, read_boolean, "yes or no"),
    Field("band", wire.IS_FEEDBACK, read_boolean, "yes or no"),
    Field("band", wire.IS_SHUTDOWN_MANUALLY, read_boolean, "yes or no"),
    Field("band", wire.IS_SHUTDOWN_AUTO, read_boolean, "yes or no"),
    Field("band", wire.IS_UPLINK, read_boolean, "yes or no"),
    Field("band", wire.LED_COUNT, read_whole, "a whole number"),
    Field("band", wire.VALUES, read_container, "an object"),
    Field("band.values", wire.UPLINK_POWER, read_number, "a number"),
    Field("band.values", wire.DOWNLINK_POWER, read_number, "a number"),
    Field("band.values", wire.DOWNLINK_AGC, read_number, "a number"),
    Field("band.values", wire.UPLINK_AGC, read_number, "a number"),
    Field("band.values", wire.BAND_USAGE, read_number, "a number"),
    Field("band.values", wire.CLAMP, read_number, "a number"),
    Field("band.values", wire.DOWNLINK_REDUCED_GAIN, read_number, "a number"),
    Field("band.values", wire.UPLINK_REDUCED_GAIN, read_number, "a number"),
)


def unknown_fields(evidence: Evidence) -> list[tuple[str, str, str]]:
    """Return place, name and types of every field that the contract does not know."""
    found: dict[tuple[str, str], list[Any]] = {}
    for place, holders in HOLDERS.items():
        known = {field.key.name for field in FIELDS if field.place == place}
        for holder in holders(evidence):
            for name, value in holder.items():
                if name not in known:
                    found.setdefault((place, name), []).append(value)
    return [(*where, _types(values)) for where, values in sorted(found.items())]


def _is_readable(read: Read, value: Any) -> bool:
    try:
        return read(value) is not None
    except IllTyped:
        return False


def _types(values: Iterable[Any]) -> str:
    """Return the JSON types of values."""
    names = {
        "dict": "object",
        "list": "list",
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "true/false",
        "NoneType": "null",
    }
    return ", ".join(sorted({names[type(value).__name__] for value in values}))
