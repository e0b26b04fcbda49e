"""What a visitor of the pages does, for all tests."""

import re
from typing import Any

from playwright.async_api import BrowserContext, Locator, Page, ViewportSize

from .home_assistant import HomeAssistant

SIZE = ViewportSize(width=1400, height=1000)
PHONE = ViewportSize(width=360, height=780)

SLOW = 120_000
"""Milliseconds that anything on a page may take on a busy machine."""

EDITED = "my-cards"
"""A dashboard of one's own, to edit cards on."""
EDITOR = "hui-dialog-edit-card hui-card-element-editor"
"""What the dialog of a card's settings has beside the preview."""

_FIRST_BAND = re.compile(r"^\s*800 MHz")

SERIOUS = ("serious", "critical")


async def open_page(
    context: BrowserContext,
    url: str,
    path: str = "/",
    *,
    size: ViewportSize | None = None,
) -> Page:
    """Open a page of Home Assistant; it lets this machine in by itself."""
    context.set_default_timeout(SLOW)
    page = await context.new_page()
    if size is not None:
        await page.set_viewport_size(size)
    await page.goto(f"{url}{path}")
    await page.locator("home-assistant-main").wait_for(state="attached")
    return page


async def go(page: Page, path: str) -> None:
    """Open another page of the same house."""
    await page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}{path}")
    await page.locator("home-assistant-main").wait_for(state="attached")


def card(page: Page) -> Locator:
    """Return the front panel."""
    return page.locator("stellacontrol-card").first


def band(page: Page) -> Locator:
    """Return the column of the first band on the panel."""
    return card(page).locator("li.band").filter(has_text=_FIRST_BAND)


def fleet(page: Page) -> Locator:
    """Return the list of the fleet."""
    return page.locator("stellacontrol-fleet").first


def our_card(path: str) -> dict[str, Any]:
    """Return the settings of the card for the repeater whose page has a path."""
    device = path.rpartition("/")[2]
    return {"type": "custom:stellacontrol-card", "device_id": device}


async def edit_card(page: Page, home: HomeAssistant, config: dict[str, Any]) -> None:
    """Have a card on a dashboard of one's own, and open its visual editor."""
    dashboards = await home.command("lovelace/dashboards/list")
    if all(dashboard["url_path"] != EDITED for dashboard in dashboards):
        await home.command(
            "lovelace/dashboards/create", url_path=EDITED, title="My cards"
        )
    view = {"title": "My cards", "path": "0", "cards": [config]}
    await home.command(
        "lovelace/config/save", url_path=EDITED, config={"views": [view]}
    )
    await go(page, f"/{EDITED}/0?edit=1")
    await page.locator("hui-card-options ha-button").first.click()
    await page.locator(EDITOR).wait_for()


async def faults(page: Page, axe: str, selector: str) -> list[str]:
    """Return what axe finds serious within the first element that a selector names."""
    await page.evaluate(axe)
    part = await page.locator(selector).first.element_handle()
    found: dict[str, Any] = await page.evaluate(
        """part => axe.run(part, {
            resultTypes: ['violations'],
            // Off by default; WCAG 2.2 asks for it.
            rules: {'target-size': {enabled: true}},
        })""",
        part,
    )
    return [
        f"{fault['id']}: {fault['help']} ({fault['nodes'][0]['html'][:120]})"
        for fault in found["violations"]
        if fault["impact"] in SERIOUS
    ]
