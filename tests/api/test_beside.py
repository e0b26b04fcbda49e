"""What stands beside a device is not the device's, whatever its names."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from custom_components.stellacontrol.api import PlatformError
from custom_components.stellacontrol.api.reading import Reader

from .frames import PLAIN, plain_status
from .tools import SERIAL

OTHERS: dict[str, Any] = {
    "owner": {"name": "Bob", "id": 7, "location": "HQ", "status": "active"},
    "site": {"name": "North", "location": "Dublin", "id": "s-9", "type": "office"},
    "contract": {"status": "expired", "type": "gold", "name": "c", "id": 3},
    "weather": {"temperature": 12},
    "limits": {"temperature": 80},
    "meta": {"version": "2", "timestamp": 1, "status": "ok"},
    "network": {"type": "ethernet", "status": "up", "ip": "10.0.0.1"},
    "alarms": [{"type": "x", "band": "08", "status": "open", "timestamp": 1}],
    "ports": [{"label": "P1", "status": "online"}, {"label": "P2"}],
}

GROUPS = {
    "identification": (
        "serialNumber", "type", "model", "label", "version", "firmwareVersion",
        "portCount", "location",
    ),
    "health": ("status", "description", "temperature", "uptime"),
    "timing": ("messageFrequency", "rebalanceFrequency", "timestamp", "createdAt"),
}  # fmt: skip


def in_groups(status: Mapping[str, Any]) -> dict[str, Any]:
    """Return a status whose fields stand in groups."""
    grouped = {key: name for name, keys in GROUPS.items() for key in keys}
    told: dict[str, Any] = {name: {} for name in GROUPS}
    for key, value in status.items():
        told.get(grouped.get(key, ""), told)[key] = value
    return told


SHAPES: dict[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
    "behind": lambda status, other: {**status, **other},
    "in front": lambda status, other: {**other, **status},
    "behind groups": lambda status, other: {**in_groups(status), **other},
    "in front of groups": lambda status, other: {**other, **in_groups(status)},
    "in a frame": lambda status, other: {"data": {**other, **status}},
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("other", OTHERS)
def test_others_are_not_the_device(other: str, shape: str) -> None:
    """My repeater has its own name, place, id and temperature, and nobody else's."""
    body = SHAPES[shape](plain_status(), {other: OTHERS[other]})
    assert Reader().status(body, serial_number=SERIAL) == PLAIN


@pytest.mark.parametrize("own", ["sn", "deviceSerial", "serialNumber"])
def test_serial_number_of_something_around_is_not_the_device_s(own: str) -> None:
    """A status that names the device is about it, whatever stands around it."""
    status = dict(plain_status())
    status[own] = status.pop("serialNumber")
    told = {"serial": "HUB-1", "latest": status}
    read = Reader().status(told, serial_number=SERIAL)
    assert read.device.serial_number == SERIAL
    with pytest.raises(PlatformError, match="another device"):
        Reader().status(told, serial_number="SR9")
