"""Operate the set-up's pages as a person does."""

from collections.abc import Mapping
import re

from playwright.async_api import Page, expect

from .visitor import go

LABELS = {
    "url": "Gateway address",
    "client_key": "API client identifier",
    "username": "E-mail address",
    "password": "Password",
    "example": "Example",
}


async def reads(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until a text is on the page; in the DOM, a dialog's text is not inside it."""
    await expect(page.get_by_text(text).first).to_be_visible()


async def fill(page: Page, **values: object) -> None:
    """Fill in fields of the form, by the names of `LABELS`."""
    for name, value in values.items():
        await page.get_by_role("textbox", name=LABELS[name]).fill(str(value))


async def submit(page: Page) -> None:
    """Send the form off."""
    await page.get_by_role("button", name="Submit").click()


async def choose(page: Page, option: str) -> None:
    """Choose an option of a menu."""
    await (
        page.get_by_role("menuitem")
        .or_(page.locator("ha-list-item"))
        .filter(has_text=option)
        .first.click()
    )


async def open_form(page: Page) -> None:
    """Add the integration, as from the page of integrations."""
    await go(page, "/config/integrations/dashboard")
    await page.get_by_role("button", name="Add integration").click()
    await reads(page, "Set up a new integration")
    await page.locator("dialog-add-integration input").first.fill("iRepeater")
    await page.get_by_role("button", name="StellaControl").click()
    await reads(page, "Connect to StellaControl")


async def send_account(page: Page, account: Mapping[str, object]) -> None:
    """Type an account, and send it off."""
    await open_form(page)
    names = ("url", "client_key", "username", "password")
    await fill(page, **{name: account[name] for name in names})
    await submit(page)


async def take_devices(page: Page) -> None:
    """Choose every device, and close the last dialog."""
    await reads(page, "Choose devices")
    await submit(page)
    await page.get_by_role("button", name=re.compile("Skip|Finish")).click()
