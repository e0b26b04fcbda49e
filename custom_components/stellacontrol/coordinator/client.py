"""Make a client from stored settings."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, DummyCookieJar
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import (
    CONF_PASSWORD,
    CONF_URL,
    CONF_USERNAME,
    EVENT_HOMEASSISTANT_CLOSE,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..api import (
    Credentials,
    Gateway,
    InvalidProfile,
    KnownProfile,
    Origin,
    Profile,
    RequestListener,
    StellaControlClient,
    read_endpoint_path,
    read_gateway_url,
)
from ..const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_PROFILE,
    CONF_SECURITY_PATH,
    DOMAIN,
    LOGGER,
)

_HTTP: HassKey[ClientSession] = HassKey(f"{DOMAIN}_http")


@callback
def cookieless_http(hass: HomeAssistant) -> ClientSession:
    """Return connections whose cookie jar keeps nothing, shared by all accounts.

    In Home Assistant's own session the cookies of one account would travel with the
    requests of another on the same host. The client keeps those of its own account.
    """
    http = hass.data.get(_HTTP)
    if http is None or http.closed:
        http = async_create_clientsession(
            hass, auto_cleanup=False, cookie_jar=DummyCookieJar()
        )
        hass.data[_HTTP] = http
        opened = http

        @callback
        def let_go(_: Event) -> None:
            opened.detach()

        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, let_go)
    return http


def known_profile(settings: Mapping[str, Any]) -> KnownProfile:
    """Return how an account's gateway speaks; the contract if nothing else is known."""
    try:
        return KnownProfile.from_dict(settings.get(CONF_PROFILE))
    except InvalidProfile as err:
        LOGGER.error("The stored profile cannot be used: %s", err.cause)
        return KnownProfile()


def create_client(
    hass: HomeAssistant,
    settings: Mapping[str, Any],
    *,
    is_due_within: Callable[[timedelta], bool],
    on_request: RequestListener,
    on_learnt: Callable[[Profile], None],
) -> StellaControlClient:
    """Return a client for the settings of an account; nothing is sent yet.

    The callables are those of `StellaControlClient`.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    integration = async_get_loaded_integration(hass, DOMAIN)
    return StellaControlClient(
        cookieless_http(hass),
        gateway_of(settings),
        credentials_of(settings),
        user_agent=f"ha-{DOMAIN}/{integration.version}",
        is_due_within=is_due_within,
        profile=known_profile(settings).profile,
        # Set-up has logged in before it made the entry.
        is_proven=True,
        on_request=on_request,
        on_learnt=on_learnt,
    )


def gateway_of(settings: Mapping[str, Any]) -> Gateway:
    """Return where to ask.

    Raises:
        InvalidGateway: The address is not one that credentials may be sent to.
        InvalidEndpoint: A path is not a plain path.
    """
    return Gateway(
        url=read_gateway_url(settings[CONF_URL]),
        security_path=read_endpoint_path(settings[CONF_SECURITY_PATH]),
        devices_path=read_endpoint_path(settings[CONF_DEVICES_PATH]),
    )


def credentials_of(settings: Mapping[str, Any]) -> Credentials:
    """Return the credentials."""
    return Credentials(
        client_id=settings[CONF_CLIENT_ID],
        client_key=settings[CONF_CLIENT_KEY],
        username=settings[CONF_USERNAME],
        password=settings[CONF_PASSWORD],
    )


@callback
def keep_profile(
    hass: HomeAssistant, entry: ConfigEntry[Any], profile: Profile
) -> None:
    """Store how a gateway speaks, as it was found out."""
    known = KnownProfile(profile=profile, origin=Origin.FOUND, at=dt_util.utcnow())
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_PROFILE: known.as_dict()}
    )
