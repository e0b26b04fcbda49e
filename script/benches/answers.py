"""A platform without a network: what it would answer, as bytes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import batched
from random import Random
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from homeassistant.util import dt as dt_util
import orjson

from custom_components.stellacontrol.api import Credentials, StellaControlClient
from custom_components.stellacontrol.api.answers import decoded
from simulator import DeviceSpec, ManualClock, Simulator

PERIOD = 600

SEND = "custom_components.stellacontrol.api.client.StellaControlClient._send"
CLOCK = "custom_components.stellacontrol.coordinator.frequency_control.clock"

DEVICES_PER_ACCOUNT = 50
"""Of more, Home Assistant leaves entities out: it allows 10,000 for one account."""


class Answers:
    """Statuses of six-band devices, of whose readings few change with each message.

    Args:
        count: Devices.
        changes: Share of a status' readings that a message changes.
    """

    def __init__(self, count: int, *, changes: float = 0.01) -> None:
        """Make every device's first status."""
        self.serials = [f"SR{number:07}" for number in range(1, count + 1)]
        self._changes = changes
        self.accounts = {
            f"user {number}": serials
            for number, serials in enumerate(
                batched(self.serials, DEVICES_PER_ACCOUNT, strict=False)
            )
        }
        """The devices of each user."""
        self._random = Random(count)
        self._moment = datetime.now(UTC).timestamp()
        self._statuses: dict[str, dict[str, Any]] = {
            serial: _status(serial) for serial in self.serials
        }
        self._bytes: dict[str, bytes] = {}
        self.send_messages()

    def send_messages(self) -> None:
        """Let every device send its next message."""
        self._moment += PERIOD
        for serial, status in self._statuses.items():
            received = datetime.fromtimestamp(self._moment, UTC)
            status["timestamp"] = round(self._moment * 1000)
            status["createdAt"] = received.isoformat(timespec="milliseconds")
            status["uptime"] += PERIOD
            for values, key in self._readings(status):
                if self._random.random() < self._changes:
                    values[key] = round(values[key] + self._random.choice((-1, 1)), 1)
            self._bytes[serial] = orjson.dumps(status)

    def body(self, serial: str) -> bytes:
        """Return a status as it comes over the network."""
        return self._bytes[serial]

    def _readings(self, status: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
        """Go through all that a device measures."""
        yield status, "temperature"
        for band in status["bands"]:
            for key in band["values"]:
                yield band["values"], key

    @contextmanager
    def instead_of_network(self) -> Iterator[None]:
        """Answer the client's requests at once, in the time of the messages."""

        async def send(
            client: StellaControlClient,
            call: Any,
            serial: str | None,
            *_: object,
            **__: object,
        ) -> Any:
            if client._on_request is not None:  # noqa: SLF001  which counts them
                client._on_request(call, serial)  # noqa: SLF001
            # A network lets others run meanwhile, and so calls overlap.
            await asyncio.sleep(0)
            if call.name == "log in":
                return {"token": "t"}
            if serial is not None and call.name == "read status":
                return decoded(call, self._bytes[serial])
            if call.name == "list devices":
                credentials: Credentials = client._credentials  # noqa: SLF001  whose
                return [
                    {
                        "serialNumber": serial,
                        "bands": ["07", "08", "09", "18", "21", "26"],
                    }
                    for serial in self.accounts[credentials.username]
                ]
            return None

        def now() -> datetime:
            return datetime.fromtimestamp(self._moment, UTC)

        # Both clocks, or the quota would take the difference for a clock that was set.
        steady = SimpleNamespace(monotonic=lambda: self._moment)
        with ExitStack() as stack:
            stack.enter_context(patch(SEND, send))
            stack.enter_context(patch.object(dt_util, "utcnow", now))
            stack.enter_context(patch(CLOCK, steady))
            yield


def _status(serial: str) -> dict[str, Any]:
    """Return what the simulator tells of a device with six bands."""
    simulator = Simulator(
        clock=ManualClock(), devices=[DeviceSpec(serial=serial, label=f"Box {serial}")]
    )
    account, platform = simulator.account, simulator.platform
    login: Any = platform.login(
        {
            "clientId": account.client_id,
            "clientKey": account.client_key,
            "name": account.name,
            "password": account.password,
        }
    ).body
    body: Any = platform.status(login["token"], serial).body
    return dict(body)


def best_of(times: int, measure: Callable[[], float]) -> float:
    """Return the least of some measurements: what disturbs only ever adds."""
    return min(measure() for _ in range(times))
