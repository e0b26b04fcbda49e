"""The front panel keeps its height, so that nobody's tap hits what moved there."""

from collections.abc import AsyncIterator

from playwright.async_api import BrowserContext, Page, ViewportSize, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.visitor import band, card, open_page

WIDTHS = (360, 700, 1400)

# A page that has just got its data draws the rest of it within the next frames.
_HEIGHT_AT_REST = """
async panel => {
  let height = 0;
  for (let still = 0; still < 10; still += 1) {
    await new Promise(requestAnimationFrame);
    const now = panel.getBoundingClientRect().height;
    if (now !== height) still = 0;
    height = now;
  }
  return height;
}
"""


@pytest.fixture
async def pages(
    window: BrowserContext, home: HomeAssistant, attic: str
) -> AsyncIterator[list[Page]]:
    """Open the repeater's page once at each width."""
    found = []
    for width in WIDTHS:
        # In a window that is made narrower, Home Assistant itself moves everything.
        size = ViewportSize(width=width, height=900)
        page = await open_page(window, home.url, attic, size=size)
        await expect(band(page).get_by_role("switch")).to_be_enabled()
        found.append(page)
    yield found
    for page in found:
        await page.close()


async def test_nothing_jumps(
    pages: list[Page], home: HomeAssistant, platform: Platform
) -> None:
    """The card keeps its height at any width, whatever happens to the repeater."""
    heights: dict[str, list[float]] = {}
    heights["at rest"] = await _heights(pages, "Online")
    page = pages[0]
    switch = band(page).get_by_role("switch")
    await switch.click()
    heights["pending"] = await _heights(pages, "Pending")
    await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
    await switch.click()
    await platform.receives("parameters", {"bands": {"08": True}}, ATTIC)
    await card(page).get_by_role("button", name="Boost", exact=True).click()
    start = card(page).get_by_role("button", name="Start boost")
    await expect(start).to_be_visible()
    heights["question"] = await _heights(pages, "800 MHz")
    await start.click()
    heights["boost"] = await _heights(pages, "End boost")
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback")
    await platform.report(home)
    heights["alarm"] = await _heights(pages, "Feedback 800 MHz")
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback", on=False)
    await platform.report(home)
    await platform.do("offline", serial=ATTIC)
    await home.act("button.press", f"{ATTIC}_refresh")
    heights["offline"] = await _heights(pages, "Connection lost")
    await platform.do("online", serial=ATTIC)
    await platform.report(home)
    heights["back"] = await _heights(pages, "Online")
    await platform.do("reset_log")
    await card(page).get_by_role("button", name="End boost").click()
    await platform.receives("parameters", {"messageFrequency": "10m"}, ATTIC)
    await platform.report(home)
    assert all(found == heights["at rest"] for found in heights.values()), heights


async def _heights(pages: list[Page], text: str) -> list[float]:
    """Return how high the cards are once all tell something."""
    for page in pages:
        await expect(card(page)).to_contain_text(text)
    return [await _height(page) for page in pages]


async def _height(page: Page) -> float:
    # A page behind another is given few frames.
    await page.bring_to_front()
    height: float = await card(page).evaluate(_HEIGHT_AT_REST)
    return height
