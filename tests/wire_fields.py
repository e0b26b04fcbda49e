"""The fields of a status in the overview's words, from the definitions of the models."""

from custom_components.stellacontrol.api.call import Grade
from custom_components.stellacontrol.api.models import Band, Device, DeviceStatus
from custom_components.stellacontrol.api.told import Where, told_fields


def _keys(*wheres: Where) -> tuple[str, ...]:
    """Return the vendor's names of what the overview has in some objects."""
    return tuple(
        key
        for model in (Device, DeviceStatus, Band)
        for field in told_fields(model)
        if field.where in wheres and field.grade is Grade.OVERVIEW
        for key in field.keys
    )


# What holds other fields has no definition of its own.
STATUS_FIELDS = (*_keys(Where.DEVICE, Where.STATUS), "bands")
BAND_FIELDS = (*_keys(Where.BAND), "values")
VALUE_FIELDS = _keys(Where.VALUES)

ALARM_FIELDS = {
    "over_power": "isOverPower",
    "feedback": "isFeedback",
    "automatic_shutdown": "isShutdownAuto",
}
"""Fields of a band, by the alarm that each of them tells."""
