"""A Home Assistant inside this process, an account of ours for it, and its entities."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

from aiohttp import ThreadedResolver
from homeassistant import loader
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.stellacontrol.account_title import account_title
from custom_components.stellacontrol.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_IGNORED_DEVICES,
    CONF_SECURITY_PATH,
    DOMAIN,
)
from simulator import Account


def entity_id(hass: HomeAssistant, platform: str, unique_id: str) -> str:
    """Return the id of one of our entities; names and areas may change it."""
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    if found is None:
        raise LookupError(f"no {platform} with unique id {unique_id}")
    return found


def state(hass: HomeAssistant, platform: str, unique_id: str) -> State:
    """Return the state of one of our entities."""
    found = hass.states.get(entity_id(hass, platform, unique_id))
    if found is None:
        raise LookupError(f"the {platform} {unique_id} is disabled")
    return found


async def settle(hass: HomeAssistant) -> None:
    """Wait until everything is done that was due."""
    await hass.async_block_till_done(wait_background_tasks=True)


class Resolver(ThreadedResolver):
    """Closes when Home Assistant says so; there is nothing to close."""

    async def real_close(self) -> None:
        """Close with Home Assistant, as its own does."""
        await super().close()


@asynccontextmanager
async def home_assistant(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start Home Assistant on what was stored in a folder, and stop it at the end."""
    # Home Assistant's own resolver wants zeroconf, for names that nobody has here.
    resolver = patch(
        "homeassistant.helpers.aiohttp_client._async_make_resolver",
        return_value=Resolver(),
    )
    with resolver:
        async with async_test_home_assistant(config_dir=str(folder)) as hass:
            hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
            try:
                yield hass
            finally:
                await hass.async_stop(force=True)


def account_entry(
    account: Account,
    url: str,
    *,
    devices_path: str = "/devices",
    entry_id: str | None = None,
    **options: object,
) -> MockConfigEntry:
    """Return an account as the config flow stores it."""
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id=entry_id,
        title=account_title(account.name),
        unique_id=f"{url.removeprefix('http://')}_{account.name}",
        data={
            CONF_URL: url,
            CONF_CLIENT_ID: account.client_id,
            CONF_CLIENT_KEY: account.client_key,
            CONF_USERNAME: account.name,
            CONF_PASSWORD: account.password,
            CONF_SECURITY_PATH: "/security",
            CONF_DEVICES_PATH: devices_path,
        },
        options={CONF_IGNORED_DEVICES: [], **options},
    )
