"""Set-up, new credentials and options, clicked through as a person does."""

from collections.abc import AsyncIterator
from contextlib import suppress
import re

from playwright.async_api import Page, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import ATTIC, OTHER, Platform
from script.tools.live.processes import LiveError, wait_until
from script.tools.live.set_up import fill, open_form, reads, submit
from script.tools.live.simulator import Simulator
from script.tools.live.visitor import go

from .conftest import two_repeaters

INTEGRATION = "/config/integrations/integration/stellacontrol"
NEW_PASSWORD = "another repeater"


@pytest.fixture(scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Simulator]:
    """Run a platform of our own: its password changes, which another house would notice."""
    async with two_repeaters(tmp_path_factory.mktemp("own_simulator")) as found:
        yield found


async def set_up(page: Page, platform: Platform) -> None:
    """Go through the set-up, with a slip in the password."""
    account = platform.account
    await open_form(page)
    await fill(
        page,
        url=account["url"],
        client_key=account["client_key"],
        username=account["username"],
        password="wrong",
    )
    await submit(page)
    await reads(page, "The platform refuses these credentials")
    # Secrets are not sent back to a page, so they are typed again.
    await fill(
        page,
        client_key=account["client_key"],
        password=account["password"],
    )
    await submit(page)
    await reads(page, "Choose devices")
    await submit(page)


@pytest.fixture
async def account_page(
    empty_page: Page, empty_home: HomeAssistant, platform: Platform
) -> Page:
    """Return the page of the integration, with an account that was just set up."""
    await empty_home.remove_integration()
    await empty_home.add_integration(platform.account)
    await refresh_button(empty_home)
    await go(empty_page, INTEGRATION)
    return empty_page


async def test_account_is_set_up(
    empty_page: Page, empty_home: HomeAssistant, platform: Platform
) -> None:
    """I add my account, correct my password, take both repeaters, and they are there."""
    page = empty_page
    await empty_home.remove_integration()
    await platform.do("reset_log")
    await set_up(page, platform)
    # The one that was refused, and at least the one that was not.
    assert len(await platform.requests("login")) >= 2
    await platform.receives("status", None, ATTIC)
    await platform.receives("status", None, OTHER)
    await reads(page, "add the dashboard StellaControl fleet")
    await page.get_by_role("button", name=re.compile("Skip|Finish")).click()
    await go(page, INTEGRATION)
    await expect(page.locator("body")).to_contain_text("2 devices")


async def test_new_credentials(
    account_page: Page, empty_home: HomeAssistant, platform: Platform
) -> None:
    """When my password has changed, I am asked for the new one, and all goes on."""
    page = account_page
    old = platform.account["password"]
    await platform.do("credentials", password=NEW_PASSWORD)
    try:
        await platform.do("expire_tokens")
        button = {"entity_id": await refresh_button(empty_home)}
        with suppress(LiveError):  # it says that the platform refuses
            await empty_home.post("/api/services/button/press", button)
        await page.get_by_role("button", name="Reconfigure").click()
        await fill(page, client_key=platform.account["client_key"])
        await fill(page, password=NEW_PASSWORD)
        await platform.do("reset_log")
        await submit(page)
        # The oldest Home Assistant shows our text, later ones their own.
        done = "The new credentials work|Re-authentication was successful"
        await reads(page, re.compile(done))
        assert await platform.requests("login")
        await platform.receives("status", None, ATTIC)
    finally:
        await platform.do("credentials", password=old)
        await empty_home.remove_integration()


async def refresh_button(home: HomeAssistant) -> str:
    """Return the button that asks for a repeater's message, once it is there."""

    async def found() -> str:
        entity = (await home.entities()).get(f"{ATTIC}_refresh", {})
        return str(entity.get("entity_id", ""))

    return await wait_until(found, "the repeater is there")


async def test_options(
    account_page: Page, empty_home: HomeAssistant, platform: Platform
) -> None:
    """I lower the threshold of the temperature alarm, and it is on at once."""
    page = account_page
    await page.get_by_role("button", name="Configure").first.click()
    await page.get_by_role("button", name="Alarms").click()
    threshold = page.get_by_role("spinbutton", name=re.compile("Temperature"))
    await threshold.fill("30")
    await platform.do("reset_log")
    await submit(page)
    await platform.receives("status", None, ATTIC)

    async def is_on() -> bool:
        entity = (await empty_home.entities())[f"{ATTIC}_temperature_alarm"]
        found = (await empty_home.states())[entity["entity_id"]]
        return bool(found["state"] == "on")

    await wait_until(is_on, "the temperature alarm is on")
