"""Steps of the set-up that find out how a gateway speaks.

It works in every flow. A flow overrides `_go_on`, which is called once devices can be read.
"""

import asyncio
from collections.abc import Collection
from datetime import datetime
from typing import Any, override

from aiohttp import ClientSession, DummyCookieJar
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .api import CallName, Device, KnownProfile, Origin, Profile
from .api.finding import MOST_REQUESTS, Finder, Outcome, Step, Stop, sender
from .api.report import described, summary, write_report
from .const import CONF_PROFILE, CONF_REPORT, DOMAIN, LOGGER
from .coordinator import StellaControlConfigEntry, credentials_of, gateway_of
from .markdown import inline_code

MULTILINE = TextSelector(TextSelectorConfig(multiline=True))

_PROGRESS_PAUSE = 1.0
"""Seconds between two changes of what the page shows, and before the first."""

_LONGEST_PAUSE = 600.0
"""Seconds. A page that has not asked by then was probably closed: no more reminders."""


class FindingFlow(ConfigFlow):
    """Finds out how the gateway of some settings speaks."""

    def __init__(self) -> None:
        """Start without settings."""
        self._settings: dict[str, Any] = {}
        self._devices: dict[str, Device] = {}
        self._finder: Finder | None = None
        self._finding: asyncio.Task[Any] | None = None
        self._stop_reminder: CALLBACK_TYPE | None = None
        self._insists = False
        self._known = KnownProfile()
        self._http: ClientSession | None = None
        self._shown_at = 0.0
        self._told = ""
        self._next = ""

    async def _go_on(self) -> ConfigFlowResult:
        """Go on with settings and devices that work."""
        raise NotImplementedError

    async def _go_back(self, *, refused: bool = False) -> ConfigFlowResult:
        """Show the input again, with an error if the platform refused it."""
        raise NotImplementedError

    async def _try_settings(self, settings: dict[str, Any]) -> Outcome:
        """Log in, list the devices and log out; a failure leaves a line in the log."""
        self._settings = settings
        finder = self._new_finder(self._known.profile)
        outcome = await finder.try_profile()
        if outcome is Outcome.WORKS:
            self._take_findings()
        elif outcome is not Outcome.DIFFERS:
            self._tell_failure()
        return outcome

    def _new_finder(self, profile: Profile) -> Finder:
        """Return a finder that starts from a profile and has sent nothing."""
        integration = async_get_loaded_integration(self.hass, DOMAIN)
        if self._http is None:
            # Cookies of one account must not travel to the gateway of another.
            self._http = async_create_clientsession(
                self.hass, auto_cleanup=False, cookie_jar=DummyCookieJar()
            )
        self._finder = Finder(
            sender(self._http, user_agent=f"ha-{DOMAIN}/{integration.version}"),
            gateway_of(self._settings),
            credentials_of(self._settings),
            profile=profile,
            on_step=self._on_step,
        )
        return self._finder

    @override
    def async_remove(self) -> None:
        """Close the connections."""
        if self._stop_reminder is not None:
            self._stop_reminder()
        if (http := self._http) is None:
            return
        if self._finding is None or self._finding.done():
            http.detach()
        else:
            # Cancelled by Home Assistant, the search still closes its session.
            self._finding.add_done_callback(lambda _: http.detach())

    async def async_step_find(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Search, and show the progress."""
        finder = self._finder or self._new_finder(self._known.profile)
        if self._finding is None:
            self._shown_at = self.hass.loop.time()
            self._finding = self.hass.async_create_task(
                finder.find(insist=self._insists), eager_start=False
            )
        if not self._finding.done():
            steps = finder.findings.steps
            last = f"{steps[-1].method} {steps[-1].path}" if steps else ""
            return self.async_show_progress(
                step_id="find",
                progress_action="finding",
                progress_task=self._finding,
                description_placeholders={
                    "request": inline_code(last),
                    "count": str(len(steps)),
                    "most": str(MOST_REQUESTS),
                },
            )
        self._finding = None
        self._remind()
        findings = finder.findings
        if findings.is_enough:
            self._learn(findings.profile)
            self._take_findings()
            return self.async_show_progress_done(next_step_id=self._next or "found")
        self._tell_failure()
        is_refused = findings.why is Stop.REFUSED and not self._insists
        return self.async_show_progress_done(
            next_step_id=self._next or ("refused" if is_refused else "not_found")
        )

    def _remind(self, pause: float = 1.0) -> None:
        """Notify the page again that the search has ended, until it asks for the result.

        Home Assistant notifies it once. A page that is still opening, or is reading an
        earlier change, misses that and would show the progress for ever.
        """

        @callback
        def remind(_now: datetime) -> None:
            step = self.cur_step
            if step is not None and step["type"] is FlowResultType.SHOW_PROGRESS_DONE:
                self.async_notify_flow_changed()
                self._remind(pause * 2)

        if self._stop_reminder is not None:
            self._stop_reminder()
        if pause <= _LONGEST_PAUSE:
            self._stop_reminder = async_call_later(
                self.hass, pause, HassJob(remind, cancel_on_shutdown=True)
            )

    async def async_step_found(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was found before it is used."""
        if user_input is not None:
            return await self._go_on()
        return self.async_show_form(
            step_id="found", description_placeholders=self._summary()
        )

    async def async_step_refused(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show again what was typed, since the platform refuses it."""
        return await self._go_back(refused=True)

    async def async_step_not_found(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show how far the search got, and what the user can do."""
        return self.async_show_menu(
            step_id="not_found",
            menu_options=["paste", "report", "back"],
            description_placeholders=self._summary(),
        )

    async def async_step_back(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user change the input."""
        return await self._go_back()

    async def async_step_report(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what can be pasted into an issue."""
        if self._finder is None:
            # If nothing has failed yet, there is no report: search first.
            self._next = "report"
            return await self.async_step_find()
        if user_input is not None:
            is_alone, self._next = bool(self._next), ""
            return await (self._go_back() if is_alone else self.async_step_not_found())
        integration = async_get_loaded_integration(self.hass, DOMAIN)
        report = write_report(
            self._finder.findings,
            self._finder.door.gateway,
            self._finder.door.masking,
            version=str(integration.version),
        )
        return self.async_show_form(
            step_id="report",
            data_schema=vol.Schema(
                {vol.Optional(CONF_REPORT, default=report): MULTILINE}
            ),
        )

    @property
    def _cause(self) -> str:
        """The failure that counts: call, request and answer, masked and short."""
        finder = self._finder
        step = finder.findings.cause if finder is not None else None
        if finder is None or step is None:
            return "-"
        return described(step, finder.door.masking)

    def _tell_failure(self) -> None:
        """Log the failure in one line; the form shows the same."""
        if self._cause != self._told:
            self._told = self._cause
            LOGGER.warning("The set-up failed: %s", self._cause)

    def _summary(
        self, profile: Profile | None = None, sure: Collection[CallName] = ()
    ) -> dict[str, str]:
        """Return what texts name: each call, and the last failure."""
        finder = self._finder
        found = finder.findings if finder is not None else None
        works = found.works if found is not None else frozenset()
        if profile is None:
            profile = found.profile if found is not None else self._known.profile
        told = summary(profile, gateway_of(self._settings), sure or works)
        return {name: inline_code(text) for name, text in told.items()} | {
            "cause": inline_code(self._cause),
            "requests": str(len(found.steps) if found is not None else 0),
        }

    def _learn(self, profile: Profile, origin: Origin = Origin.FOUND) -> None:
        """Remember how the gateway speaks, and how that was learnt."""
        if origin is Origin.FOUND and self._known.origin is Origin.PASTED:
            origin = Origin.PASTED
        self._known = KnownProfile(profile=profile, origin=origin, at=dt_util.utcnow())

    def _take_findings(self) -> None:
        """Take the listed devices, and remember how they were requested."""
        devices = (self._finder and self._finder.findings.devices) or ()
        self._devices = {device.serial_number: device for device in devices}
        self._settings.pop(CONF_PROFILE, None)
        if self._known.profile.as_dict():
            self._settings[CONF_PROFILE] = self._known.as_dict()

    def _on_step(self, step: Step) -> None:
        """Charge a status; show on the page what is being tried, a few times a second."""
        if step.call is CallName.READ_STATUS:
            self._charge_status()
        now = self.hass.loop.time()
        if self._finding is None or now - self._shown_at < _PROGRESS_PAUSE:
            return
        self._shown_at = now
        if self._finder is not None:
            done = len(self._finder.findings.steps)
            self.async_update_progress(min(1.0, done / MOST_REQUESTS))
        self.hass.async_create_task(self._show_progress())

    def _charge_status(self) -> None:
        """Charge a status request to each repeater that it may have been about."""
        if self.source != SOURCE_RECONFIGURE:
            return
        entry: StellaControlConfigEntry = self._get_reconfigure_entry()
        if entry.state is ConfigEntryState.LOADED:
            for device in entry.runtime_data.devices.values():
                device.frequency.request_sent()

    async def _show_progress(self) -> None:
        """Let the page ask again for what is being tried."""
        if self._finding is not None and not self._finding.done():
            await self.hass.config_entries.flow.async_configure(self.flow_id)
