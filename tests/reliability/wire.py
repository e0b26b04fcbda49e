"""A wire between the integration and the simulator, which can be broken.

The simulator speaks good HTTP; what breaks HTTP itself is put in its place here.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from simulator import Simulator
from tests.api.raw_server import read_request


@dataclass(slots=True)
class Break:
    """What is said instead of the simulator's answer."""

    path: str
    """Part of the first line of the requests that it befalls."""
    said: bytes | None
    """`None`: nothing, for as long as the client waits."""
    slowly: bool = False
    """Whether it trickles, byte by byte."""
    endless: bytes = b""
    """Repeated for ever after what is said."""
    sent: int = 0
    """Bytes that the client took."""


@dataclass(slots=True)
class Wire:
    """Hands requests on to the simulator, but for those that are to break."""

    simulator: Simulator
    breaks: list[Break] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    """First lines of the requests that broke."""
    _server: asyncio.Server | None = None
    _port: int = 0
    _busy: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        """Where the integration finds it."""
        return f"http://127.0.0.1:{self._port}"

    def say(self, path: str, said: bytes | None, **how: object) -> Break:
        """Answer requests whose first line holds a text with these bytes.

        Args:
            path: The text, such as a serial number.
            said: Bytes as they are; `None` for silence.
            how: More fields of `Break`.
        """
        broken = Break(path, said, **how)  # type: ignore[arg-type] # as the caller says
        self.breaks.append(broken)
        return broken

    def mend(self) -> None:
        """Hand everything on again."""
        self.breaks.clear()
        self.hang_up()

    def hang_up(self) -> None:
        """End what is on the wire now."""
        for task in self._busy:
            task.cancel()

    async def connect(self) -> None:
        """Listen, the first time on a free port, later on the same."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Refuse connections from now on."""
        assert self._server is not None
        self._server.close()
        self.hang_up()
        await self._server.wait_closed()

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        await self.connect()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every connection."""
        await self.cut()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            request = await read_request(reader)
            first_line = request.partition(b"\r\n")[0].decode()
            for broken in self.breaks:
                if broken.path in first_line:
                    self.met.append(first_line)
                    await _break(writer, broken)
                    return
            await self._hand_on(request, writer)
        except ConnectionError, asyncio.IncompleteReadError:
            pass  # the client hung up first
        except asyncio.CancelledError:
            pass  # we did
        finally:
            self._busy.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _hand_on(self, request: bytes, writer: asyncio.StreamWriter) -> None:
        port = int(self.simulator.url.rpartition(":")[2])
        answers, asks = await asyncio.open_connection("127.0.0.1", port)
        try:
            first_line, _, rest = request.partition(b"\r\n")
            asks.write(first_line + b"\r\nConnection: close\r\n" + rest)
            while part := await answers.read(65_536):
                writer.write(part)
                await writer.drain()
        finally:
            asks.close()


async def _break(writer: asyncio.StreamWriter, broken: Break) -> None:
    """Say what is to be said, as it is to be said."""
    if broken.said is None:
        await asyncio.Event().wait()
        return
    pieces = [broken.said]
    if broken.slowly:
        pieces = [broken.said[at : at + 1] for at in range(len(broken.said))]
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
        if broken.slowly:
            await asyncio.sleep(0.02)
    while broken.endless:
        writer.write(broken.endless)
        await writer.drain()
        broken.sent += len(broken.endless)
