"""What a repeater told before the platform went away, for pages to show with its age.

Its entities are unavailable meanwhile, and Home Assistant does not keep what they were.
"""

from collections.abc import Iterable
from typing import Any

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from .coordinator import StellaControlConfigEntry
from .repeaters import coordinator_of


@callback
def last_told(
    entry: StellaControlConfigEntry,
    device: dr.DeviceEntry,
    entity_ids: Iterable[str],
) -> dict[str, dict[str, Any]]:
    """Return the last states of some entities; none while the repeater is read."""
    if (coordinator := coordinator_of(entry, device)) is None:
        return {}
    return {
        entity_id: {
            "entity_id": entity_id,
            "state": state.state,
            "attributes": dict(state.attributes),
            "last_changed": state.last_changed.isoformat(),
        }
        for entity_id in entity_ids
        if (state := coordinator.last_states.get(entity_id)) is not None
    }
