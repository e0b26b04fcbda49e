"""Event: the alarms of a device, as they begin and end."""

from typing import Any, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import ATTR_ADVICE
from .coordinator import EVENT_TYPES, DeviceCoordinator, StellaControlConfigEntry
from .entity import DeviceEntity, always

# The coordinator calls this; nothing here sends a request.
PARALLEL_UPDATES = 0

ALARM_EVENT = EventEntityDescription(
    key="alarm_event", translation_key="alarm_event", event_types=EVENT_TYPES
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event of every device, now and whenever one appears."""
    entry.runtime_data.for_each_device(
        lambda device: async_add_entities([AlarmEvent(device)]),
        has_essential_ones=True,
    )


class AlarmEvent(DeviceEntity, EventEntity):
    """Reports each alarm of a device once when it begins and once when it ends."""

    # Not recorded, because the same sentences would be stored again and again.
    _unrecorded_attributes = frozenset({ATTR_ADVICE})

    def __init__(self, coordinator: DeviceCoordinator) -> None:
        """Stay available while the device is offline: going offline is an alarm itself."""
        super().__init__(coordinator, ALARM_EVENT, always)

    @override
    async def async_added_to_hass(self) -> None:
        """Listen for alarms, those of the set-up included."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.alarms.listen(self._tell))

    @callback
    def _tell(self, kind: str, attributes: dict[str, Any]) -> None:
        """Fire the event of an alarm that began or ended."""
        self._trigger_event(kind, attributes)
        self.async_write_ha_state()
