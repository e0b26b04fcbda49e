"""The device list of the last run, so that a start does not wait for the platform."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from ..api import Device, DeviceList

_NAMES = [field.name for field in fields(Device) if field.compare]
"""All fields except the raw object, which comes with the next list."""


def as_stored(devices: Iterable[Device]) -> list[dict[str, Any]]:
    """Return devices in a form that can be stored as JSON."""
    return [{name: getattr(device, name) for name in _NAMES} for device in devices]


def from_stored(stored: list[dict[str, Any]]) -> DeviceList:
    """Return the list that `as_stored` made; it may be old, so it removes no device.

    Raises:
        KeyError, TypeError: It is not what `as_stored` makes.
    """
    devices = tuple(
        Device(**{**device, "band_ids": tuple(device["band_ids"])}) for device in stored
    )
    return DeviceList(devices=devices, is_complete=False)
