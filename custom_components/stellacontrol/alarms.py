"""When a reading is an alarm."""

from .api import Band
from .const import TEMPERATURE_HYSTERESIS


def temperature_alarm(
    temperature: float | None, *, threshold: float, was_on: bool | None
) -> bool | None:
    """Return whether a temperature is too high.

    Args:
        temperature: Degrees C; `None` if the device did not tell.
        threshold: Above this it is too high, degrees C.
        was_on: The answer for the message before. An alarm ends only well below the
            threshold.
    """
    if temperature is None:
        return None
    if was_on:
        return temperature > threshold - TEMPERATURE_HYSTERESIS
    return temperature > threshold


def band_alarm(band: Band) -> bool:
    """Return whether a band reports any trouble of its own."""
    return any((band.is_over_power, band.is_feedback, band.is_shutdown_auto))
