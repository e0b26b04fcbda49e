"""Switches: the state that the user wants for a band."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import DeviceCoordinator, StellaControlConfigEntry
from .entity import BandEntity, always

# The coordinator keeps requests in order; bands that are switched together must not
# wait for each other.
PARALLEL_UPDATES = 0

VOICE_ASSISTANTS = ("conversation", "cloud.alexa", "cloud.google_assistant")

BAND_SWITCH = SwitchEntityDescription(key="band", translation_key="band")


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switch of every band, now and whenever one appears."""
    entry.runtime_data.for_each_band(
        lambda device, band_id: async_add_entities([BandSwitch(device, band_id)]),
        are_essential=True,
    )


class BandSwitch(BandEntity, SwitchEntity):
    """The state that the user wants for a band.

    If a band shuts itself down, its switch stays on, because the user still wants it on.
    """

    _is_asked_for = True

    def __init__(self, coordinator: DeviceCoordinator, band_id: str) -> None:
        """Stay available while the device is offline: the platform keeps changes for it."""
        super().__init__(coordinator, band_id, BAND_SWITCH, always)
        # The unique id of the switch is that of the band, without a key.
        self._attr_unique_id = f"{coordinator.serial_number}_band_{band_id}"

    @override
    def get_initial_entity_options(self) -> er.EntityOptionsType | None:
        """Leave it to the user to expose the switch to voice assistants.

        They expose every new switch, and "turn off everything in the attic" would turn
        mobile coverage off, which may be needed for an emergency call. Home Assistant
        asks integrations not to extend this; there is no other way to say it before an
        assistant has decided.
        """
        return {
            **(super().get_initial_entity_options() or {}),
            **{name: {"should_expose": False} for name in VOICE_ASSISTANTS},
        }

    @property
    @override
    def available(self) -> bool:
        """Whether the band can be switched; an offline device may tell no bands."""
        device = self.coordinator
        return super().available and (
            self.band_id in device.status.bands or device.status.is_offline
        )

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the pending state if there is one, else the reported one."""
        if (pending := self.coordinator.data.pending.get(self.band_id)) is not None:
            return pending
        band = self.coordinator.status.bands.get(self.band_id)
        if band is None or band.is_shutdown_manually is None:
            return None
        return not band.is_shutdown_manually

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return whether the device has not confirmed the state yet."""
        return {"pending": self.is_pending}

    @property
    def is_pending(self) -> bool:
        """Whether the device has not confirmed the state yet."""
        return self.band_id in self.coordinator.data.pending

    @property
    @override
    def written_value(self) -> tuple[bool | None, bool]:
        """Return the state, and whether it is pending."""
        return self.is_on, self.is_pending

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the band on."""
        await self.coordinator.set_bands({self.band_id: True})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the band off."""
        await self.coordinator.set_bands({self.band_id: False})
