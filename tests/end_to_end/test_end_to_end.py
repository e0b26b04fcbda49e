"""A user's way from an empty Home Assistant to a rebooted repeater."""

from collections.abc import AsyncIterator
from pathlib import Path
import re
from typing import Any
from zipfile import ZipFile

import aiohttp
import pytest

from script.tools.live import simulator as simulator_process
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.processes import free_port, wait_until
from script.tools.live.simulator import Simulator
from tests.releases import VERSION, copy_repository, release

SERIAL = "SR1000001"
BANDS = ("07", "08", "09", "18", "21", "26")

CONFIRMED_WITHIN = 60.0
"""Seconds: 3 to the device, 10 to its next message, 30 if that is late, and a retry."""

# A line of the log that names us, or a trace through our files. Folders above them
# may be called like the integration.
ABOUT_US = re.compile(r"^\d{4}-.*stellacontrol|custom_components/stellacontrol")
# Every custom integration gets this line.
STANDARD_WARNING = "We found a custom integration stellacontrol which has not been"


class Repeater:
    """One repeater as the user sees it and as the platform does."""

    def __init__(self, home: HomeAssistant, platform: Simulator) -> None:
        """Look at the first device of the simulator."""
        self._home = home
        self._platform = platform

    async def state(self, key: str) -> dict[str, Any]:
        """Return the state of the entity with a key; its entity id does not matter."""
        entities = await self._home.entities()
        entity_id = entities[f"{SERIAL}_{key}"]["entity_id"]
        return (await self._home.states())[entity_id]

    async def becomes(self, key: str, wanted: str, **attributes: Any) -> None:
        """Wait until an entity has a state and attributes."""

        async def is_so() -> bool:
            state = await self.state(key)
            found = {name: state["attributes"].get(name) for name in attributes}
            return (state["state"], found) == (wanted, attributes)

        what = f"{key} is {wanted} {attributes or ''}"
        await wait_until(is_so, what, within=CONFIRMED_WITHIN)

    async def changes(self, key: str, before: str) -> None:
        """Wait until the state of an entity is another one."""

        async def is_so() -> bool:
            state = await self.state(key)
            return bool(state["state"] != before)

        what = f"{key} is no more {before}"
        await wait_until(is_so, what, within=CONFIRMED_WITHIN)

    async def act(self, action: str, key: str) -> None:
        """Call an action on the entity with a key."""
        domain, _, service = action.partition(".")
        entity_id = (await self.state(key))["entity_id"]
        await self._home.command(
            "call_service",
            domain=domain,
            service=service,
            target={"entity_id": entity_id},
        )

    async def requests(self, call: str) -> list[Any]:
        """Return the bodies that the platform received with a kind of call."""
        async with (
            aiohttp.ClientSession(self._platform.url) as session,
            session.get("/_simulator/requests") as response,
        ):
            records = await response.json()
        return [
            record["body"]
            for record in records
            if record["call"] == call and record["serial"] == SERIAL
        ]

    async def end_reboot(self) -> None:
        """Spare the test the minute that a restart takes."""
        async with (
            aiohttp.ClientSession(self._platform.url) as session,
            session.post("/_simulator/online", json={"serial": SERIAL}) as response,
        ):
            response.raise_for_status()


@pytest.fixture
async def platform(socket_enabled: None, tmp_path: Path) -> AsyncIterator[Simulator]:
    """Run the simulator with one device of six bands and the real quota."""
    options = ("--devices", "1", "--frequency", "10m")
    log = tmp_path / "simulator.log"
    async with simulator_process.start(free_port(), *options, log=log) as running:
        yield running
    assert running.process.returncode == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an empty Home Assistant, with a release as HACS unpacks it."""
    repository = tmp_path / "repository"
    copy_repository(repository)
    packed = release(repository, f"v{VERSION}")
    assert packed.returncode == 0, packed.stderr
    home = tmp_path / "home_assistant"
    with ZipFile(repository / "stellacontrol.zip") as file:
        file.extractall(home / "custom_components/stellacontrol")
    return home


@pytest.mark.end_to_end
@pytest.mark.timeout(300)
async def test_a_repeater_from_its_set_up_to_a_reboot(
    platform: Simulator, folder: Path
) -> None:
    """I install the release, add my account, turn a band off, reboot the repeater, and the log stays clean."""
    async with HomeAssistant.start(folder, port=free_port()) as home:
        await home.add_integration(platform.account)
        repeater = Repeater(home, platform)
        await see_all_bands(home, repeater)
        await turn_a_band_off(repeater)
        await reboot(repeater)
    assert home.process.returncode == 0
    assert complaints(folder) == []


async def see_all_bands(home: HomeAssistant, repeater: Repeater) -> None:
    """All six bands are there, and on."""
    await wait_until(
        lambda: has_entity(home, f"{SERIAL}_connected"),
        "the repeater has entities",
        within=CONFIRMED_WITHIN,
    )
    await repeater.becomes("connected", "on")
    for band in BANDS:
        await repeater.becomes(f"band_{band}", "on", pending=False)


async def has_entity(home: HomeAssistant, unique_id: str) -> bool:
    """Whether the registry knows an entity."""
    return unique_id in await home.entities()


async def turn_a_band_off(repeater: Repeater) -> None:
    """The platform gets the wish for that band alone, and the device follows it."""
    await repeater.act("switch.turn_off", "band_21")
    await repeater.becomes("band_21", "off", pending=True)
    asked = await repeater.requests("parameters")
    assert [body["bands"] for body in asked if "bands" in body] == [{"21": False}]

    await repeater.becomes("band_21", "off", pending=False)
    assert (await repeater.state("band_18"))["state"] == "on"


async def reboot(repeater: Repeater) -> None:
    """The repeater goes, and returns with the band still off."""
    before = (await repeater.state("last_restart"))["state"]
    await repeater.act("button.press", "reboot")
    assert await repeater.requests("command") == [{"command": "reboot"}]
    await repeater.becomes("connected", "off")

    await repeater.end_reboot()
    await repeater.becomes("connected", "on")
    await repeater.changes("last_restart", before)
    assert (await repeater.state("band_21"))["state"] == "off"


def complaints(folder: Path) -> list[str]:
    """Return what Home Assistant's log says of the integration: it logs warnings only."""
    log = (folder / "output.log").read_text()
    return [
        line
        for line in log.splitlines()
        if ABOUT_US.search(line) and STANDARD_WARNING not in line
    ]
