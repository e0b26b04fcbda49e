"""Writes down what Home Assistant shows and tells, so that no kill takes it away.

Each line is handed to the system within the event itself. What was told a moment before
a kill is in the file, whether or not anything else had the time to hear of it.
"""

import json
import os
import time
from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.issue_registry import (
    EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED,
    EventIssueRegistryUpdatedData,
)
from homeassistant.helpers.typing import ConfigType

OURS = "stellacontrol"
FILE = "witness.jsonl"
"""In the configuration's folder."""


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Listen from the start on."""
    out = os.open(hass.config.path(FILE), os.O_APPEND | os.O_CREAT | os.O_WRONLY)

    @callback
    def write(kind: str, **fields: Any) -> None:
        line = json.dumps({"time": time.time(), "kind": kind, **fields})
        os.write(out, f"{line}\n".encode())

    @callback
    def shown(state: State | None) -> None:
        entity = state and er.async_get(hass).async_get(state.entity_id)
        if state and entity and entity.platform == OURS:
            pending = state.attributes.get("pending")
            write("state", entity=entity.unique_id, state=state.state, pending=pending)

    @callback
    def told(event: Event) -> None:
        device = dr.async_get(hass).async_get(event.data["device_id"] or "")
        serial = next((one for _, one in device.identifiers), "") if device else ""
        write(str(event.event_type), **{**event.data, "serial": serial})

    @callback
    def issue(event: Event[EventIssueRegistryUpdatedData]) -> None:
        if event.data["domain"] == OURS and event.data["action"] == "create":
            write("issue", id=event.data["issue_id"])

    for kind in (f"{OURS}_alarm", f"{OURS}_wish_given_up"):
        hass.bus.async_listen(kind, told)
    hass.bus.async_listen(EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED, issue)
    hass.bus.async_listen(
        EVENT_STATE_CHANGED, callback(lambda event: shown(event.data["new_state"]))
    )
    write("start")
    for state in hass.states.async_all():
        shown(state)
    return True
