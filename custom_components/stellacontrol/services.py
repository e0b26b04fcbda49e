"""Actions: boosts of a device's message frequency."""

from datetime import timedelta

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
import voluptuous as vol

from .api import MessageFrequency
from .const import DOMAIN, LONGEST_BOOST
from .coordinator import DeviceCoordinator, StellaControlConfigEntry

ATTR_FREQUENCY = "frequency"
ATTR_DURATION = "duration"

SERVICE_BOOST = "boost"
SERVICE_END_BOOST = "end_boost"

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

    hass.services.async_register(DOMAIN, SERVICE_BOOST, boost, schema=BOOST_SCHEMA)
    hass.services.async_register(
        DOMAIN, SERVICE_END_BOOST, end_boost, schema=DEVICE_SCHEMA
    )


def _device(call: ServiceCall) -> DeviceCoordinator:
    """Return the device that an action is for.

    Raises:
        ServiceValidationError: It is none of ours, or its account is not loaded.
    """
    device_entry, found = async_get_device_and_config_entry(
        call.hass, DOMAIN, call.data[ATTR_DEVICE_ID]
    )
    entry: StellaControlConfigEntry = found
    for _, serial_number in device_entry.identifiers:
        if (device := entry.runtime_data.devices.get(serial_number)) is not None:
            return device
    raise ServiceValidationError(
        translation_domain=DOMAIN, translation_key="device_not_listed"
    )
