"""The automation editor: what it offers, how it looks, and that what is saved runs once."""

from typing import Any

from playwright.async_api import Page, expect

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import Platform
from script.tools.live.visitor import go

SERIAL = "SR1000001"
ALARM = {"serial": SERIAL, "kind": "feedback"}


async def choose(page: Page, part: str, offered: str) -> None:
    """Add a trigger, a condition or an action that is offered for an area."""
    await page.get_by_text(f"Add {part}").first.click()
    # The area is named behind the dialog as well, once it was chosen.
    await page.get_by_text("Ground floor").last.click()
    await page.get_by_text(offered).first.click()


async def finished_runs(page: Page) -> list[dict[str, Any]]:
    """Return the traces of all automations that have come to their end."""
    traces: list[dict[str, Any]] = await page.evaluate(
        """() => document.querySelector('home-assistant').hass.callWS(
            {type: 'trace/list', domain: 'automation'})"""
    )
    return [trace for trace in traces if trace["state"] == "stopped"]


async def look(page: Page, platform: Platform) -> None:
    """Let the repeater send a message, and Home Assistant read it."""
    await platform.do("send_now", serial=SERIAL)
    await page.evaluate(
        """() => {
            const hass = document.querySelector('home-assistant').hass;
            const refresh = Object.values(hass.entities).find(
                (entity) => entity.translation_key === 'refresh');
            return hass.callService('button', 'press', {}, {
                device_id: refresh.device_id, entity_id: refresh.entity_id});
        }"""
    )


async def test_automation_is_made_by_choosing_and_runs_once(
    page: Page, home: HomeAssistant, platform: Platform
) -> None:
    """Two kinds of alarm on one band of an area, a condition and an action: it runs once."""
    await go(page, "/config/automation/edit/new")
    await choose(page, "trigger", "Repeater alarm began")
    for kind in ("Over power", "Feedback"):
        await page.get_by_text(kind, exact=True).first.click()
    bands = page.locator("ha-selector-select").nth(1)
    adding = bands.get_by_text("Add", exact=True)  # from 2026.11 on
    await (adding if await adding.count() else bands).click()
    await page.get_by_text("800 MHz (08)").last.click()
    await page.keyboard.press("Escape")
    await choose(page, "condition", "Repeater is connected")
    await choose(page, "action", "End boost")
    await page.get_by_role("button", name="Save").first.click()
    await (
        page.locator("ha-dialog-automation-save")
        .get_by_role("button", name="Save")
        .click()
    )
    await expect(page).not_to_have_url("**/edit/new")

    before = len(await finished_runs(page))
    for band in ("21", "08"):
        await platform.do("alarm", band=band, **ALARM)
    await look(page, platform)
    for _ in range(60):
        runs = (await finished_runs(page))[before:]
        if runs:
            break
        await page.wait_for_timeout(500)
    await look(page, platform)
    runs = (await finished_runs(page))[before:]
    assert [run["script_execution"] for run in runs] == ["finished"]
