"""Logbook: a band that did not follow its switch, in words.

Alarms need no text here: the alarm event entity has an entry in the logbook, in the
user's language and on the repeater's page.
"""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.const import ATTR_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import ATTR_LABEL, DOMAIN, EVENT_WISH_GIVEN_UP


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, Any]]], None],
) -> None:
    """Describe our events, in English, because the logbook has no translations."""

    @callback
    def wish_given_up(event: Event) -> dict[str, Any]:
        # An event that a user fires may lack any field.
        band = event.data.get(ATTR_LABEL) or "a band"
        return {
            LOGBOOK_ENTRY_NAME: str(event.data.get(ATTR_NAME) or "StellaControl"),
            LOGBOOK_ENTRY_MESSAGE: f"did not follow the switch of {band}",
        }

    async_describe_event(DOMAIN, EVENT_WISH_GIVEN_UP, wish_given_up)
