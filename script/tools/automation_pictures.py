"""Pictures of automations: the editor, and the pages that triggers are picked from."""

from pathlib import Path

from playwright.async_api import Page, expect

from script.tools.finding_pictures import shoot
from script.tools.live.editor import choose, choose_alarms, pick
from script.tools.live.visitor import go

EDITOR = "/config/automation/edit/new"


async def take_editor(page: Page, folder: Path, area: str) -> None:
    """Make an automation for an area, and take pictures of its parts."""
    await go(page, EDITOR)
    await pick(page, "trigger", area)
    offered = page.get_by_text("Repeater alarm began").first
    await offered.scroll_into_view_if_needed()
    await shoot(page, folder, "automation_offered")
    await offered.click()
    await choose_alarms(page, "Over power", "Feedback", band="800 MHz (08)")
    await shoot(page, folder, "automation_alarm")
    await choose(page, "condition", "Repeater is connected", area)
    await expect(page.get_by_text("For at least").first).to_be_visible()
    await shoot(page, folder, "automation_condition")
    await choose(page, "action", "Start boost", area)
    await shoot(page, folder, "automation_action")


async def take_area(page: Page, folder: Path, area_id: str) -> None:
    """Take a picture of an area's page with its repeaters."""
    await go(page, f"/home/areas-{area_id}")
    await expect(page.get_by_text("800 MHz signal strength").first).to_be_visible()
    await shoot(page, folder, "area")


async def take_exposure(page: Page, folder: Path) -> None:
    """Take a picture of the entities that are exposed to voice assistants."""
    await go(page, "/config/voice-assistants/expose")
    await expect(page.get_by_text("Attic Temperature").first).to_be_visible()
    await shoot(page, folder, "voice")
