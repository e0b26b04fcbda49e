"""Measure the card: whether it keeps its height, and what many of them cost at rest."""

import asyncio
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
import tempfile
from time import monotonic

from playwright.async_api import (
    Browser,
    Page,
    TimeoutError as PlaywrightTimeoutError,
    ViewportSize,
)

from script.tools.bench_dashboard import metric
from script.tools.live import chromium, simulator
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.measuring import measured
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.processes import free_port, wait_until
from script.tools.live.visitor import SIZE, card, open_page

WIDTHS = (360, 500, 800)
MANY, ONE = "many-cards", "one-card"
QUIET_AFTER = 20
"""Seconds after which a page of many cards is at rest."""
LOOKED_AT = 10
"""Seconds over which the script of a page at rest is counted."""

NOT_THERE = 2_000
"""Milliseconds after which a button that is looked for is not there."""

# Notes each height that the card has in any frame.
_WATCH = """
card => {
  window.heights = {};
  new ResizeObserver(([{contentRect: {height}}]) => {
    window.heights[Math.round(height)] ??= card.shadowRoot.textContent;
  }).observe(card);
}
"""


async def measure(devices: int, minutes: int) -> None:
    """Measure both, with a house of so many repeaters, over so many minutes."""
    options = ("--devices", str(devices), "--frequency", "10m", "--punctual")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            simulator.start(free_port(), *options, log=folder / "simulator.log") as end,
            HomeAssistant.start(folder / "home", port=free_port(), quiet=True) as home,
            chromium.start() as browser,
            Platform.connected(end) as platform,
        ):
            await home.add_integration(end.account)
            ids = await _devices(home, devices)
            await _make_dashboard(home, ONE, [ids[ATTIC]])
            await _make_dashboard(home, MANY, list(ids.values()))
            print(f"{devices} cards: {await _rest(browser, home):.1f} ms of script a s")
            heights = await _heights(browser, home, platform, 60 * minutes)
            for width, found in heights.items():
                print(f"{width} px wide, {minutes} min: heights {sorted(found)}")


async def _devices(home: HomeAssistant, count: int) -> dict[str, str]:
    """Return the device of each repeater by its serial number, once all have told."""

    async def found() -> dict[str, str]:
        states = await home.states()
        return {
            key.removesuffix("_connected"): str(entity["device_id"])
            for key, entity in (await home.entities()).items()
            if key.endswith("_connected")
            and states.get(entity["entity_id"], {}).get("state") == "on"
        }

    async def are_all_there() -> bool:
        return len(await found()) == count

    await wait_until(are_all_there, "every repeater is there", within=600)
    return await found()


async def _make_dashboard(home: HomeAssistant, path: str, devices: list[str]) -> None:
    cards = [{"type": "custom:stellacontrol-card", "device_id": one} for one in devices]
    await home.command("lovelace/dashboards/create", url_path=path, title=path)
    config = {"views": [{"path": "0", "title": path, "cards": cards}]}
    await home.command("lovelace/config/save", url_path=path, config=config)


async def _rest(browser: Browser, home: HomeAssistant) -> float:
    """Return how many milliseconds a second the page's scripts take that nobody touches."""
    context = await browser.new_context(viewport=SIZE)
    page = await open_page(context, home.url, f"/{MANY}/0")
    await card(page).get_by_role("switch").first.wait_for()
    await asyncio.sleep(QUIET_AFTER)
    chrome = await context.new_cdp_session(page)
    await chrome.send("Performance.enable")

    async def scripting() -> float:
        metrics = await chrome.send("Performance.getMetrics")
        return 1000 * metric(metrics, "ScriptDuration")

    before, begin = await scripting(), monotonic()
    await asyncio.sleep(LOOKED_AT)
    took = await scripting() - before
    await context.close()
    return took / (monotonic() - begin)


async def _heights(
    browser: Browser, home: HomeAssistant, platform: Platform, seconds: int
) -> dict[int, set[int]]:
    """Return the heights of a card at each width, while much happens to its repeater."""
    pages: dict[int, Page] = {}
    for width in WIDTHS:
        size = ViewportSize(width=width, height=900)
        context = await browser.new_context(viewport=size)
        pages[width] = await open_page(context, home.url, f"/{ONE}/0")
        await card(pages[width]).get_by_role("switch").first.wait_for()
        await card(pages[width]).evaluate(_WATCH)
    chance, happened = Random(1), Counter[str]()
    end = monotonic() + seconds
    while monotonic() < end:
        what = chance.choice(("message", "message", "toggle", "boost", "end"))
        await _let(what, pages[chance.choice(WIDTHS)], home, platform)
        happened[what] += 1
        await asyncio.sleep(1)
    print(", ".join(f"{count} x {what}" for what, count in happened.items()))
    return {
        width: {int(height) for height in await page.evaluate("window.heights")}
        for width, page in pages.items()
    }


async def _let(what: str, page: Page, home: HomeAssistant, platform: Platform) -> None:
    """Let something happen to the repeater, by the page where a person would."""
    if what == "message":
        await platform.report(home)
    elif what == "toggle":
        await card(page).get_by_role("switch").first.click()
    elif what == "end":
        with suppress(PlaywrightTimeoutError):  # there is none
            end = card(page).get_by_role("button", name="End boost")
            await end.click(timeout=NOT_THERE)
    else:
        with suppress(PlaywrightTimeoutError):  # there is one already
            begin = card(page).get_by_role("button", name="Boost", exact=True)
            await begin.click(timeout=NOT_THERE)
            await card(page).get_by_role("button", name="Start boost").click()
        # What the quota cannot pay is refused in the dialog.
        await asyncio.sleep(1)
        await page.keyboard.press("Escape")


def main() -> None:
    """Measure, and print the figures."""
    purpose = (
        "Show a card for each of many simulated repeaters on one page, and count what its"
        " scripts take at rest; then let messages come, boosts begin and end and bands"
        " be switched for some minutes, and tell which heights one card had (Debian:"
        " apt-get install chromium; or its path in CHROMIUM). Rounds are minutes."
    )
    measured("script/measure_card", purpose, measure, devices=200, rounds=5)


if __name__ == "__main__":
    main()
