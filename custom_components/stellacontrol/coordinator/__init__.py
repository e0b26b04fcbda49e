"""What Home Assistant holds of an account and of each of its devices."""

from .account import AccountCoordinator
from .alarms import CLEARED, EVENT_TYPES
from .device import DeviceCoordinator
from .entry import StellaControlConfigEntry
from .issues import DEVICE_GONE, FREQUENCY_ELSEWHERE, delete_issues_of_entry
from .parts import BandPart, Part, Steady
from .registry import (
    device_name,
    followed_elsewhere,
    registered_devices,
    serial_number_of,
)
from .state import BOOST_REASONS, NO_BOOST

__all__ = [
    "BOOST_REASONS",
    "CLEARED",
    "DEVICE_GONE",
    "EVENT_TYPES",
    "FREQUENCY_ELSEWHERE",
    "NO_BOOST",
    "AccountCoordinator",
    "BandPart",
    "DeviceCoordinator",
    "Part",
    "Steady",
    "StellaControlConfigEntry",
    "delete_issues_of_entry",
    "device_name",
    "followed_elsewhere",
    "registered_devices",
    "serial_number_of",
]
