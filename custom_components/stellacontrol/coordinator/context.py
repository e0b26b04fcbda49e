"""What every part of a device works with."""

from dataclasses import dataclass

from homeassistant.core import HomeAssistant

from ..api import StellaControlClient
from ..store import DeviceStore
from .entry import StellaControlConfigEntry
from .permissions import Permissions


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceContext:
    """A device's account, as far as the device's parts need it."""

    hass: HomeAssistant
    entry: StellaControlConfigEntry
    client: StellaControlClient
    store: DeviceStore
    permissions: Permissions
    serial_number: str
