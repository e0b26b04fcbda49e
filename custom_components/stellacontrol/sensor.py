"""Sensors: readings of a device and its bands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import (
    PERCENTAGE,
    SIGNAL_STRENGTH_DECIBELS,
    SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
    EntityCategory,
    UnitOfFrequency,
    UnitOfTemperature,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .api import BandStatus, ConnectionStatus
from .coordinator import BOOST_REASONS, DeviceCoordinator, StellaControlConfigEntry
from .entity import (
    BandReading,
    BandValue,
    DeviceEntity,
    DeviceValue,
    always,
    while_connected,
)

# The coordinator reads; nothing here sends a request.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class DeviceSensorDescription(SensorEntityDescription):
    """Describe a reading of a device."""

    value_fn: DeviceValue[StateType | datetime]
    available_fn: DeviceValue[bool] = while_connected
    last_reset_fn: DeviceValue[datetime | None] | None = None
    """When a count restarted; for counts only."""
    is_count: bool = False
    """Whether it is a count of messages, which may be an estimate."""


@dataclass(frozen=True, kw_only=True)
class BandSensorDescription(SensorEntityDescription):
    """Describe a reading that each band reports."""

    value_fn: BandValue[StateType]


def _connection_state(connection: ConnectionStatus) -> str:
    """Return the state for a connection; states have no hyphens.

    Home Assistant has its own word for a state named unknown, whatever our texts say.
    """
    if connection is ConnectionStatus.UNKNOWN:
        return "not_known"
    return connection.value.replace("-", "_")


def _connection(device: DeviceCoordinator) -> str | None:
    """Return the state for the device's connection."""
    connection = device.status.connection
    return None if connection is None else _connection_state(connection)


def _seconds(span: timedelta | None) -> float | None:
    """Return a time span in seconds."""
    return None if span is None else span.total_seconds()


def _last_restart(device: DeviceCoordinator) -> datetime | None:
    """Return when the device started, as of its last message."""
    status = device.status
    if status.received_at is None or status.uptime is None:
        return None
    return status.received_at - status.uptime


def _decibels(key: str, value_fn: BandValue[float | None]) -> BandSensorDescription:
    """Describe gain that the device adds or takes away; of interest to installers."""
    return BandSensorDescription(
        key=key,
        translation_key=key,
        native_unit_of_measurement=SIGNAL_STRENGTH_DECIBELS,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=value_fn,
    )


DEVICE_SENSORS: tuple[DeviceSensorDescription, ...] = (
    DeviceSensorDescription(
        key="connection_status",
        translation_key="connection_status",
        device_class=SensorDeviceClass.ENUM,
        options=[_connection_state(connection) for connection in ConnectionStatus],
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=_connection,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="connection_description",
        translation_key="connection_description",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda device: device.status.description,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="temperature",
        translation_key="temperature",
        device_class=SensorDeviceClass.TEMPERATURE,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda device: device.shown.temperature,
    ),
    DeviceSensorDescription(
        key="last_restart",
        translation_key="last_restart",
        device_class=SensorDeviceClass.UPTIME,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=_last_restart,
    ),
    DeviceSensorDescription(
        key="last_message",
        translation_key="last_message",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        # It would fill Activity.
        entity_registry_enabled_default=False,
        value_fn=lambda device: device.status.received_at,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="current_message_frequency",
        translation_key="current_message_frequency",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=0,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: _seconds(device.status.message_frequency),
    ),
    DeviceSensorDescription(
        key="rebalance_frequency",
        translation_key="rebalance_frequency",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=0,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda device: _seconds(device.status.rebalance_frequency),
    ),
    DeviceSensorDescription(
        key="messages_used",
        translation_key="messages_used",
        state_class=SensorStateClass.TOTAL,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.used,
        is_count=True,
        last_reset_fn=lambda device: device.quota.month_start,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="messages_remaining",
        translation_key="messages_remaining",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.remaining,
        is_count=True,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="messages_projected",
        translation_key="messages_projected",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.projected,
        is_count=True,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="quota_exhausted",
        translation_key="quota_exhausted",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.exhausted_at,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="boost_ends",
        translation_key="boost_ends",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.boost_ends,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="boost_reason",
        translation_key="boost_reason",
        device_class=SensorDeviceClass.ENUM,
        options=list(BOOST_REASONS),
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda device: device.quota.boost_reason,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="port_count",
        translation_key="port_count",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda device: device.status.device.port_count,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="protocol_version",
        translation_key="protocol_version",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda device: device.status.device.protocol_version,
        available_fn=always,
    ),
    DeviceSensorDescription(
        key="location",
        translation_key="location",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda device: device.status.device.location,
        available_fn=always,
    ),
)

BAND_SENSORS: tuple[BandSensorDescription, ...] = (
    BandSensorDescription(
        key="signal_strength",
        translation_key="signal_strength",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda band: band.led_count,
    ),
    BandSensorDescription(
        key="uplink_power",
        translation_key="uplink_power",
        device_class=SensorDeviceClass.SIGNAL_STRENGTH,
        native_unit_of_measurement=SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.uplink_power,
    ),
    BandSensorDescription(
        key="downlink_power",
        translation_key="downlink_power",
        device_class=SensorDeviceClass.SIGNAL_STRENGTH,
        native_unit_of_measurement=SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
        suggested_display_precision=1,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.downlink_power,
    ),
    BandSensorDescription(
        key="band_usage",
        translation_key="band_usage",
        suggested_display_precision=0,
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda band: band.band_usage,
    ),
    _decibels("downlink_agc", lambda band: band.downlink_agc),
    _decibels("uplink_agc", lambda band: band.uplink_agc),
    _decibels("clamp", lambda band: band.clamp),
    _decibels("downlink_reduced_gain", lambda band: band.downlink_reduced_gain),
    _decibels("uplink_reduced_gain", lambda band: band.uplink_reduced_gain),
    BandSensorDescription(
        key="frequency",
        translation_key="frequency",
        device_class=SensorDeviceClass.FREQUENCY,
        native_unit_of_measurement=UnitOfFrequency.HERTZ,
        suggested_unit_of_measurement=UnitOfFrequency.MEGAHERTZ,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.frequency,
    ),
    BandSensorDescription(
        key="band_status",
        translation_key="band_status",
        device_class=SensorDeviceClass.ENUM,
        options=[status.value for status in BandStatus],
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda band: band.status,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of devices and bands, now and whenever one appears."""
    account = entry.runtime_data
    account.for_each_device(
        lambda device: async_add_entities(
            DeviceSensor(device, description) for description in DEVICE_SENSORS
        )
    )
    account.for_each_band(
        lambda device, band_id: async_add_entities(
            BandSensor(device, band_id, description) for description in BAND_SENSORS
        )
    )


class DeviceSensor(DeviceEntity, SensorEntity):
    """A reading of a device."""

    entity_description: DeviceSensorDescription

    def __init__(
        self, coordinator: DeviceCoordinator, description: DeviceSensorDescription
    ) -> None:
        """Set up from the description."""
        super().__init__(coordinator, description, description.available_fn)

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the reading; unknown while the device does not tell it."""
        return self.entity_description.value_fn(self.coordinator)

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return when a count restarted."""
        last_reset_fn = self.entity_description.last_reset_fn
        return None if last_reset_fn is None else last_reset_fn(self.coordinator)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, bool] | None:
        """Return whether a count is an estimate: of a month that was not watched whole."""
        if not self.entity_description.is_count:
            return None
        return {"estimate": self.coordinator.quota.is_estimate}

    @property
    @override
    def written_value(self) -> tuple[StateType | datetime, datetime | None, bool]:
        """Return the reading, when its count restarted, and whether it is estimated."""
        quota = self.coordinator.quota
        return self.native_value, self.last_reset, quota.is_estimate


class BandSensor(BandReading, SensorEntity):
    """A reading of one band."""

    entity_description: BandSensorDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return the reading; unknown while the device does not tell it."""
        return self.entity_description.value_fn(self.band)

    written_value = native_value
