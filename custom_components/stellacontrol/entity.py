"""What every entity of a device, and of a band, shares."""

from collections.abc import Callable
from typing import override

from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .api import Band, Device, band_name
from .const import DOMAIN, MANUFACTURER
from .coordinator import DeviceCoordinator

type DeviceValue[T] = Callable[[DeviceCoordinator], T]
"""How a description reads its value from a device."""

type BandValue[T] = Callable[[Band], T]
"""How a description reads its value from a band."""


def while_connected(device: DeviceCoordinator) -> bool:
    """Mark a value as a measurement, which is unavailable while offline."""
    return not device.status.is_offline


def always(_device: DeviceCoordinator) -> bool:
    """Mark a value as valid while the device is offline."""
    return True


def suggested_area(location: str | None) -> str | None:
    """Return the location of a device, if it can be the name of an area.

    The platform accepts any text. With an address, each repeater would get its own area,
    and all its entity ids would begin with the address.
    """
    if location is None or len(location) > LONGEST_AREA:
        return None
    is_address = any(sign.isdigit() or sign in ",;/@\n" for sign in location)
    return None if is_address else location


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
        suggested_area=suggested_area(device.location),
        sw_version=device.firmware_version,
    )


LONGEST_AREA = 30
"""Characters. "Second floor west wing" is the name of an area; an address is longer."""

_UNAVAILABLE = object()
"""The written value of an entity that is unavailable."""


class DeviceEntity(CoordinatorEntity[DeviceCoordinator]):
    """An entity of a device.

    After an update it writes its state only if the state has changed. A message changes
    only a few of many values, and writing a state is most of the work.
    """

    _attr_has_entity_name = True
    _written: object = _UNAVAILABLE
    _is_asked_for = False
    """Whether its state is what users ask for, and so has an author."""

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        description: EntityDescription,
        available_fn: DeviceValue[bool],
    ) -> None:
        """Set unique id and device from the description and the coordinator."""
        super().__init__(coordinator)
        self.entity_description = description
        self._available_fn = available_fn
        self._attr_unique_id = f"{coordinator.serial_number}_{description.key}"
        self._attr_device_info = device_info(coordinator.device)

    @property
    @override
    def available(self) -> bool:
        """Whether the platform answers, and the value is valid now."""
        return self.coordinator.is_ready and self._available_fn(self.coordinator)

    @property
    def written_value(self) -> object:
        """All values that the state depends on; used only while available.

        A platform whose state shows more than this must add it here, or its state is
        not written when that changes.
        """
        return None

    @override
    async def async_added_to_hass(self) -> None:
        """Add a listener; Home Assistant writes the first state right after this."""
        await super().async_added_to_hass()
        self._written = self.written_value if self.available else _UNAVAILABLE

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        """Write the state if it has changed."""
        value = self.written_value if self.available else _UNAVAILABLE
        if value != self._written:
            self._written = value
            if not self.coordinator.is_ready:
                self._keep_last_state()
            if self._is_asked_for and (cause := self.coordinator.cause):
                self.async_set_context(cause)
            self.async_write_ha_state()

    def _keep_last_state(self) -> None:
        """Keep the state for pages, as the entity becomes unavailable with its device."""
        state = self.hass.states.get(self.entity_id)
        if state is None or state.state == STATE_UNAVAILABLE:
            return
        if state.domain != Platform.BUTTON:
            self.coordinator.last_states[self.entity_id] = state


class BandEntity(DeviceEntity):
    """An entity of one band of a device."""

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        band_id: str,
        description: EntityDescription,
        available_fn: DeviceValue[bool],
    ) -> None:
        """Set unique id, device and name from description, coordinator and band."""
        super().__init__(coordinator, description, available_fn)
        self.band_id = band_id
        self._attr_unique_id = (
            f"{coordinator.serial_number}_band_{band_id}_{description.key}"
        )
        self._label = coordinator.bands.labels.get(band_id)
        self._attr_translation_placeholders = {"band": band_name(band_id, self._label)}

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        """Write the state, also if the platform has renamed the band."""
        label = self.coordinator.bands.labels.get(self.band_id)
        if label != self._label:
            self._label = label
            self._attr_translation_placeholders = {
                "band": band_name(self.band_id, label)
            }
            # Home Assistant caches the name that it made with the former placeholder.
            self.__dict__.pop("name", None)
            self._written = object()  # differs from any value, so the state is written
        super()._handle_coordinator_update()


class BandReading(BandEntity):
    """A reading of a band, available while the device is connected."""

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        band_id: str,
        description: EntityDescription,
    ) -> None:
        """Set up from the description and the band."""
        super().__init__(coordinator, band_id, description, while_connected)
        self.coordinator_context = band_id

    @property
    def band(self) -> Band:
        """The band as it is shown now; only while this is available."""
        return self.coordinator.shown.bands[self.band_id]

    @property
    @override
    def available(self) -> bool:
        """Whether a connected device lists the band."""
        return self.band_id in self.coordinator.shown.bands
