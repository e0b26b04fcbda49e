"""The wire contract as a table: the one place that knows how the platform spells.

Every row carries its grade, so that a reader sees what rests on the vendor's word
and what on ours. When the real platform turns out to differ, the mend is here.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Grade(StrEnum):
    """How sure a row of the contract is."""

    OVERVIEW = "overview"
    """The vendor's overview document says it."""

    GUIDE = "guide"
    """The vendor's public guide says it."""

    ASSUMED = "assumed"
    """Neither says; this is our choice."""


class Endpoint(StrEnum):
    """The two endpoints of the gateway; their paths are settings."""

    SECURITY = "security"
    DEVICES = "devices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the API."""

    name: str
    """What error messages call it."""

    method: str
    endpoint: Endpoint

    path: str
    """What follows the endpoint's path; `{serial}` is the device's serial number."""

    grade: Grade


class Key(NamedTuple):
    """A JSON key, as the platform spells it, with its grade."""

    name: str
    grade: Grade


DEFAULT_GATEWAY = "https://api3.stellacontrol.com"  # guide
DEFAULT_SECURITY_PATH = "/security"  # guide
DEFAULT_DEVICES_PATH = "/devices"  # guide
DEFAULT_CLIENT_ID = "integration"  # guide, given there as an example

TOKEN_LIFETIME_SECONDS = 15 * 60  # guide: unconditional

# Calls

LOG_IN = Call(
    name="log in",
    method="POST",
    endpoint=Endpoint.SECURITY,
    path="/login",
    grade=Grade.ASSUMED,
)
LOG_OUT = Call(
    name="log out",
    method="POST",
    endpoint=Endpoint.SECURITY,
    path="/logout",
    grade=Grade.ASSUMED,
)
LIST_DEVICES = Call(
    name="list devices",
    method="GET",
    endpoint=Endpoint.DEVICES,
    path="",
    grade=Grade.ASSUMED,
)
READ_STATUS = Call(
    name="read status",
    method="GET",
    endpoint=Endpoint.DEVICES,
    path="/{serial}/status",
    grade=Grade.ASSUMED,
)
SET_PARAMETERS = Call(
    name="set parameters",
    method="PATCH",
    endpoint=Endpoint.DEVICES,
    path="/{serial}/parameters",
    grade=Grade.ASSUMED,
)
SEND_COMMAND = Call(
    name="send command",
    method="POST",
    endpoint=Endpoint.DEVICES,
    path="/{serial}/commands",
    grade=Grade.ASSUMED,
)

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
