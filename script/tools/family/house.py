"""A Home Assistant inside this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import PropertyMock, patch

from aiohttp import ThreadedResolver
from homeassistant import loader
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from script.soaking.time_lapse import TimeLapseLoop


class Resolver(ThreadedResolver):
    """Closes when Home Assistant says so; there is nothing to close."""

    async def real_close(self) -> None:
        """Close with Home Assistant, as its own does."""
        await super().close()


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start Home Assistant with every entity enabled, and stop it at the end."""
    with (
        # Home Assistant's own resolver wants zeroconf, for names that nobody has here.
        patch(
            "homeassistant.helpers.aiohttp_client._async_make_resolver",
            return_value=Resolver(),
        ),
        patch(
            "homeassistant.helpers.entity.Entity.entity_registry_enabled_default",
            new_callable=PropertyMock(return_value=True),
        ),
    ):
        async with async_test_home_assistant(config_dir=str(folder)) as hass:
            hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
            loop = asyncio.get_running_loop()
            if isinstance(loop, TimeLapseLoop):
                connector = async_get_clientsession(hass).connector
                # Nothing public tells whether a connection is in use.
                acquired = connector._acquired  # type: ignore[union-attr]  # noqa: SLF001
                loop.wait_for_answers_while(lambda: bool(acquired))
            try:
                yield hass
            finally:
                await hass.async_stop(force=True)
