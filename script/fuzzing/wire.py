"""Reads a case through the whole client, over a socket."""

import asyncio
import traceback
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, TCPConnector

from custom_components.stellacontrol.api import (
    Credentials,
    Gateway,
    StellaControlClient,
    StellaControlError,
    read_gateway_url,
)

from .cases import SERIAL, Case, Outcome
from .reading import use
from .work_clock import WorkClock

CREDENTIALS = Credentials(
    client_id="fuzz",
    client_key="fuzz",
    username="fuzz",
    password="fuzz",  # noqa: S106 - of nobody
)
LOGGED_IN = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"token":"a"}'
LOGGED_OUT = b"HTTP/1.1 204 No Content\r\n\r\n"

PATIENCE = 10
"""Seconds until a client that waits, and does not work, has failed too."""


class Wire:
    """A server that answers with a case as it is and hangs up, and a client of it."""

    def __init__(self) -> None:
        """Have nothing to answer yet."""
        self._case: Case | None = None

    def examine(self, case: Case) -> Outcome:
        """Read a case in a session of its own; time counts for server and client."""
        self._case = case
        return self._runner.run(self._examine(case))

    async def _examine(self, case: Case) -> Outcome:
        client = StellaControlClient(
            self._http,
            Gateway(url=read_gateway_url(self._url)),
            CREDENTIALS,
            user_agent="fuzz",
        )
        with WorkClock() as clock:
            try:
                async with asyncio.timeout(PATIENCE):
                    outcome = await self._ask(client, case, clock)
            except TimeoutError:
                outcome = Outcome(0.0, failure=f"no end after {PATIENCE} s")
            finally:
                await client.close()
        return outcome

    async def _ask(
        self, client: StellaControlClient, case: Case, clock: WorkClock
    ) -> Outcome:
        started = clock()
        try:
            if case.call == "read status":
                use(await client.status(SERIAL))
            else:
                use(await client.devices())
        except StellaControlError:
            return Outcome(clock() - started, is_refused=True)
        except Exception:  # noqa: BLE001 - whatever escapes is what we look for
            return Outcome(clock() - started, failure=traceback.format_exc())
        return Outcome(clock() - started)

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            writer.write(self._answer(request.split(b" ", 2)[1]))
            await writer.drain()
        except ConnectionError, asyncio.IncompleteReadError:
            pass  # the client hung up first
        finally:
            writer.close()

    def _answer(self, path: bytes) -> bytes:
        """Return the case if it is about this path, else what keeps a session going."""
        case = self._case
        assert case is not None
        word = path.rpartition(b"/")[2]
        if word == b"logout":
            return LOGGED_OUT
        if (word == b"login") == (case.call == "log in"):
            return (case.head or b"HTTP/1.1 200 OK\r\n\r\n") + case.body
        if word == b"login":
            return LOGGED_IN
        return b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self._url = f"http://127.0.0.1:{port}"
        # A kept connection would be one that the server has closed.
        self._http = ClientSession(connector=TCPConnector(force_close=True))

    async def _close(self) -> None:
        await self._http.close()
        self._server.close()
        await self._server.wait_closed()

    def __enter__(self) -> Self:
        """Listen on a free port, in an event loop of its own."""
        self._runner = asyncio.Runner()
        self._runner.run(self._open())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close everything."""
        self._runner.run(self._close())
        self._runner.close()
