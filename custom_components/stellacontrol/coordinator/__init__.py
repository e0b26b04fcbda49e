"""What Home Assistant holds of an account and of each of its devices."""

from .account import AccountCoordinator, StellaControlConfigEntry
from .alarms import CLEARED, EVENT_TYPES, SIGNAL_ALARMS_KNOWN, DeviceAlarms
from .client import (
    cookieless_http,
    create_client,
    credentials_of,
    gateway_of,
    known_profile,
)
from .device import DeviceCoordinator
from .gone import DEVICE_GONE
from .health import SIGNAL_HEALTH
from .issues import FREQUENCY_ELSEWHERE, delete_issues, delete_issues_of_entry
from .registry import (
    device_name,
    followed_elsewhere,
    registered_devices,
    serial_number_of,
)
from .set_up_again import set_up_again_soon
from .state import BOOST_REASONS, NO_BOOST, spell_period

__all__ = [
    "BOOST_REASONS",
    "CLEARED",
    "DEVICE_GONE",
    "EVENT_TYPES",
    "FREQUENCY_ELSEWHERE",
    "NO_BOOST",
    "SIGNAL_ALARMS_KNOWN",
    "SIGNAL_HEALTH",
    "AccountCoordinator",
    "DeviceAlarms",
    "DeviceCoordinator",
    "StellaControlConfigEntry",
    "cookieless_http",
    "create_client",
    "credentials_of",
    "delete_issues",
    "delete_issues_of_entry",
    "device_name",
    "followed_elsewhere",
    "gateway_of",
    "known_profile",
    "registered_devices",
    "serial_number_of",
    "set_up_again_soon",
    "spell_period",
]
