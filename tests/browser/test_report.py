"""The site report: on the page, on paper and in a file."""

import asyncio
import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
import re
from time import time

from playwright.async_api import BrowserContext, Locator, Page, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.past import Then, write_states
from script.tools.live.platform import OTHER as SITE
from script.tools.live.processes import wait_until
from script.tools.live.visitor import PHONE, SIZE, faults, go

HOUR = 3600
DAY = 24 * HOUR
REPORT = f"/{FLEET}/report"
BAND = re.compile(rf"{SITE}_band_\d+")

LANDSCAPE = rb"/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]"
PORTRAIT = rb"/MediaBox \[0 0 59[45]\.\d+ 841\.\d+\]"


@pytest.fixture(scope="session")
async def remembered(home: HomeAssistant, home_folder: Path) -> None:
    """Let Home Assistant remember 20 days of the repeater that other tests leave alone.

    It was away for three hours, had two alarms, and somebody turned a band off.
    """
    user = (await home.command("auth/current_user"))["id"]

    async def entity_ids() -> dict[str, str]:
        known = (await home.entities()).items()
        ids = {key: entity["entity_id"] for key, entity in known}
        return ids if any(map(BAND.fullmatch, ids)) else {}

    ids = await wait_until(entity_ids, "the bands are there")
    band = min(filter(BAND.fullmatch, ids))
    past = {ids[key]: told for key, told in _what_happened(band, user).items()}

    async def is_recorded() -> bool:
        told = await home.command(
            "history/history_during_period",
            start_time="2026-01-01T00:00:00Z",
            entity_ids=list(past),
            minimal_response=True,
        )
        return len(told) == len(past)

    await wait_until(is_recorded, "the entities are in the database")
    await asyncio.to_thread(write_states, home_folder, past)
    await _remember_signal(home, ids[f"{band}_downlink_power"])


def _what_happened(band: str, user: str) -> dict[str, list[Then]]:
    """Return the states of each entity."""
    now = time()
    begin = now - 20 * DAY
    return {
        f"{SITE}_connected": _states(begin, "on", (100, "off"), (97, "on")),
        f"{SITE}_alarm": _states(
            begin, "off", (50, "on"), (49, "off"), (20, "on"), (17.5, "off")
        ),
        f"{band}_feedback": _states(begin, "off", (20, "on"), (17.5, "off")),
        band: [
            *_states(begin, "on"),
            Then(now - 30 * HOUR, "off", user),
            Then(now - 29 * HOUR, "on"),
        ],
    }


def in_last_month() -> datetime:
    """Return a noon of the month before this one.

    The recorder writes this month's values while the tests run.
    """
    last = datetime.now(UTC).replace(day=1) - timedelta(days=1)
    return last.replace(day=15, hour=12, minute=0, second=0, microsecond=0)


async def _remember_signal(home: HomeAssistant, downlink: str) -> None:
    """Let a band have received -64 to -62 dBm in three hours of last month."""
    noon = in_last_month()
    await home.command(
        "recorder/import_statistics",
        metadata={
            "mean_type": 1,
            "has_sum": False,
            "name": None,
            "source": "recorder",
            "statistic_id": downlink,
            "unit_of_measurement": "dBm",
            "unit_class": None,
        },
        stats=[
            {
                "start": (noon - timedelta(hours=ago)).isoformat(),
                **dict.fromkeys(("mean", "min", "max"), -60.0 - ago),
            }
            for ago in (4, 3, 2)
        ],
    )

    async def is_taken() -> bool:
        told = await home.command(
            "recorder/statistics_during_period",
            start_time="2026-01-01T00:00:00Z",
            statistic_ids=[downlink],
            period="hour",
        )
        return downlink in told

    await wait_until(is_taken, "the statistics are in the database")


def _states(begin: float, first: str, *then: tuple[float, str]) -> list[Then]:
    """Return what was when, in hours before now."""
    now = time()
    return [Then(begin, first), *(Then(now - ago * HOUR, what) for ago, what in then)]


@pytest.fixture
async def report(page: Page, remembered: None) -> Locator:
    """Open the report of all repeaters, and wait until it is complete."""
    await go(page, REPORT)
    found = page.locator("stellacontrol-report")
    await expect(found.get_by_role("button", name="Print")).to_have_attribute(
        "aria-disabled", "false"
    )
    return found


def rows(report: Locator, title: str) -> Locator:
    """Return the rows of a table."""
    table = report.locator(f"h2:text-is('{title}') + .scroll")
    return table.locator("tbody tr")


async def printed(page: Page, context: BrowserContext) -> tuple[Page, bytes]:
    """Print, and return the document as a page and as paper."""
    await page.get_by_role("button", name="Print").click()
    document = await page.evaluate(
        "document.querySelector('.stellacontrol-paper')"
        ".contentDocument.documentElement.outerHTML"
    )
    paper = await context.new_page()
    await paper.set_content(document)
    return paper, await paper.pdf(prefer_css_page_size=True)


async def saved(page: Page) -> tuple[str, list[list[str]]]:
    """Save the report, and return the file's name and its rows."""
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Save as CSV").click()
    file = await download.value
    text = (await file.path()).read_text(encoding="utf-8-sig")
    return file.suggested_filename, list(csv.reader(text.splitlines()))


async def test_fleet_is_reported(
    page: Page, context: BrowserContext, report: Locator, axe: str
) -> None:
    """I see how each repeater did, print it on A4, and take it into a spreadsheet."""
    site = rows(report, "All repeaters").filter(has_text=SITE)
    await expect(site).to_contain_text(re.compile(r"99\.3\d?%"))
    await expect(rows(report, "All repeaters")).to_have_count(2)
    await expect(report).to_contain_text("history begins on")
    assert await faults(page, axe, "stellacontrol-report") == []

    paper, pdf = await printed(page, context)
    assert re.search(LANDSCAPE, pdf)
    await expect(paper.locator("tbody tr")).to_have_count(2)
    await expect(paper.locator("button, select")).to_have_count(0)

    name, cells = await saved(page)
    assert re.fullmatch(r"Site report \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d\.csv", name)
    line = next(row for row in cells if row and SITE in row[0])
    # Times offline, the longest; alarms, all their time, the longest.
    assert line[3:8] == ["1", "3:00", "2", "3:30", "2:30"]


async def test_repeater_is_reported(
    page: Page, context: BrowserContext, report: Locator, axe: str
) -> None:
    """I open one from the list, and see each alarm, the signal, and who switched what."""
    await report.get_by_role("button", name=re.compile(SITE)).click()
    await expect(rows(report, "Alarms")).to_have_text(
        [re.compile(r"Feedback\s*\d+ MHz\s*1\s*2 hrs 30 min")]
    )
    switched = rows(report, "Changes")
    await expect(switched).to_have_count(2)
    await expect(switched.first).to_contain_text("Not through Home Assistant")
    await expect(switched.last).to_contain_text("Off")
    await expect(switched.last).to_contain_text("Developer")
    await page.set_viewport_size(PHONE)
    assert await faults(page, axe, "stellacontrol-report") == []
    await page.set_viewport_size(SIZE)
    paper, pdf = await printed(page, context)
    assert re.search(PORTRAIT, pdf)
    await expect(paper.locator("h1")).to_contain_text(SITE)

    month = f"{in_last_month():%Y-%m}"
    await report.get_by_label("Period").select_option(month)
    signal = rows(report, "Received signal (downlink, dBm)")
    await expect(signal).to_have_text([re.compile(r"\d+ MHz\s*-64\s*-63\s*-62")])


async def test_report_of_a_repeater_is_linked(
    page: Page, home: HomeAssistant, remembered: None
) -> None:
    """Below the card of a repeater, I find the report of it."""
    device = next(
        device["id"]
        for device in await home.command("config/device_registry/list")
        if ["stellacontrol", SITE] in device["identifiers"]
    )
    await go(page, f"/{FLEET}/{device}")
    await page.get_by_text("Report", exact=True).last.click()
    await expect(page.locator("stellacontrol-report h1")).to_contain_text(SITE)
