"""Finds out how a gateway tells a status where it does not do so like the contract.

The set-up asks for no status, so that it costs no message of anybody's quota. Where log-in
and list are as expected and only the status is elsewhere, nobody knows before now.
"""

from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_loaded_integration

from ..api import CallName, DeviceNotFound, PlatformError, Profile
from ..api.finding import Finder, sender
from ..api.finding.door import StepListener
from ..const import DOMAIN, LOGGER
from .client import cookieless_http, credentials_of, gateway_of


def is_elsewhere(error: BaseException | None) -> bool:
    """Return whether an error says that the status is not where it was asked for.

    Trouble that may pass, such as a server error, says nothing of the place. A device
    that was listed just now and is not found may have another name in paths.
    """
    if isinstance(error, PlatformError | DeviceNotFound) and error.told is not None:
        return error.told.status < 500
    return False


async def find_status(
    hass: HomeAssistant,
    settings: dict[str, str],
    profile: Profile,
    on_step: StepListener,
) -> Profile | None:
    """Look for the status within the limits of finding; it changes no device.

    Args:
        hass: Home Assistant.
        settings: The data of the account's entry.
        profile: What is known already.
        on_step: Told of each request.

    Returns:
        How the gateway speaks; `None` if that was not found.
    """
    integration = async_get_loaded_integration(hass, DOMAIN)
    finder = Finder(
        sender(cookieless_http(hass), user_agent=f"ha-{DOMAIN}/{integration.version}"),
        gateway_of(settings),
        credentials_of(settings),
        profile=profile,
        on_step=on_step,
    )
    findings = await finder.find()
    if CallName.READ_STATUS in findings.works:
        return findings.profile
    LOGGER.warning(
        "The platform lists repeaters, but tells the status of none where the "
        "integration looks. Reconfigure the account and paste an example from your "
        "reseller; the page has a report of what was tried"
    )
    return None
