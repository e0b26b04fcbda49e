"""A status, in every frame and spelling that the documents allow."""

from collections.abc import Callable
import re
from typing import Any

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
    "history without serial numbers": lambda s: [
        without(
            s | {"timestamp": 1767268700, "createdAt": None, "temperature": 1},
            "serialNumber",
        ),
        without(s, "serialNumber"),
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
