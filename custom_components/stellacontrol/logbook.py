"""Logbook: what happened, in words."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.const import ATTR_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import ATTR_LABEL, DOMAIN, EVENT_ALARM, EVENT_WISH_GIVEN_UP

# The logbook knows no translations; these are in English as its own texts are.
_MESSAGES = {
    "over_power": "{label} reports over power",
    "over_power_cleared": "{label} is no longer over power",
    "feedback": "{label} reports feedback",
    "feedback_cleared": "{label} has no more feedback",
    "automatic_shutdown": "{label} shut down automatically",
    "automatic_shutdown_cleared": "{label} came back after its automatic shutdown",
    "temperature": "became too hot",
    "temperature_cleared": "cooled down",
    "offline": "went offline",
    "offline_cleared": "came back online",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, Any]]], None],
) -> None:
    """Say how our events read."""

    @callback
    def alarm(event: Event) -> dict[str, Any]:
        message = _MESSAGES[event.data["type"]].format(
            label=event.data.get(ATTR_LABEL, "")
        )
        return _entry(event, message)

    @callback
    def wish_given_up(event: Event) -> dict[str, Any]:
        return _entry(event, f"did not follow the switch of {event.data[ATTR_LABEL]}")

    async_describe_event(DOMAIN, EVENT_ALARM, alarm)
    async_describe_event(DOMAIN, EVENT_WISH_GIVEN_UP, wish_given_up)


def _entry(event: Event, message: str) -> dict[str, Any]:
    """Return a line of the logbook."""
    return {LOGBOOK_ENTRY_NAME: event.data[ATTR_NAME], LOGBOOK_ENTRY_MESSAGE: message}
