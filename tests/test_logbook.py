"""The logbook says in words what no entity tells."""

from collections.abc import Callable
from typing import Any

from homeassistant.core import Event, HomeAssistant

from custom_components.stellacontrol.const import DOMAIN, EVENT_WISH_GIVEN_UP
from custom_components.stellacontrol.logbook import async_describe_events


async def test_logbook_tells_a_band_change_that_was_given_up(
    hass: HomeAssistant,
) -> None:
    """I read that a band did not do what I asked; alarms the event entity tells."""
    described: dict[str, Callable[[Event[Any]], dict[str, Any]]] = {}

    def register(
        domain: str, event_type: str, describe: Callable[[Event[Any]], dict[str, Any]]
    ) -> None:
        assert domain == DOMAIN
        described[event_type] = describe

    async_describe_events(hass, register)
    assert described.keys() == {EVENT_WISH_GIVEN_UP}
    data = {"device_id": "abc", "name": "Attic", "band": "08", "label": "800 MHz"}
    assert described[EVENT_WISH_GIVEN_UP](Event(EVENT_WISH_GIVEN_UP, data)) == {
        "name": "Attic",
        "message": "did not follow the switch of 800 MHz",
    }
    assert described[EVENT_WISH_GIVEN_UP](Event(EVENT_WISH_GIVEN_UP, {})) == {
        "name": "StellaControl",
        "message": "did not follow the switch of a band",
    }
