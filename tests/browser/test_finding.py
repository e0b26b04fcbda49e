"""Gateways that speak differently, met by a person: found, told by an example, reported."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import re

from playwright.async_api import Page, WebSocketRoute, expect

from script.tools.finding_pictures import FOUND, NEEDS_EXAMPLE, turn_off
from script.tools.live import simulator as simulator_process
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import ATTIC
from script.tools.live.processes import free_port
from script.tools.live.set_up import (
    choose,
    fill,
    reads,
    send_account,
    submit,
    take_devices,
)
from script.tools.live.simulator import Simulator
from simulator import Account
from simulator.dialects import dialect_of, example

LATE = 3.0
"""Seconds by which a page listens late: longer than the search takes."""


@asynccontextmanager
async def speaking(dialect: str, folder: Path) -> AsyncIterator[Simulator]:
    """Run a platform that speaks differently."""
    options = ("--devices", "1", "--punctual", "--dialect", dialect)
    async with simulator_process.start(
        free_port(), *options, log=folder / "simulator.log"
    ) as running:
        yield running


async def test_gateway_is_found_and_a_band_is_switched(
    empty_page: Page, empty_home: HomeAssistant, tmp_path: Path
) -> None:
    """I type my account, see what was found, and turn a band off on the device's page."""
    page = empty_page
    await empty_home.remove_integration()
    async with speaking(FOUND, tmp_path) as running:
        await send_account(page, running.account)
        await reads(page, "This works with your gateway")
        await reads(page, "✓ POST /security/session")
        await submit(page)
        await take_devices(page)
        await turn_off(page, empty_home, running)
        await empty_home.remove_integration()


async def test_slow_page_is_shown_what_was_found(
    empty_page: Page, empty_home: HomeAssistant, tmp_path: Path
) -> None:
    """My browser listens for the end of the search only after the search has ended."""
    page = empty_page
    await empty_home.remove_integration()

    def hold_up(browser: WebSocketRoute) -> None:
        house, in_order = browser.connect_to_server(), asyncio.Lock()

        async def pass_on(message: str | bytes) -> None:
            async with in_order:
                if "data_entry_flow_progressed" in str(message):
                    await asyncio.sleep(LATE)
                house.send(message)

        browser.on_message(pass_on)

    await page.route_web_socket("**/api/websocket", hold_up)
    async with speaking(FOUND, tmp_path) as running:
        await send_account(page, running.account)
        await reads(page, "This works with your gateway")


async def test_gateway_that_needs_an_example(
    empty_page: Page, empty_home: HomeAssistant, tmp_path: Path
) -> None:
    """What the reseller gave me is enough, and I see what was understood of it."""
    page = empty_page
    await empty_home.remove_integration()
    async with speaking(NEEDS_EXAMPLE, tmp_path) as running:
        await send_account(page, running.account)
        await reads(page, "The gateway expects other requests")
        await choose(page, "Paste an example")
        await fill(page, example="curl 'https://half")
        await submit(page)
        await reads(page, "A quotation mark or a bracket is not closed")
        text = example(dialect_of(NEEDS_EXAMPLE), "curl", gateway=running.url)
        await fill(page, example=text)
        await submit(page)
        await reads(page, "Found in the example")
        await reads(page, "✓ PUT /security/login")
        await choose(page, "Try it out")
        await reads(page, "This works with your gateway")
        await submit(page)
        await take_devices(page)
        await empty_home.remove_integration()


async def test_gateway_that_nothing_helps_is_reported(
    empty_page: Page, empty_home: HomeAssistant, tmp_path: Path
) -> None:
    """I get a text that I can paste into an issue, and it holds nothing of mine."""
    page = empty_page
    await empty_home.remove_integration()
    async with speaking(NEEDS_EXAMPLE, tmp_path) as running:
        await send_account(page, running.account)
        await reads(page, "The gateway expects other requests")
        await choose(page, "Create a report")
        report = page.get_by_role("textbox", name=re.compile("Report"))
        await expect(report).to_have_value(re.compile(r"POST /security/login \| 405"))
        told = await report.input_value()
        account = Account()
        for secret in (account.password, account.client_key, account.name, ATTIC):
            assert secret not in told
