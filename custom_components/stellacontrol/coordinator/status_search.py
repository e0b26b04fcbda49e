"""Finds out how a gateway tells a status where it does not do so like the contract.

The set-up asks for no status, so that it costs no message of anybody's quota. Where log-in
and list are as expected and only the status is elsewhere, nobody knows before now.
"""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util import dt as dt_util

from ..api import CallName, KnownProfile, Origin, Profile
from ..api.finding import Finder, Step, sender
from ..const import CONF_PROFILE, DOMAIN, LOGGER
from .client import cookieless_http, credentials_of, gateway_of
from .device import DeviceCoordinator


class StatusSearch:
    """Looks for the status of an account's devices, once in a run."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Keep what is needed; nothing is sent yet."""
        self._hass = hass
        self._entry = entry
        self._is_done = False

    @callback
    def start(self, profile: Profile, device: DeviceCoordinator) -> None:
        """Look in the background, and begin anew with what is found.

        Args:
            profile: How the gateway speaks, as far as known.
            device: Pays for the requests.
        """
        if not self._is_done:
            self._is_done = True
            self._entry.async_create_background_task(
                self._hass, self._look(profile, device), "stellacontrol status search"
            )

    async def _look(self, profile: Profile, device: DeviceCoordinator) -> None:
        """Look within the limits of finding; no device is changed."""

        def charge(step: Step) -> None:
            if step.call == CallName.READ_STATUS:
                device.frequency.request_sent()

        hass, settings = self._hass, self._entry.data
        version = async_get_loaded_integration(hass, DOMAIN).version
        finder = Finder(
            sender(cookieless_http(hass), user_agent=f"ha-{DOMAIN}/{version}"),
            gateway_of(settings),
            credentials_of(settings),
            profile=profile,
            on_step=charge,
        )
        findings = await finder.find()
        if CallName.READ_STATUS in findings.works:
            keep_profile(hass, self._entry, findings.profile)
            hass.config_entries.async_schedule_reload(self._entry.entry_id)
            return
        LOGGER.warning(
            "The platform lists repeaters, but tells the status of none where the "
            "integration looks. Reconfigure the account and paste an example from "
            "your reseller; the page has a report of what was tried"
        )


@callback
def keep_profile(
    hass: HomeAssistant, entry: ConfigEntry[Any], profile: Profile
) -> None:
    """Keep how a gateway speaks, as it was found out."""
    known = KnownProfile(profile=profile, origin=Origin.FOUND, at=dt_util.utcnow())
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_PROFILE: known.as_dict()}
    )
