"""Pictures of the set-up at gateways that speak differently."""

from pathlib import Path
import re
import tempfile

from playwright.async_api import Page, expect

from simulator.dialects import dialect_of, example

from .live import simulator
from .live.home_assistant import HomeAssistant
from .live.platform import ATTIC, Platform
from .live.processes import free_port, wait_until
from .live.set_up import choose, fill, reads, send_account, submit, take_devices
from .live.simulator import Simulator
from .live.visitor import go

FOUND = "log-in-path/session token-travel/x-auth-token status-path/state"
NEEDS_EXAMPLE = "log-in-path/put"


async def take_finding(page: Page, home: HomeAssistant, folder: Path) -> None:
    """Set up a gateway that is found automatically, and one that needs an example."""
    options = ("--devices", "1", "--punctual", "--dialect")
    for dialect, take in ((NEEDS_EXAMPLE, _with_example), (FOUND, _found)):
        with tempfile.TemporaryDirectory() as name:
            log = Path(name) / "simulator.log"
            async with simulator.start(
                free_port(), *options, dialect, log=log
            ) as running:
                await take(page, home, running, folder)
        await home.remove_integration()


async def _with_example(
    page: Page, home: HomeAssistant, running: Simulator, folder: Path
) -> None:
    await send_account(page, running.account)
    await reads(page, "usually solves this")
    await shoot(page, folder, "finding_not_found")
    await choose(page, "Create a report")
    report = page.get_by_role("textbox", name="Report")
    await expect(report).to_have_value(re.compile("405"))
    await shoot(page, folder, "finding_report")
    await submit(page)
    await choose(page, "Paste an example")
    text = example(dialect_of(NEEDS_EXAMPLE), "curl", gateway=running.url)
    await fill(page, example=text)
    await submit(page)
    await reads(page, "Found in the example")
    await shoot(page, folder, "finding_understood")


async def _found(
    page: Page, home: HomeAssistant, running: Simulator, folder: Path
) -> None:
    await send_account(page, running.account)
    await reads(page, "This works with your gateway")
    await shoot(page, folder, "finding_found")
    await submit(page)
    await take_devices(page)
    await turn_off(page, home, running)
    await shoot(page, folder, "finding_switched")


async def turn_off(page: Page, home: HomeAssistant, running: Simulator) -> None:
    """Turn a band off on its repeater's page, and wait until the repeater says so."""

    async def found() -> str:
        entity = (await home.entities()).get(f"{ATTIC}_band_08", {})
        state = (await home.states()).get(str(entity.get("entity_id")), {})
        return str(entity["device_id"]) if state.get("state") == "on" else ""

    device = await wait_until(found, "the band is on", within=60)
    await go(page, f"/config/devices/device/{device}")
    async with Platform.connected(running) as platform:
        # "Toggle Attic 800 MHz off", from 2026.11 on without the last word.
        switch = page.get_by_label(re.compile("Toggle (.* )?800 MHz( off)?$"))
        # A drawing covers the control, so the keyboard is used.
        await switch.press("Space")
        await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
        await platform.do("send_now", serial=ATTIC)
    await home.act("button.press", f"{ATTIC}_refresh")

    async def is_confirmed() -> bool:
        entity = (await home.entities())[f"{ATTIC}_band_08"]
        state = (await home.states())[entity["entity_id"]]
        return bool(state["state"] == "off" and not state["attributes"].get("pending"))

    await wait_until(is_confirmed, "the repeater confirms", within=90)


async def shoot(page: Page, folder: Path, name: str) -> None:
    """Take one picture."""
    # Icons and fonts come after the texts.
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=folder / f"{name}.png", animations="disabled")
