"""The simulator as a process, and its account in the words of the config flow."""

import asyncio
from collections.abc import AsyncGenerator
import contextlib
from dataclasses import dataclass
from pathlib import Path
import sys

from simulator import Account

from .processes import running, wait_for_answer

START_WITHIN = 30.0


@dataclass(frozen=True)
class Simulator:
    """A running simulator."""

    url: str
    process: asyncio.subprocess.Process

    @property
    def account(self) -> dict[str, object]:
        """What the first step of the config flow asks for."""
        account = Account()
        return {
            "url": self.url,
            "client_id": account.client_id,
            "client_key": account.client_key,
            "username": account.name,
            "password": account.password,
            "endpoints": {"security_path": "/security", "devices_path": "/devices"},
        }


@contextlib.asynccontextmanager
async def start(port: int, *options: str, log: Path) -> AsyncGenerator[Simulator]:
    """Run the simulator while the block lasts."""
    name = "the simulator"
    command = (sys.executable, "-m", "simulator", "--port", str(port), *options)
    async with running(command, name=name, log=log) as process:
        url = f"http://127.0.0.1:{port}"
        await wait_for_answer(url, process, name=name, log=log, within=START_WITHIN)
        yield Simulator(url, process)
