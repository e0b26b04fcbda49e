"""A bad day on the pages: told once, values as they were, and over by itself."""

from contextlib import suppress

from playwright.async_api import Page, expect

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.platform import ATTIC, OTHER, Platform
from script.tools.live.processes import LiveError
from script.tools.live.visitor import card, faults, fleet, go


async def _find_out(home: HomeAssistant) -> None:
    """Let both repeaters ask a platform that does not tell."""
    for serial in (ATTIC, OTHER):
        with suppress(LiveError):
            await home.act("button.press", f"{serial}_refresh")


async def test_platform_is_away(
    page: Page, home: HomeAssistant, platform: Platform, attic: str, axe: str
) -> None:
    """Card and fleet say it once and stay as they were, also when they are opened."""
    await go(page, attic)
    panel = card(page)
    await expect(panel.locator(".connection")).to_have_text("Online")
    temperature = await panel.locator(".facts .info").first.inner_text()
    await platform.do("fault", kind="status", status=503)
    await _find_out(home)
    banner = page.locator("stellacontrol-trouble")
    await expect(banner).to_contain_text("The platform has not answered since")
    await expect(panel.locator(".connection")).to_contain_text("Online (as of")
    assert await faults(page, axe, "stellacontrol-card") == []

    await go(page, f"/{FLEET}/fleet")
    await expect(banner).to_have_count(1)
    await expect(fleet(page).locator(".row.past")).to_have_count(2)
    await expect(fleet(page).get_by_role("button", name="Offline")).to_contain_text("0")
    assert await faults(page, axe, "stellacontrol-fleet") == []
    await go(page, attic)
    await expect(panel.locator(".facts .info").first).to_have_text(temperature)

    await platform.do("clear_faults")
    await expect(panel.locator(".connection")).to_have_text("Online")
    await expect(banner).to_have_count(0)


async def test_credentials_are_refused(
    page: Page, home: HomeAssistant, platform: Platform, attic: str
) -> None:
    """The fleet leads to where one signs in again."""
    await go(page, f"/{FLEET}/fleet")
    await expect(fleet(page).locator(".row")).to_have_count(2)
    await platform.do("credentials", password="new")
    await platform.do("expire_tokens")
    await _find_out(home)
    banner = page.locator("stellacontrol-trouble")
    await expect(banner).to_contain_text("The platform refuses the credentials.")
    await banner.get_by_role("link", name="Sign in again").click()
    await expect(page).to_have_url(
        f"{home.url}/config/integrations/integration/stellacontrol"
    )

    await platform.do("credentials", password=str(platform.account["password"]))
    [entry] = await home.entries()
    await home.post(f"/api/config/config_entries/entry/{entry['entry_id']}/reload", {})
    await go(page, f"/{FLEET}/fleet")
    await expect(fleet(page).locator(".row")).to_have_count(2)
    # The simulator may have raised an alarm by itself meanwhile.
    await expect(fleet(page).locator(".row.past")).to_have_count(0)
    await expect(banner).to_have_count(0)
