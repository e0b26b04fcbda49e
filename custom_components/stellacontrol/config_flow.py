"""Set up an account in the UI, and change its credentials.

Every step that takes credentials tries them in the same way: it logs in, lists the
devices and logs out. Where the gateway speaks differently, `finding_flow` finds out how,
and `example_flow` takes an example.
Only settings that work are stored.
"""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigFlowResult,
)
from homeassistant.const import CONF_URL, CONF_USERNAME
from homeassistant.core import callback
import voluptuous as vol

from .account_flow import AccountFlow
from .account_title import account_title
from .api import read_gateway_url
from .choosing import IN_SET_UP, choice_fields, offers_of, take_choice
from .const import CONF_IGNORED_DEVICES, DOMAIN
from .coordinator import (
    StellaControlConfigEntry,
    followed_elsewhere,
    registered_devices,
)
from .forms import MONTH, flat, out_of_bounds
from .options import Options
from .options_flow import StellaControlOptionsFlow

DASHBOARDS_PATH = "/config/lovelace/dashboards"
"""Where Home Assistant's pages let users add a dashboard."""


class StellaControlConfigFlow(AccountFlow, domain=DOMAIN):
    """Set up an account, or change how it is reached."""

    VERSION = 1

    @staticmethod
    @callback
    @override
    def async_get_options_flow(
        config_entry: StellaControlConfigEntry,
    ) -> StellaControlOptionsFlow:
        """Return the flow for preferences."""
        return StellaControlOptionsFlow()

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an account."""
        if user_input is None:
            return self._show("user", self._errors)
        typed = self._remembered(flat(user_input))
        return await self._try_out(typed, "user")

    async def async_step_devices(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user leave devices out, and ask for the contract's months."""
        offers = offers_of(self._devices.values())
        errors: dict[str, str] = {}
        told: dict[str, str] = {}
        if user_input is not None:
            month = dict(user_input)
            chosen, errors = take_choice(month, offers, before=offers)
            if wrong := out_of_bounds(MONTH, month):
                field, told = wrong
                errors[field] = "out_of_bounds"
            if not errors:
                return self._create_entry(chosen, month)
        schema = vol.Schema({**choice_fields(offers, offers, IN_SET_UP), **MONTH})
        return self.async_show_form(
            step_id="devices",
            data_schema=self.add_suggested_values_to_schema(schema, user_input),
            errors=errors,
            description_placeholders={"count": str(len(offers)), **told},
        )

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Start over after the platform has refused the credentials."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the secrets; address and user name stay the same."""
        if user_input is None:
            return self._show("reauth_confirm", self._errors)
        return await self._try_out(self._over_stored(user_input), "reauth_confirm")

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show a menu of what can be changed."""
        self._take_stored()
        self._errors = {}
        return self.async_show_menu(
            step_id="reconfigure", menu_options=["account", "find", "paste", "report"]
        )

    async def async_step_account(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show all fields again, filled with the stored values."""
        if user_input is None:
            return self._show("account", self._errors)
        typed = self._over_stored(self._remembered(flat(user_input)))
        return await self._try_out(typed, "account")

    @override
    async def _go_on(self) -> ConfigFlowResult:
        """Go on with an account whose devices can be read."""
        if self.source == SOURCE_REAUTH:
            return self.async_update_reload_and_abort(
                self._get_reauth_entry(), data=self._settings
            )
        if self.source == SOURCE_RECONFIGURE:
            return await self._reconfigure(self._get_reconfigure_entry())
        # A flow that is still open in a browser must not block this one.
        await self.async_set_unique_id(
            _unique_id(self._settings), raise_on_progress=False
        )
        self._abort_if_unique_id_configured()
        if not self._devices:
            return self.async_abort(reason="no_devices")
        for serial in followed_elsewhere(self.hass, None):
            self._devices.pop(serial, None)
        if not self._devices:
            # Another user name of an account that is already set up.
            return self.async_abort(reason="already_configured")
        return await self.async_step_devices()

    @override
    async def _go_back(self, *, refused: bool = False) -> ConfigFlowResult:
        """Show the input again, with an error if the platform refused it."""
        errors = {"base": "invalid_auth"} if refused else {}
        if refused:
            self._remember_refusal(self._settings)
        if self.source == SOURCE_REAUTH:
            return self._show("reauth_confirm", errors)
        if self.source == SOURCE_RECONFIGURE:
            return (
                self._show("account", errors)
                if refused
                else (await self.async_step_reconfigure())
            )
        return self._show("user", errors)

    def _create_entry(
        self, chosen: list[str], month: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Store the account."""
        # Otherwise this would replace the entry if another flow has just set it up.
        self._abort_if_unique_id_configured()
        ignored = sorted(set(self._devices).difference(chosen))
        return self.async_create_entry(
            title=account_title(self._settings[CONF_USERNAME]),
            data=self._settings,
            description_placeholders={"dashboards": DASHBOARDS_PATH},
            options={CONF_IGNORED_DEVICES: ignored, **month},
        )

    async def _reconfigure(self, entry: StellaControlConfigEntry) -> ConfigFlowResult:
        """Store changed settings if they lead to the same account."""
        old_name, new_name = entry.data[CONF_USERNAME], self._settings[CONF_USERNAME]
        if old_name.lower() != new_name.lower() and not self._is_account_of(entry):
            return self.async_abort(reason="unique_id_mismatch")
        unique_id = _unique_id(self._settings)
        if unique_id != entry.unique_id:
            await self.async_set_unique_id(unique_id, raise_on_progress=False)
            self._abort_if_unique_id_configured()
        return self.async_update_reload_and_abort(
            entry,
            unique_id=unique_id,
            # A title that the user gave stays.
            title=account_title(new_name)
            if entry.title == account_title(old_name)
            else entry.title,
            data=self._settings,
        )

    def _is_account_of(self, entry: StellaControlConfigEntry) -> bool:
        """Whether another user name opens the account that an entry stands for.

        The platform gives no number of the account, so the devices are compared.
        """
        registered = registered_devices(self.hass, entry)
        known = {*registered, *Options.read(entry.options).ignored_devices}
        return not registered or not known.isdisjoint(self._devices)


def _unique_id(settings: Mapping[str, Any]) -> str:
    """Return the unique id of an account; it contains the port only if it is unusual."""
    host = read_gateway_url(settings[CONF_URL]).host_port_subcomponent
    return f"{host}_{settings[CONF_USERNAME]}".lower()
