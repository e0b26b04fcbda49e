"""A server that breaks HTTP itself, which no well-behaved simulator can."""

import asyncio
from collections.abc import Mapping
import json
from types import TracebackType
from typing import Self

TOKEN = "marked-token"
TLS_HANDSHAKE = b"\x16"
GOOD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"


def answer(body: object, *headers: str) -> bytes:
    """Return a good answer with a JSON body."""
    text = json.dumps(body).encode()
    return head(len(text), *headers) + text


def head(length: int, *headers: str) -> bytes:
    """Return what comes before a body of some length."""
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"{GOOD}Content-Length: {length}\r\n{lines}\r\n".encode()


async def read_request(reader: asyncio.StreamReader) -> bytes:
    """Return head and body of a request; raise `ConnectionError` if it is encrypted."""
    first = await reader.readexactly(1)
    if first == TLS_HANDSHAKE:
        raise ConnectionResetError
    text = first + await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in text.decode().lower().splitlines():
        if line.startswith("content-length:"):
            length = int(line.partition(":")[2])
    return text + await reader.readexactly(length)


class RawServer:
    """Answer the last word of a path with bytes as they are, then hang up.

    Log-in and log-out are answered well unless told otherwise.
    """

    def __init__(
        self, answers: Mapping[str, bytes], *, keeps_open: str | None = None
    ) -> None:
        """Keep the answers, and after which of them not to hang up."""
        self._answers = {"login": answer({"token": TOKEN}), "logout": answer(None)}
        self._answers.update(answers)
        self._keeps_open = keeps_open
        self._stopping = asyncio.Event()
        self.received: list[str] = []
        """Each request, head and body."""

    @property
    def paths(self) -> list[str]:
        """The last word of each path that was asked for."""
        return [request.split()[1].rpartition("/")[2] for request in self.received]

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @property
    def url(self) -> str:
        """Its address without encryption."""
        return f"http://{self.address}"

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            self.received.append((await read_request(reader)).decode())
            path = self.paths[-1]
            writer.write(self._answers[path])
            await writer.drain()
            if path == self._keeps_open:
                await self._stopping.wait()
        except ConnectionError, asyncio.IncompleteReadError:
            pass  # the client hung up first
        finally:
            writer.close()

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every connection."""
        self._stopping.set()
        self._server.close()
        await self._server.wait_closed()
