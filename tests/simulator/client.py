"""A client as plain as the contract: no retries, no session of its own."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, TCPConnector

from simulator import Simulator


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    body: Any
    headers: dict[str, str]


class Client:
    """Speak to a simulator over loopback."""

    def __init__(self, simulator: Simulator) -> None:
        """Speak to this simulator."""
        self.simulator = simulator
        self.token: str | None = None
        # On a kept connection aiohttp would repeat a GET by itself, once.
        self._session = ClientSession(connector=TCPConnector(force_close=True))

    async def call(self, method: str, path: str, body: object = None) -> Reply:
        """Send one request and read its JSON."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self._session.request(
            method, self.simulator.url + path, headers=headers, json=body
        ) as response:
            is_json = response.content_type == "application/json"
            got = await (response.json() if is_json else response.text())
            return Reply(response.status, got, dict(response.headers))

    async def login(self, **wrong: str) -> Reply:
        """Log in and keep the token."""
        right = self.simulator.account.log_in_body
        reply = await self.call("POST", "/security/login", right | wrong)
        if reply.status == 200:
            self.token = reply.body["token"]
        return reply

    async def logout(self) -> Reply:
        """Log out with the token held."""
        return await self.call("POST", "/security/logout")

    async def devices(self) -> Reply:
        """List the devices."""
        return await self.call("GET", "/devices")

    async def status(self, serial: str) -> Reply:
        """Ask for a device's status."""
        return await self.call("GET", f"/devices/{serial}/status")

    async def parameters(self, serial: str, body: object) -> Reply:
        """Send parameters."""
        return await self.call("PATCH", f"/devices/{serial}/parameters", body)

    async def command(self, serial: str, command: str) -> Reply:
        """Send a command."""
        path = f"/devices/{serial}/commands"
        return await self.call("POST", path, {"command": command})

    async def scene(self, verb: str, **arguments: object) -> Reply:
        """Set a scene over HTTP."""
        return await self.call("POST", f"/_simulator/{verb}", arguments)

    async def __aenter__(self) -> Self:
        """Open."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        await self._session.close()
