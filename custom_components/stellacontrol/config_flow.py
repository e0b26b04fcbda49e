"""Set up an account in the UI, and keep its credentials fresh.

Every step that takes credentials tries them in the same way: it logs in, lists the
devices and logs out. Nothing is stored that did not work.
"""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import SOURCE_USER, ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from .api import (
    Device,
    GatewayFault,
    InvalidEndpoint,
    InvalidGateway,
    StellaControlError,
    read_endpoint_path,
    read_gateway_url,
)
from .const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES,
    CONF_DEVICES_PATH,
    CONF_IGNORED_DEVICES,
    CONF_SECURITY_PATH,
    DOMAIN,
    LOGGER,
)
from .coordinator import (
    StellaControlConfigEntry,
    create_client,
    followed_elsewhere,
    registered_devices,
)
from .errors import form_error_key
from .forms import (
    PLACEHOLDERS,
    SECRETS,
    SECRETS_SCHEMA,
    account_schema,
    device_field,
    device_labels,
    flat,
    nested,
)
from .options import Options
from .options_flow import StellaControlOptionsFlow

_REQUIRED = (CONF_URL, CONF_CLIENT_ID, CONF_CLIENT_KEY, CONF_USERNAME, CONF_PASSWORD)
"""The paths are not among them: a blank one is an invalid path."""

_URL_ERRORS = {
    GatewayFault.INVALID: "invalid_url",
    GatewayFault.INSECURE: "insecure_url",
    GatewayFault.HAS_CREDENTIALS: "url_has_credentials",
    GatewayFault.HAS_PATH: "url_has_path",
}

_LOGIN_ERRORS = ("cannot_connect", "invalid_auth", "not_permitted", "rate_limited")
"""What a log-in can meet at the right address; the rest speaks for a wrong one."""

_ENDPOINT_ERRORS = ("invalid_path", "platform_error")
"""Errors that the fields in the collapsed section can mend."""


class StellaControlConfigFlow(ConfigFlow, domain=DOMAIN):
    """Set up an account, or change how it is reached."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Start without an account."""
        self._settings: dict[str, str] = {}
        self._devices: dict[str, Device] = {}

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
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = await self._try_out(flat(user_input))
            if not errors:
                # A flow that was left open in some browser shall not be in the way.
                await self.async_set_unique_id(
                    _unique_id(self._settings), raise_on_progress=False
                )
                self._abort_if_unique_id_configured()
                if not self._devices:
                    return self.async_abort(reason="no_devices")
                for serial in followed_elsewhere(self.hass, None):
                    self._devices.pop(serial, None)
                if not self._devices:
                    # Another user name of an account that is there.
                    return self.async_abort(reason="already_configured")
                return await self.async_step_devices()
        return self._show_account("user", user_input or {}, errors)

    async def async_step_devices(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user leave devices out."""
        chosen = list(self._devices)
        errors: dict[str, str] = {}
        if user_input is not None:
            chosen = user_input[CONF_DEVICES]
            if chosen:
                return self._create_entry(chosen)
            errors[CONF_DEVICES] = "no_device_selected"
        labels = device_labels(self._devices.values())
        return self.async_show_form(
            step_id="devices",
            data_schema=vol.Schema(device_field(labels, chosen)),
            errors=errors,
            description_placeholders={"count": str(len(labels))},
        )

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Start over after the platform has refused the credentials."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the secrets; who and where stay as they are."""
        entry = self._get_reauth_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = await self._try_out(_over_stored(user_input, entry))
            if not errors:
                return self.async_update_reload_and_abort(
                    entry, data_updates=self._settings
                )
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=SECRETS_SCHEMA,
            errors=errors,
            description_placeholders={
                **PLACEHOLDERS,
                "username": entry.data[CONF_USERNAME],
            },
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for everything anew, filled with what is stored."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = await self._try_out(_over_stored(flat(user_input), entry))
            if not errors:
                return await self._reconfigure(entry)
        return self._show_account(
            "reconfigure", user_input or nested(entry.data), errors
        )

    async def _try_out(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Log in, list the devices and log out.

        Returns what is wrong, by field. If nothing is, settings and devices are kept
        for the steps that follow.
        """
        if blank := {
            field: "required" for field in _REQUIRED if not typed[field].strip()
        }:
            return blank
        try:
            settings = _read_settings(typed)
        except InvalidGateway as err:
            return {CONF_URL: _URL_ERRORS[err.fault]}
        except InvalidEndpoint:
            return {"base": "invalid_path"}
        try:
            devices = await _list_devices(self.hass, settings)
        except StellaControlError as err:
            key = form_error_key(err)
            return {"base": key if key in _LOGIN_ERRORS else "platform_error"}
        except Exception:  # noqa: BLE001 - whatever it is, the user gets the form back
            LOGGER.exception("Unexpected error while trying out an account")
            return {"base": "unknown"}
        self._settings, self._devices = settings, devices
        return {}

    def _create_entry(self, chosen: list[str]) -> ConfigFlowResult:
        """Store the account."""
        # Were it set up by another flow meanwhile, this would replace it.
        self._abort_if_unique_id_configured()
        ignored = sorted(set(self._devices).difference(chosen))
        return self.async_create_entry(
            title=self._settings[CONF_USERNAME],
            data=self._settings,
            options={CONF_IGNORED_DEVICES: ignored},
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
            title=new_name if entry.title == old_name else entry.title,
            data_updates=self._settings,
        )

    def _is_account_of(self, entry: StellaControlConfigEntry) -> bool:
        """Whether another user name opens the account that an entry stands for.

        The platform tells no number of the account, so its devices have to do.
        """
        registered = registered_devices(self.hass, entry)
        known = {*registered, *Options.read(entry.options).ignored_devices}
        return not registered or not known.isdisjoint(self._devices)

    def _show_account(
        self, step_id: str, filled: Mapping[str, Any], errors: dict[str, str]
    ) -> ConfigFlowResult:
        """Show all that makes an account, filled but for the secrets."""
        schema = account_schema(
            has_secrets=self.source != SOURCE_USER,
            endpoints_collapsed=errors.get("base") not in _ENDPOINT_ERRORS,
        )
        shown = {
            field: value for field, value in filled.items() if field not in SECRETS
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, shown),
            errors=errors,
            description_placeholders=PLACEHOLDERS,
        )


async def _list_devices(
    hass: HomeAssistant, settings: Mapping[str, str]
) -> dict[str, Device]:
    """Return the devices of an account by serial number, and leave no session open."""
    client = create_client(hass, settings)
    try:
        return {device.serial_number: device for device in await client.devices()}
    finally:
        await client.close()


def _read_settings(typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed as it is stored.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    return {
        CONF_URL: str(read_gateway_url(typed[CONF_URL])),
        CONF_CLIENT_ID: typed[CONF_CLIENT_ID].strip(),
        CONF_CLIENT_KEY: typed[CONF_CLIENT_KEY].strip(),
        CONF_USERNAME: typed[CONF_USERNAME].strip(),
        # Blanks at its ends can belong to a password.
        CONF_PASSWORD: typed[CONF_PASSWORD],
        CONF_SECURITY_PATH: read_endpoint_path(typed[CONF_SECURITY_PATH]),
        CONF_DEVICES_PATH: read_endpoint_path(typed[CONF_DEVICES_PATH]),
    }


def _over_stored(
    typed: Mapping[str, str], entry: StellaControlConfigEntry
) -> dict[str, str]:
    """Return stored settings with what was typed over them; a blank secret is not."""
    return {
        **entry.data,
        **{
            field: value
            for field, value in typed.items()
            if field not in SECRETS or value.strip()
        },
    }


def _unique_id(settings: Mapping[str, str]) -> str:
    """Return what tells an account from others; the port only if it is unusual."""
    host = read_gateway_url(settings[CONF_URL]).host_port_subcomponent
    return f"{host}_{settings[CONF_USERNAME]}".lower()
