"""A house with a simulated platform, open in a browser."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
import json
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect
import pytest

from script.tools.live import chromium, simulator as simulator_process
from script.tools.live.configuration import THEME
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET, show_fleet_first
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.processes import free_port, wait_until
from script.tools.live.simulator import Simulator
from script.tools.live.visitor import PHONE, SIZE, SLOW, open_page

# Room for a machine that stalls; what is there is found at once.
expect.set_options(timeout=SLOW)


# The longest first, so that nothing waits for them in the end.
LONG = ("test_card", "test_finding", "test_trouble")


@pytest.hookimpl(trylast=True)  # after the plugin that shuffles them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def two_repeaters(folder: Path) -> AbstractAsyncContextManager[Simulator]:
    """Run a platform with two repeaters while the block lasts."""
    options = ("--devices", "2", "--frequency", "10m", "--punctual")
    return simulator_process.start(free_port(), *options, log=folder / "output.log")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Start the system's Chromium."""
    async with chromium.start() as found:
        yield found


@pytest.fixture(scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Simulator]:
    """Run a platform with two repeaters for the house with the account."""
    async with two_repeaters(tmp_path_factory.mktemp("simulator")) as found:
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
def home_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the Home Assistant with the account keeps its data."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
async def home(home_folder: Path, running: Simulator) -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant with the account and the fleet dashboard."""
    async with HomeAssistant.start(home_folder, port=free_port(), quiet=True) as found:
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
async def attic(home: HomeAssistant) -> str:
    """Return the path of the page of the first repeater, once it is there."""

    async def found() -> str | None:
        for device in await home.command("config/device_registry/list"):
            if ["stellacontrol", ATTIC] in device["identifiers"]:
                return str(device["id"])
        return None

    device_id = await wait_until(found, "the repeater is there")
    return f"/{FLEET}/{device_id}"


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """Open a browser window with nothing in it."""
    found = await browser.new_context(viewport=SIZE, locale="en-GB")
    yield found
    await found.close()


@pytest.fixture(scope="session")
async def window(browser: Browser) -> AsyncIterator[BrowserContext]:
    """Open a window that keeps Home Assistant's code, which takes seconds to load."""
    found = await browser.new_context(viewport=SIZE, locale="en-GB")
    found.set_default_timeout(SLOW)
    yield found
    await found.close()


@pytest.fixture
async def page(window: BrowserContext, home: HomeAssistant) -> AsyncIterator[Page]:
    """Open a tab of the house with the account; a test goes to the page that it needs."""
    found = await window.new_page()
    # Home Assistant's own pages take seconds to load.
    await found.goto(f"{home.url}/manifest.json")
    yield found
    await found.close()


@pytest.fixture
async def empty_page(
    window: BrowserContext, empty_home: HomeAssistant
) -> AsyncIterator[Page]:
    """Open the house without the integration."""
    found = await open_page(window, empty_home.url)
    yield found
    await found.close()


@pytest.fixture(params=[(PHONE, "dark"), (SIZE, "light")], ids=["phone", "desktop"])
async def hebrew(
    browser: Browser, home: HomeAssistant, attic: str, request: pytest.FixtureRequest
) -> AsyncIterator[Page]:
    """Open the house in Hebrew, which our texts do not speak, and in a theme of its own."""
    size, scheme = request.param
    context = await browser.new_context(viewport=size, color_scheme=scheme)
    chosen = {"selectedLanguage": "he", "selectedTheme": {"theme": THEME}}
    for key, value in chosen.items():
        item = f"{json.dumps(key)}, {json.dumps(json.dumps(value))}"
        await context.add_init_script(f"localStorage.setItem({item})")
    page = await open_page(context, home.url, attic)
    yield page
    await context.close()


@pytest.fixture(scope="session", autouse=True)
def axe() -> str:
    """Return the code of axe, which finds faults for those who do not see or point."""
    root = Path(__file__).parents[2]
    return (root / "frontend/node_modules/axe-core/axe.min.js").read_text()
