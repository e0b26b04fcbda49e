"""What happens to an installation: users, troubles of the platform and of devices."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from homeassistant.exceptions import HomeAssistantError

from simulator import Simulator

from .house import House
from .wishes import Wishes

DAY = 86_400.0

FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 502},
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 401, "call": "status"},
    {"kind": "status", "status": 401, "call": "parameters", "times": 1},
    {"kind": "status", "status": 403, "call": "parameters"},
    {"kind": "status", "status": 429, "headers": {"Retry-After": "300"}},
    {"kind": "status", "status": 429},
    {"kind": "html"},
    {"kind": "close"},
    {"kind": "broken_json"},
    {"kind": "truncated_json"},
    {"kind": "oversize"},
    {"kind": "delay", "seconds": 45.0},
    {"kind": "delay", "seconds": 3.0},
)
"""Troubles of the platform; a delay of 45 s is longer than the client waits."""


class Life:
    """Draws what happens next, from one seed.

    Rates are for the whole installation, so that more devices do not mean more faults.
    """

    def __init__(self, simulator: Simulator, wishes: Wishes, random: Random) -> None:
        """Take the world; nothing happens yet."""
        self._simulator = simulator
        self._wishes = wishes
        self._random = random
        self.house: House | None = None
        self.wants_restart = False
        self.is_power_cut = False
        """Whether the restart begins with a power cut."""
        self.strangers_left = dict.fromkeys(simulator.serials, 3)
        self.running: set[asyncio.Task[None]] = set()
        rates: tuple[tuple[float, Callable[[], Awaitable[None]]], ...] = (
            (10, self._trouble),
            (6, self._revoke),
            (40, self._toggle),
            (3, self._boost),
            (0.5, self._end_boost),
            (2, self._base),
            (8, self._press),
            (0.5, self._change_options),
            (1, self._reload),
            (1.5, self._restart),
            (1.5, self._power_cut),
            (5, self._drop),
            (5, self._alarm),
            (4, self._resist),
            (0.5, self._stranger),
        )
        self._happenings = [happening for _, happening in rates]
        self._weights = [rate for rate, _ in rates]
        self._mean_wait = DAY / sum(self._weights)

    async def live_for(self, seconds: float) -> None:
        """Let things happen for so long, or until Home Assistant is to restart."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not self.wants_restart:
            wait = self._random.expovariate(1 / self._mean_wait)
            if loop.time() + wait >= end:
                await asyncio.sleep(max(0, end - loop.time()))
                return
            await asyncio.sleep(wait)
            happening = self._random.choices(self._happenings, self._weights)[0]
            # Nobody waits for the others: what takes long overlaps.
            task = asyncio.create_task(self._let(happening))
            self.running.add(task)
            task.add_done_callback(self.running.discard)

    def calm_down(self) -> None:
        """End all troubles."""
        scenes = self._simulator.scenes
        scenes.clear_faults()
        for serial in self._simulator.serials:
            scenes.online(serial)
            for band in self._simulator.device(serial).radio.bands:
                scenes.free_band(serial, band)

    async def _let(self, happening: Callable[[], Awaitable[None]]) -> None:
        try:
            await happening()
        except HomeAssistantError:
            return  # the user reads it, shrugs, and goes on

    def _serial(self) -> str:
        return self._random.choice(self._simulator.serials)

    async def _trouble(self) -> None:
        """The platform has one kind of trouble for up to half an hour."""
        scenes = self._simulator.scenes
        fault = dict(self._random.choice(FAULTS))
        if self._random.random() < 0.3:
            fault["serial"] = self._serial()
        scenes.fault(**fault)
        if self._random.random() < 0.5:
            await self._toggle()
        await asyncio.sleep(
            self._random.choice((10, 120, 1800)) * self._random.random()
        )
        scenes.clear_faults()

    async def _revoke(self) -> None:
        self._simulator.scenes.expire_tokens()

    async def _toggle(self) -> None:
        """A user, or a scene, switches some bands of a device."""
        serial = self._serial()
        bands = self._simulator.device(serial).radio.bands
        chosen = self._random.sample(bands, self._random.randint(1, len(bands)))
        on = self._random.random() < 0.7
        await asyncio.gather(*(self._switch(serial, band, on=on) for band in chosen))

    async def _switch(self, serial: str, band: str, *, on: bool) -> None:
        house, wishes, key = self.house, self._wishes, (serial, band)
        if house is None or not house.is_loaded or key in wishes.busy:
            return
        switch = house.entity_id("switch", f"{serial}_band_{band}")
        state = None if switch is None else house.hass.states.get(switch)
        # Home Assistant does nothing for an entity that is not available.
        if state is None or state.state == "unavailable":
            return
        wishes.busy.add(key)
        try:
            await house.act("switch", "turn_on" if on else "turn_off", entity_id=switch)
        except HomeAssistantError:
            wishes.refused(serial, band)
        else:
            wishes.accepted(serial, band, on=on)
        finally:
            wishes.busy.discard(key)

    async def _boost(self) -> None:
        await self._act_on_device(
            "boost",
            frequency=self._random.choice(("1s", "10s", "1m", "1m")),
            duration={"minutes": self._random.randint(1, 120)},
        )

    async def _end_boost(self) -> None:
        await self._act_on_device("end_boost")

    async def _act_on_device(self, action: str, **data: Any) -> None:
        house = self.house
        if house is None or not house.is_loaded:
            return
        if (device_id := house.device_id(self._serial())) is not None:
            await house.act("stellacontrol", action, device_id=device_id, **data)

    async def _base(self) -> None:
        """A user chooses a base frequency, mostly the usual one."""
        await self._act_on_entity(
            "select",
            "select_option",
            "message_frequency",
            option=self._random.choice(("1m", "10m", "10m", "10m")),
        )

    async def _press(self) -> None:
        key = self._random.choice(("reboot", "recalibrate", "refresh"))
        await self._act_on_entity("button", "press", key)

    async def _act_on_entity(
        self, platform: str, action: str, key: str, **data: Any
    ) -> None:
        house = self.house
        if house is None or not house.is_loaded:
            return
        entity_id = house.entity_id(platform, f"{self._serial()}_{key}")
        if entity_id is not None:
            await house.act(platform, action, entity_id=entity_id, **data)

    async def _change_options(self) -> None:
        if (house := self.house) is not None and house.is_loaded:
            house.change_options(
                temperature_threshold=self._random.choice((60, 75)),
                boost_on_alarm=self._random.random() < 0.8,
                active_hours=self._random.random() < 0.3,
                active_from="08:00:00",
                active_to="20:00:00",
            )
            await house.reload()

    async def _reload(self) -> None:
        if (house := self.house) is not None and house.is_loaded:
            await house.reload()

    async def _restart(self) -> None:
        self.wants_restart = True

    async def _power_cut(self) -> None:
        self.wants_restart = self.is_power_cut = True

    async def _drop(self) -> None:
        """A device loses its connection, for minutes or hours."""
        hours = self._random.choice((0.05, 1, 10)) * self._random.random()
        self._simulator.scenes.offline(self._serial(), 30 + hours * 3600)

    async def _alarm(self) -> None:
        """A band tells an alarm for up to an hour."""
        serial, scenes = self._serial(), self._simulator.scenes
        band = self._random.choice(self._simulator.device(serial).radio.bands)
        kind = self._random.choice(("over_power", "feedback"))
        scenes.alarm(serial, band, kind)
        await asyncio.sleep(self._random.uniform(60, 3600))
        scenes.alarm(serial, band, kind, on=False)

    async def _resist(self) -> None:
        """For a while, a band ignores the user's changes."""
        serial, scenes = self._serial(), self._simulator.scenes
        band = self._random.choice(self._simulator.device(serial).radio.bands)
        is_off = self._simulator.device(serial).radio.frame.bands[band].is_off
        scenes.set_band(serial, band, isShutdownManually=is_off)
        await self._switch(serial, band, on=is_off)
        await asyncio.sleep(self._random.uniform(60, 3600))
        scenes.free_band(serial, band)

    async def _stranger(self) -> None:
        """Somebody else sets another frequency, a few times in a month."""
        serial = self._serial()
        if self.strangers_left[serial]:
            self.strangers_left[serial] -= 1
            frequency = self._random.choice(("10s", "1m", "10m"))
            self._simulator.scenes.frequency(serial, frequency)
