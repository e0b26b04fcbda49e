"""The days of a soak, and what must hold at the end of each."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
import gc
from pathlib import Path
from random import Random
import sys
from typing import Any, NamedTuple

from simulator import Simulator
from simulator.quota import MonthCount

from .house import House, left_tasks, left_timers, running_house
from .life import DAY, Life
from .wishes import Wishes

CALM = 5_400.0
"""Seconds without trouble at the end of each day: two of the longest back-offs, and some
messages after that. By then everything has to have come to rest."""

CALM_SESSIONS = 1
"""One that the account keeps for its next calls."""


class Broken(Exception):
    """Something that must never be."""


class Evening(NamedTuple):
    """What was there at the end of a day, at rest."""

    memory_blocks: int
    tasks: int
    timers: int
    messages: int
    """Messages of all devices since the start."""
    requests: int
    """Since the evening before."""


class Soak:
    """An installation that lives for some days.

    Args:
        days: How long.
        devices: How many.
        seed: Of everything that happens.
        folder: Where Home Assistant stores.
    """

    def __init__(self, *, days: int, devices: int, seed: int, folder: Path) -> None:
        """Prepare; nothing runs yet."""
        self.days = days
        self.seed = seed
        self.restarts = 0
        self.power_cuts = 0
        """Restarts for which nothing was stored."""
        self.sign_ins = 0
        """Evenings on which the user had to sign in again."""
        self.wishes = Wishes()
        self.simulator = Simulator(seed=seed, devices=devices)
        self._random = Random(f"soak {seed}")
        self._folder = folder
        self._options: dict[str, Any] = {}
        self.evenings: list[Evening] = []

    async def run(self) -> None:
        """Live through all days.

        Raises:
            Broken: Says what did not hold.
        """
        async with self.simulator:
            life = Life(self.simulator, self.wishes, self._random)
            loop = asyncio.get_running_loop()
            day, began = 0, loop.time()
            while day < self.days:
                async with (
                    AsyncExitStack() as power,
                    running_house(
                        self.simulator, self._folder, self._options, self.wishes
                    ) as house,
                ):
                    life.house = house
                    while day < self.days and not life.wants_restart:
                        left = began + (day + 1) * DAY - CALM - loop.time()
                        await life.live_for(max(0, left))
                        if not life.wants_restart:
                            await self._rest(life, house)
                            day += 1
                    self._options = dict(house.entry.options)
                    life.house = None
                    if life.is_power_cut:
                        self.power_cuts += 1
                        power.enter_context(house.power_cut(self.simulator))
                self._check_stopped()
                life.wants_restart = life.is_power_cut = False
                if day < self.days:
                    self.restarts += 1
                    # A quick restart, or an evening's work on the machine.
                    await asyncio.sleep(self._random.choice((20, 60, 3600)))
            if self.simulator.platform.open_sessions:
                raise Broken("a session is open after the last stop")

    async def _rest(self, life: Life, house: House) -> None:
        """End the day without trouble, and look at everything."""
        # Alarms and troubles that were to last on end by themselves soon.
        life.calm_down()
        if house.asks_to_sign_in:
            # The only thing that the user does; everything else must recover by itself.
            self.sign_ins += 1
            await house.reload()
        await asyncio.sleep(CALM)
        life.calm_down()
        await asyncio.sleep(60)
        self._check_wishes(house)
        self._check_quota()
        if self.simulator.platform.open_sessions > CALM_SESSIONS:
            raise Broken(f"{self.simulator.platform.open_sessions} sessions are open")
        self.evenings.append(self._evening())

    def _check_wishes(self, house: House) -> None:
        if not house.is_loaded:
            raise Broken(
                f"the account is not loaded: {house.entry.state}, {house.entry.reason}"
            )
        for serial, band, is_on in self._bands():
            entity_id = house.entity_id("switch", f"{serial}_band_{band}")
            state = None if entity_id is None else house.hass.states.get(entity_id)
            shown = None if state is None else (state.state, state.attributes)
            if state is None or state.state != ("on" if is_on else "off"):
                raise Broken(f"{serial} band {band} is {is_on}, but shown as {shown}")
            if state.attributes["pending"]:
                raise Broken(f"{serial} band {band} is still pending")
            if self.wishes.expected.get((serial, band), is_on) is not is_on:
                raise Broken(f"the wish for {serial} band {band} is lost")

    def _bands(self) -> Iterator[tuple[str, str, bool]]:
        """Go through all bands as the devices themselves have them."""
        for serial in self.simulator.serials:
            device = self.simulator.device(serial)
            for band, state in device.radio.frame.bands.items():
                yield serial, band, not state.is_off

    def _check_quota(self) -> None:
        for serial in self.simulator.serials:
            registration = self.simulator.platform.find(serial)
            if over := registration.quota.worst_overrun:
                raise Broken(f"the quota of {serial} is overrun by {over}")

    def _check_stopped(self) -> None:
        for what, left in (("timers", left_timers()), ("tasks", left_tasks())):
            if left:
                raise Broken(f"{what} run on after the stop: {left}")

    def _evening(self) -> Evening:
        loop = asyncio.get_running_loop()
        scenes = self.simulator.scenes
        requests = sum(scenes.counts()["calls"].values())  # type: ignore[attr-defined]
        # The simulator's own memory of them is not what is looked at.
        scenes.reset_log()
        gc.collect()
        timers = [h for h in loop._scheduled if not h.cancelled()]  # type: ignore[attr-defined]  # noqa: SLF001
        return Evening(
            memory_blocks=sys.getallocatedblocks(),
            tasks=len(asyncio.all_tasks()),
            timers=len(timers),
            messages=sum(month.messages for month in self._months()),
            requests=requests,
        )

    @property
    def most_used(self) -> int:
        """What the most talkative device used in its worst quota month."""
        return max(month.used for month in self._months())

    def _months(self) -> Iterator[MonthCount]:
        """Go through the quota months of all devices."""
        for registration in self.simulator.platform.registrations.values():
            yield from registration.quota.closed
            yield registration.quota.month
