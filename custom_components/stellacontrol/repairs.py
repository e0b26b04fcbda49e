"""Repairs: solve an issue with one click."""

from homeassistant.components.http import KEY_HASS_USER
from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.helpers.http import current_request

from .api import MessageFrequency
from .chosen import reason_of
from .const import DOMAIN
from .coordinator import (
    DEVICE_GONE,
    FREQUENCY_ELSEWHERE,
    AccountCoordinator,
    DeviceCoordinator,
    StellaControlConfigEntry,
    serial_number_of,
    spell_period,
)


class IssueFlow(RepairsFlow):
    """A repair of an issue of an account, or of one of its devices."""

    @property
    def _placeholders(self) -> dict[str, str]:
        """Placeholders of the issue's texts."""
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return dict((issue and issue.translation_placeholders) or {})

    @property
    def _account(self) -> AccountCoordinator | None:
        """The account; `None` while it is not loaded."""
        entry_id = str((self.data or {}).get("entry_id"))
        entry: StellaControlConfigEntry | None = (
            self.hass.config_entries.async_get_entry(entry_id)
        )
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        return entry.runtime_data

    def _show_question(self) -> RepairsFlowResult:
        """Show the issue's text, and what submitting does."""
        return self.async_show_form(
            step_id="confirm", description_placeholders=self._placeholders
        )


class DeviceGoneFlow(IssueFlow):
    """Close the issue that a device is no longer listed."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Go on to the only step."""
        return self._show_question()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Remember that the user has read the issue."""
        if (account := self._account) is None:
            return self.async_abort(reason="not_loaded")
        account.gone.read(self.issue_id)
        return self.async_create_entry(data={})


class QuotaFlow(IssueFlow):
    """A repair that may change the base frequency."""

    @property
    def _device(self) -> DeviceCoordinator | None:
        """The device that the issue is about; `None` while its account is not loaded."""
        device_id = str((self.data or {}).get("device_id"))
        device = dr.async_get(self.hass).async_get(device_id)
        if not isinstance(device, dr.DeviceEntry) or (
            (account := self._account) is None
        ):
            return None
        return account.devices.get(serial_number_of(device) or "")

    async def _set_base(self, frequency: MessageFrequency) -> RepairsFlowResult:
        """Change the base frequency, and end."""
        if ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id) is None:
            # The issue was solved while the question was open.
            return self.async_abort(reason="solved")
        if (device := self._device) is None:
            return self.async_abort(reason="not_loaded")
        try:
            with device.acting_for(_context_of_user()):
                await device.set_base_frequency(frequency)
        except HomeAssistantError as err:
            return self.async_abort(
                reason="refused",
                description_placeholders={"cause": reason_of(self.hass, err)},
            )
        return self.async_create_entry(data={})


def _context_of_user() -> Context:
    """Return the context of the user who submits a step, whom no flow is told."""
    request = current_request.get()
    return Context(user_id=None if request is None else request[KEY_HASS_USER].id)


class QuotaTooSmallFlow(QuotaFlow):
    """Make the slowest message frequency the base frequency."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Go on to the only step."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask before the base frequency is changed."""
        if user_input is None:
            return self._show_question()
        return await self._set_base(MessageFrequency.EVERY_10_MINUTES)


class FrequencyElsewhereFlow(QuotaFlow):
    """Keep the frequency that was set elsewhere, or the one that is set here."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask which of the two frequencies to keep."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["adopt", "set_back"],
            description_placeholders=self._placeholders,
        )

    async def async_step_adopt(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Make the frequency found the base frequency, as far as the quota lasts."""
        found = self._placeholders.get("found")
        for frequency in MessageFrequency:
            if spell_period(frequency.period) == found:
                return await self._set_base(frequency)
        # The device's own frequency cannot be set; take the next slower one.
        return await self._set_base(MessageFrequency.EVERY_10_MINUTES)

    async def async_step_set_back(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Set the device back now, without the wait of up to an hour."""
        if (device := self._device) is None:
            return self.async_abort(reason="not_loaded")
        base = device.frequency.state.base
        return await self._set_base(base or MessageFrequency.EVERY_10_MINUTES)


async def async_create_fix_flow(
    hass: HomeAssistant,
    issue_id: str,
    data: dict[str, str | int | float | None] | None,
) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    if issue_id.startswith(DEVICE_GONE):
        return DeviceGoneFlow()
    if issue_id.startswith(FREQUENCY_ELSEWHERE):
        return FrequencyElsewhereFlow()
    return QuotaTooSmallFlow()
