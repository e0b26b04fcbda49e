"""Count the requests of a day without users and faults."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
import tempfile

from script.tools.soak.house import running_house
from script.tools.soak.time_lapse import time_lapse
from script.tools.soak.wishes import Wishes
from simulator import Simulator

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Calls:
    """A day's requests of an account."""

    devices: int
    messages: int
    logins: int
    status: int
    total: int


def quiet_day(devices: int, *, hours: int = 24) -> Calls:
    """Let an account live through a day without users or faults, in simulated time."""
    with (
        tempfile.TemporaryDirectory() as folder,
        time_lapse(datetime(2026, 10, 1, tzinfo=UTC)) as runner,
    ):
        return runner.run(_live(devices, hours, Path(folder)))


async def _live(devices: int, hours: int, folder: Path) -> Calls:
    async with (
        Simulator(devices=devices) as simulator,
        running_house(simulator, folder, {}, Wishes()),
    ):
        # The requests of the start are not part of a usual day.
        await asyncio.sleep(3600)
        simulator.scenes.reset_log()
        before = _messages(simulator)
        await asyncio.sleep(hours * 3600)
        counted = simulator.scenes.counts()["calls"]
        calls: dict[str, int] = dict(counted)  # type: ignore[call-overload]
        return Calls(
            devices=devices,
            messages=_messages(simulator) - before,
            logins=calls.get("login", 0),
            status=calls.get("status", 0),
            total=sum(calls.values()),
        )


def _messages(simulator: Simulator) -> int:
    return sum(
        simulator.platform.find(serial).quota.month.messages
        for serial in simulator.serials
    )
