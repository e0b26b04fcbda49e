"""Texts of a hostile platform on every page that shows them.

Nine repeaters, each with another kind of text wherever the platform tells a text. No page
may ask a foreign host for anything, run a script of theirs, or lose its form.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
import re
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, Request, expect
import pytest

from script.tools.live import simulator as simulator_process
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET, show_fleet_first
from script.tools.live.platform import Platform
from script.tools.live.processes import LiveError, free_port, wait_until
from script.tools.live.set_up import reads, send_account, take_devices
from script.tools.live.simulator import Simulator
from script.tools.live.visitor import PHONE, SIZE, card, fleet, go, open_page
from simulator.hostile import HOSTILE_TEXTS

SERIALS = {kind: f"SR100000{n}" for n, kind in enumerate(HOSTILE_TEXTS, start=1)}
PICTURE = "markdown"
"""The kind that would fetch a picture."""

OVERFLOWING = "() => document.scrollingElement.scrollWidth - window.innerWidth"


@dataclass
class Visit:
    """A window, and what it did that it should not."""

    page: Page
    own: str
    """Host and port of the house."""
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Take note of requests to others, and of scripts that speak up."""
        self.page.on("request", self._requested)
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != self.own:
            self.faults.append(request.url)

    async def assert_unharmed(self) -> None:
        """Check that nothing of it happened, and that nothing is wider than the page."""
        assert self.faults == []
        assert await self.page.evaluate(OVERFLOWING) <= 0


@pytest.fixture(scope="module")
async def hostile(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Simulator]:
    """Run a platform whose every repeater has another kind of hostile texts."""
    log = tmp_path_factory.mktemp("hostile") / "output.log"
    options = ("--devices", str(len(SERIALS)), "--frequency", "10m", "--punctual")
    async with simulator_process.start(free_port(), *options, log=log) as running:
        async with Platform.connected(running) as platform:
            for kind, serial in SERIALS.items():
                await platform.do("hostile", serial=serial, kind=kind)
        yield running


@pytest.fixture(scope="module", autouse=True)
async def alone(empty_home: HomeAssistant) -> AsyncIterator[None]:
    """Have no account of other tests in the house, and leave none to them."""
    await empty_home.remove_integration()
    yield
    await empty_home.remove_integration()


@pytest.fixture
async def visit(browser: Browser, empty_home: HomeAssistant) -> AsyncIterator[Visit]:
    """Open the house in a window that takes note of what it should not do."""
    context = await browser.new_context(viewport=PHONE, locale="en-GB")
    found = Visit(
        await open_page(context, empty_home.url), urlsplit(empty_home.url).netloc
    )
    found.watch()
    yield found
    await context.close()


@pytest.fixture
async def account(empty_home: HomeAssistant, hostile: Simulator) -> dict[str, str]:
    """Return the repeaters' devices by kind, with the account set up."""
    if not await empty_home.entries():
        await empty_home.add_integration(hostile.account)
    await show_fleet_first(empty_home)

    async def found() -> dict[str, str]:
        entities = await empty_home.entities()
        devices = {
            kind: str(entities[f"{serial}_reboot"]["device_id"])
            for kind, serial in SERIALS.items()
            if f"{serial}_reboot" in entities
        }
        return devices if len(devices) == len(SERIALS) else {}

    return await wait_until(found, "all repeaters are there")


async def test_set_up_and_integration_page(
    visit: Visit, empty_home: HomeAssistant, hostile: Simulator
) -> None:
    """I choose among repeaters with such names, and see them listed."""
    await empty_home.remove_integration()
    await visit.page.set_viewport_size(SIZE)
    await send_account(visit.page, hostile.account)
    await reads(visit.page, "Choose devices")
    await visit.assert_unharmed()
    await take_devices(visit.page)
    await go(visit.page, "/config/integrations/integration/stellacontrol")
    await expect(visit.page.locator("body")).to_contain_text("devices")
    await visit.assert_unharmed()


async def test_fleet(visit: Visit, account: dict[str, str]) -> None:
    """Each repeater has a row; the longest name takes some lines of a phone, not all."""
    await go(visit.page, f"/{FLEET}/fleet")
    rows = fleet(visit.page).locator(".row")
    await expect(rows).to_have_count(len(account))
    heights = await rows.evaluate_all("rows => rows.map(row => row.clientHeight)")
    assert max(heights) < PHONE["height"] / 2
    assert visit.faults == []


@pytest.mark.parametrize("kind", ["markdown", "html", "long", "marks"])
async def test_card_and_device_page(
    visit: Visit, account: dict[str, str], kind: str
) -> None:
    """The front panel keeps its form, and so does Home Assistant's own page."""
    await go(visit.page, f"/{FLEET}/{account[kind]}")
    bands = card(visit.page).locator("li.band")
    await expect(bands.first).to_be_visible()
    heights = await bands.evaluate_all("bands => bands.map(band => band.clientHeight)")
    assert max(heights) == min(heights)
    await visit.assert_unharmed()
    await go(visit.page, f"/config/devices/device/{account[kind]}")
    await reads(visit.page, "Stella Doradus")
    assert visit.faults == []


async def test_repair_and_notification(
    visit: Visit, empty_home: HomeAssistant, hostile: Simulator, account: dict[str, str]
) -> None:
    """What Home Assistant shows as Markdown holds the name, and fetches no picture."""
    serial = SERIALS[PICTURE]
    async with Platform.connected(hostile) as platform:
        await platform.do("forbid", function="reboot")
        entity_id = (await empty_home.entities())[f"{serial}_reboot"]["entity_id"]
        name = (await empty_home.states())[entity_id]["attributes"]["friendly_name"]
        refused = {"entity_id": entity_id}
        with pytest.raises(LiveError):
            await empty_home.post("/api/services/button/press", refused)
    await empty_home.post(
        "/api/services/persistent_notification/create", {"message": f"Alarm: {name}"}
    )
    await visit.page.set_viewport_size(SIZE)
    await go(visit.page, "/config/repairs")
    await visit.page.get_by_text("reboot").first.click()
    await reads(visit.page, re.compile("Ask your reseller to enable the command"))
    await expect(visit.page.locator("ha-markdown img")).to_have_count(0)
    assert visit.faults == []
    await go(visit.page, "/config/repairs")
    await visit.page.get_by_text("Notifications").first.click()
    await reads(visit.page, re.compile("Alarm: "))
    await expect(visit.page.locator("ha-markdown img")).to_have_count(0)
    assert visit.faults == []
