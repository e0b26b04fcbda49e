"""Everybody can use the pages: axe finds no serious fault, whatever is open."""

from collections.abc import AsyncIterator

from playwright.async_api import Browser, Page, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.visitor import (
    EDITOR,
    PHONE,
    SIZE,
    card,
    edit_card,
    faults,
    fleet,
    go,
    open_page,
    our_card,
)

TILES = "my-tiles"


@pytest.fixture(params=[(PHONE, "dark"), (SIZE, "light")], ids=["phone", "desktop"])
async def visited(
    browser: Browser, home: HomeAssistant, attic: str, request: pytest.FixtureRequest
) -> AsyncIterator[Page]:
    """Open the panel in a small dark window and in a large bright one."""
    size, scheme = request.param
    context = await browser.new_context(viewport=size, color_scheme=scheme)
    yield await open_page(context, home.url, attic)
    await context.close()


async def test_card_and_its_dialogs(
    visited: Page, platform: Platform, home: HomeAssistant, axe: str
) -> None:
    """The panel with an alarm, all that opens above it, and what is said meanwhile."""
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback")
    await platform.report(home)
    panel = card(visited)
    await expect(panel.locator("header")).to_contain_text("Feedback 800 MHz")
    assert await faults(visited, axe, "stellacontrol-card") == []
    openers = (".about", "button.details", "[aria-label='Correct the count']")
    commands = [f"stellacontrol-controls button >> nth={n}" for n in range(3)]
    for opener in (*openers, *commands):
        await panel.locator(opener).first.click()
        dialog = panel.get_by_role("dialog")
        await expect(dialog.get_by_role("button").last).to_be_visible()
        assert await faults(visited, axe, "stellacontrol-card") == [], opener
        if opener == ".about":
            await dialog.get_by_role("button", name="Acknowledge alarms").click()
            said = dialog.locator("[aria-live]")
            await expect(said).to_have_text("Feedback 800 MHz (acknowledged)")
            await expect(dialog.get_by_role("button", name="Close")).to_be_focused()
        await visited.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
    await expect(panel.get_by_role("status")).to_contain_text("(acknowledged)")
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback", on=False)
    await platform.report(home)


async def test_lists(visited: Page, axe: str) -> None:
    """The fleet, also with several selected and asked what to do, and the quotas."""
    await go(visited, f"/{FLEET}/fleet")
    await expect(fleet(visited).locator(".row")).to_have_count(2)
    await fleet(visited).get_by_role("button", name="Select").click()
    for number in range(2):
        await fleet(visited).get_by_role("checkbox").nth(number).check()
    assert await faults(visited, axe, "stellacontrol-fleet") == []
    await fleet(visited).get_by_role("button", name="2 selected").click()
    for action in ("band_off", "boost"):
        await fleet(visited).get_by_label("Action").select_option(action)
        assert await faults(visited, axe, "stellacontrol-fleet") == []
    await go(visited, f"/{FLEET}/quota")
    await expect(visited.locator("stellacontrol-quota")).to_contain_text("Projected")
    assert await faults(visited, axe, "stellacontrol-quota") == []


async def test_tiles(visited: Page, home: HomeAssistant, axe: str) -> None:
    """A band's switch and a repeater's quota on tiles of my own dashboard."""
    await show_tiles(home)
    await go(visited, f"/{TILES}/0")
    for feature, shown in (("band", "On"), ("quota", "of the quota used")):
        tag = f"stellacontrol-{feature}-feature"
        await expect(visited.locator(tag)).to_contain_text(shown)
        assert await faults(visited, axe, tag) == []


async def test_editor(visited: Page, home: HomeAssistant, attic: str, axe: str) -> None:
    """The card's settings have names, and no faults that Home Assistant's own lack.

    The fields are Home Assistant's, with faults of their own; a gauge has the same kinds.
    """
    await edit_card(visited, home, {"type": "gauge", "entity": "sensor.unknown"})
    await expect(visited.locator(EDITOR).get_by_text("Unit")).to_be_visible()
    known = await faults(visited, axe, EDITOR)
    await edit_card(visited, home, our_card(attic))
    for name in ("Repeater", "Name", "Bands", "Read-only", "Hide the commands"):
        label = visited.locator(EDITOR).get_by_text(name, exact=True)
        await expect(label.first).to_be_visible()
    kinds = [
        {fault.split(":")[0] for fault in found}
        for found in (await faults(visited, axe, EDITOR), known)
    ]
    assert kinds[0] <= kinds[1]


async def show_tiles(home: HomeAssistant) -> None:
    """Make a dashboard with a tile for each of our features, once."""
    dashboards = await home.command("lovelace/dashboards/list")
    if any(dashboard["url_path"] == TILES for dashboard in dashboards):
        return
    await home.command("lovelace/dashboards/create", url_path=TILES, title="Tiles")
    entities = await home.entities()
    tiles = [
        {
            "type": "tile",
            "entity": entities[f"{ATTIC}_{key}"]["entity_id"],
            "features": [{"type": f"custom:stellacontrol-{feature}-feature"}],
        }
        for key, feature in (("band_08", "band"), ("messages_used", "quota"))
    ]
    view = {"title": "Tiles", "path": "0", "cards": tiles}
    await home.command("lovelace/config/save", url_path=TILES, config={"views": [view]})
