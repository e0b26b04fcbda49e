"""Measure how long the fleet view takes to load, beside Home Assistant's own dashboard.

Both show the same repeaters, in the same house and the same browser, by turns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
import tempfile

from playwright.async_api import (
    Browser,
    Locator,
    Page,
    TimeoutError as PlaywrightTimeoutError,
)

from script.tools.live import chromium, simulator
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.measuring import measured
from script.tools.live.pages import FLEET, show_fleet_first
from script.tools.live.processes import LiveError, free_port, wait_until
from script.tools.live.visitor import SIZE, open_page

GENERATED = "generated-dashboard"

QUIET_FOR = 2_000
"""Milliseconds without a task of 50 ms after which a page counts as interactive."""
AT_MOST = 120_000
"""Milliseconds after which a page that is never quiet is given up."""

# Before the page's own scripts: notes when each task of 50 ms or more ended.
_WATCH = """
window.longTasks = [];
new PerformanceObserver(list => {
  for (const task of list.getEntries())
    window.longTasks.push([task.startTime + task.duration, task.duration]);
}).observe({type: "longtask", buffered: true});
"""
# Milliseconds since the navigation began: the end of the last long task so far.
_INTERACTIVE = """
([shown, quiet]) => {
  const last = Math.max(shown, ...window.longTasks.map(([end]) => end));
  return performance.now() - last > quiet ? last : null;
}
"""


@dataclass(frozen=True)
class View:
    """A page to be measured, and what must be on it."""

    name: str
    path: str
    content: Callable[[Page], Locator]


VIEWS = (
    View("fleet view", f"/{FLEET}/fleet", lambda page: page.locator(".row").first),
    View(
        "Home Assistant's generated dashboard",
        f"/{GENERATED}/0",
        lambda page: page.locator("hui-entities-card, hui-tile-card").first,
    ),
)


@dataclass(frozen=True)
class Load:
    """One load of a page, in milliseconds from its navigation's begin."""

    shown: float
    interactive: float
    blocked: float
    """What tasks of 50 ms and more took beyond 50 ms each."""
    scripting: float
    elements: int


async def measure(devices: int, rounds: int) -> dict[str, list[Load]]:
    """Load each view a number of times, by turns."""
    loads: dict[str, list[Load]] = {view.name: [] for view in VIEWS}
    options = ("--devices", str(devices), "--frequency", "10m")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            simulator.start(free_port(), *options, log=folder / "simulator.log") as end,
            HomeAssistant.start(folder / "home", port=free_port(), quiet=True) as home,
            chromium.start() as browser,
        ):
            await home.add_integration(end.account)
            entities = await _filled(home, devices)
            print(f"{devices} repeaters with {entities} states")
            await _make_dashboards(home)
            for number in range(rounds + 1):
                for view in VIEWS:
                    load = await _load(browser, home, view)
                    # The first load of each fills the caches of Home Assistant.
                    if number:
                        loads[view.name].append(load)
                        print(f"{view.name}: {load}")
    return loads


async def _filled(home: HomeAssistant, devices: int) -> int:
    """Wait until every repeater has told something, and return how many states there are."""

    async def told() -> bool:
        states = await home.states()
        connected = [
            states.get(entity["entity_id"], {}).get("state")
            for key, entity in (await home.entities()).items()
            if key.endswith("_connected")
        ]
        return len(connected) == devices and "unknown" not in connected

    await wait_until(told, "every repeater is there", within=600)
    return len(await home.states())


async def _make_dashboards(home: HomeAssistant) -> None:
    await show_fleet_first(home)
    await home.command(
        "lovelace/dashboards/create", url_path=GENERATED, title="Generated"
    )
    await home.command(
        "lovelace/config/save",
        url_path=GENERATED,
        config={"strategy": {"type": "original-states"}},
    )


async def _load(browser: Browser, home: HomeAssistant, view: View) -> Load:
    """Load a view in a window that has been in the house, as a user's has."""
    context = await browser.new_context(viewport=SIZE, locale="en-GB")
    first = await open_page(context, home.url, "/profile/general")
    # A page of its own: Chromium counts from the page's beginning.
    page = await context.new_page()
    await first.close()
    await page.add_init_script(_WATCH)
    chrome = await context.new_cdp_session(page)
    await chrome.send("Performance.enable")
    await page.goto(f"{home.url}{view.path}", wait_until="commit")
    await view.content(page).wait_for(timeout=AT_MOST)
    shown = await page.evaluate("performance.now()")
    try:
        interactive = await page.wait_for_function(
            _INTERACTIVE, arg=[shown, QUIET_FOR], timeout=AT_MOST, polling=100
        )
    except PlaywrightTimeoutError as err:
        raise LiveError(f"{view.name} is never quiet") from err
    metrics = await chrome.send("Performance.getMetrics")
    load = Load(
        shown=round(shown),
        interactive=round(await interactive.json_value()),
        blocked=round(
            await page.evaluate(
                "window.longTasks.reduce((sum, [, took]) => sum + took - 50, 0)"
            )
        ),
        scripting=round(1000 * metric(metrics, "ScriptDuration")),
        elements=round(metric(metrics, "Nodes")),
    )
    await context.close()
    return load


def metric(metrics: dict[str, list[dict[str, object]]], name: str) -> float:
    """Return one of the figures that Chromium counts of a page."""
    for metric in metrics["metrics"]:
        if metric["name"] == name:
            return float(str(metric["value"]))
    raise LiveError(f"Chromium has no metric {name}")


def _table(loads: dict[str, list[Load]]) -> str:
    rows = [
        "| | shown | interactive | blocked | scripting | DOM nodes |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, found in loads.items():
        cells = [
            _spread([getattr(load, field) for load in found])
            for field in ("shown", "interactive", "blocked", "scripting")
        ]
        nodes = f"{median(load.elements for load in found):,.0f}"
        rows.append("| " + " | ".join((name, *cells, nodes)) + " |")
    return "\n".join(rows)


def _spread(values: list[float]) -> str:
    return (
        f"{median(values) / 1000:.2f} s"
        f" ({min(values) / 1000:.2f} to {max(values) / 1000:.2f})"
    )


def main() -> None:
    """Measure, and print the table."""
    purpose = (
        "Load the fleet view of many simulated repeaters, and by turns the dashboard that"
        " Home Assistant generates of the same entities, in Chromium (Debian: apt-get"
        " install chromium; or its path in CHROMIUM)."
    )
    command = "script/bench_dashboard"
    print(_table(measured(command, purpose, measure, devices=200, rounds=7)))


if __name__ == "__main__":
    main()
