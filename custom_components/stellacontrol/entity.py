"""What every entity of a device, and of a band, shares."""

from collections.abc import Callable
from typing import override

from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .api import Band, Device, band_name
from .const import DOMAIN, MANUFACTURER
from .coordinator import BandPart, DeviceCoordinator, Part, Steady

type DeviceValue[T] = Callable[[DeviceCoordinator], T]
"""How a description reads its value from a device."""

type BandValue[T] = Callable[[Band], T]
"""How a description reads its value from a band."""


def while_connected(device: DeviceCoordinator) -> bool:
    """Tell that a value is a measurement: of an offline device it says nothing."""
    return not device.is_offline


def always(_device: DeviceCoordinator) -> bool:
    """Tell that a value stays true while the device is offline."""
    return True


def device_info(device: Device) -> DeviceInfo:
    """Describe a repeater for the device registry."""
    model = device.model or device.type
    return DeviceInfo(
        identifiers={(DOMAIN, device.serial_number)},
        manufacturer=MANUFACTURER,
        model=model,
        model_id=device.type,
        name=device.label or " ".join(filter(None, (model, device.serial_number))),
        serial_number=device.serial_number,
        suggested_area=device.location,
        sw_version=device.firmware_version,
    )


_NOT_WRITTEN = object()
"""What an entity that the coordinator has not told of anything yet shows."""

_UNAVAILABLE = object()


class DeviceEntity(CoordinatorEntity[DeviceCoordinator]):
    """An entity of a device.

    Told of news, it writes its state only if that shows something else than before. A
    message changes a few values of many, and to write a state is most of the work.
    """

    _attr_has_entity_name = True
    _last_shown: object = _NOT_WRITTEN

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        description: EntityDescription,
        available_fn: DeviceValue[bool],
    ) -> None:
        """Take the place that the description names."""
        super().__init__(coordinator)
        self.entity_description = description
        self._available_fn = available_fn
        self._attr_unique_id = f"{coordinator.serial_number}_{description.key}"
        self._attr_device_info = device_info(coordinator.device)
        # So the coordinator calls back for news of this part only.
        self.coordinator_context: Part | None = Steady.STEADY

    @property
    @override
    def available(self) -> bool:
        """Whether the platform answers, and the value means something now."""
        return self.coordinator.last_update_success and self._available_fn(
            self.coordinator
        )

    @property
    def shown(self) -> object:
        """What the coordinator knows and the state shows; asked while available.

        A platform whose state shows more must say so here, or that will be shown late.
        """
        return None

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        """Write the state, if there is something new to show."""
        shown = self.shown if self.available else _UNAVAILABLE
        if shown != self._last_shown:
            self._last_shown = shown
            self.async_write_ha_state()


class BandEntity(DeviceEntity):
    """An entity of one band of a device."""

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        band_id: str,
        description: EntityDescription,
        available_fn: DeviceValue[bool],
        value_fn: BandValue[object] | None = None,
    ) -> None:
        """Take the place that band and description name.

        If the state shows one value of the band, and nothing else of it, `value_fn`
        reads that.
        """
        super().__init__(coordinator, description, available_fn)
        self.band_id = band_id
        self._attr_unique_id = (
            f"{coordinator.serial_number}_band_{band_id}_{description.key}"
        )
        self._attr_translation_placeholders = {
            "band": band_name(band_id, coordinator.band_labels.get(band_id))
        }
        self.coordinator_context = BandPart(band_id, value_fn)

    @property
    def band(self) -> Band:
        """The band as the last status told it; only while it lists the band."""
        return self.coordinator.status.bands[self.band_id]

    @property
    @override
    def available(self) -> bool:
        """Whether the last status still lists the band."""
        return super().available and self.band_id in self.coordinator.status.bands
