"""A device in a dialect: its metadata and its status."""

from collections.abc import Callable, Mapping
from typing import Any

from . import values
from .dialect import Dialect
from .ids import id_of
from .templates import fill

type Fields = dict[str, Any]

NOTHING = object()
"""The value of a field that is left out."""


def metadata(fields: object, dialect: Dialect) -> Any:
    """Return a device of the list as the dialect tells it."""
    if not isinstance(fields, Mapping):
        return fields
    told = _device(fields, _listed_bands, dialect, has_id=True)
    return fill(dialect.list_entry, {"device": _spelled(told, dialect)})


def status(fields: object, dialect: Dialect) -> Any:
    """Return a status as the dialect tells it."""
    if not isinstance(fields, Mapping):
        return fields
    told = _device(fields, _bands, dialect, has_id=dialect.status_has_id)
    return fill(dialect.status_answer, {"status": _spelled(told, dialect)})


def _device(
    fields: Mapping[str, Any],
    bands: Callable[[object, Dialect], object],
    dialect: Dialect,
    *,
    has_id: bool,
) -> Fields:
    """Return the fields of a device, still by the overview's keys."""
    told: Fields = {}
    for key, value in fields.items():
        if key == "bands":
            spelled = bands(value, dialect)
        else:
            spelled = _value(key, value, dialect)
        if key not in dialect.missing and spelled is not NOTHING:
            told[key] = spelled
        elif dialect.as_null:
            told[key] = None
    serial = fields.get("serialNumber")
    if has_id and dialect.id_key != "serialNumber" and isinstance(serial, str):
        told = {dialect.id_key: id_of(serial, dialect)} | told
    return told | dict(dialect.added)


def _value(key: str, value: object, dialect: Dialect) -> object:
    if key == "messageFrequency":
        return values.frequency(value, dialect)
    if key in ("createdAt", "timestamp"):
        return values.moment(key, value, dialect)
    if key == "uptime":
        return values.uptime(value, dialect)
    if key == "status":
        return values.connection(value, dialect)
    if key in values.UNITS or key in values.COUNTS:
        return values.number(key, value, dialect)
    return value


def _spelled(told: Fields, dialect: Dialect) -> Fields:
    """Return a device with its keys spelled, some of them in groups."""
    spelled: Fields = {}
    grouped = {key: name for name, keys in dialect.groups.items() for key in keys}
    for key, value in told.items():
        place = spelled
        if key in grouped:
            place = spelled.setdefault(values.spelled(grouped[key], dialect), {})
        place[key if key == dialect.id_key else values.spelled(key, dialect)] = value
    return spelled


def _listed_bands(bands: object, dialect: Dialect) -> object:
    """Return the bands of a device in the list, which the overview has as identifiers."""
    form = dialect.metadata_bands
    if not isinstance(bands, list) or form == "ids":
        return bands
    if form == "none":
        return NOTHING
    if form == "text":
        return ",".join(map(str, bands))
    if form == "objects":
        return [_spelled_band({"identifier": band}, dialect) for band in bands]
    return [int(band) if str(band).isdecimal() else band for band in bands]


def _bands(bands: object, dialect: Dialect) -> object:
    """Return the bands of a status."""
    if not isinstance(bands, list) or not all(isinstance(b, Mapping) for b in bands):
        return bands
    told = [_band(band, dialect) for band in bands]
    if dialect.bands_form == "list":
        return told
    keyed = {}
    for band, fields in zip(bands, told, strict=True):
        keyed[str(values.identifier(band.get("identifier"), dialect))] = fields
    return keyed


def _band(band: Mapping[str, Any], dialect: Dialect) -> Fields:
    """Return a band, its technical values where the dialect has them."""
    told: Fields = {}
    for key, value in band.items():
        if key != "values":
            _put_band(told, key, value, dialect)
    inner = band.get("values")
    if isinstance(inner, Mapping) and "band.values" not in dialect.missing:
        place = told
        if dialect.band_values == "nested":
            place = told["values"] = {}
        for key, value in inner.items():
            _put_band(place, key, value, dialect)
    if dialect.bands_form == "bare_object":
        told.pop("identifier", None)
    return _spelled_band(told, dialect)


def _put_band(told: Fields, key: str, value: object, dialect: Dialect) -> None:
    if f"band.{key}" in dialect.missing:
        if dialect.as_null:
            told[key] = None
        return
    if key in values.BOOLEANS:
        told[key] = values.boolean(value, dialect)
    elif key == "frequency":
        told[key] = values.band_frequency(value, dialect)
    elif key == "identifier":
        told[key] = values.identifier(value, dialect)
    else:
        told[key] = values.number(key, value, dialect)


def _spelled_band(band: Fields, dialect: Dialect) -> Fields:
    return {
        values.spelled(values.OF_BAND + key, dialect): (
            _spelled_band(value, dialect) if key == "values" else value
        )
        for key, value in band.items()
    }
