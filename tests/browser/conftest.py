"""A house with a simulated platform, open in a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect
import pytest

from script.tools.live import chromium, simulator as simulator_process
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import show_fleet_first
from script.tools.live.platform import Platform
from script.tools.live.processes import free_port
from script.tools.live.simulator import Simulator
from script.tools.live.visitor import SIZE, open_page

# A page that waits for a message on a busy machine; what is there is found at once.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Start the system's Chromium."""
    async with chromium.start() as found:
        yield found


@pytest.fixture(scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Simulator]:
    """Run a platform with two repeaters."""
    log = tmp_path_factory.mktemp("simulator") / "output.log"
    options = ("--devices", "2", "--frequency", "10m", "--punctual")
    async with simulator_process.start(free_port(), *options, log=log) as found:
        yield found


@pytest.fixture(scope="session")
async def empty_home(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant that does not know the integration yet."""
    folder = tmp_path_factory.mktemp("empty")
    async with HomeAssistant.start(folder, port=free_port(), quiet=True) as found:
        yield found


@pytest.fixture(scope="session")
async def home(
    tmp_path_factory: pytest.TempPathFactory, running: Simulator
) -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant with the account and the fleet dashboard."""
    folder = tmp_path_factory.mktemp("home")
    async with HomeAssistant.start(folder, port=free_port(), quiet=True) as found:
        await found.add_integration(running.account)
        await show_fleet_first(found)
        yield found


@pytest.fixture
async def platform(running: Simulator) -> AsyncIterator[Platform]:
    """Return the platform as a test of a page sees it, and leave it well."""
    async with Platform.connected(running) as found:
        await found.do("reset_log")
        yield found
        await found.heal()


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """Open a browser window with nothing in it."""
    found = await browser.new_context(viewport=SIZE, locale="en-GB")
    yield found
    await found.close()


@pytest.fixture
async def page(context: BrowserContext, home: HomeAssistant) -> Page:
    """Open the house with the account."""
    return await open_page(context, home.url)


@pytest.fixture
async def empty_page(context: BrowserContext, empty_home: HomeAssistant) -> Page:
    """Open the house without the integration."""
    return await open_page(context, empty_home.url)


@pytest.fixture(scope="session", autouse=True)
def axe() -> str:
    """Return the code of axe, which finds faults for those who do not see or point."""
    root = Path(__file__).parents[2]
    return (root / "frontend/node_modules/axe-core/axe.min.js").read_text()
