"""Preferences of an account, set in the UI."""

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.const import SIGNAL_STRENGTH_DECIBELS, UnitOfTemperature, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectSelector,
    SelectSelectorConfig,
    TimeSelector,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from .choosing import Offer, choice_fields, offers_of, take_choice
from .const import (
    CONF_ACTIVE_FROM,
    CONF_ACTIVE_HOURS,
    CONF_ACTIVE_TO,
    CONF_BOOST_ON_ALARM,
    CONF_CONFIRM_COMMANDS,
    CONF_COUNT_REQUESTS,
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
from .forms import MONTH, Number, out_of_bounds
from .options import DEFAULTS, Options, QuotaCounting, load_time_zone

THRESHOLDS: VolDictType = {
    vol.Required(
        CONF_TEMPERATURE_THRESHOLD, default=DEFAULTS.temperature_threshold
    ): Number(30, 120, unit=UnitOfTemperature.CELSIUS),
    # An offline device is asked every 10 minutes.
    vol.Required(CONF_OFFLINE_AFTER, default=DEFAULTS.offline_after): Number(
        10, 10_080, unit=UnitOfTime.MINUTES
    ),
    # A signal varies by less than this by itself.
    vol.Required(
        CONF_REDUCED_POWER_DEPTH, default=DEFAULTS.reduced_power_depth
    ): Number(3, 30, step=0.5, unit=SIGNAL_STRENGTH_DECIBELS),
    vol.Required(
        CONF_REDUCED_POWER_AFTER, default=DEFAULTS.reduced_power_after
    ): Number(30, 1440, unit=UnitOfTime.MINUTES),
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


SECTION_ALARMS = "alarms"
SECTION_QUOTA = "quota"
SECTION_MESSAGES = "messages"


def sections(home_zone: str) -> dict[str, VolDictType]:
    """Return the fields of the options that need no conversion, by section.

    Args:
        home_zone: Time zone that is offered beside UTC; any can be typed.
    """
    zones = dict.fromkeys((DEFAULTS.quota_time_zone, home_zone))
    zone = SelectSelector(SelectSelectorConfig(options=[*zones], custom_value=True))
    return {
        SECTION_ALARMS: THRESHOLDS,
        SECTION_QUOTA: {
            **QUOTA,
            vol.Required(CONF_QUOTA_TIME_ZONE, default=DEFAULTS.quota_time_zone): zone,
        },
        SECTION_MESSAGES: MESSAGES,
    }


class StellaControlOptionsFlow(OptionsFlowWithReload):
    """Set preferences, and choose devices."""

    _offers: dict[str, Offer] | None = None
    """What the page offers; a device that joins meanwhile is not left out by it."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for everything on one page."""
        stored = self.config_entry.options
        if self._offers is None:
            self._offers = _offers(self.hass, self.config_entry)
        offers = self._offers
        before = Options.read(stored).ignored_devices
        now = [serial for serial in offers if serial not in before]
        if user_input is None:
            return self._show(offers, now, {}, {}, {})
        typed = dict(user_input)
        chosen, errors = take_choice(typed, offers, now)
        options = {key: value for part in typed.values() for key, value in part.items()}
        zone = options.get(CONF_QUOTA_TIME_ZONE, DEFAULTS.quota_time_zone)
        # A field in a section cannot show an error.
        wrong = out_of_bounds({**THRESHOLDS, **MONTH}, options)
        if wrong:
            errors["base"] = "out_of_bounds"
        elif not await load_time_zone(zone):
            errors["base"] = "unknown_time_zone"
        if errors:
            told = wrong[1] if wrong else {}
            return self._show(offers, now, user_input, errors, told)
        # A device that is not listed now stays left out if it returns.
        ignored = {*before}.difference(offers) | {*offers}.difference(chosen)
        return self.async_create_entry(
            data={**stored, **options, CONF_IGNORED_DEVICES: sorted(ignored)}
        )

    def _show(
        self,
        offers: dict[str, Offer],
        chosen: list[str],
        typed: dict[str, Any],
        errors: dict[str, str],
        told: dict[str, str],
    ) -> ConfigFlowResult:
        """Show the page with the stored values, the input and what errors tell."""
        parts = sections(self.hass.config.time_zone)
        schema = vol.Schema(
            {
                **choice_fields(offers, chosen),
                **{
                    vol.Required(name): section(
                        vol.Schema(fields), {"collapsed": not (errors and typed)}
                    )
                    for name, fields in parts.items()
                },
            }
        )
        stored = dict(self.config_entry.options)
        filled = {**dict.fromkeys(parts, stored), **typed}
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(schema, filled),
            errors=errors,
            description_placeholders={
                "chosen": str(len(chosen)),
                "count": str(len(offers)),
                **told,
            },
        )


def _offers(hass: HomeAssistant, entry: StellaControlConfigEntry) -> dict[str, Offer]:
    """Return the devices that can be chosen, from the account or the registry."""
    if entry.state is ConfigEntryState.LOADED and (listed := entry.runtime_data.listed):
        followed = followed_elsewhere(hass, entry)
        return offers_of(
            device for serial, device in listed.items() if serial not in followed
        )
    ignored = Options.read(entry.options).ignored_devices
    return {serial: Offer(label=serial) for serial in ignored} | {
        serial: Offer(
            label=f"{device_name(hass, entry, serial)}, {serial}", model=device.model
        )
        for serial, device in registered_devices(hass, entry).items()
    }
