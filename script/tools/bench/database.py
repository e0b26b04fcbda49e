"""Measure a day in the recorder's database: noisy readings every 10 minutes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
import sqlite3
import tempfile
from typing import Any, override
from unittest.mock import patch

from homeassistant.components import recorder
from homeassistant.components.recorder.tasks import CommitTask, StatisticsTask
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import async_initialize_recorder
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import orjson
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.coordinator import capacity
from script.tools.in_process import account_entry, home_assistant
from simulator import Account, DeviceSpec, ManualClock, Simulator

from .home import plain_entities
from .network import PERIOD, Network

MESSAGES = 144
"""Messages of a device in a day."""

SHORT_TERM = timedelta(minutes=5)
"""Home Assistant keeps statistics of this length for some days, hourly ones for ever."""


class NoisyNetwork(Network):
    """Devices that report noisy readings, as the simulator's do."""

    def __init__(self, count: int) -> None:
        """Make the devices; they are advanced without requests."""
        self._clock = ManualClock()
        specs = [
            DeviceSpec(serial=f"SR{number:07}", label=f"Box {number}")
            for number in range(1, count + 1)
        ]
        self._simulator = Simulator(clock=self._clock, devices=specs)
        super().__init__(count)

    @override
    def send_messages(self) -> None:
        """Let every device send a message."""
        self._offset += PERIOD
        self._clock.advance(PERIOD)
        platform = self._simulator.platform
        login: Any = platform.login(self._simulator.account.log_in_body).body
        now = self.now()
        for serial in self.serials:
            status: Any = platform.status(login["token"], serial).body
            self._bytes[serial] = orjson.dumps(
                {
                    **status,
                    "timestamp": round(now.timestamp() * 1000),
                    "createdAt": now.isoformat(timespec="milliseconds"),
                }
            )


@dataclass(slots=True)
class Day:
    """The content of the database after a day."""

    states: int = 0
    statistics: int = 0
    size: int = 0
    """Bytes."""
    means: dict[str, float] = field(default_factory=dict)
    """Means of the hourly statistics, by statistic."""


class Database:
    """The recorder's file."""

    def __init__(self, hass: HomeAssistant, path: Path) -> None:
        """Name it."""
        self._hass = hass
        self._path = path

    async def written(self) -> None:
        """Wait until everything is written."""
        await self._hass.async_block_till_done()
        instance = recorder.get_instance(self._hass)
        instance.queue_task(CommitTask())
        await self._hass.async_add_executor_job(instance.block_till_done)

    async def content(self) -> Day:
        """Return what is in it."""
        await self.written()
        with sqlite3.connect(self._path) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")

            def number(query: str) -> int:
                return int(file.execute(query).fetchone()[0])

            means = file.execute(
                "SELECT statistic_id, avg(mean) FROM statistics"
                " JOIN statistics_meta ON metadata_id = statistics_meta.id"
                " WHERE mean IS NOT NULL GROUP BY statistic_id"
            )
            return Day(
                states=number("SELECT count(*) FROM states"),
                statistics=number("SELECT count(*) FROM statistics")
                + number("SELECT count(*) FROM statistics_short_term"),
                size=number("PRAGMA page_count") * number("PRAGMA page_size"),
                means=dict(means.fetchall()),
            )


async def day(
    devices: int,
    *,
    is_plain: bool = False,
    is_essential: bool = False,
    has_statistics: bool = False,
    messages: int = MESSAGES,
) -> Day:
    """Let an account live through a day, and return what that has added."""
    network = NoisyNetwork(devices)
    limit = patch.object(capacity, "LIMIT", 0 if is_essential else capacity.LIMIT)
    with limit, plain_entities() if is_plain else nullcontext():
        async with _recording(network) as (hass, entries, database):
            coordinators = [
                device
                for entry in entries
                for device in entry.runtime_data.devices.values()
            ]
            before = await database.content()
            for _ in range(messages):
                began = dt_util.utcnow()
                network.send_messages()
                for coordinator in coordinators:
                    await coordinator.async_refresh()
                # The recorder's queue is limited, and it drops what does not fit.
                await database.written()
                if has_statistics:
                    _compile_statistics(hass, began)
            after = await database.content()
    return Day(
        states=after.states - before.states,
        statistics=after.statistics - before.statistics,
        size=after.size - before.size,
        means=after.means,
    )


def _compile_statistics(hass: HomeAssistant, began: datetime) -> None:
    """Compile the statistics of the time between two messages, as Home Assistant does."""
    start = began.replace(
        minute=began.minute - began.minute % 5, second=0, microsecond=0
    )
    for step in range(timedelta(seconds=PERIOD) // SHORT_TERM):
        task = StatisticsTask(start + step * SHORT_TERM, fire_events=False)
        recorder.get_instance(hass).queue_task(task)


@asynccontextmanager
async def _recording(
    network: Network,
) -> AsyncIterator[tuple[HomeAssistant, list[MockConfigEntry], Database]]:
    """Set a fleet up in a Home Assistant that records."""
    with (
        tempfile.TemporaryDirectory() as name,
        network.instead_of_the_real_one(),
    ):
        folder = Path(name)
        async with home_assistant(folder) as hass:
            path = folder / "home-assistant_v2.db"
            async_initialize_recorder(hass)
            settings = {"recorder": {"db_url": f"sqlite:///{path}"}}
            if not await async_setup_component(hass, "recorder", settings):
                raise RuntimeError("there is no recorder")
            entries = [
                account_entry(Account(), "http://127.0.0.1:1", devices_path=account)
                for account in network.accounts
            ]
            for entry in entries:
                entry.add_to_hass(hass)
            await hass.config_entries.async_setup(entries[0].entry_id)
            await hass.async_block_till_done(wait_background_tasks=True)
            yield hass, entries, Database(hass, path)
