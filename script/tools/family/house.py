"""A Home Assistant inside this process, with every entity enabled."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import PropertyMock, patch

from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from script.tools.in_process import home_assistant
from script.tools.soak.time_lapse import TimeLapseLoop

ENABLED = "homeassistant.helpers.entity.Entity.entity_registry_enabled_default"


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start Home Assistant, and stop it at the end."""
    with patch(ENABLED, new_callable=PropertyMock(return_value=True)):
        async with home_assistant(folder) as hass:
            loop = asyncio.get_running_loop()
            if isinstance(loop, TimeLapseLoop):
                connector = async_get_clientsession(hass).connector
                # Nothing public tells whether a connection is in use.
                acquired = connector._acquired  # type: ignore[union-attr]  # noqa: SLF001
                loop.wait_for_answers_while(lambda: bool(acquired))
            yield hass
