"""Buttons: commands to a device, and a request for its status."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import (
    ButtonDeviceClass,
    ButtonEntity,
    ButtonEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .api import Command
from .coordinator import DeviceCoordinator, StellaControlConfigEntry
from .entity import DeviceEntity, DeviceValue, while_connected

# The client limits how many requests are on their way.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ButtonDescription(ButtonEntityDescription):
    """Describe a button of a device."""

    press_fn: Callable[[DeviceCoordinator], Awaitable[None]]
    available_fn: DeviceValue[bool] | None = while_connected
    """`None`: also while the platform gives no answer."""


BUTTONS: tuple[ButtonDescription, ...] = (
    ButtonDescription(
        key="reboot",
        translation_key="reboot",
        device_class=ButtonDeviceClass.RESTART,
        entity_category=EntityCategory.CONFIG,
        press_fn=lambda device: device.send_command(Command.REBOOT),
    ),
    ButtonDescription(
        key="recalibrate",
        translation_key="recalibrate",
        entity_category=EntityCategory.CONFIG,
        press_fn=lambda device: device.send_command(Command.RECALIBRATE),
    ),
    ButtonDescription(
        key="refresh",
        translation_key="refresh",
        entity_category=EntityCategory.DIAGNOSTIC,
        press_fn=lambda device: device.refresh_now(),
        available_fn=None,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of every device, now and whenever one appears."""
    entry.runtime_data.for_each_device(
        lambda device: async_add_entities(
            DeviceButton(device, description) for description in BUTTONS
        )
    )


class DeviceButton(DeviceEntity, ButtonEntity):
    """A button of a device."""

    entity_description: ButtonDescription

    def __init__(
        self, coordinator: DeviceCoordinator, description: ButtonDescription
    ) -> None:
        """Set up from the description."""
        super().__init__(
            coordinator, description, description.available_fn or while_connected
        )

    @property
    @override
    def available(self) -> bool:
        """Whether the button can be pressed now."""
        return self.entity_description.available_fn is None or super().available

    @override
    async def async_press(self) -> None:
        """Carry out the command."""
        await self.entity_description.press_fn(self.coordinator)
