"""Take the pictures of docs/pictures/: a fleet as it is on an ordinary day."""

import argparse
import asyncio
from pathlib import Path
import sys
import tempfile
from typing import Any

from playwright.async_api import Browser, Page, ViewportSize, expect

from script.tools.automation_pictures import take_area, take_editor, take_exposure
from script.tools.finding_pictures import shoot, take_finding
from script.tools.live import chromium, simulator
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET, show_fleet_first
from script.tools.live.platform import Platform
from script.tools.live.processes import ROOT, LiveError, free_port, wait_until
from script.tools.live.simulator import Simulator
from script.tools.live.visitor import go, open_page

FOLDER = ROOT / "docs/pictures"

WIDE = ViewportSize(width=1280, height=800)
SINGLE = ViewportSize(width=760, height=900)
EDITOR = ViewportSize(width=1100, height=1060)
TWO_COLUMNS = ViewportSize(width=1480, height=1000)

ATTIC = "SR2000001"
WORKSHOP = "SR2000002"
BARN = "SR2000004"
RECEPTION = "SR2000007"
AREA = "Main building"

FLEET_SPECS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Attic", "Main building", ("07", "08", "09", "18", "21", "26")),
    ("Workshop", "East yard", ("08", "09", "18", "21")),
    ("Office", "Main building", ("07", "08", "26")),
    ("Barn", "East yard", ("08",)),
    ("Guest house", "Garden", ("08", "18")),
    ("Plant room", "Basement", ("08", "09", "18", "21")),
    ("Reception", "Main building", ("08", "18", "26")),
    ("Cold store", "East yard", ("08", "18")),
    ("Car park", "Basement", ("07", "08", "18", "21")),
)
"""Label, location and bands, from the first serial number on."""


async def take() -> None:
    """Run a house and take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            simulator.start(
                free_port(), "--devices", "0", log=folder / "simulator.log"
            ) as running,
            HomeAssistant.start(folder / "home", port=free_port(), quiet=True) as home,
            Platform.connected(running) as platform,
            chromium.start() as browser,
        ):
            await _fill(platform)
            await take_finding(await _open(browser, home, SINGLE), home, FOLDER)
            await _take_config_flow(browser, home, running)
            await _set_up(home, running, platform)
            await _take_fleet(browser, home)
            await _take_repeater(browser, home)
            await _take_automations(browser, home)


async def _fill(platform: Platform) -> None:
    """Give the account its repeaters, with the real frequency and quota."""
    for number, (label, location, bands) in enumerate(FLEET_SPECS):
        spec = {
            "serial": f"SR{2_000_001 + number}",
            "type": f"iR{len(bands)}",
            "model": f"iRepeater {len(bands)} band",
            "label": label,
            "location": location,
            "bands": bands,
            "phase": 0.0,
        }
        await platform.do("add_device", **spec)


async def _set_up(home: HomeAssistant, running: Simulator, platform: Platform) -> None:
    """Add the account, and let happen what happens on an ordinary day."""
    await home.add_integration(running.account)
    await show_fleet_first(home)
    await wait_until(lambda: _has_states(home), "all repeaters are there", within=90)
    await home.act("switch.turn_off", f"{ATTIC}_band_26")
    await platform.do("alarm", serial=ATTIC, band="21", kind="feedback")
    await platform.do("set_band", serial=ATTIC, band="18", isUplink=True)
    await platform.do("temperature", serial=WORKSHOP, value=78.5)
    await platform.do("offline", serial=BARN)
    await home.act(
        "select.select_option", f"{RECEPTION}_message_frequency", option="1m"
    )
    for serial in (ATTIC, WORKSHOP):
        await platform.do("send_now", serial=serial)
    for serial in (ATTIC, WORKSHOP, BARN):
        await home.act("button.press", f"{serial}_refresh")


async def _has_states(home: HomeAssistant) -> bool:
    """Whether each repeater has told its first message."""
    entities, states = await home.entities(), await home.states()
    for number in range(len(FLEET_SPECS)):
        entity = entities.get(f"SR{2_000_001 + number}_connected")
        state = states.get(entity["entity_id"], {}) if entity else {}
        if state.get("state") != "on":
            return False
    return True


async def _take_config_flow(
    browser: Browser, home: HomeAssistant, running: Simulator
) -> None:
    page = await _open(browser, home, SINGLE)
    await go(page, "/_my_redirect/config_flow_start?domain=stellacontrol")
    await page.get_by_role("button", name="OK").click()
    for label, field in (
        ("API client identifier", "client_key"),
        ("E-mail address", "username"),
        ("Password", "password"),
    ):
        box = page.get_by_role("textbox", name=label)
        await box.fill(str(running.account[field]))
    await shoot(page, FOLDER, "config_flow")


async def _take_fleet(browser: Browser, home: HomeAssistant) -> None:
    page = await _open(browser, home, WIDE)
    await go(page, f"/{FLEET}/fleet")
    rows = page.locator("stellacontrol-fleet .row")
    await expect(rows).to_have_count(len(FLEET_SPECS))
    for trouble in ("Feedback", "Too hot"):
        await expect(rows.filter(has_text=trouble)).to_have_count(1)
    await shoot(page, FOLDER, "fleet")
    await go(page, f"/{FLEET}/quota")
    await expect(page.locator("stellacontrol-quota tbody tr")).to_have_count(
        len(FLEET_SPECS)
    )
    await shoot(page, FOLDER, "quota")


async def _take_repeater(browser: Browser, home: HomeAssistant) -> None:
    device = await _device_id(home, ATTIC)
    await home.command(
        "call_service",
        domain="stellacontrol",
        service="boost",
        service_data={
            "device_id": device,
            "frequency": "10s",
            "duration": {"minutes": 15},
        },
    )
    for scheme, name in (("light", "card"), ("dark", "card_dark")):
        page = await _open(browser, home, TWO_COLUMNS, color_scheme=scheme)
        await go(page, f"/{FLEET}/{device}")
        card = page.locator("stellacontrol-card").first
        await expect(card.get_by_role("button", name="End boost")).to_be_visible()
        # The band that was turned off is confirmed by the first messages of the boost.
        await expect(card.locator(".switch.pending")).to_have_count(0, timeout=60_000)
        await expect(card.locator(".band.alarm")).to_have_count(1)
        await card.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    page = await _open(browser, home, WIDE)
    await go(page, f"/config/devices/device/{device}")
    await expect(page.get_by_text("800 MHz").first).to_be_visible()
    await shoot(page, FOLDER, "device")


async def _take_automations(browser: Browser, home: HomeAssistant) -> None:
    page = await _open(browser, home, EDITOR)
    await take_editor(page, FOLDER, AREA)
    page = await _open(browser, home, WIDE)
    (area,) = (
        area["area_id"]
        for area in await home.command("config/area_registry/list")
        if area["name"] == AREA
    )
    await take_area(page, FOLDER, area)
    await take_exposure(page, FOLDER)


async def _device_id(home: HomeAssistant, serial: str) -> str:
    for device in await home.command("config/device_registry/list"):
        if ["stellacontrol", serial] in device["identifiers"]:
            return str(device["id"])
    raise LiveError(f"{serial} is not there")


async def _open(
    browser: Browser, home: HomeAssistant, size: ViewportSize, **context: Any
) -> Page:
    window = await browser.new_context(viewport=size, locale="en-GB", **context)
    return await open_page(window, home.url)


def main() -> int:
    """Run and return the exit code."""
    argparse.ArgumentParser(
        prog="script/screenshots",
        description="Take the pictures of docs/pictures/ anew, in Chromium (Debian:"
        " apt-get install chromium; or its path in CHROMIUM).",
    ).parse_args()
    # A page that waits for a message on a busy machine.
    expect.set_options(timeout=30_000)
    try:
        asyncio.run(take())
    except LiveError as err:
        print(f"script/screenshots: {err}", file=sys.stderr)
        return 1
    for picture in sorted(FOLDER.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
