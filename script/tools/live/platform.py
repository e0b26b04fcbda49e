"""The simulator, by its scenes and its log of requests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp

from .home_assistant import HomeAssistant
from .processes import wait_until
from .simulator import Simulator

ATTIC = "SR1000001"
OTHER = "SR1000002"


class Platform:
    """Orders scenes, and tells what was asked."""

    def __init__(self, running: Simulator, session: aiohttp.ClientSession) -> None:
        """Speak through a session."""
        self.account = running.account
        self.url = running.url
        self._session = session

    @classmethod
    @asynccontextmanager
    async def connected(cls, running: Simulator) -> AsyncIterator[Self]:
        """Speak to a simulator while the block lasts."""
        async with aiohttp.ClientSession(running.url) as session:
            yield cls(running, session)

    async def do(self, scene: str, **arguments: Any) -> Any:
        """Order a scene; docs/simulator.md lists them."""
        async with self._session.post(
            f"/_simulator/{scene}", json=arguments
        ) as response:
            response.raise_for_status()
            return await response.json()

    async def look(self, what: str) -> Any:
        """Return `counts` or `requests`, as the simulator tells them."""
        async with self._session.get(f"/_simulator/{what}") as response:
            return await response.json()

    async def report(self, home: HomeAssistant, serial: str = ATTIC) -> None:
        """Let a repeater send a message, and Home Assistant read it."""
        await self.do("send_now", serial=serial)
        await home.act("button.press", f"{serial}_refresh")

    async def heal(self) -> None:
        """End all trouble that a test may have ordered."""
        await self.do("clear_faults")
        for serial in (ATTIC, OTHER):
            await self.do("online", serial=serial)
            await self.do("free_band", serial=serial, band="08")
            await self.do("clear_fields", serial=serial)
            await self.do("temperature", serial=serial, value=None)

    async def requests(self, call: str, serial: str | None = None) -> list[Any]:
        """Return the bodies of the requests of a kind."""
        return [
            record["body"]
            for record in await self.look("requests")
            if record["call"] == call and serial in (None, record["serial"])
        ]

    async def receives(self, call: str, body: Any, serial: str | None = None) -> None:
        """Wait until a request of a kind with this body, or part of it, came."""

        async def came() -> bool:
            return any(
                _holds(found, body) for found in await self.requests(call, serial)
            )

        await wait_until(came, f"the platform receives {call} {body}")

    async def settles(self) -> None:
        """Give what was ordered a moment to be on its way."""
        await asyncio.sleep(0.2)


def _holds(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(_holds(found.get(key), value) for key, value in wanted.items())
    return bool(found == wanted)
