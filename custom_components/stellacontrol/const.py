"""Constants of the integration, each default with its reason."""

from datetime import timedelta
import logging
from typing import Final

DOMAIN: Final = "stellacontrol"
LOGGER = logging.getLogger(__package__)

DOCS: Final = "https://github.com/ha-stellacontrol/ha-stellacontrol/blob/main/docs"
"""The folder of the pages that repair issues link to."""

MANUFACTURER: Final = "Stella Doradus"

# Connection facts, kept in the entry's data.
CONF_CLIENT_ID: Final = "client_id"
CONF_CLIENT_KEY: Final = "client_key"
CONF_SECURITY_PATH: Final = "security_path"
CONF_DEVICES_PATH: Final = "devices_path"
CONF_PROFILE: Final = "profile"
"""How the gateway differs from the contract; missing if it does not differ."""

# Form fields that are not kept as they are.
SECTION_ENDPOINTS: Final = "endpoints"
CONF_DEVICES: Final = "devices"
CONF_EXAMPLE: Final = "example"
CONF_PASTE: Final = "paste_example"
CONF_REPORT: Final = "report"

# Preferences, kept in the entry's options; their defaults are in `options.py`.
CONF_IGNORED_DEVICES: Final = "ignored_devices"
CONF_TEMPERATURE_THRESHOLD: Final = "temperature_threshold"
CONF_OFFLINE_AFTER: Final = "offline_after"
CONF_REDUCED_POWER_DEPTH: Final = "reduced_power_depth"
CONF_REDUCED_POWER_AFTER: Final = "reduced_power_after"
CONF_MONTHLY_QUOTA: Final = "monthly_quota"
CONF_QUOTA_RESET_DAY: Final = "quota_reset_day"
MOST_MESSAGES: Final = 100_000_000
"""A larger quota is a typing error."""

CONF_QUOTA_COUNTING: Final = "quota_counting"
CONF_QUOTA_TIME_ZONE: Final = "quota_time_zone"
CONF_COUNT_REQUESTS: Final = "count_requests"
CONF_CONFIRM_COMMANDS: Final = "confirm_commands"
CONF_BOOST_ON_ALARM: Final = "boost_on_alarm"
CONF_ACTIVE_HOURS: Final = "active_hours"
CONF_ACTIVE_FROM: Final = "active_from"
CONF_ACTIVE_TO: Final = "active_to"

TEMPERATURE_HYSTERESIS: Final = 2
"""K. A temperature close to the threshold must not start and end alarms all the time."""

DEVICE_LIST_INTERVAL: Final = timedelta(hours=6)
"""People install and remove repeaters, so a few requests a day are enough."""

DEVICE_LIST_RETRIES: Final = tuple(timedelta(minutes=pause) for pause in (1, 5, 30))
"""Pauses after a list could not be read; the last one is repeated. A list is charged to
no device."""

FIRST_LIST_AT_MOST: Final = timedelta(seconds=10)
"""A platform that does not answer must not hold up the start of Home Assistant, which
tries again by itself."""

# Events on the bus, for the logbook and for automations that want more than entities.
EVENT_ALARM: Final = f"{DOMAIN}_alarm"
EVENT_WISH_GIVEN_UP: Final = f"{DOMAIN}_wish_given_up"
ATTR_BAND: Final = "band"
ATTR_LABEL: Final = "label"
ATTR_CAUSE: Final = "cause"
ATTR_ADVICE: Final = "advice"

# Fields of triggers and conditions.
CONF_ALARMS: Final = "alarms"
CONF_BANDS: Final = "bands"

STORE_DELAY: Final = timedelta(minutes=1)
"""How long a ledger may be newer than its file; a stop writes it at once."""
URGENT_STORE_DELAY: Final = timedelta(seconds=0.5)
"""The same for what was promised, such as an accepted change: no power cut undoes it."""
LONGEST_WRITE: Final = timedelta(seconds=5)
"""Longest wait for a write before a request is sent: the disk may not answer."""

STOP_AT_MOST: Final = timedelta(seconds=7)
"""For what is sent before a stop; the log-out after it has a limit of its own."""

FIRST_RETRY: Final = timedelta(minutes=1)
"""Pause after a status could not be read. Each further one is twice as long, up to the
slowest message frequency, since requests may count like messages."""

LONGEST_BOOST: Final = timedelta(hours=6)
"""For a longer time, the user should choose another base frequency."""
