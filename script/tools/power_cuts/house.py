"""The Home Assistant that is killed: its process, its user, and its files."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
import json
import os
from pathlib import Path
import re
import signal
import sys
from typing import Any, Self

import aiohttp

from script.tools.live import configuration
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.processes import ROOT, free_port

from .witness import FILE

STARTS_WITHIN = 180.0
LOOK_EVERY = 0.0005
"""Seconds. A write of the file takes a few thousandths."""

_COMPLAINT = re.compile(r"cannot be read|Traceback|ERROR.*stellacontrol")

WITNESS = Path(__file__).parent / "witness"


class House:
    """A folder with a Home Assistant, which runs or does not."""

    def __init__(self, folder: Path, nursery: asyncio.subprocess.Process) -> None:
        """Take both; nothing runs yet."""
        self.folder = folder
        self._nursery = nursery
        self._port = free_port()
        self._pid: int | None = None
        self._session: aiohttp.ClientSession | None = None
        self._home: HomeAssistant
        self._read = 0
        self._lines: list[dict[str, Any]] = []

    @classmethod
    @asynccontextmanager
    async def in_folder(cls, folder: Path) -> AsyncGenerator[Self]:
        """Prepare what starts Home Assistant; nothing of it is left at the end."""
        configuration.prepare(folder, port=1, quiet=True, companion=WITNESS)
        command = (sys.executable, "-m", "script.tools.power_cuts.nursery", str(folder))
        nursery = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        house = cls(folder, nursery)
        try:
            await house._hear()
            yield house
        finally:
            await house.kill()
            nursery.kill()
            await nursery.wait()

    async def _hear(self) -> str:
        """Return the next line of the process that starts others."""
        out = self._nursery.stdout
        async with asyncio.timeout(STARTS_WITHIN):
            return (await out.readline()).decode().strip() if out else ""

    async def start(self) -> None:
        """Start Home Assistant; it takes a while until it answers."""
        configuration.prepare(
            self.folder, port=self._port, quiet=True, companion=WITNESS
        )
        if (ask := self._nursery.stdin) is not None:
            ask.write(b"start\n")
        self._pid = int(await self._hear())

    async def enter(self) -> HomeAssistant:
        """Wait until it has started, and log in."""
        url = f"http://127.0.0.1:{self._port}"
        self._session = session = aiohttp.ClientSession(url)
        self._home = home = HomeAssistant(url, self._nursery, session)
        await home.connect_when_ready(within=STARTS_WITHIN)
        return home

    async def kill(self) -> None:
        """Kill it, as a power cut does."""
        await self._end(signal.SIGKILL)
        if self._session is not None:
            session, self._session = self._session, None
            with suppress(aiohttp.ClientError, AttributeError):
                await self._home.disconnect()
            await session.close()

    def strike(self) -> None:
        """Kill it this very moment; `kill` waits until it is gone."""
        if self._pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    async def stop(self) -> None:
        """Stop it in order."""
        await self._end(signal.SIGTERM)
        await self.kill()

    async def _end(self, number: signal.Signals) -> None:
        """Send a signal, and wait until the process has gone."""
        pid, self._pid = self._pid, None
        with suppress(ProcessLookupError):
            if pid is not None:
                os.kill(pid, number)
            async with asyncio.timeout(STARTS_WITHIN):
                while pid is not None:
                    os.kill(pid, 0)
                    await asyncio.sleep(0.01)

    async def begins_to_write(self, *, within: float) -> bool:
        """Wait until a stored file is being written, and return whether one was."""
        storage = self.folder / ".storage"
        before = set(storage.glob("tmp*"))
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while not set(storage.glob("tmp*")) - before:
                    await asyncio.sleep(LOOK_EVERY)
                return True
        return False

    def stored(self) -> dict[str, Any]:
        """Return what the integration has on disk.

        Raises:
            ValueError: The file cannot be read.
        """
        (file,) = (self.folder / ".storage").glob("stellacontrol.*")
        content: dict[str, Any] = json.loads(file.read_text())
        return content

    def half_written(self) -> int:
        """Return how many files were left behind that were being written."""
        return sum(1 for _ in (self.folder / ".storage").glob("tmp*"))

    def complaints(self) -> list[str]:
        """Return the lines of the last run's log that nobody should ever read."""
        try:
            log = (self.folder / "home-assistant.log").read_text()
        except FileNotFoundError:
            return []
        return [line for line in log.splitlines() if _COMPLAINT.search(line)]

    def witnessed(self) -> list[dict[str, Any]]:
        """Return all that was shown and told so far, through all kills."""
        with suppress(FileNotFoundError), (self.folder / FILE).open("rb") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self._lines.append(json.loads(line))
                self._read += len(line)
        return self._lines
