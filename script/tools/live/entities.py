"""Print all entities of the integration."""

from typing import Any

from .home_assistant import HomeAssistant


async def all_tell(home: HomeAssistant) -> bool:
    """Whether each repeater has an entity with a real state."""
    states = await home.states()
    telling: dict[str, bool] = {}
    for entity in (await home.entities()).values():
        state = states.get(entity["entity_id"], {}).get("state")
        tells = state not in (None, "unknown", "unavailable")
        device = entity["device_id"]
        telling[device] = telling.get(device, False) or tells
    return bool(telling) and all(telling.values())


async def print_states(home: HomeAssistant) -> None:
    """Print each entity with its repeater and its state."""
    states = await home.states()
    devices: list[dict[str, Any]] = await home.command("config/device_registry/list")
    names = {
        device["id"]: device["name_by_user"] or device["name"] for device in devices
    }
    rows = sorted(
        (names[entity["device_id"]], entity["entity_id"], states[entity["entity_id"]])
        for entity in (await home.entities()).values()
        if entity["entity_id"] in states
    )
    for device, entity_id, state in rows:
        unit = state["attributes"].get("unit_of_measurement", "")
        print(f"{device:<28} {entity_id:<60} {state['state']} {unit}".rstrip())
    print(f"{len({row[0] for row in rows})} repeaters, {len(rows)} entities")
