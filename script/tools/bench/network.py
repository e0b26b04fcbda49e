"""A platform without a network: what it would answer, as bytes, at once."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from itertools import batched
from random import Random
import time
from typing import Any, override
from unittest.mock import patch

import aiohttp
from homeassistant.util import dt as dt_util
import orjson
from yarl import URL

from simulator import DeviceSpec, ManualClock, Simulator

PERIOD = 600
"""Seconds between two messages of a device."""

DEVICES_PER_ACCOUNT = 50
"""Of more, Home Assistant leaves entities out: it allows 10,000 for one account."""

CHANGES = 0.01
"""Share of a status' readings that a message changes."""


_time, _monotonic, _clock_gettime = time.time, time.monotonic, time.clock_gettime


class Loop(asyncio.SelectorEventLoop):
    """A loop whose timers do not notice that the network's clock leaps."""

    longest_turn = 0.0
    """Processor seconds. In a turn all is done that is due, and no timer can come."""

    def _run_once(self) -> None:
        began = time.thread_time()
        super()._run_once()  # type: ignore[misc]  # nothing public tells of turns
        self.longest_turn = max(self.longest_turn, time.thread_time() - began)

    @override
    def time(self) -> float:
        """Return what the machine's own clock says."""
        return _monotonic()


class Response:
    """As much of an answer as a client looks at."""

    status = 200
    headers: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it
    cookies: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it

    def __init__(self, body: bytes) -> None:
        """Keep the body."""
        self._body = body

    @property
    def content(self) -> Response:
        """The body as a stream."""
        return self

    async def iter_any(self) -> AsyncIterator[bytes]:
        """Hand the body over in one piece."""
        yield self._body


class Network:
    """Devices with six bands, in accounts, and the platform that tells their statuses."""

    def __init__(
        self, count: int, *, devices_per_account: int = DEVICES_PER_ACCOUNT
    ) -> None:
        """Make every device's first status."""
        self.serials = [f"SR{number:07}" for number in range(1, count + 1)]
        self.accounts = {
            f"/devices/{number}": serials
            for number, serials in enumerate(
                batched(self.serials, devices_per_account, strict=False)
            )
        }
        """The devices of each account, by its path."""
        self._random = Random(count)
        self._statuses = {serial: _status(serial) for serial in self.serials}
        self._bytes: dict[str, bytes] = {}
        self._offset = 0.0
        self.send_messages()

    def send_messages(self) -> None:
        """Let every device send a message."""
        self._offset += PERIOD
        for serial, status in self._statuses.items():
            now = self.now()
            status["timestamp"] = round(now.timestamp() * 1000)
            status["createdAt"] = now.isoformat(timespec="milliseconds")
            status["uptime"] += PERIOD
            for values, key in self._readings(status):
                if self._random.random() < CHANGES:
                    values[key] = round(values[key] + self._random.choice((-1, 1)), 1)
            self._bytes[serial] = orjson.dumps(status)

    def now(self, _: object = UTC) -> datetime:
        """Return the time of the messages, which goes on while they are read."""
        return datetime.fromtimestamp(_time() + self._offset, UTC)

    def body(self, serial: str) -> bytes:
        """Return a status as it comes over the network."""
        return self._bytes[serial]

    def _readings(self, status: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
        """Go through all that a device measures."""
        yield status, "temperature"
        for band in status["bands"]:
            for key in band["values"]:
                yield band["values"], key

    def _answer(self, path: str) -> bytes:
        if path.endswith("/login"):
            return b'{"token":"t"}'
        if path in self.accounts:
            bands = ["07", "08", "09", "18", "21", "26"]
            return orjson.dumps(
                [{"serialNumber": s, "bands": bands} for s in self.accounts[path]]
            )
        _, serial, word = path.rsplit("/", 2)
        return self._bytes[serial] if word == "status" else b""

    @contextmanager
    def instead_of_the_real_one(self) -> Iterator[None]:
        """Answer the requests of every aiohttp session, in the time of the messages."""

        @asynccontextmanager
        async def request(
            _session: aiohttp.ClientSession,
            _method: str,
            url: URL | str,
            *,
            middlewares: tuple[Callable[..., Any], ...] = (),
            **_: object,
        ) -> AsyncIterator[Response]:
            async def send(_: object) -> Response:
                # A network lets others run meanwhile, and so calls overlap.
                await asyncio.sleep(0)
                return Response(self._answer(URL(url).path))

            if middlewares:
                yield await middlewares[0](None, send)
            else:
                yield await send(None)

        with ExitStack() as stack:
            for owner, name, replacement in (
                (aiohttp.ClientSession, "request", request),
                (dt_util, "utcnow", self.now),
                (time, "time", lambda: _time() + self._offset),
                (time, "monotonic", lambda: _monotonic() + self._offset),
                (
                    time,
                    "clock_gettime",
                    lambda clock: _clock_gettime(clock) + self._offset,
                ),
            ):
                stack.enter_context(patch.object(owner, name, replacement))
            yield


def _status(serial: str) -> dict[str, Any]:
    """Return what the simulator tells of a device with six bands."""
    spec = DeviceSpec(serial=serial, label=f"Box {serial}")
    simulator = Simulator(clock=ManualClock(), devices=[spec])
    platform = simulator.platform
    login: Any = platform.login(simulator.account.log_in_body).body
    body: Any = platform.status(login["token"], serial).body
    return dict(body)
