"""The system's Chromium; Playwright's own browsers are not downloaded."""

from collections.abc import AsyncGenerator
import contextlib
import os
import shutil

from playwright.async_api import Browser, async_playwright

from .processes import LiveError

# The first is the second without what needs a screen.
_NAMES = ("chromium-headless-shell", "chromium")

# Without these it tries for a long time to reach Google's hosts.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextlib.asynccontextmanager
async def start() -> AsyncGenerator[Browser]:
    """Run Chromium while the block lasts."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else _NAMES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise LiveError(f"{names[0]} is not installed (see script/test --help)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        await browser.close()
