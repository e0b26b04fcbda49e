"""From stored settings to a client."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.loader import async_get_loaded_integration

from ..api import (
    Credentials,
    Gateway,
    RequestListener,
    StellaControlClient,
    read_endpoint_path,
    read_gateway_url,
)
from ..const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_SECURITY_PATH,
    DOMAIN,
)


def create_client(
    hass: HomeAssistant,
    settings: Mapping[str, Any],
    *,
    is_due_within: Callable[[timedelta], bool] = lambda _: False,
    on_request: RequestListener | None = None,
) -> StellaControlClient:
    """Return a client for the settings of an account; nothing is sent yet.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    integration = async_get_loaded_integration(hass, DOMAIN)
    return StellaControlClient(
        async_get_clientsession(hass),
        Gateway(
            url=read_gateway_url(settings[CONF_URL]),
            security_path=read_endpoint_path(settings[CONF_SECURITY_PATH]),
            devices_path=read_endpoint_path(settings[CONF_DEVICES_PATH]),
        ),
        Credentials(
            client_id=settings[CONF_CLIENT_ID],
            client_key=settings[CONF_CLIENT_KEY],
            username=settings[CONF_USERNAME],
            password=settings[CONF_PASSWORD],
        ),
        user_agent=f"ha-{DOMAIN}/{integration.version}",
        is_due_within=is_due_within,
        on_request=on_request,
    )
