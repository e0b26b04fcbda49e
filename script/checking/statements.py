"""The contract as statements, each with a check of what the platform answered.

One row each: id, grade, the statement as in docs/api.md, the check. Rows about single
fields are in `fields`.
"""

from collections.abc import Callable
from typing import NamedTuple

from custom_components.stellacontrol.api import wire
from custom_components.stellacontrol.api.wire import Grade

from . import behaviour, frames, meaning
from .evidence import Evidence, Finding
from .fields import FIELDS

OVERVIEW, GUIDE, ASSUMED = Grade.OVERVIEW, Grade.GUIDE, Grade.ASSUMED


class Statement(NamedTuple):
    """One row of the contract."""

    id: str
    grade: Grade
    text: str
    check: Callable[[Evidence], Finding]


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        "where.gateway", GUIDE, f"the gateway is {wire.DEFAULT_GATEWAY}", frames.gateway
    ),
    Statement(
        "where.security",
        GUIDE,
        f"the security endpoint is {wire.DEFAULT_SECURITY_PATH}",
        frames.security_endpoint,
    ),
    Statement(
        "where.devices",
        GUIDE,
        f"the devices endpoint is {wire.DEFAULT_DEVICES_PATH}",
        frames.devices_endpoint,
    ),
    Statement(
        "log-in.call",
        ASSUMED,
        f"{wire.LOG_IN.method} to {{security}}{wire.LOG_IN.path} logs in",
        frames.log_in_call,
    ),
    Statement(
        "log-in.keys",
        GUIDE,
        "its body has clientId, clientKey, name, password",
        frames.log_in_keys,
    ),
    Statement(
        "log-in.token",
        ASSUMED,
        "its answer has the token as `token`, wrapped in `data` or not",
        frames.log_in_token,
    ),
    Statement(
        "log-in.refusal",
        ASSUMED,
        "wrong credentials are refused with 401",
        frames.log_in_refusal,
    ),
    Statement(
        "session.bearer",
        ASSUMED,
        "the token travels as `Authorization: Bearer`",
        frames.bearer,
    ),
    Statement("session.json", ASSUMED, "answers are JSON", frames.json_answers),
    Statement(
        "session.15-minutes", GUIDE, "the token dies after 15 minutes", frames.untried
    ),
    Statement(
        "log-out.call",
        ASSUMED,
        f"{wire.LOG_OUT.method} to {{security}}{wire.LOG_OUT.path} logs out",
        frames.log_out_call,
    ),
    Statement(
        "log-out.ends",
        ASSUMED,
        "a token that is no longer good is refused with 401",
        frames.log_out_ends,
    ),
    Statement(
        "devices.call",
        ASSUMED,
        f"{wire.LIST_DEVICES.method} to {{devices}} gives the list",
        frames.list_call,
    ),
    Statement(
        "devices.shape",
        ASSUMED,
        "it is a list, wrapped in `devices` or `data` or not",
        frames.list_shape,
    ),
    Statement(
        "status.call",
        ASSUMED,
        f"{wire.READ_STATUS.method} to {{devices}}/{{serialNumber}}/status gives a status",
        frames.status_call,
    ),
    Statement(
        "status.shape",
        ASSUMED,
        "it is an object about that device, wrapped in `data` or not",
        frames.status_shape,
    ),
    Statement(
        "status.stranger",
        ASSUMED,
        "a device that the account does not have is 404",
        frames.stranger,
    ),
    Statement(
        "parameters.call",
        ASSUMED,
        f"{wire.SET_PARAMETERS.method} to {{devices}}/{{serialNumber}}/parameters is accepted",
        behaviour.parameters_call,
    ),
    Statement(
        "parameters.frequency",
        ASSUMED,
        'it takes {"messageFrequency": "1m"}',
        behaviour.frequency_parameter,
    ),
    Statement(
        "parameters.bands",
        ASSUMED,
        'it takes {"bands": {"08": true}}',
        behaviour.bands_parameter,
    ),
    Statement(
        "commands.call",
        ASSUMED,
        f"{wire.SEND_COMMAND.method} to {{devices}}/{{serialNumber}}/commands is accepted",
        frames.untried,
    ),
    Statement(
        "refusals.403",
        ASSUMED,
        "403 means that the contract leaves the function out",
        frames.not_permitted,
    ),
    Statement(
        "refusals.429",
        ASSUMED,
        "429 means too many requests, or that the quota is spent",
        frames.rate_limited,
    ),
    Statement("quota", OVERVIEW, "10,000 messages a month and device", frames.untried),
    *(
        Statement(
            field.id,
            field.key.grade,
            f"`{field.key.name}` is {field.kind}",
            field.check,
        )
        for field in FIELDS
    ),
    Statement(
        "device.bands.form",
        ASSUMED,
        "in the list, bands are identifiers or objects",
        meaning.listed_bands_form,
    ),
    Statement(
        "status.bands.form",
        ASSUMED,
        "in a status, bands are objects, in a list or by identifier",
        meaning.status_bands_form,
    ),
    Statement(
        "band.identifier.known",
        OVERVIEW,
        "identifiers are 07, 08, 09, 18, 21, 26",
        meaning.known_identifiers,
    ),
    Statement(
        "band.frequency.nominal",
        ASSUMED,
        "they stand for 700 to 2600 MHz, and `frequency` is in Hz",
        meaning.nominal_frequencies,
    ),
    Statement(
        "band.ledCount.range", OVERVIEW, "`ledCount` is 1 to 5", meaning.led_count
    ),
    Statement(
        "band.values.bandUsage.range",
        OVERVIEW,
        "`bandUsage` is a percentage",
        meaning.band_usage,
    ),
    Statement(
        "band.values.power.unit", ASSUMED, "powers are in dBm", meaning.power_unit
    ),
    Statement(
        "band.values.gain.unit",
        ASSUMED,
        "AGC, clamp and reduced gains are in dB",
        meaning.gain_unit,
    ),
    Statement(
        "status.temperature.unit",
        OVERVIEW,
        "`temperature` is in °C",
        meaning.temperature_unit,
    ),
    Statement(
        "status.timestamp.unit",
        ASSUMED,
        "`timestamp` is seconds or, above 10¹¹, milliseconds since the epoch",
        meaning.timestamp_unit,
    ),
    Statement(
        "status.createdAt.same",
        OVERVIEW,
        "`createdAt` and `timestamp` are the same moment",
        meaning.same_moment,
    ),
    Statement(
        "status.createdAt.zone",
        ASSUMED,
        "`createdAt` without a zone is UTC",
        meaning.created_at_zone,
    ),
    Statement(
        "status.connected",
        ASSUMED,
        "`online` and `heartbeat` mean that messages arrive",
        behaviour.connected_means_fresh,
    ),
    Statement(
        "parameters.seconds",
        ASSUMED,
        "an online device has new parameters within seconds, and reports at its next slot",
        behaviour.change_shows,
    ),
)
