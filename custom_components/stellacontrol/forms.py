"""The fields of the forms, and how their input is read."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from .api import (
    DEFAULT_CLIENT_ID,
    DEFAULT_DEVICES_PATH,
    DEFAULT_GATEWAY,
    DEFAULT_SECURITY_PATH,
)
from .const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_MONTHLY_QUOTA,
    CONF_PASTE,
    CONF_QUOTA_RESET_DAY,
    CONF_SECURITY_PATH,
    MOST_MESSAGES,
    SECTION_ENDPOINTS,
)
from .options import DEFAULTS

SECRETS = (CONF_CLIENT_KEY, CONF_PASSWORD)
"""Fields that are never sent back to the browser. The flow remembers what was typed."""

_ENDPOINTS = (CONF_SECURITY_PATH, CONF_DEVICES_PATH, CONF_PASTE)

PLACEHOLDERS = {
    "gateway": DEFAULT_GATEWAY,
    "guide": "https://docs.stelladoradus.com",
    "security_path": DEFAULT_SECURITY_PATH,
    "devices_path": DEFAULT_DEVICES_PATH,
}
"""Placeholders of texts: addresses, so that translators need not copy them."""


def _text(kind: TextSelectorType, autocomplete: str) -> TextSelector:
    """Describe a field that a password manager fills, or leaves alone ("off")."""
    return TextSelector(TextSelectorConfig(type=kind, autocomplete=autocomplete))


_PLAIN = _text(TextSelectorType.TEXT, "off")
_CLIENT_KEY = _text(TextSelectorType.PASSWORD, "off")
_PASSWORD = _text(TextSelectorType.PASSWORD, "current-password")

SECRETS_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_CLIENT_KEY): _CLIENT_KEY,
        vol.Optional(CONF_PASSWORD): _PASSWORD,
    }
)
"""New secrets for an account that has some; a blank one stays as it is."""


def account_schema(
    *, has_secrets: bool, endpoints_collapsed: bool, offers_paste: bool
) -> vol.Schema:
    """Describe all fields of an account; secrets may stay blank if some are stored."""
    secret = vol.Optional if has_secrets else vol.Required
    endpoints = vol.Schema(
        {
            vol.Required(CONF_SECURITY_PATH, default=DEFAULT_SECURITY_PATH): _PLAIN,
            vol.Required(CONF_DEVICES_PATH, default=DEFAULT_DEVICES_PATH): _PLAIN,
            **({vol.Optional(CONF_PASTE): BooleanSelector()} if offers_paste else {}),
        }
    )
    return vol.Schema(
        {
            vol.Required(CONF_URL, default=DEFAULT_GATEWAY): _text(
                TextSelectorType.URL, "url"
            ),
            vol.Required(CONF_CLIENT_ID, default=DEFAULT_CLIENT_ID): _PLAIN,
            secret(CONF_CLIENT_KEY): _CLIENT_KEY,
            vol.Required(CONF_USERNAME): _text(TextSelectorType.EMAIL, "username"),
            secret(CONF_PASSWORD): _PASSWORD,
            vol.Required(SECTION_ENDPOINTS): section(
                endpoints, {"collapsed": endpoints_collapsed}
            ),
        }
    )


def flat(typed: Mapping[str, Any]) -> dict[str, str]:
    """Return the input of the account's form, without its section."""
    fields = {**typed, **typed[SECTION_ENDPOINTS]}
    del fields[SECTION_ENDPOINTS]
    return fields


def nested(settings: Mapping[str, str]) -> dict[str, Any]:
    """Return settings in the structure of the account's form."""
    fields: dict[str, Any] = {
        field: value for field, value in settings.items() if field not in _ENDPOINTS
    }
    fields[SECTION_ENDPOINTS] = {
        field: settings[field] for field in _ENDPOINTS if field in settings
    }
    return fields


class Number(NumberSelector):
    """A number in a form: a whole one, unless its step is a fraction.

    Home Assistant's own selector refuses a number that is too small or too large before
    any step is called, with an English text. So the step checks it: `out_of_bounds`.
    """

    def __init__(
        self, least: float, most: float, *, step: float = 1, unit: str = ""
    ) -> None:
        """Describe a field between two bounds, which both are allowed."""
        config = NumberSelectorConfig(
            min=least, max=most, step=step, mode=NumberSelectorMode.BOX
        )
        if unit:
            config["unit_of_measurement"] = unit
        super().__init__(config)

    @override
    def __call__(self, data: Any) -> float:
        """Return what was typed as a number, also one that is out of bounds."""
        number: float = vol.Coerce(float)(data)
        is_whole = self.config["step"] == 1 and self.allows(number)
        return int(number) if is_whole else number

    def allows(self, number: float) -> bool:
        """Whether a number is within the bounds."""
        return self.config["min"] <= number <= self.config["max"]


def out_of_bounds(
    fields: VolDictType, typed: Mapping[str, Any]
) -> tuple[str, dict[str, str]] | None:
    """Return the first field whose number is too small or too large; `None` if none is.

    Args:
        fields: Of the form.
        typed: The input, without sections.

    Returns:
        The field's name, and the placeholders of the error `out_of_bounds`.
    """
    for name, field in fields.items():
        if isinstance(field, Number) and not field.allows(typed[str(name)]):
            told = (typed[str(name)], field.config["min"], field.config["max"])
            texts = (f"{one:.12g}" for one in told)
            return str(name), dict(zip(("value", "least", "most"), texts, strict=True))
    return None


MONTH: VolDictType = {
    vol.Required(CONF_MONTHLY_QUOTA, default=DEFAULTS.monthly_quota): Number(
        100, MOST_MESSAGES
    ),
    # Every month has these days.
    vol.Required(CONF_QUOTA_RESET_DAY, default=DEFAULTS.quota_reset_day): Number(1, 28),
}
"""Fields for the quota month of a contract."""
