"""Constants of the integration, each default with its reason."""

from datetime import timedelta
import logging
from typing import Final

DOMAIN: Final = "stellacontrol"
LOGGER = logging.getLogger(__package__)

MANUFACTURER: Final = "Stella Doradus"

# Connection facts, kept in the entry's data.
CONF_CLIENT_ID: Final = "client_id"
CONF_CLIENT_KEY: Final = "client_key"
CONF_SECURITY_PATH: Final = "security_path"
CONF_DEVICES_PATH: Final = "devices_path"

# Form fields that are not kept as they are.
SECTION_ENDPOINTS: Final = "endpoints"
CONF_DEVICES: Final = "devices"

# Preferences, kept in the entry's options.
CONF_IGNORED_DEVICES: Final = "ignored_devices"
"""Serial numbers that the user left out. The others are kept by what is not in this
list, so that a repeater which joins the account later appears by itself."""
CONF_TEMPERATURE_THRESHOLD: Final = "temperature_threshold"

DEFAULT_TEMPERATURE_THRESHOLD: Final = 75
"""Degrees C; the level at which the vendor's own platform alerts."""

TEMPERATURE_HYSTERESIS: Final = 2
"""K. A temperature that hovers at the threshold shall not make an alarm flap."""

DEVICE_LIST_INTERVAL: Final = timedelta(hours=6)
"""Repeaters are installed and removed by people, so a few looks a day will do."""

FLOOR: Final = timedelta(minutes=10)
"""Period of the slowest message frequency, and how often an offline device is asked."""

GRACE: Final = timedelta(seconds=1)
"""How long after a message is expected we ask. The coordinator's own schedule can be
this much early, and nothing is gained by asking before the message is there."""
