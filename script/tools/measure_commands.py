"""Measure how long a band switch is pending and what it costs, in real time.

A real Home Assistant and the simulator run as processes; nothing is sped up. Repeaters
that wait for their slot are measured, then those that report at once; whether one does
is learnt from its first change.
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
import tempfile
from time import monotonic

import aiohttp

from script.tools.live import simulator
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.measuring import measured
from script.tools.live.processes import free_port, wait_until

AT_MOST = 180.0
"""Seconds until a change that is not confirmed counts as a failure."""
REST = 75.0
"""Seconds after which a device surely reports every 10 minutes again."""

HABITS = ("default", "at-once")
USUAL_COST = 2 / 600
"""Messages and requests per second of an idle device."""


async def measure(devices: int, rounds: int) -> None:
    """Turn one band of each device off and on, with each habit, and print what it took."""
    for habit in HABITS:
        print(f"{habit}:")
        seconds = await _measure(habit, devices, rounds)
        print(f"all: {_in_words(seconds)}")


async def _measure(habit: str, devices: int, rounds: int) -> list[float]:
    """Turn one band of each device off and on, and wait until each is confirmed.

    Returns:
        Seconds from the action to the state without `pending`, one for each change.
    """
    chance = Random(1)
    seconds: list[float] = []
    options = ("--devices", str(devices), "--frequency", "10m", "--habit", habit)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            simulator.start(free_port(), *options, log=folder / "simulator.log") as end,
            HomeAssistant.start(folder / "home", port=free_port()) as home,
        ):
            await home.add_integration(end.account)
            switches = await _switches(home, devices)
            for number in range(rounds):
                wanted = "on" if number % 2 else "off"
                began: dict[str, datetime] = {}
                used, start = await _used(end), monotonic()
                for switch in switches:
                    began[switch] = datetime.now(UTC)
                    await _turn(home, switch, wanted)
                    await asyncio.sleep(chance.uniform(0, 2))
                took = await _confirmed(home, began, wanted)
                seconds += took
                await asyncio.sleep(REST)
                usual = devices * (monotonic() - start) * USUAL_COST
                more = (await _used(end) - used - usual) / devices
                print(
                    f"turned {wanted}: {_in_words(took)}; each {more:.1f} of the quota"
                )
    return seconds


async def _used(end: simulator.Simulator) -> int:
    """Return what all devices used of their quotas, as the simulator counts."""
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"{end.url}/_simulator/counts")
        counts = await answer.json()
    return sum(device["used"] for device in counts["devices"].values())


async def _switches(home: HomeAssistant, devices: int) -> list[str]:
    """Return the switch of one band of each device, once all are there."""

    async def found() -> list[str]:
        states = await home.states()
        first = {
            entity["device_id"]: entity["entity_id"]
            for entity in (await home.entities()).values()
            if entity["entity_id"].startswith("switch.")
            and states.get(entity["entity_id"], {}).get("state") == "on"
        }
        return list(first.values())

    async def are_all_there() -> bool:
        return len(await found()) == devices

    await wait_until(are_all_there, "every device has its switch", within=60)
    return await found()


async def _turn(home: HomeAssistant, switch: str, wanted: str) -> None:
    await home.post(f"/api/services/switch/turn_{wanted}", {"entity_id": switch})


async def _confirmed(
    home: HomeAssistant, began: dict[str, datetime], wanted: str
) -> list[float]:
    """Return how many seconds each took; a state tells since when it is as it is."""
    took: dict[str, float] = {}

    async def are_all_confirmed() -> bool:
        states = await home.states()
        for switch in began.keys() - took.keys():
            state = states[switch]
            if state["state"] == wanted and not state["attributes"].get("pending"):
                since = datetime.fromisoformat(state["last_updated"])
                took[switch] = (since - began[switch]).total_seconds()
        return len(took) == len(began)

    await wait_until(are_all_confirmed, "every change is confirmed", within=AT_MOST)
    return list(took.values())


def _in_words(seconds: list[float]) -> str:
    return (
        f"{len(seconds)} changes, median {median(seconds):.1f} s, "
        f"worst {max(seconds):.1f} s"
    )


def main() -> None:
    """Measure, and print the figures."""
    purpose = (
        "Turn one band of each repeater off and on, in real time, with repeaters that"
        " report every 10 minutes, and tell how long a change is pending and what it"
        " costs: with repeaters that wait for their slot, then with such that report at"
        " once."
    )
    command = "script/measure_commands"
    measured(command, purpose, measure, devices=10, rounds=4)


if __name__ == "__main__":
    main()
