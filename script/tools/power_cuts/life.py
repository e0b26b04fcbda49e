"""Users, alarms, and the moments at which the power fails."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random
from time import time
from typing import Any

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import Platform
from script.tools.live.processes import LiveError, wait_until

from .house import House
from .records import Action, Flip, Record

SWITCHED, BOOSTED, WATCHED = "SR1000001", "SR1000002", "SR1000003"
"""The repeater whose bands are switched, the one that is boosted, the one with alarms."""

BANDS = ("08", "09", "18")
QUOTA = 100_000_000
"""Messages a month: these repeaters report as often as they like."""

SETTLES_IN = 40.0
"""Seconds in which everything that was asked is confirmed."""

LOOK_EVERY = 0.02
UP_WITHIN = 120.0
GONE = ("unavailable", "unknown")


def is_told_alarm(line: dict[str, Any]) -> bool:
    """Return whether a line tells of one of the alarms that are let happen here."""
    return (
        line["kind"] == "stellacontrol_alarm"
        and line["serial"] == WATCHED
        and line.get("band") in BANDS
        and line["type"].startswith("feedback")
    )


class Life:
    """What is done to one house; each round ends with a kill."""

    def __init__(self, house: House, platform: Platform, random: Random) -> None:
        """Take them; nothing happens yet."""
        self.record = Record()
        self._house = house
        self._platform = platform
        self._random = random
        self._ids: dict[str, Any] = {}
        self._is_on = dict.fromkeys(BANDS, True)
        self._alarm = dict.fromkeys(BANDS, False)
        self._answers = 0
        self._doings: list[asyncio.Task[None]] = []
        self._moments: dict[str, Callable[[], Awaitable[None]]] = {
            "random": self._at_random,
            "answer": self._at_an_answer,
            "acceptance": self._before_an_answer,
            "writing": self._amid_a_write,
            "told": self._at_an_alarm,
        }

    @property
    def moments(self) -> list[str]:
        """The kinds of moments at which the power fails."""
        return [*self._moments, "start"]

    async def set_up(self) -> None:
        """Add the account, and choose how often each repeater reports."""
        for band in BANDS:
            await self._set_alarm(band, on=False)
        await self._house.start()
        home = await self._house.enter()
        await home.add_integration(self._platform.account)
        await wait_until(lambda: self._is_there(home), "repeaters", within=UP_WITHIN)
        await home.set_options(monthly_quota=QUOTA)
        await self._is_up()
        for serial, frequency in ((SWITCHED, "1m"), (BOOSTED, "10s"), (WATCHED, "1s")):
            select = f"{serial}_message_frequency"
            await home.act("select.select_option", select, option=frequency)
        await asyncio.sleep(SETTLES_IN)
        await self._house.stop()
        self.record.begun = time()

    async def _is_there(self, home: HomeAssistant) -> bool:
        """Whether all is in the registry that is used later."""
        self._ids = await home.entities()
        bands = {f"{SWITCHED}_band_{band}" for band in BANDS}
        selects = {f"{one}_message_frequency" for one in (BOOSTED, WATCHED)}
        return self._ids.keys() >= bands | selects

    async def live_and_die(self, moment: str) -> None:
        """Start, do things, and kill at a kind of moment."""
        await self._house.start()
        if moment == "start":
            await asyncio.sleep(self._random.uniform(0.2, 7))
        else:
            await self._live_until(moment)
        # At once, before anything else runs: the moment may last a thousandth.
        self._house.strike()
        self.record.kills.append((time(), moment))
        for doing in self._doings:
            doing.cancel()
        await asyncio.gather(*self._doings, return_exceptions=True)
        await self._house.kill()
        await self._platform.do("clear_faults")
        self._look_at_the_disk()
        if self._random.random() < 0.5:
            await self._flip()
        await asyncio.sleep(self._random.choice((0, 0, 2)))

    async def _live_until(self, moment: str) -> None:
        home = await self._house.enter()
        await self._is_up()
        await self._tell_the_count(home)
        self._doings = [
            asyncio.create_task(self._again_and_again(doing, home))
            for doing in (self._switch, self._choose, self._change_alarm)
        ]
        with suppress(TimeoutError):
            async with asyncio.timeout(10):
                await self._moments[moment]()

    async def calm(self) -> None:
        """Start once more, give everything time to come to rest, and stop in order."""
        await self._house.start()
        await self._house.enter()
        await self._is_up()
        await asyncio.sleep(SETTLES_IN)
        await self._house.stop()
        self._look_at_the_disk()

    async def count(self) -> None:
        """Note what the simulator counts, for ever."""
        while True:
            devices = (await self._platform.look("counts"))["devices"]
            used = {serial: device["used"] for serial, device in devices.items()}
            self.record.counts.append((time(), used))
            await asyncio.sleep(0.25)

    async def _is_up(self) -> None:
        """Wait until each repeater tells something after this start."""
        wanted = {
            f"{SWITCHED}_band_{BANDS[0]}",
            f"{BOOSTED}_messages_used",
            f"{WATCHED}_messages_used",
        }

        async def tell() -> bool:
            shown: dict[str, str] = {}
            for line in self._house.witnessed():
                if line["kind"] == "start":
                    shown = {}
                elif line["kind"] == "state":
                    shown[line["entity"]] = line["state"]
            return all(shown.get(one, GONE[0]) not in GONE for one in wanted)

        await wait_until(tell, "the repeaters tell something", within=UP_WITHIN)

    async def _tell_the_count(self, home: HomeAssistant) -> None:
        """Take all spare messages out of our count, so that it must be corrected again."""
        devices = (await self._platform.look("counts"))["devices"]
        for serial in (SWITCHED, BOOSTED, WATCHED):
            device = self._ids[f"{serial}_message_frequency"]["device_id"]
            await home.post(
                "/api/services/stellacontrol/set_messages_used",
                {"device_id": device, "used": devices[serial]["used"]},
            )

    async def _again_and_again(
        self, do: Callable[[HomeAssistant], Awaitable[None]], home: HomeAssistant
    ) -> None:
        while True:
            await do(home)
            await asyncio.sleep(self._random.uniform(0.05, 0.8))

    async def _act(
        self, home: HomeAssistant, action: Action, name: str, **data: Any
    ) -> None:
        """Do something, and note whether it was accepted."""
        self.record.actions.append(action)
        try:
            await home.post(f"/api/services/{name}", data)
        except LiveError:
            action.is_refused = True
        action.answered = time()
        self._answers += 1

    async def _switch(self, home: HomeAssistant) -> None:
        """Turn a band on or off."""
        band = self._random.choice(BANDS)
        self._is_on[band] = on = not self._is_on[band]
        entity = self._ids[f"{SWITCHED}_band_{band}"]["entity_id"]
        action = Action(what="band", value=on, band=band)
        await self._act(
            home, action, f"switch/turn_{'on' if on else 'off'}", entity_id=entity
        )

    async def _choose(self, home: HomeAssistant) -> None:
        """Choose a base frequency, or begin or end a boost."""
        select = self._ids[f"{BOOSTED}_message_frequency"]
        what = self._random.choice(("base", "boost", "boost", "end_boost"))
        if what == "base":
            value = self._random.choice(("10s", "1m"))
            await self._act(
                home,
                Action(what=what, value=value),
                "select/select_option",
                entity_id=select["entity_id"],
                option=value,
            )
            return
        data: dict[str, Any] = {"device_id": select["device_id"]}
        action = Action(what=what)
        if what == "boost":
            minutes = self._random.choice((1, 5, 30))
            value = self._random.choice(("1s", "10s"))
            action.value = (value, minutes * 60)
            data |= {"frequency": value, "duration": {"minutes": minutes}}
        await self._act(home, action, f"stellacontrol/{what}", **data)

    async def _change_alarm(self, _: HomeAssistant) -> None:
        await self._flip()

    async def _flip(self) -> None:
        """Let an alarm begin or end whose last change was told."""
        told = dict.fromkeys(BANDS, False)
        for line in self._house.witnessed():
            if is_told_alarm(line):
                told[line["band"]] = line["type"] == "feedback"
        ready = [band for band in BANDS if told[band] is self._alarm[band]]
        if ready:
            band = self._random.choice(ready)
            self._alarm[band] = on = not self._alarm[band]
            # Noted before: it may be told at once.
            self.record.flips.append(Flip(band=band, on=on))
            await self._set_alarm(band, on=on)

    async def _set_alarm(self, band: str, *, on: bool) -> None:
        await self._platform.do(
            "set_band", serial=WATCHED, band=band, values=None, isFeedback=on
        )

    async def _at_random(self) -> None:
        await asyncio.sleep(self._random.uniform(0.1, 6))

    async def _at_an_answer(self) -> None:
        """Right after Home Assistant has answered a user."""
        wanted = self._answers + self._random.randint(1, 4)
        while self._answers < wanted:
            await asyncio.sleep(0)
            await asyncio.sleep(0.001)

    async def _before_an_answer(self) -> None:
        """When the platform has a request, and has not answered it."""
        await asyncio.sleep(self._random.uniform(0, 2))
        serial = self._random.choice((SWITCHED, BOOSTED))
        # It is done and not answered, or even done only after the kill.
        kind = self._random.choice(("hang", "delay"))
        before = (await self._platform.look("counts"))["calls"].get("parameters", 0)
        await self._platform.do(
            "fault", kind=kind, call="parameters", serial=serial, seconds=20
        )
        while True:
            counts = await self._platform.look("counts")
            if counts["in_flight"] and counts["calls"].get("parameters", 0) > before:
                requests = await self._platform.look("requests")
                if any(
                    one["call"] == "parameters"
                    and one["serial"] == serial
                    and one["status"] is None
                    for one in requests[-30:]
                ):
                    return
            await asyncio.sleep(LOOK_EVERY)

    async def _amid_a_write(self) -> None:
        """While a file is being written."""
        await asyncio.sleep(self._random.uniform(0, 2))
        await self._house.begins_to_write(within=8)

    async def _at_an_alarm(self) -> None:
        """Right after an automation could hear of an alarm."""

        def told() -> int:
            return sum(map(is_told_alarm, self._house.witnessed()))

        wanted = told() + self._random.randint(1, 2)
        while told() < wanted:
            await asyncio.sleep(0.002)

    def _look_at_the_disk(self) -> None:
        """Note what is wrong with the file, and what Home Assistant complained of."""
        try:
            self._house.stored()
        except ValueError as err:
            self.record.unreadable.append(repr(err))
        self.record.half_written = self._house.half_written()
        self.record.complaints += self._house.complaints()
