"""Data that all parts of a device share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..api import DeviceStatus, StellaControlClient
from ..options import Options
from ..store import DeviceStore
from .health import PlatformHealth
from .permissions import Permissions


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceContext:
    """What the parts of a device share: its account, and who it is."""

    hass: HomeAssistant
    entry: ConfigEntry[Any]
    options: Options
    client: StellaControlClient
    store: DeviceStore
    permissions: Permissions
    health: PlatformHealth
    serial_number: str
    read_status: Callable[[str], Awaitable[DeviceStatus]]
    """Returns the status of a serial number, from the path that this platform uses."""
    on_new_band: Callable[[str], None]
    """Called with the identifier of a band that a message lists for the first time."""
