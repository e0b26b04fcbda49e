"""Steps of the set-up that take an example from the reseller."""

from collections.abc import Iterable
from typing import Any

from homeassistant.config_entries import ConfigFlowResult
import voluptuous as vol

from .api import Endpoint, Origin, Profile
from .api.pasting import Understood, read_example
from .const import CONF_DEVICES_PATH, CONF_EXAMPLE, CONF_SECURITY_PATH
from .coordinator import credentials_of, gateway_of
from .finding_flow import MULTILINE, FindingFlow
from .markdown import inline_code

_ENDPOINTS = {
    Endpoint.SECURITY: CONF_SECURITY_PATH,
    Endpoint.DEVICES: CONF_DEVICES_PATH,
}
"""The settings that a configuration block can change."""

_MARKS = {"device": "{serial}", "band": "{band}"}
"""How a document writes what differs from request to request."""


class ExampleFlow(FindingFlow):
    """Takes an example, and searches for what is missing in it."""

    def __init__(self) -> None:
        """Start without an example."""
        super().__init__()
        self._understood = Understood(profile=Profile())

    async def async_step_paste(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take an example; its text is not kept."""
        errors: dict[str, str] = {}
        if user_input is not None:
            understood = await self.hass.async_add_executor_job(
                read_example,
                user_input[CONF_EXAMPLE],
                gateway_of(self._settings),
                credentials_of(self._settings),
                self._known.profile,
                tuple(self._devices),
            )
            if not understood.fault:
                self._understood = understood
                for endpoint, path in understood.endpoints.items():
                    self._settings[_ENDPOINTS[endpoint]] = path
                return await self.async_step_pasted()
            errors[CONF_EXAMPLE] = understood.fault
        schema = vol.Schema({vol.Required(CONF_EXAMPLE): MULTILINE})
        return self.async_show_form(
            step_id="paste",
            # What is wrong with a text can be corrected there.
            data_schema=self.add_suggested_values_to_schema(schema, user_input),
            errors=errors,
            description_placeholders=_MARKS,
        )

    async def async_step_pasted(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was understood, and what is still open."""
        understood = self._understood
        return self.async_show_menu(
            step_id="pasted",
            menu_options=["try_pasted", "paste", "back"],
            description_placeholders={
                **self._summary(understood.profile, understood.calls),
                "unclear": _names(understood.unclear),
                "left_out": _names(understood.left_out),
                "other_hosts": _names(understood.other_hosts),
                **_MARKS,
            },
        )

    async def async_step_try_pasted(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Try what was understood; search for what is missing."""
        self._learn(self._understood.profile, Origin.PASTED)
        self._insists = False
        self._new_finder(self._understood.profile)
        return await self.async_step_find()


def _names(names: Iterable[str]) -> str:
    """Return names as one line."""
    return ", ".join(inline_code(str(name)) for name in names) or "-"
