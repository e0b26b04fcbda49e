"""The wire contract as a table: the one place that knows how the platform spells.

Every row carries its grade, so that a reader sees what rests on the vendor's word
and what on ours. When the real platform turns out to differ, the mend is here.
"""

from typing import NamedTuple

from .call import Call, Endpoint, Grade
from .profile import (
    DEFAULT_CLIENT_ID,
    DEFAULT_DEVICES_PATH,
    DEFAULT_GATEWAY,
    DEFAULT_SECURITY_PATH,
    LIST_DEVICES,
    LOG_IN,
    LOG_OUT,
    READ_STATUS,
    SEND_COMMAND,
    SET_PARAMETERS,
)

__all__ = [
    "DEFAULT_CLIENT_ID",
    "DEFAULT_DEVICES_PATH",
    "DEFAULT_GATEWAY",
    "DEFAULT_SECURITY_PATH",
    "LIST_DEVICES",
    "LOG_IN",
    "LOG_OUT",
    "READ_STATUS",
    "SEND_COMMAND",
    "SET_PARAMETERS",
    "Call",
    "Endpoint",
    "Grade",
]


class Key(NamedTuple):
    """A JSON key, as the platform spells it, with its grade."""

    name: str
    grade: Grade


TOKEN_LIFETIME_SECONDS = 15 * 60  # guide: unconditional

CALLS = (LOG_IN, LOG_OUT, LIST_DEVICES, READ_STATUS, SET_PARAMETERS, SEND_COMMAND)

# Headers (assumed)

AUTHORIZATION_HEADER = "Authorization"
AUTHORIZATION_SCHEME = "Bearer"
RETRY_AFTER_HEADER = "Retry-After"

# Requests

CLIENT_ID = Key("clientId", Grade.GUIDE)
CLIENT_KEY = Key("clientKey", Grade.GUIDE)
USER_NAME = Key("name", Grade.GUIDE)
PASSWORD = Key("password", Grade.GUIDE)
COMMAND = Key("command", Grade.ASSUMED)
PARAMETER_BANDS = Key("bands", Grade.ASSUMED)
PARAMETER_MESSAGE_FREQUENCY = Key("messageFrequency", Grade.ASSUMED)

# Answers

TOKEN = Key("token", Grade.ASSUMED)
LIST_WRAPPERS = (Key("devices", Grade.ASSUMED), Key("data", Grade.ASSUMED))
OBJECT_WRAPPER = Key("data", Grade.ASSUMED)

# Device identification

SERIAL_NUMBER = Key("serialNumber", Grade.OVERVIEW)
PROTOCOL_VERSION = Key("version", Grade.OVERVIEW)
TYPE = Key("type", Grade.OVERVIEW)
MODEL = Key("model", Grade.OVERVIEW)
LABEL = Key("label", Grade.ASSUMED)
PORT_COUNT = Key("portCount", Grade.OVERVIEW)
BANDS = Key("bands", Grade.OVERVIEW)
FIRMWARE_VERSION = Key("firmwareVersion", Grade.OVERVIEW)
LOCATION = Key("location", Grade.OVERVIEW)

# Device connection, health and timings

STATUS = Key("status", Grade.OVERVIEW)
MESSAGE_FREQUENCY = Key("messageFrequency", Grade.OVERVIEW)
REBALANCE_FREQUENCY = Key("rebalanceFrequency", Grade.OVERVIEW)
DESCRIPTION = Key("description", Grade.OVERVIEW)
TEMPERATURE = Key("temperature", Grade.OVERVIEW)
CREATED_AT = Key("createdAt", Grade.OVERVIEW)
TIMESTAMP = Key("timestamp", Grade.OVERVIEW)
UPTIME = Key("uptime", Grade.OVERVIEW)

# Bands

BAND_IDENTIFIER = Key("identifier", Grade.OVERVIEW)
BAND_FREQUENCY = Key("frequency", Grade.OVERVIEW)
BAND_LABEL = Key("label", Grade.OVERVIEW)
BAND_STATUS = Key("status", Grade.OVERVIEW)
IS_ONLINE = Key("isOnline", Grade.OVERVIEW)
IS_AGC = Key("isAGC", Grade.OVERVIEW)
IS_OVER_POWER = Key("isOverPower", Grade.OVERVIEW)
IS_FEEDBACK = Key("isFeedback", Grade.OVERVIEW)
IS_SHUTDOWN_MANUALLY = Key("isShutdownManually", Grade.OVERVIEW)
IS_SHUTDOWN_AUTO = Key("isShutdownAuto", Grade.OVERVIEW)
IS_UPLINK = Key("isUplink", Grade.OVERVIEW)
LED_COUNT = Key("ledCount", Grade.OVERVIEW)

VALUES = Key("values", Grade.OVERVIEW)
UPLINK_POWER = Key("uplinkPower", Grade.OVERVIEW)
DOWNLINK_POWER = Key("downlinkPower", Grade.OVERVIEW)
DOWNLINK_AGC = Key("AGC", Grade.OVERVIEW)
UPLINK_AGC = Key("uplinkFastAGC", Grade.OVERVIEW)
BAND_USAGE = Key("bandUsage", Grade.OVERVIEW)
CLAMP = Key("clamp", Grade.OVERVIEW)
# The overview describes these two the other way round; we trust the names.
DOWNLINK_REDUCED_GAIN = Key("downlinkReducedGain", Grade.OVERVIEW)
UPLINK_REDUCED_GAIN = Key("uplinkReducedGain", Grade.OVERVIEW)
