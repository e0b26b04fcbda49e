"""What Home Assistant holds of an account and of each of its devices."""

from .account import AccountCoordinator
from .device import DeviceCoordinator
from .entry import StellaControlConfigEntry

__all__ = ["AccountCoordinator", "DeviceCoordinator", "StellaControlConfigEntry"]
