"""Actions: boosts, several bands at once, and the whole last status."""

from datetime import timedelta

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
import voluptuous as vol

from .api import MessageFrequency
from .const import DOMAIN, LONGEST_BOOST
from .coordinator import DeviceCoordinator, StellaControlConfigEntry, serial_number_of
from .repeaters import find_repeater

ATTR_FREQUENCY = "frequency"
ATTR_DURATION = "duration"
ATTR_ON = "bands_on"
ATTR_OFF = "bands_off"

SERVICE_BOOST = "boost"
SERVICE_END_BOOST = "end_boost"
SERVICE_SET_BANDS = "set_bands"
SERVICE_GET_STATUS = "get_status"

# The slowest frequency boosts nothing.
BOOST_FREQUENCIES = [
    frequency.value
    for frequency in MessageFrequency
    if frequency is not MessageFrequency.EVERY_10_MINUTES
]

BOOST_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required(ATTR_FREQUENCY): vol.In(BOOST_FREQUENCIES),
        vol.Required(ATTR_DURATION): vol.All(
            cv.positive_time_period,
            vol.Range(min=timedelta(seconds=10), max=LONGEST_BOOST),
        ),
    }
)
SET_BANDS_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Optional(ATTR_ON, default=[]): vol.All(cv.ensure_list, [cv.string]),
        vol.Optional(ATTR_OFF, default=[]): vol.All(cv.ensure_list, [cv.string]),
    }
)
DEVICE_SCHEMA = vol.Schema({vol.Required(ATTR_DEVICE_ID): cv.string})


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""

    async def boost(call: ServiceCall) -> None:
        await _device(call).boost(
            MessageFrequency(call.data[ATTR_FREQUENCY]), call.data[ATTR_DURATION]
        )

    async def end_boost(call: ServiceCall) -> None:
        await _device(call).end_boost()

    async def set_bands(call: ServiceCall) -> None:
        device = _device(call)
        await device.set_bands(_wishes(call.data[ATTR_ON], call.data[ATTR_OFF]))

    async def get_status(call: ServiceCall) -> ServiceResponse:
        device = _device(call)
        if device.data is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="no_status"
            )
        return dict(device.status.raw)

    hass.services.async_register(DOMAIN, SERVICE_BOOST, boost, schema=BOOST_SCHEMA)
    hass.services.async_register(
        DOMAIN, SERVICE_END_BOOST, end_boost, schema=DEVICE_SCHEMA
    )
    hass.services.async_register(
        DOMAIN, SERVICE_SET_BANDS, set_bands, schema=SET_BANDS_SCHEMA
    )
    hass.services.async_register(
        DOMAIN,
        SERVICE_GET_STATUS,
        get_status,
        schema=DEVICE_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )


def _wishes(bands_on: list[str], bands_off: list[str]) -> dict[str, bool]:
    """Return what is wished of each band.

    Raises:
        ServiceValidationError: Nothing is wished, or both of one band.
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


def _device(call: ServiceCall) -> DeviceCoordinator:
    """Return the device that an action is for.

    Raises:
        ServiceValidationError: It is none of ours, or its account is not loaded.
    """
    repeater = find_repeater(call.hass, call.data[ATTR_DEVICE_ID])
    if repeater is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_a_repeater"
        )
    found, device_entry = repeater
    entry: StellaControlConfigEntry = async_get_config_entry(
        call.hass, DOMAIN, found.entry_id
    )
    device = entry.runtime_data.devices.get(serial_number_of(device_entry) or "")
    if device is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="device_not_listed"
        )
    return device
