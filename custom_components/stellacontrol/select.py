"""Select: the base frequency of a device."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .api import MessageFrequency
from .coordinator import DeviceCoordinator, StellaControlConfigEntry
from .entity import DeviceEntity, always

# The client limits how many requests are on their way.
PARALLEL_UPDATES = 0

OWN = "own"
"""The device's own frequency, as long as the quota lasts at it."""

MESSAGE_FREQUENCY = SelectEntityDescription(
    key="message_frequency",
    translation_key="message_frequency",
    entity_category=EntityCategory.CONFIG,
    options=[OWN, *(frequency.value for frequency in MessageFrequency)],
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the select of every device, now and whenever one appears."""
    entry.runtime_data.for_each_device(
        lambda device: async_add_entities([BaseFrequency(device)])
    )


class BaseFrequency(DeviceEntity, SelectEntity):
    """The base frequency, used when nothing asks for a faster one."""

    _is_asked_for = True

    def __init__(self, coordinator: DeviceCoordinator) -> None:
        """Stay available while offline: the device gets the choice when it returns."""
        super().__init__(coordinator, MESSAGE_FREQUENCY, always)

    @property
    @override
    def current_option(self) -> str | None:
        """Return what the user chose, also while the quota does not allow it."""
        quota = self.coordinator.quota
        if quota.is_base_own:
            return OWN
        return None if quota.base is None else quota.base.value

    written_value = current_option

    @override
    async def async_select_option(self, option: str) -> None:
        """Change the base frequency."""
        frequency = None if option == OWN else MessageFrequency(option)
        await self.coordinator.set_base_frequency(frequency)
