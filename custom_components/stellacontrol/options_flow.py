"""Preferences of an account, set in the UI."""

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.const import SIGNAL_STRENGTH_DECIBELS, UnitOfTemperature, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    TimeSelector,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from .const import (
    CONF_ACTIVE_FROM,
    CONF_ACTIVE_HOURS,
    CONF_ACTIVE_TO,
    CONF_BOOST_ON_ALARM,
    CONF_CONFIRM_COMMANDS,
    CONF_COUNT_REQUESTS,
    CONF_DEVICES,
    CONF_IGNORED_DEVICES,
    CONF_OFFLINE_AFTER,
    CONF_QUOTA_COUNTING,
    CONF_QUOTA_TIME_ZONE,
    CONF_REDUCED_POWER_AFTER,
    CONF_REDUCED_POWER_DEPTH,
    CONF_TEMPERATURE_THRESHOLD,
)
from .coordinator import (
    StellaControlConfigEntry,
    device_name,
    followed_elsewhere,
    registered_devices,
)
from .forms import MONTH, device_field, device_labels
from .options import DEFAULTS, Options, QuotaCounting, load_time_zone

THRESHOLDS: VolDictType = {
    vol.Required(
        CONF_TEMPERATURE_THRESHOLD, default=DEFAULTS.temperature_threshold
    ): vol.All(
        NumberSelector(
            NumberSelectorConfig(
                min=30,
                max=120,
                step=1,
                unit_of_measurement=UnitOfTemperature.CELSIUS,
                mode=NumberSelectorMode.BOX,
            )
        ),
        vol.Coerce(int),
    ),
    vol.Required(CONF_OFFLINE_AFTER, default=DEFAULTS.offline_after): vol.All(
        NumberSelector(
            NumberSelectorConfig(
                # An offline device is asked every 10 minutes.
                min=10,
                max=10_080,
                step=1,
                unit_of_measurement=UnitOfTime.MINUTES,
                mode=NumberSelectorMode.BOX,
            )
        ),
        vol.Coerce(int),
    ),
    vol.Required(
        CONF_REDUCED_POWER_DEPTH, default=DEFAULTS.reduced_power_depth
    ): vol.All(
        NumberSelector(
            NumberSelectorConfig(
                # Less is what a signal does by itself.
                min=3,
                max=30,
                step=0.5,
                unit_of_measurement=SIGNAL_STRENGTH_DECIBELS,
                mode=NumberSelectorMode.BOX,
            )
        ),
        vol.Coerce(float),
    ),
    vol.Required(
        CONF_REDUCED_POWER_AFTER, default=DEFAULTS.reduced_power_after
    ): vol.All(
        NumberSelector(
            NumberSelectorConfig(
                min=30,
                max=1440,
                step=1,
                unit_of_measurement=UnitOfTime.MINUTES,
                mode=NumberSelectorMode.BOX,
            )
        ),
        vol.Coerce(int),
    ),
}

QUOTA: VolDictType = {
    **MONTH,
    vol.Required(CONF_QUOTA_COUNTING, default=DEFAULTS.quota_counting): SelectSelector(
        SelectSelectorConfig(
            options=list(QuotaCounting), translation_key=CONF_QUOTA_COUNTING
        )
    ),
}

MESSAGES: VolDictType = {
    vol.Required(
        CONF_COUNT_REQUESTS, default=DEFAULTS.count_requests
    ): BooleanSelector(),
    vol.Required(
        CONF_CONFIRM_COMMANDS, default=DEFAULTS.confirm_commands
    ): BooleanSelector(),
    vol.Required(
        CONF_BOOST_ON_ALARM, default=DEFAULTS.boost_on_alarm
    ): BooleanSelector(),
    vol.Required(CONF_ACTIVE_HOURS, default=DEFAULTS.active_hours): BooleanSelector(),
    vol.Required(CONF_ACTIVE_FROM, default=DEFAULTS.active_from): TimeSelector(),
    vol.Required(CONF_ACTIVE_TO, default=DEFAULTS.active_to): TimeSelector(),
}


def preferences(home_zone: str) -> VolDictType:
    """Return the options that are stored as they are typed.

    Args:
        home_zone: Time zone that is offered beside UTC; any can be typed.
    """
    zones = dict.fromkeys((DEFAULTS.quota_time_zone, home_zone))
    zone = SelectSelector(SelectSelectorConfig(options=[*zones], custom_value=True))
    return {
        **THRESHOLDS,
        **QUOTA,
        vol.Required(CONF_QUOTA_TIME_ZONE, default=DEFAULTS.quota_time_zone): zone,
        **MESSAGES,
    }


class StellaControlOptionsFlow(OptionsFlowWithReload):
    """Set preferences, and which devices are wanted."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for everything on one page."""
        stored = self.config_entry.options
        labels = _selectable(self.hass, self.config_entry)
        before = Options.read(stored).ignored_devices
        chosen = [serial for serial in labels if serial not in before]
        errors: dict[str, str] = {}
        zone = (user_input or {}).get(CONF_QUOTA_TIME_ZONE, DEFAULTS.quota_time_zone)
        if not await load_time_zone(zone):
            errors[CONF_QUOTA_TIME_ZONE] = "unknown_time_zone"
        if user_input is not None:
            # Without a device to choose from there is no such field.
            chosen = user_input.pop(CONF_DEVICES, [])
            if labels and not chosen:
                errors[CONF_DEVICES] = "no_device_selected"
            if not errors:
                # A device that is not offered now stays out for when it comes back.
                ignored = {*before}.difference(labels) | {*labels}.difference(chosen)
                return self.async_create_entry(
                    data={
                        **stored,
                        **user_input,
                        CONF_IGNORED_DEVICES: sorted(ignored),
                    }
                )
        devices = device_field(labels, chosen) if labels else {}
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema({**devices, **preferences(self.hass.config.time_zone)}),
                {**stored, **(user_input or {})},
            ),
            errors=errors,
        )


def _selectable(hass: HomeAssistant, entry: StellaControlConfigEntry) -> dict[str, str]:
    """Return label by serial number: what the account lists, else what we remember."""
    if entry.state is ConfigEntryState.LOADED and (listed := entry.runtime_data.listed):
        followed = followed_elsewhere(hass, entry)
        return device_labels(
            device for serial, device in listed.items() if serial not in followed
        )
    ignored = Options.read(entry.options).ignored_devices
    return {serial: serial for serial in ignored} | {
        serial: f"{device_name(hass, entry, serial)}, {serial}"
        for serial in registered_devices(hass, entry)
    }
