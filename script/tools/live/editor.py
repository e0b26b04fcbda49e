"""What a person clicks in the automation editor, for tests and pictures."""

import re

from playwright.async_api import Page


async def choose(page: Page, part: str, offered: str, *place: str) -> None:
    """Add a trigger, a condition or an action that is offered for a place."""
    await pick(page, part, *place)
    # The name of what is offered stands before that of the place.
    await page.get_by_text(re.compile(rf"^\s*{offered}\b")).first.click()


async def pick(page: Page, part: str, *place: str) -> None:
    """Show what is offered for a place, as a trigger, a condition or an action.

    The place is an area, or an area and a repeater in it: what a person opens, and picks.
    """
    await page.get_by_text(f"Add {part}").first.click()
    *opened, picked = place
    for name in opened:
        await page.locator(_item(name)).locator("[part=expand-button]").first.click()
    await page.locator(_item(picked)).click()


def _item(name: str) -> str:
    """Return the selector of a line of the tree of places."""
    return f'wa-tree-item[title="{name}"]'


async def choose_alarms(page: Page, *kinds: str, band: str) -> None:
    """Tick kinds of alarm of the trigger that was just added, and add a band."""
    for kind in kinds:
        await page.get_by_text(kind, exact=True).first.click()
    bands = page.locator("ha-selector-select").nth(1)
    adding = bands.get_by_text("Add", exact=True)  # from Home Assistant 2026.11 on
    await (adding if await adding.count() else bands).click()
    await page.get_by_text(band).last.click()
    await page.keyboard.press("Escape")


async def save(page: Page) -> str:
    """Save the automation under the name that is proposed, and return its id."""
    await page.get_by_role("button", name="Save").first.click()
    dialog = page.locator("ha-dialog-automation-save")
    await dialog.get_by_role("button", name="Save").click()
    await page.wait_for_url(lambda url: not url.endswith("/new"))
    return page.url.rpartition("/")[2]
