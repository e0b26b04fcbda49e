"""WebSocket commands: data of repeaters that states do not contain."""

from collections.abc import Callable
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later, async_track_utc_time_change
import voluptuous as vol

from .account_trouble import trouble_of
from .alarms import OF_BANDS
from .const import DOMAIN
from .coordinator import SIGNAL_HEALTH, StellaControlConfigEntry
from .last_told import last_told
from .messages import Messages, Moments
from .repeaters import (
    BAND_SWITCH_ROLE,
    MayRead,
    describe,
    describe_bands,
    find_repeater,
    find_repeaters,
)

_SETTLES_WITHIN = 0.1
"""Seconds. A new band has a dozen entities, which are reported as one change."""

_LISTED_ROLES = (
    BAND_SWITCH_ROLE,
    *OF_BANDS,
    "reduced_power",
)
"""Roles of a band that are listed. All roles would be megabytes in a large account."""


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, _subscribe_repeaters)
    websocket_api.async_register_command(hass, _subscribe_repeater)


@callback
@websocket_api.websocket_command(
    {vol.Required("type"): f"{DOMAIN}/subscribe_repeaters"}
)
def _subscribe_repeaters(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
) -> None:
    """Send all repeaters that the user may see, and from then on what has changed."""
    may_read = _reading_right(connection.user)
    sent: dict[str, dict[str, Any]] | None = None

    @callback
    def send() -> None:
        nonlocal sent
        before = sent or {}
        now = _described_fleet(hass, may_read)
        changed = {key: new for key, new in now.items() if before.get(key) != new}
        removed = [key for key in before if key not in now]
        if changed or removed or sent is None:
            event = {"changed": changed, "removed": removed}
            connection.send_event(msg["id"], event)
        sent = now
        messages.follow(set(now))
        troubles.tell({repeater["entry_id"] for repeater in now.values()})

    troubles = _Troubles(hass, connection, msg)
    messages = Messages(hass, _teller(connection, msg))
    connection.subscriptions[msg["id"]] = _both(_on_change(hass, send), messages.stop)
    connection.send_result(msg["id"])
    send()


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

    It sends `None` while the repeater does not exist, or the user may not see it.
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
        messages.follow({device_id} if repeater else set())
        troubles.tell({repeater["entry_id"]} if repeater else set())

    troubles = _Troubles(hass, connection, msg)
    messages = Messages(hass, _teller(connection, msg))
    connection.subscriptions[msg["id"]] = _both(_on_change(hass, send), messages.stop)
    connection.send_result(msg["id"])
    send()


class _Troubles:
    """Tells a page which accounts cannot be read, whenever that changes."""

    def __init__(
        self,
        hass: HomeAssistant,
        connection: websocket_api.ActiveConnection,
        msg: dict[str, Any],
    ) -> None:
        """Begin with a page that takes all accounts to be well."""
        self._hass, self._connection, self._msg = hass, connection, msg
        self._told: list[dict[str, Any]] = []

    @callback
    def tell(self, entry_ids: set[str]) -> None:
        """Tell what has changed; only of accounts of which the user may see something."""
        found = [
            trouble
            for entry in self._hass.config_entries.async_entries(DOMAIN)
            if entry.entry_id in entry_ids and (trouble := trouble_of(entry))
        ]
        if found != self._told:
            self._told = found
            self._connection.send_event(self._msg["id"], {"troubles": found})


def _teller(
    connection: websocket_api.ActiveConnection, msg: dict[str, Any]
) -> Callable[[Moments], None]:
    """Return a function that reports new messages to a page."""
    return lambda moments: connection.send_event(msg["id"], {"messages": moments})


def _both(one: CALLBACK_TYPE, other: CALLBACK_TYPE) -> CALLBACK_TYPE:
    """Return a function that calls two others."""

    @callback
    def end() -> None:
        one()
        other()

    return end


def _reading_right(user: User) -> MayRead:
    """Return a function that checks whether a user may read an entity."""
    return lambda entity_id: user.permissions.check_entity(entity_id, POLICY_READ)


@callback
def _described_fleet(
    hass: HomeAssistant, may_read: MayRead
) -> dict[str, dict[str, Any]]:
    """Return all repeaters of which the user may read something, by their device."""
    described = {
        device.id: _described_in_list(hass, entry, device, may_read)
        for entry, device in find_repeaters(hass)
    }
    return {
        device_id: repeater
        for device_id, repeater in described.items()
        if repeater["entities"] or repeater["bands"]
    }


@callback
def _described_in_list(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
    may_read: MayRead,
) -> dict[str, Any]:
    """Return what a list shows of a repeater."""
    repeater = describe(hass, entry, device, may_read)
    bands = [
        {**band, "entities": _listed(band["entities"])}
        for band in describe_bands(hass, device, may_read)
    ]
    # Of bands only alarms that are on: all would be megabytes in a large account.
    told = last_told(entry, device, repeater["entities"].values())
    alarms = last_told(entry, device, _entities_of(bands))
    told |= {key: alarm for key, alarm in alarms.items() if _is_alarm(alarm)}
    return {
        **repeater,
        "serial_number": device.serial_number,
        "model": device.model,
        "firmware": device.sw_version,
        "bands": bands,
        **({"last": told} if told else {}),
    }


def _entities_of(bands: list[dict[str, Any]]) -> list[str]:
    """Return the identifiers of all entities of some bands."""
    return [entity_id for band in bands for entity_id in band["entities"].values()]


def _is_alarm(told: dict[str, Any]) -> bool:
    """Whether a state of a band that a list has is that of an alarm."""
    entity_id: str = told["entity_id"]
    return told["state"] == STATE_ON and entity_id.startswith(Platform.BINARY_SENSOR)


def _listed(entities: dict[str, str]) -> dict[str, str]:
    """Return what a list of repeaters shows of a band."""
    return {role: entities[role] for role in _LISTED_ROLES if role in entities}


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
    entity_ids = [*repeater["entities"].values(), *_entities_of(bands)]
    told = last_told(entry, device, entity_ids)
    return {**repeater, "bands": bands, **({"last": told} if told else {})}


@callback
def _on_change(hass: HomeAssistant, tell: Callable[[], None]) -> CALLBACK_TYPE:
    """Call when registries or accounts may have changed, once for many changes at once."""
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
    def registry_changed(event: Event[Any]) -> None:
        if _may_be_ours(hass, event):
            changed()

    unsubscribe = [
        hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, registry_changed),
        hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, registry_changed),
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed),
        async_dispatcher_connect(hass, SIGNAL_HEALTH, changed),
        # A quota begins anew at a midnight; whose zone that is, its options say.
        async_track_utc_time_change(hass, changed, minute=range(0, 60, 15), second=0),
    ]

    @callback
    def stop() -> None:
        if waiting is not None:
            waiting()
        for end in unsubscribe:
            end()

    return stop


def _may_be_ours(hass: HomeAssistant, event: Event[Any]) -> bool:
    """Whether a registry has changed for an entity or a device of this integration.

    What was removed is not in the registry any more, so every removal may be ours.
    """
    if event.event_type == er.EVENT_ENTITY_REGISTRY_UPDATED:
        entity = er.async_get(hass).async_get(event.data["entity_id"])
        return entity is None or entity.platform == DOMAIN
    device = dr.async_get(hass).async_get(event.data["device_id"])
    return device is None or any(domain == DOMAIN for domain, _ in device.identifiers)
