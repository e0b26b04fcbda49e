"""Paths that a list names for its devices."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from yarl import URL

from ..gateway import Gateway
from ..models import Device

_DEEPEST_LINK = 4


def links(device: Device, identity: Any, gateway: Gateway) -> Iterator[str]:
    """Go through the paths that the list itself names for a device, as templates."""
    found = list(_paths_in(device.raw, gateway, _DEEPEST_LINK))
    for path in sorted(found, key=lambda path: "stat" not in path.lower()):
        if template := as_template(path, device, identity):
            yield template


def as_template(path: str, device: Device, identity: Any) -> str | None:
    """Return a path with placeholders for what it says of a device."""
    values = {"{serial}": device.serial_number}
    if identity is not None:
        values["{id}"] = str(identity)
    for placeholder, value in values.items():
        escaped = quote(value, safe="")
        if f"/{escaped}" in path:
            return path.replace(escaped, placeholder)
    return None


def _paths_in(value: Any, gateway: Gateway, levels: int) -> Iterator[str]:
    """Go through the texts that are paths of the same gateway."""
    if isinstance(value, dict | list) and levels:
        inner = value.values() if isinstance(value, dict) else value
        for each in inner:
            yield from _paths_in(each, gateway, levels - 1)
    elif isinstance(value, str) and value.startswith(("/", "http")):
        try:
            url = gateway.url.join(URL(value))
        except ValueError:
            return
        # Behind a proxy a platform may name another scheme or port than it is asked at.
        if url.host == gateway.url.host and not url.query_string:
            yield url.raw_path
