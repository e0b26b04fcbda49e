"""Binary sensors: connection, alarms, and what each band is doing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .api import ConnectionStatus
from .const import ATTR_CAUSE
from .coordinator import DeviceCoordinator, StellaControlConfigEntry
from .entity import (
    BandReading,
    BandValue,
    DeviceEntity,
    DeviceValue,
    always,
    while_connected,
)

# Reads come from the coordinator; nothing here sends a request.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class DeviceBinarySensorDescription(BinarySensorEntityDescription):
    """Describe a yes or no of a device."""

    value_fn: DeviceValue[bool | None]
    available_fn: DeviceValue[bool] = while_connected


@dataclass(frozen=True, kw_only=True)
class BandBinarySensorDescription(BinarySensorEntityDescription):
    """Describe a yes or no that each band reports."""

    value_fn: BandValue[bool | None]


def _while_connected_or_in_error(device: DeviceCoordinator) -> bool:
    """Tell that an error is an alarm in itself, though the device is then offline."""
    status = device.status
    return not status.is_offline or status.connection is ConnectionStatus.ERROR


def _connected(device: DeviceCoordinator) -> bool | None:
    """Return whether the device can be reached; unknown if the platform is silent."""
    if device.status.connection is None:
        return None
    return device.status.is_connected


ESSENTIAL = ("connected", "alarm")
"""What also a repeater has of which an account has too many for all entities."""

DEVICE_BINARY_SENSORS: tuple[DeviceBinarySensorDescription, ...] = (
    DeviceBinarySensorDescription(
        key="connected",
        translation_key="connected",
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        value_fn=_connected,
        available_fn=always,
    ),
    DeviceBinarySensorDescription(
        key="alarm",
        translation_key="alarm",
        device_class=BinarySensorDeviceClass.PROBLEM,
        value_fn=lambda device: device.has_alarm,
        available_fn=_while_connected_or_in_error,
    ),
    DeviceBinarySensorDescription(
        key="temperature_alarm",
        translation_key="temperature_alarm",
        device_class=BinarySensorDeviceClass.HEAT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.temperature_alarm,
    ),
    DeviceBinarySensorDescription(
        key="quota_at_risk",
        translation_key="quota_at_risk",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota_at_risk,
        available_fn=always,
    ),
)

BAND_BINARY_SENSORS: tuple[BandBinarySensorDescription, ...] = (
    BandBinarySensorDescription(
        key="online",
        translation_key="online",
        device_class=BinarySensorDeviceClass.RUNNING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.is_online,
    ),
    BandBinarySensorDescription(
        key="over_power",
        translation_key="over_power",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.is_over_power,
    ),
    BandBinarySensorDescription(
        key="feedback",
        translation_key="feedback",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.is_feedback,
    ),
    BandBinarySensorDescription(
        key="automatic_shutdown",
        translation_key="automatic_shutdown",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.is_shutdown_auto,
    ),
    BandBinarySensorDescription(
        key="uplink_active",
        translation_key="uplink_active",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.is_uplink,
    ),
    BandBinarySensorDescription(
        key="agc_active",
        translation_key="agc_active",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.is_agc,
    ),
    BandBinarySensorDescription(
        key="manual_shutdown",
        translation_key="manual_shutdown",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.is_shutdown_manually,
    ),
)


REDUCED_POWER = BinarySensorEntityDescription(
    key="reduced_power",
    translation_key="reduced_power",
    device_class=BinarySensorDeviceClass.PROBLEM,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of devices and bands, now and whenever one appears."""
    account = entry.runtime_data
    account.for_each_device(
        lambda device: async_add_entities(
            (AlarmSensor if description.key == "alarm" else DeviceBinarySensor)(
                device, description
            )
            for description in DEVICE_BINARY_SENSORS
            if description.key in ESSENTIAL or not device.is_essential_only
        ),
        has_essential_ones=True,
    )
    account.for_each_band(
        lambda device, band_id: async_add_entities(
            BandBinarySensor(device, band_id, description)
            for description in BAND_BINARY_SENSORS
        )
    )
    account.for_each_band(
        lambda device, band_id: async_add_entities(
            [ReducedPower(device, band_id, REDUCED_POWER)]
        )
    )


class DeviceBinarySensor(DeviceEntity, BinarySensorEntity):
    """A yes or no of a device."""

    entity_description: DeviceBinarySensorDescription

    def __init__(
        self,
        coordinator: DeviceCoordinator,
        description: DeviceBinarySensorDescription,
    ) -> None:
        """Set up what the description names."""
        super().__init__(coordinator, description, description.available_fn)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the answer; unknown while the device does not tell it."""
        return self.entity_description.value_fn(self.coordinator)

    @property
    @override
    def written_value(self) -> object:
        """Return the answer."""
        return self.is_on


class AlarmSensor(DeviceBinarySensor):
    """Whether anything about a device is an alarm, and whether somebody knows."""

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Tell whether somebody has acknowledged all that is an alarm now, and its age."""
        _, is_acknowledged, since = self.written_value
        return {"acknowledged": is_acknowledged, "since": since and since.isoformat()}

    @property
    @override
    def written_value(self) -> tuple[bool | None, bool, datetime | None]:
        """Return the answer, whether it is acknowledged, and since when it is on."""
        device = self.coordinator
        return self.is_on, device.is_alarm_acknowledged, device.alarm_since


class BandBinarySensor(BandReading, BinarySensorEntity):
    """A yes or no of one band."""

    entity_description: BandBinarySensorDescription

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the answer; unknown while the device does not tell it."""
        return self.entity_description.value_fn(self.band)

    written_value = is_on


class ReducedPower(BandReading, BinarySensorEntity):
    """Whether a band has lost power that it normally has."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the answer; unknown until it is learnt what is normal."""
        return self.coordinator.is_reduced(self.band_id)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Tell why power is reduced, and what is normal."""
        _, cause, normal = self.written_value
        return {ATTR_CAUSE: cause, "normal_downlink": normal}

    @property
    @override
    def written_value(self) -> tuple[bool | None, str | None, float | None]:
        """Return the answer, its reason, and what is normal."""
        watch, is_on = self.coordinator.normal_power.watch(self.band_id), self.is_on
        cause, normal = watch.cause if is_on else None, watch.normal_downlink
        return is_on, cause and cause.value, normal and round(normal, 1)
