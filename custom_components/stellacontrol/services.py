"""Actions: boosts, several bands at once, and the whole last status."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import product
from typing import Any, Final

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.const import Platform
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from .api import MessageFrequency
from .chosen import (
    ChosenRepeater,
    act_on_each,
    check_right,
    chosen_repeaters,
    reason_of,
)
from .const import CONF_BANDS, DOMAIN, LONGEST_BOOST, MOST_MESSAGES
from .targets import band_identifier

ATTR_FREQUENCY = "frequency"
ATTR_DURATION = "duration"
ATTR_ON = "bands_on"
ATTR_OFF = "bands_off"
ATTR_USED = "used"

SERVICE_BOOST = "boost"
SERVICE_END_BOOST = "end_boost"
SERVICE_SET_BANDS = "set_bands"
SERVICE_TAKE_POWER_AS_NORMAL = "take_power_as_normal"
SERVICE_SET_MESSAGES_USED = "set_messages_used"
SERVICE_ACKNOWLEDGE_ALARMS = "acknowledge_alarms"
SERVICE_GET_STATUS = "get_status"

FREQUENCY_ENTITY: Final = (Platform.SELECT, "message_frequency")
"""A user who may control this entity of a repeater may boost the repeater."""

ALARM_ENTITY: Final = (Platform.BINARY_SENSOR, "alarm")
"""A user who may control this entity of a repeater may acknowledge its alarms."""

# The slowest frequency is no boost.
BOOST_FREQUENCIES = [
    frequency.value
    for frequency in MessageFrequency
    if frequency is not MessageFrequency.EVERY_10_MINUTES
]

BOOST_FIELDS: VolDictType = {
    vol.Required(ATTR_FREQUENCY): vol.In(BOOST_FREQUENCIES),
    vol.Required(ATTR_DURATION): vol.All(
        cv.positive_time_period,
        vol.Range(min=timedelta(seconds=10), max=LONGEST_BOOST),
    ),
}
SET_BANDS_FIELDS: VolDictType = {
    vol.Optional(ATTR_ON, default=[]): vol.All(cv.ensure_list, [band_identifier]),
    vol.Optional(ATTR_OFF, default=[]): vol.All(cv.ensure_list, [band_identifier]),
}

TAKE_POWER_AS_NORMAL_FIELDS: VolDictType = {
    vol.Optional(CONF_BANDS, default=[]): vol.All(cv.ensure_list, [band_identifier]),
}

SET_MESSAGES_USED_FIELDS: VolDictType = {
    vol.Required(ATTR_USED): vol.All(vol.Coerce(int), vol.Range(0, MOST_MESSAGES)),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions; `device_id` among the data is a target, too."""
    for name, action, fields, response in (
        (SERVICE_BOOST, _boost, BOOST_FIELDS, SupportsResponse.NONE),
        (SERVICE_END_BOOST, _end_boost, {}, SupportsResponse.NONE),
        (SERVICE_SET_BANDS, _set_bands, SET_BANDS_FIELDS, SupportsResponse.NONE),
        (
            SERVICE_SET_MESSAGES_USED,
            _set_messages_used,
            SET_MESSAGES_USED_FIELDS,
            SupportsResponse.NONE,
        ),
        (
            SERVICE_ACKNOWLEDGE_ALARMS,
            _acknowledge_alarms,
            {},
            SupportsResponse.NONE,
        ),
        (
            SERVICE_TAKE_POWER_AS_NORMAL,
            _take_power_as_normal,
            TAKE_POWER_AS_NORMAL_FIELDS,
            SupportsResponse.NONE,
        ),
        (SERVICE_GET_STATUS, _get_status, {}, SupportsResponse.ONLY),
    ):
        hass.services.async_register(
            DOMAIN,
            name,
            action,
            schema=cv.make_entity_service_schema(fields),
            supports_response=response,
        )


async def _controlled(
    call: ServiceCall, *entities: tuple[str, str]
) -> list[ChosenRepeater]:
    """Return the repeaters that an action names.

    Raises:
        ServiceValidationError: It names none.
        Unauthorized: The user may not control some of these entities of one of them.
    """
    repeaters = await chosen_repeaters(call)
    for repeater in repeaters:
        await check_right(call.hass, call.context, repeater, POLICY_CONTROL, entities)
    return repeaters


async def _boost(call: ServiceCall) -> None:
    """Let repeaters report faster for a while."""
    repeaters = await _controlled(call, FREQUENCY_ENTITY)
    frequency = MessageFrequency(call.data[ATTR_FREQUENCY])
    duration = call.data[ATTR_DURATION]
    await act_on_each(
        call, repeaters, lambda chosen: chosen.device.boost(frequency, duration)
    )


async def _end_boost(call: ServiceCall) -> None:
    """End the boosts of repeaters."""
    repeaters = await _controlled(call, FREQUENCY_ENTITY)
    await act_on_each(call, repeaters, lambda chosen: chosen.device.end_boost())


async def _set_messages_used(call: ServiceCall) -> None:
    """Replace the message count of repeaters by the platform's own count."""
    repeaters = await _controlled(call, FREQUENCY_ENTITY)
    used = call.data[ATTR_USED]
    await act_on_each(
        call, repeaters, lambda chosen: chosen.device.set_messages_used(used)
    )


async def _acknowledge_alarms(call: ServiceCall) -> None:
    """Mark the alarms of repeaters as seen."""
    repeaters = await _controlled(call, ALARM_ENTITY)

    async def acknowledge(chosen: ChosenRepeater) -> None:
        chosen.device.acknowledge_alarms()

    await act_on_each(call, repeaters, acknowledge)


async def _take_power_as_normal(call: ServiceCall) -> None:
    """Learn again what is normal for bands of repeaters."""
    bands = call.data[CONF_BANDS]
    repeaters = await _controlled(call, FREQUENCY_ENTITY)
    _check_bands(repeaters, bands)
    await act_on_each(
        call, repeaters, lambda chosen: chosen.device.take_power_as_normal(bands)
    )


async def _set_bands(call: ServiceCall) -> None:
    """Turn bands on or off; send nothing unless every repeater has all the bands."""
    wishes = _wishes(call.data[ATTR_ON], call.data[ATTR_OFF])
    switches = [(Platform.SWITCH, f"band_{band_id}") for band_id in wishes]
    repeaters = await _controlled(call, *switches)
    _check_bands(repeaters, wishes)
    await act_on_each(call, repeaters, lambda chosen: chosen.device.set_bands(wishes))


async def _get_status(call: ServiceCall) -> ServiceResponse:
    """Return the complete last status of each repeater; of one also directly."""
    repeaters = await chosen_repeaters(call)
    for repeater in repeaters:
        await check_right(call.hass, call.context, repeater, POLICY_READ)
    told: list[dict[str, Any]] = []
    refusal: HomeAssistantError | None = None
    for repeater in repeaters:
        answer: dict[str, Any]
        try:
            answer = {"status": _last_status(repeater)}
        except ServiceValidationError as err:
            refusal, answer = err, {"error": reason_of(call.hass, err)}
        told.append({"device_id": repeater.device_id, "name": repeater.name, **answer})
    if refusal is not None and not any("status" in one for one in told):
        raise refusal
    return {**(told[0]["status"] if len(told) == 1 else {}), "repeaters": told}


def _last_status(repeater: ChosenRepeater) -> dict[str, Any]:
    """Return the last status of a repeater as the platform told it.

    Raises:
        ServiceValidationError: There is none.
    """
    if repeater.device.data is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_status",
            translation_placeholders={"repeater": repeater.name},
        )
    return dict(repeater.device.status.raw)


def _check_bands(repeaters: list[ChosenRepeater], band_ids: Iterable[str]) -> None:
    """Check that repeaters have some bands, as far as anything is known of them.

    Raises:
        ServiceValidationError: One does not have one of them.
    """
    for repeater, band_id in product(repeaters, band_ids):
        known = repeater.coordinator
        if known is not None and band_id not in known.band_ids:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="repeater_without_band",
                translation_placeholders={"repeater": repeater.name, "band": band_id},
            )


def _wishes(bands_on: list[str], bands_off: list[str]) -> dict[str, bool]:
    """Return the requested state of each band.

    Raises:
        ServiceValidationError: No band is named, or one both for on and for off.
    """
    if not bands_on and not bands_off:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_band"
        )
    if both := sorted({*bands_on} & {*bands_off}):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="band_on_and_off",
            translation_placeholders={"band": both[0]},
        )
    return dict.fromkeys(bands_on, True) | dict.fromkeys(bands_off, False)
