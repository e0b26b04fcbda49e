"""Set up an account in the UI, and keep its credentials fresh.

Every step that takes credentials tries them in the same way: it logs in, lists the
devices and logs out. Where the gateway speaks differently, `finding_flow` finds out how,
and `example_flow` takes an example.
Nothing is stored that did not work.
"""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import callback
import voluptuous as vol

from .api import (
    GatewayFault,
    InvalidEndpoint,
    InvalidGateway,
    KnownProfile,
    read_endpoint_path,
    read_gateway_url,
)
from .api.finding import Outcome
from .const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES,
    CONF_DEVICES_PATH,
    CONF_IGNORED_DEVICES,
    CONF_PASTE,
    CONF_PROFILE,
    CONF_SECURITY_PATH,
    DOMAIN,
    LOGGER,
)
from .coordinator import (
    StellaControlConfigEntry,
    followed_elsewhere,
    registered_devices,
)
from .example_flow import ExampleFlow
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

_ENDPOINT_ERRORS = ("invalid_path",)
"""Errors that the fields in the collapsed section can mend."""


class StellaControlConfigFlow(ExampleFlow, domain=DOMAIN):
    """Set up an account, or change how it is reached."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Start without an account."""
        super().__init__()
        self._typed: dict[str, str] = {}
        self._refused: dict[str, Any] | None = None
        """Settings that were refused: sent again unchanged, the user insists on them."""

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
            return self._show_account("user", {})
        typed = self._remembered(flat(user_input))
        return await self._try_out(typed, "user")

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
        if user_input is None:
            return self._show_secrets({})
        return await self._try_out(self._over_stored(user_input), "reauth_confirm")

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what shall be changed."""
        self._take_stored()
        return self.async_show_menu(
            step_id="reconfigure", menu_options=["account", "find", "paste", "report"]
        )

    async def async_step_account(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for everything anew, filled with what is stored."""
        if user_input is None:
            return self._show_account("account", {})
        typed = self._over_stored(self._remembered(flat(user_input)))
        return await self._try_out(typed, "account")

    async def _try_out(
        self, typed: Mapping[str, Any], step_id: str
    ) -> ConfigFlowResult:
        """Try what was typed, and go on, look for more, or show what is wrong."""
        self._typed = {**self._typed, **typed}
        if blank := {
            field: "required" for field in _REQUIRED if not typed[field].strip()
        }:
            return self._show(step_id, blank)
        try:
            settings = _read_settings(typed)
        except InvalidGateway as err:
            return self._show(step_id, {CONF_URL: _URL_ERRORS[err.fault]})
        except InvalidEndpoint:
            return self._show(step_id, {"base": "invalid_path"})
        if typed.get(CONF_PASTE):
            self._settings = settings
            return await self.async_step_paste()
        if settings == self._refused:
            # Whoever sends the same again is sure of it.
            self._settings, self._insists = settings, True
            return await self.async_step_find()
        self._insists = False
        try:
            outcome = await self._try_settings(settings)
        except Exception:  # noqa: BLE001 - whatever it is, the user gets the form back
            LOGGER.exception("Unexpected error while trying out an account")
            return self._show(step_id, {"base": "unknown"})
        if outcome is Outcome.WORKS:
            return await self._go_on()
        if outcome is Outcome.DIFFERS:
            return await self.async_step_find()
        if outcome is Outcome.REFUSED:
            self._remember_refusal(settings)
        return self._show(step_id, {"base": outcome.value})

    @override
    async def _go_on(self) -> ConfigFlowResult:
        """Go on with an account whose devices can be read."""
        if self.source == SOURCE_REAUTH:
            return self.async_update_reload_and_abort(
                self._get_reauth_entry(), data_updates=self._settings
            )
        if self.source == SOURCE_RECONFIGURE:
            return await self._reconfigure(self._get_reconfigure_entry())
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

    @override
    async def _go_back(self, *, refused: bool = False) -> ConfigFlowResult:
        """Show again what was typed, and whether the platform refuses it."""
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

    def _remember_refusal(self, settings: dict[str, Any]) -> None:
        """Remember what was refused: sent again, the user insists on it."""
        self._refused = settings
        if self.source != SOURCE_USER:
            # Left blank, the stored secrets are meant again.
            self._typed = {k: v for k, v in self._typed.items() if k not in SECRETS}

    @property
    def _stored(self) -> Mapping[str, Any]:
        """What the entry holds that is reconfigured or signed in again."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry().data
        return self._get_reconfigure_entry().data

    def _take_stored(self) -> None:
        """Begin with what the entry holds."""
        if not self._settings:
            self._settings = dict(self._stored)
            self._known = KnownProfile.from_dict(self._stored.get(CONF_PROFILE))

    def _remembered(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was typed, blank secrets as they were typed before in this flow."""
        return {
            **typed,
            **{
                field: self._typed[field]
                for field in SECRETS
                if not typed.get(field, "").strip() and field in self._typed
            },
        }

    def _over_stored(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return stored settings with what was typed over them; a blank secret is not."""
        self._take_stored()
        return {
            **self._stored,
            **{
                field: value
                for field, value in self._remembered(typed).items()
                if field not in SECRETS or value.strip()
            },
        }

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
            data=self._settings,
        )

    def _is_account_of(self, entry: StellaControlConfigEntry) -> bool:
        """Whether another user name opens the account that an entry stands for.

        The platform tells no number of the account, so its devices have to do.
        """
        registered = registered_devices(self.hass, entry)
        known = {*registered, *Options.read(entry.options).ignored_devices}
        return not registered or not known.isdisjoint(self._devices)

    def _show(self, step_id: str, errors: dict[str, str]) -> ConfigFlowResult:
        """Show a form again, with what is wrong."""
        if step_id == "reauth_confirm":
            return self._show_secrets(errors)
        return self._show_account(step_id, errors)

    def _show_secrets(self, errors: dict[str, str]) -> ConfigFlowResult:
        """Ask for the secrets of an account that is there."""
        self._take_stored()
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=SECRETS_SCHEMA,
            errors=errors,
            description_placeholders={
                **PLACEHOLDERS,
                "username": self._settings[CONF_USERNAME],
                "cause": self._cause,
            },
        )

    def _show_account(self, step_id: str, errors: dict[str, str]) -> ConfigFlowResult:
        """Show all that makes an account, filled but for the secrets."""
        schema = account_schema(
            has_secrets=step_id != "user" or bool(self._typed),
            endpoints_collapsed=errors.get("base") not in _ENDPOINT_ERRORS,
            offers_paste=step_id == "user",
        )
        filled = self._typed or self._settings
        shown = {
            field: value for field, value in filled.items() if field not in SECRETS
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                schema, nested(shown) if shown else {}
            ),
            errors=errors,
            description_placeholders={**PLACEHOLDERS, "cause": self._cause},
        )


def _read_settings(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as it is stored.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    url = typed[CONF_URL].strip()
    return {
        # Whoever leaves the scheme out means the only one that there may be.
        CONF_URL: str(read_gateway_url(url if "://" in url else f"https://{url}")),
        CONF_CLIENT_ID: typed[CONF_CLIENT_ID].strip(),
        CONF_CLIENT_KEY: typed[CONF_CLIENT_KEY].strip(),
        CONF_USERNAME: typed[CONF_USERNAME].strip(),
        # Blanks at its ends can belong to a password.
        CONF_PASSWORD: typed[CONF_PASSWORD],
        CONF_SECURITY_PATH: read_endpoint_path(typed[CONF_SECURITY_PATH]),
        CONF_DEVICES_PATH: read_endpoint_path(typed[CONF_DEVICES_PATH]),
    }


def _unique_id(settings: Mapping[str, Any]) -> str:
    """Return what tells an account from others; the port only if it is unusual."""
    host = read_gateway_url(settings[CONF_URL]).host_port_subcomponent
    return f"{host}_{settings[CONF_USERNAME]}".lower()
