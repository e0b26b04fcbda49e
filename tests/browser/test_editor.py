"""The automation editor: what it offers, how it looks, and that what is saved runs once."""

from collections.abc import AsyncIterator
from typing import Any

from playwright.async_api import Page
import pytest

from script.tools.live.editor import choose, choose_alarms, save
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.processes import wait_until
from script.tools.live.visitor import go

AREA = "Ground floor"
REPEATER = f"iRepeater 6 band {ATTIC}"
BANDS = ("21", "08")


class Alarm:
    """A feedback alarm on two bands of a repeater."""

    def __init__(self, home: HomeAssistant, platform: Platform) -> None:
        """Remember who is told."""
        self._home = home
        self._platform = platform

    async def switch(self, *, on: bool) -> None:
        """Begin, or end, and let Home Assistant read it."""
        for band in BANDS:
            await self._platform.do(
                "alarm", serial=ATTIC, band=band, kind="feedback", on=on
            )
        await self.look()

    async def look(self) -> None:
        """Let Home Assistant read it again."""
        await self._platform.report(self._home)


@pytest.fixture
async def alarm(home: HomeAssistant, platform: Platform) -> AsyncIterator[Alarm]:
    """Return an alarm that did not begin yet, and end it."""
    found = Alarm(home, platform)
    yield found
    await found.switch(on=False)


@pytest.fixture(autouse=True)
async def _end_of_automations(home: HomeAssistant) -> AsyncIterator[None]:
    """Remove what was saved: other tests of the same house have alarms, too."""
    yield
    for name, state in (await home.states()).items():
        if name.startswith("automation."):
            number = state["attributes"]["id"]
            await home.delete(f"/api/config/automation/config/{number}")


async def finished_runs(home: HomeAssistant, automation: str) -> list[dict[str, Any]]:
    """Return the traces of an automation that have come to their end."""
    traces = await home.command("trace/list", domain="automation", item_id=automation)
    return [trace for trace in traces if trace["state"] == "stopped"]


@pytest.mark.parametrize("place", [(AREA,), (AREA, REPEATER)], ids=["area", "repeater"])
async def test_automation_is_made_by_choosing_and_runs_once(
    page: Page, home: HomeAssistant, alarm: Alarm, place: tuple[str, ...]
) -> None:
    """Two kinds of alarm on one band, a condition and an action: it runs once."""
    await go(page, "/config/automation/edit/new")
    await choose(page, "trigger", "Repeater alarm began", *place)
    await choose_alarms(page, "Over power", "Feedback", band="800 MHz (08)")
    await choose(page, "condition", "Repeater is connected", *place)
    await choose(page, "action", "End boost", *place)
    automation = await save(page)

    await alarm.switch(on=True)
    await wait_until(lambda: finished_runs(home, automation), "the automation ran")
    await alarm.look()
    (run,) = await finished_runs(home, automation)
    assert run["script_execution"] == "finished"
