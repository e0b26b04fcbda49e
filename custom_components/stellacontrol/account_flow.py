"""The forms for an account's address and credentials: show them, read them, try to log in.

The flow remembers all input, secrets too, until it ends. No form shows a secret.
"""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import SOURCE_REAUTH, SOURCE_USER, ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME

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
    CONF_DEVICES_PATH,
    CONF_PASTE,
    CONF_PROFILE,
    CONF_SECURITY_PATH,
    LOGGER,
)
from .example_flow import ExampleFlow
from .forms import PLACEHOLDERS, SECRETS, SECRETS_SCHEMA, account_schema, nested

_REQUIRED = (CONF_URL, CONF_CLIENT_ID, CONF_CLIENT_KEY, CONF_USERNAME, CONF_PASSWORD)
"""The two paths are missing here: a blank path is reported as an invalid path."""

_URL_ERRORS = {
    GatewayFault.INVALID: "invalid_url",
    GatewayFault.INSECURE: "insecure_url",
    GatewayFault.HAS_CREDENTIALS: "url_has_credentials",
    GatewayFault.HAS_PATH: "url_has_path",
}

_ENDPOINT_ERRORS = ("invalid_path",)
"""Errors that the user can correct in the collapsed section."""


class AccountFlow(ExampleFlow):
    """Asks for an account, and tries it out."""

    def __init__(self) -> None:
        """Start without an account."""
        super().__init__()
        self._typed: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        """The errors of the form: a page that asks for the same form again needs them again."""
        self._refused: dict[str, Any] | None = None
        """Settings that were refused. If the user submits the same again, more is tried."""

    async def _try_out(
        self, typed: Mapping[str, Any], step_id: str
    ) -> ConfigFlowResult:
        """Try to log in; then go on, search for what differs, or show the error."""
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
            # A user who submits the same again is sure of it.
            self._settings, self._insists = settings, True
            self._new_finder(self._known.profile)
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

    def _remember_refusal(self, settings: dict[str, Any]) -> None:
        """Remember the refused input, to notice if the user submits it again."""
        self._refused = settings
        if self.source != SOURCE_USER:
            # From now on, a blank secret means the stored one again.
            self._typed = {k: v for k, v in self._typed.items() if k not in SECRETS}

    @property
    def _stored(self) -> Mapping[str, Any]:
        """The data of the entry that is reconfigured or needs a new sign-in."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry().data
        return self._get_reconfigure_entry().data

    def _take_stored(self) -> None:
        """Begin with what the entry holds."""
        if not self._settings:
            self._settings = dict(self._stored)
            self._known = KnownProfile.from_dict(self._stored.get(CONF_PROFILE))

    def _remembered(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return the input; a blank secret is the one typed before in this flow."""
        return {
            **typed,
            **{
                field: self._typed[field]
                for field in SECRETS
                if not typed.get(field, "").strip() and field in self._typed
            },
        }

    def _over_stored(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return stored settings, updated with what was typed; blank secrets are kept."""
        self._take_stored()
        return {
            **self._stored,
            **{
                field: value
                for field, value in self._remembered(typed).items()
                if field not in SECRETS or value.strip()
            },
        }

    def _show(self, step_id: str, errors: dict[str, str]) -> ConfigFlowResult:
        """Show a form, with what is wrong."""
        self._errors = errors
        if step_id == "reauth_confirm":
            return self._show_secrets(errors)
        return self._show_account(step_id, errors)

    def _show_secrets(self, errors: dict[str, str]) -> ConfigFlowResult:
        """Ask for the secrets of an existing account."""
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
        """Show all fields of the account, filled in except for the secrets."""
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
    """Return the input in the form in which it is stored.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    return {
        CONF_URL: str(read_gateway_url(typed[CONF_URL])),
        CONF_CLIENT_ID: typed[CONF_CLIENT_ID].strip(),
        CONF_CLIENT_KEY: typed[CONF_CLIENT_KEY].strip(),
        CONF_USERNAME: typed[CONF_USERNAME].strip(),
        # A password may begin or end with blanks.
        CONF_PASSWORD: typed[CONF_PASSWORD],
        CONF_SECURITY_PATH: read_endpoint_path(typed[CONF_SECURITY_PATH]),
        CONF_DEVICES_PATH: read_endpoint_path(typed[CONF_DEVICES_PATH]),
    }
