"""The same status in every frame and spelling that the documents allow: one reading."""

from collections.abc import Callable
import copy
from dataclasses import fields
from datetime import UTC, datetime, timedelta
import re
from typing import Any

import orjson
import pytest

from custom_components.stellacontrol.api import (
    BandStatus,
    ConnectionStatus,
    PlatformError,
)
from custom_components.stellacontrol.api.reading import Reader

from .tools import SERIAL

GROUPS = {
    "identification": ("serialNumber", "version", "type", "model", "portCount"),
    "connection": ("status", "messageFrequency", "rebalanceFrequency", "description"),
    "health": ("temperature",),
    "timings": ("createdAt", "timestamp", "uptime"),
}


def plain_status() -> dict[str, Any]:
    """Return a status as the contract has it."""
    return {
        "serialNumber": SERIAL,
        "version": "3.1",
        "type": "iR6",
        "model": "iRepeater",
        "portCount": 4,
        "firmwareVersion": "2.4.1",
        "location": "Attic",
        "status": "online",
        "messageFrequency": "10m",
        "rebalanceFrequency": 3600,
        "description": "Online",
        "temperature": 41.5,
        "createdAt": "2026-01-01T12:00:00Z",
        "timestamp": 1767268800,
        "uptime": 86400,
        "bands": [_band("08", 800), _band("21", 2100)],
    }


def _band(identifier: str, megahertz: int) -> dict[str, Any]:
    return {
        "identifier": identifier,
        "frequency": megahertz * 1_000_000,
        "label": f"{megahertz} MHz",
        "status": "online",
        "isOnline": True,
        "isAGC": False,
        "isOverPower": False,
        "isFeedback": True,
        "isShutdownManually": False,
        "isShutdownAuto": False,
        "isUplink": False,
        "ledCount": 4,
        "values": {
            "uplinkPower": -71.5,
            "downlinkPower": -58.0,
            "AGC": 0.0,
            "uplinkFastAGC": 1.0,
            "bandUsage": 12.5,
            "clamp": 3.0,
            "downlinkReducedGain": 0.5,
            "uplinkReducedGain": 0.0,
        },
    }


PLAIN = Reader().status(plain_status(), serial_number=SERIAL)


def renamed(tree: Any, rename: Callable[[str], str]) -> Any:
    """Return a tree whose keys are spelled differently."""
    if isinstance(tree, dict):
        return {rename(key): renamed(value, rename) for key, value in tree.items()}
    return (
        [renamed(value, rename) for value in tree] if isinstance(tree, list) else tree
    )


def snake(name: str) -> str:
    """Return a name in snake_case."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def grouped(status: dict[str, Any]) -> dict[str, Any]:
    """Return a status in the groups of the overview."""
    result: dict[str, Any] = {group: {} for group in GROUPS}
    for key, value in status.items():
        group = next((name for name, keys in GROUPS.items() if key in keys), None)
        (result[group] if group else result)[key] = value
    return result


def with_bands(change: Callable[[list[Any]], Any], key: str = "bands") -> Any:
    """Return what puts the bands of a status in another form."""

    def changed(status: dict[str, Any]) -> Any:
        bands = status.pop("bands")
        status[key] = change(bands)
        return status

    return changed


def flat(band: dict[str, Any]) -> dict[str, Any]:
    """Return a band whose values stand beside its flags."""
    rest = dict(band)
    values: dict[str, Any] = rest.pop("values")
    return rest | values


def without(band: dict[str, Any], key: str) -> dict[str, Any]:
    """Return a band without one field."""
    return {name: value for name, value in band.items() if name != key}


def pairs(tree: dict[str, Any]) -> list[dict[str, Any]]:
    """Return an object as a list of names and values."""
    return [{"name": key, "value": value} for key, value in tree.items()]


def dotted(band: dict[str, Any]) -> dict[str, Any]:
    """Return a band whose values have a dot in their names, as the overview has it."""
    rest = dict(band)
    values = rest.pop("values")
    return rest | {f"values.{key}": value for key, value in values.items()}


FRAMES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "data": lambda s: {"data": s},
    "result in data": lambda s: {"data": {"result": s}},
    "device": lambda s: {"device": s},
    "status": lambda s: {"status": s},
    "deviceStatus in response": lambda s: {"response": {"deviceStatus": s}},
    "list of one": lambda s: [s],
    "data with a list of one": lambda s: {"data": [s], "total": 1},
    "under the serial number": lambda s: {SERIAL: s},
    "under the serial number in data": lambda s: {"data": {SERIAL: s, "SR2": {}}},
    "success beside": lambda s: {"success": True, "status": "success", "data": s},
    "answer's own time": lambda s: {
        "timestamp": "2030-01-01T00:00:00Z",
        "version": "1.0",
        "type": "status",
        "description": "OK",
        "data": s,
    },
    "json:api": lambda s: {
        "jsonapi": {"version": "1.1"},
        "data": {"type": "devices", "attributes": without(s, "type") | {"type": "iR6"}},
    },
    "groups": grouped,
    "groups in data": lambda s: {"data": grouped(s)},
    "bands and status beside device": lambda s: {
        "device": {k: v for k, v in s.items() if k not in ("bands", "status")},
        "bands": s["bands"],
        "status": s["status"],
    },
    "list with other devices": lambda s: [
        s | {"serialNumber": "SR9", "temperature": 1},
        s,
    ],
    "history": lambda s: [
        s | {"timestamp": 1767268700, "createdAt": None, "temperature": 1},
        s,
        s | {"timestamp": 1767268750, "createdAt": None, "temperature": 2},
    ],
    "snake_case": lambda s: renamed(s, snake),
    "kebab-case": lambda s: renamed(s, lambda name: snake(name).replace("_", "-")),
    "PascalCase": lambda s: renamed(s, lambda name: name[0].upper() + name[1:]),
    "lower case": lambda s: renamed(s, str.lower),
    "UPPER CASE": lambda s: renamed(s, lambda name: snake(name).upper()),
    "with blanks": lambda s: renamed(s, lambda name: snake(name).replace("_", " ")),
    "names and values": lambda s: pairs(without(s, "bands")) + pairs(
        {"bands": s["bands"]}
    ),
    "dots": lambda s: {f"device.{key}": value for key, value in s.items()},
    "bands under identifiers": with_bands(
        lambda bands: {band["identifier"]: without(band, "identifier") for band in bands}
    ),
    "bands under identifiers, repeated": with_bands(
        lambda bands: {band["identifier"]: band for band in bands}
    ),
    "bands flat": with_bands(lambda bands: [flat(band) for band in bands]),
    "bands flat under identifiers": with_bands(
        lambda bands: {band["identifier"]: flat(band) for band in bands}
    ),
    "bands with dots": with_bands(lambda bands: [dotted(band) for band in bands]),
    "bands with measurements": with_bands(
        lambda bands: [
            without(band, "values") | {"measurements": band["values"]} for band in bands
        ]
    ),
    "bands in items": with_bands(lambda bands: {"items": bands, "count": len(bands)}),
    "bands one by one": with_bands(
        lambda bands: [{band["identifier"]: band} for band in bands]
    ),
    "bandStatus": with_bands(lambda bands: bands, key="bandStatus"),
    "radio": with_bands(lambda bands: {"carriers": bands}, key="radio"),
    "bands by name": lambda s: without(s, "bands")
    | {f"band{band['identifier']}": without(band, "identifier") for band in s["bands"]},
    "bands with numbers": with_bands(
        lambda bands: [band | {"identifier": int(band["identifier"])} for band in bands]
    ),
    "bands with B": with_bands(
        lambda bands: [band | {"identifier": f"B{band['identifier']}"} for band in bands]
    ),
    "bands by megahertz": with_bands(
        lambda bands: [
            band | {"identifier": band["frequency"] // 1_000_000} for band in bands
        ]
    ),
    "bands by frequency alone": with_bands(
        lambda bands: [without(band, "identifier") for band in bands]
    ),
    "bands in megahertz": with_bands(
        lambda bands: [band | {"frequency": band["frequency"] // 10**6} for band in bands]
    ),
    "bands in kilohertz": with_bands(
        lambda bands: [band | {"frequency": band["frequency"] // 10**3} for band in bands]
    ),
    "bands with a database id": with_bands(
        lambda bands: [{"id": n, "band": b.pop("identifier"), **b} for n, b in enumerate(bands)]
    ),
    "on and off": with_bands(
        lambda bands: [
            {k: ("on" if v else "off") if isinstance(v, bool) else v for k, v in b.items()}
            for b in bands
        ]
    ),
    "flags without is": with_bands(
        lambda bands: renamed(
            bands,
            lambda n: n[2].lower() + n[3:] if n.startswith("is") and n != "isAGC" else n,
        )
    ),
    "device before the names": lambda s: {
        f"device{key[0].upper()}{key[1:]}" if key != "bands" else key: value
        for key, value in s.items()
    },
    "units in values": lambda s: s
    | {"temperature": "41.5 °C", "uptime": "1 day", "rebalanceFrequency": "1h"},
    "units in names": lambda s: {
        {"temperature": "temperatureC", "uptime": "uptimeSeconds"}.get(key, key): value
        for key, value in s.items()
    },
    "values with units": lambda s: s | {"temperature": {"value": 106.7, "unit": "°F"}},
    "decimal comma": lambda s: s | {"temperature": "41,5"},
    "milliseconds": lambda s: s | {"timestamp": 1767268800000},
    "time as text": lambda s: without(s, "createdAt")
    | {"timestamp": "2026-01-01T12:00:00Z"},
    "time as RFC 1123": lambda s: without(s, "timestamp")
    | {"createdAt": "Thu, 01 Jan 2026 12:00:00 GMT"},
    "BSON": lambda s: without(s, "timestamp")
    | {"createdAt": {"$date": "2026-01-01T12:00:00Z"}},
    "plain aliases": lambda s: {
        {"serialNumber": "sn", "timestamp": "receivedAt"}.get(key, key): value
        for key, value in s.items()
        if key != "createdAt"
    },
}  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_same_status_is_read_from_every_frame(frame: str) -> None:
    """I see the same values, however the platform wraps and spells them, again and again."""
    reader = Reader()
    body = FRAMES[frame](copy.deepcopy(plain_status()))
    for _ in range(3):
        status = reader.status(orjson.loads(orjson.dumps(body)), serial_number=SERIAL)
        assert status == PLAIN


def test_every_field_is_in_the_plain_status() -> None:
    """The frames are compared in every field that a status has."""
    parts: list[Any] = [PLAIN, PLAIN.device, *PLAIN.bands.values()]
    unknown = {
        field.name
        for part in parts
        for field in fields(part)
        if getattr(part, field.name) is None
    }
    assert unknown == {"label", "platform_id"}
    assert PLAIN.received_at == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert PLAIN.message_frequency == timedelta(minutes=10)
    assert PLAIN.connection is ConnectionStatus.ONLINE
    assert PLAIN.bands["08"].status is BandStatus.ONLINE


def test_shapes_are_told_apart() -> None:
    """Devices of many shapes, read in turns by one reader, do not disturb each other."""
    reader = Reader()
    for _ in range(2):
        for frame in FRAMES.values():
            body = frame(copy.deepcopy(plain_status()))
            assert reader.status(body, serial_number=SERIAL) == PLAIN


def test_bands_are_never_taken_for_the_device() -> None:
    """A device that tells no label and no connection does not take those of a band."""
    body = without(plain_status(), "status")
    status = Reader().status(body, serial_number=SERIAL)
    assert status.device.label is None
    assert status.connection is None


def test_mention_of_the_serial_number_is_no_frame() -> None:
    """An unknown field that names the device does not hide its status."""
    body = plain_status() | {"peers": {SERIAL: {"distance": 3}}}
    assert Reader().status(body, serial_number=SERIAL) == PLAIN


def test_band_whose_values_come_later_is_read() -> None:
    """An offline band without values does not hide those of the next message."""
    reader = Reader()
    body = plain_status()
    body["bands"][0]["values"] = None
    first = reader.status(body, serial_number=SERIAL)
    assert first.bands["08"].clamp is None
    assert reader.status(plain_status(), serial_number=SERIAL) == PLAIN


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ({"status": {}}, "nothing that a status has"),
        ({"status": "online"}, "status"),
        (
            {"serialNumber": SERIAL, "model": "x", "bands": ["08"]},
            "serialNumber, model",
        ),
        ({"message": "OK"}, "nothing that a status has"),
    ],
    ids=repr,
)
def test_too_little_is_no_status(body: Any, seen: str) -> None:
    """An answer that tells next to nothing is platform trouble, which says what it saw."""
    with pytest.raises(PlatformError) as caught:
        Reader().status(body, serial_number=SERIAL)
    assert str(caught.value).endswith(f"the answer is no status: it holds {seen}")


def test_one_band_is_enough() -> None:
    """A platform that tells of the bands alone is still worth reading."""
    body = {"bands": plain_status()["bands"]}
    assert Reader().status(body, serial_number=SERIAL).bands == PLAIN.bands


def test_another_device_is_told_apart() -> None:
    """A status of somebody else is not shown as mine."""
    with pytest.raises(PlatformError, match="about another device"):
        Reader().status(plain_status(), serial_number="SR2")


LISTS: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "plain": lambda d: d,
    "items in result": lambda d: {"result": {"items": d}},
    "any name": lambda d: {"meta": {"count": 2}, "repeaters": d},
    "under serial numbers": lambda d: {
        entry["serialNumber"]: without(entry, "serialNumber") for entry in d
    },
    "under serial numbers in data": lambda d: {
        "data": {entry["serialNumber"]: entry for entry in d}
    },
    "identification": lambda d: [
        {"identification": without(e, "bands"), "bands": e["bands"]} for e in d
    ],
    "device": lambda d: {"data": [{"device": entry} for entry in d]},
    "snake_case": lambda d: renamed(d, snake),
    "sn": lambda d: renamed(d, lambda name: "sn" if name == "serialNumber" else name),
    "sites": lambda d: {"sites": [{"name": "A", "devices": [e]} for e in d]},
    "bands as one text": lambda d: [e | {"bands": ",".join(e["bands"])} for e in d],
    "json:api": lambda d: {"data": [{"id": None, "attributes": e} for e in d]},
}


@pytest.mark.parametrize("frame", LISTS)
def test_same_devices_are_read_from_every_list(frame: str) -> None:
    """My repeaters are found, however the platform lists them."""
    devices = [
        {"serialNumber": "SR1", "model": "iR6", "type": "a", "bands": ["08", "21"]},
        {"serialNumber": "SR2", "model": "iR1", "type": "b", "bands": ["08"]},
    ]
    assert Reader().devices(LISTS[frame](devices)) == Reader().devices(devices)


def test_bare_serial_numbers_are_devices() -> None:
    """A list may hold no more than serial numbers."""
    found = Reader().devices({"devices": ["SR1", "SR2"]})
    assert [device.serial_number for device in found] == ["SR1", "SR2"]


def test_other_id_of_a_device_is_kept() -> None:
    """Some paths take another id than the serial number."""
    (device,) = Reader().devices([{"id": 7, "serialNumber": "SR1"}])
    assert device.platform_id == "7"
