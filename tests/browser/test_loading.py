"""The order in which a page gets its code."""

import asyncio
import re

from playwright.async_api import BrowserContext, Route, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.visitor import fleet, open_page


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(r"/frontend_latest/app\.", id="Home Assistant's code"),
        pytest.param(r"/stellacontrol\.js", id="ours"),
    ],
)
async def test_fleet_is_there_whichever_code_comes_last(
    context: BrowserContext, home: HomeAssistant, late: str
) -> None:
    """I see my repeaters on a slow line too, in whichever order the files arrive."""

    async def delay(route: Route) -> None:
        # Longer than everything else takes, and less than Home Assistant waits for us.
        await asyncio.sleep(2)
        await route.continue_()

    await context.route(re.compile(late), delay)
    page = await open_page(context, home.url)
    await expect(fleet(page).locator(".row")).to_have_count(2)
