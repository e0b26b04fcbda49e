"""What a page asks about repeaters beyond their states."""

from collections.abc import Callable
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
import voluptuous as vol

from .const import DOMAIN
from .repeaters import MayRead, describe, describe_bands, find_repeater, find_repeaters

_SETTLES_WITHIN = 0.1
"""Seconds. A new band brings a dozen entities, which are told as one change."""


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, _list_repeaters)
    websocket_api.async_register_command(hass, _subscribe_repeater)


@callback
@websocket_api.websocket_command({vol.Required("type"): f"{DOMAIN}/repeaters"})
def _list_repeaters(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
) -> None:
    """Answer with every repeater of which the user may read something."""
    may_read = _reading_right(connection.user)
    described = [
        describe(hass, entry, device, may_read)
        for entry, device in find_repeaters(hass)
    ]
    repeaters = [repeater for repeater in described if repeater["entities"]]
    connection.send_result(msg["id"], {"repeaters": repeaters})


@callback
@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/subscribe_repeater",
        vol.Required("device_id"): str,
    }
)
def _subscribe_repeater(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
) -> None:
    """Send a repeater with its bands, now and whenever something about it changes.

    What is sent is `None` while there is no such repeater, or none that the user may see.
    """
    device_id, may_read = msg["device_id"], _reading_right(connection.user)
    sent: object = msg  # differs from whatever can be sent

    @callback
    def send() -> None:
        nonlocal sent
        repeater = _described_with_bands(hass, device_id, may_read)
        if repeater != sent:
            sent = repeater
            connection.send_event(msg["id"], {"repeater": repeater})

    connection.subscriptions[msg["id"]] = _on_change(hass, send)
    connection.send_result(msg["id"])
    send()


def _reading_right(user: User) -> MayRead:
    """Return what tells whether a user may read an entity."""
    return lambda entity_id: user.permissions.check_entity(entity_id, POLICY_READ)


@callback
def _described_with_bands(
    hass: HomeAssistant, device_id: str, may_read: MayRead
) -> dict[str, Any] | None:
    """Return a repeater with its bands; `None` if there is nothing to see."""
    if (found := find_repeater(hass, device_id)) is None:
        return None
    entry, device = found
    repeater = describe(hass, entry, device, may_read)
    bands = describe_bands(hass, device, may_read)
    if not repeater["entities"] and not bands:
        return None
    return {**repeater, "bands": bands}


@callback
def _on_change(hass: HomeAssistant, tell: Callable[[], None]) -> CALLBACK_TYPE:
    """Call when registries or entries may have changed, once for many changes at once."""
    waiting: CALLBACK_TYPE | None = None

    @callback
    def settled(_now: object) -> None:
        nonlocal waiting
        waiting = None
        tell()

    @callback
    def changed(*_args: object) -> None:
        nonlocal waiting
        if waiting is None:
            waiting = async_call_later(hass, _SETTLES_WITHIN, settled)

    @callback
    def of_ours(event: Event[Any]) -> None:
        # A removed entity is not in the registry any more, so all removals count.
        entity = er.async_get(hass).async_get(event.data["entity_id"])
        if entity is None or entity.platform == DOMAIN:
            changed()

    unsubscribe = [
        hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, of_ours),
        hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, changed),
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed),
    ]

    @callback
    def stop() -> None:
        if waiting is not None:
            waiting()
        for end in unsubscribe:
            end()

    return stop
