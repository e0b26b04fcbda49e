"""A Home Assistant with a fleet, ours or plain."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
import tempfile
import time
from typing import Any
from unittest.mock import PropertyMock, patch

from homeassistant import loader
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.stellacontrol.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_DEVICES_PATH,
    CONF_IGNORED_DEVICES,
    CONF_SECURITY_PATH,
    DOMAIN,
)
from script.soaking.house import Resolver

from .answers import Answers
from .plain import PlainAccount

ACCOUNT = "custom_components.stellacontrol.AccountCoordinator"
ENABLED = "homeassistant.helpers.entity.Entity.entity_registry_enabled_default"


class Home:
    """A Home Assistant in which a fleet is set up."""

    def __init__(
        self, hass: HomeAssistant, entries: list[MockConfigEntry], cost: float
    ) -> None:
        """Keep what the benches look at."""
        self.hass = hass
        self.set_up_cost = cost
        """Processor seconds."""
        self.coordinators: list[Any] = [
            device
            for entry in entries
            for device in entry.runtime_data.devices.values()
        ]
        self.entities = len(hass.states.async_all())


@asynccontextmanager
async def home(answers: Answers, *, plain: bool) -> AsyncIterator[Home]:
    """Set a fleet up, every entity enabled, and stop Home Assistant at the end."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(answers.instead_of_network())
        stack.enter_context(
            patch(
                "homeassistant.helpers.aiohttp_client._async_make_resolver",
                return_value=Resolver(),
            )
        )
        stack.enter_context(
            patch(ENABLED, new_callable=PropertyMock(return_value=True))
        )
        if plain:
            stack.enter_context(patch(ACCOUNT, PlainAccount))
        hass = await stack.enter_async_context(
            async_test_home_assistant(config_dir=str(Path(folder)))
        )
        hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
        entries = [_entry(username) for username in answers.accounts]
        for entry in entries:
            entry.add_to_hass(hass)
        began = time.process_time()
        # The first takes all entries of the integration with it.
        await hass.config_entries.async_setup(entries[0].entry_id)
        await hass.async_block_till_done()
        for entry in entries:
            if entry.state is not ConfigEntryState.LOADED:
                raise RuntimeError(f"the fleet is not set up: {entry.reason}")
        try:
            yield Home(hass, entries, time.process_time() - began)
        finally:
            await hass.async_stop(force=True)


def _entry(username: str) -> MockConfigEntry:
    return MockConfigEntry(
        domain=DOMAIN,
        data={
            CONF_URL: "http://127.0.0.1:1",
            CONF_CLIENT_ID: "integration",
            CONF_CLIENT_KEY: "key",
            CONF_USERNAME: username,
            CONF_PASSWORD: "password",
            CONF_SECURITY_PATH: "/security",
            CONF_DEVICES_PATH: "/devices",
        },
        options={CONF_IGNORED_DEVICES: []},
    )
