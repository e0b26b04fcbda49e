"""The examples of README and docs do what they say, exactly as printed."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
import re
from typing import Any
from urllib.parse import quote

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant import DOMAIN as HOMEASSISTANT
from homeassistant.const import STATE_OFF
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from simulator import DeviceSpec, Simulator
from tests.automations import BLUEPRINTS, ROOT, automate, look, turns, wait
from tests.conftest import SERIAL
from tests.scenes import OFF_SOON, parameters

PAGES = ("README.md", "docs/examples.md", "docs/dashboards.md", "docs/automations.md")
TEXT = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)

ALARM = "First automation"
BAND_ALARMS = "Notify about band alarms"
BOOST = "Get faster readings while you work on a site"
SET_BANDS = "Turn several bands on and off at once"
STATUS = "Use the complete last status"
ACTION = "Actions"
DASHBOARD = "Switch bands on a dashboard"
SHOWN_HERE = {ALARM, BAND_ALARMS, BOOST, SET_BANDS, STATUS, ACTION, DASHBOARD}
"""Headings of the examples that are tested below."""


def examples() -> list[tuple[str, str]]:
    """Return the heading and the text of each YAML block."""
    found, heading = [], ""
    for title, text in re.findall(
        r"^#+ ([^\n]+)$|^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL
    ):
        if title:
            heading = title
        else:
            found.append((heading, text))
    return found


def example(heading: str) -> dict[str, Any]:
    """Return the example under a heading, as Home Assistant reads it."""
    (text,) = (text for title, text in examples() if title == heading)
    read = parse_yaml(StringIO(text))
    if isinstance(read, list):
        return {"sequence": read}  # actions alone
    assert isinstance(read, dict)
    return read


@pytest.fixture
async def simulator(freezer: FrozenDateTimeFactory) -> AsyncIterator[Simulator]:
    """Run a platform with the repeater of the examples, early in a month."""
    freezer.move_to(datetime(2026, 11, 3, 12, tzinfo=UTC))
    attic = DeviceSpec(serial=SERIAL, label="Attic", location=None, phase=0.0)
    async with Simulator(seed=1, devices=[attic], punctual=True) as running:
        yield running


@pytest.fixture
def told(hass: HomeAssistant, loaded_entry: MockConfigEntry) -> list[ServiceCall]:
    """Return what the user is told."""
    return async_mock_service(hass, "persistent_notification", "create")


async def run_script(hass: HomeAssistant, heading: str) -> None:
    """Set up an example that is a script, and run it."""
    assert await async_setup_component(
        hass, "script", {"script": {"ours": example(heading)}}
    )
    await hass.services.async_call("script", "ours", blocking=True)
    await turns()


def test_every_example_is_tested() -> None:
    """Each YAML block has its test below."""
    headings = [heading for heading, _ in examples()]
    assert len(headings) == len(SHOWN_HERE)
    assert set(headings) == SHOWN_HERE
    assert len(headings) == len(re.findall(r"^ *```ya?ml", TEXT, re.MULTILINE))


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_alarm_of_the_repeater(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """An alarm, when it has been on for two minutes; a hiccup tells it no second time."""
    await automate(hass, example(ALARM))
    simulator.scenes.temperature(SERIAL, 90)
    await look(hass, simulator)
    await wait(hass, freezer, 110)
    assert not told
    await wait(hass, freezer, 20)
    simulator.scenes.fault("status", call="status", status=500)
    with pytest.raises(HomeAssistantError):
        await look(hass, simulator)
    simulator.scenes.clear_faults()
    await look(hass, simulator)
    await wait(hass, freezer, 130)
    assert [call.data["message"] for call in told] == ["Attic: temperature"]


async def test_band_alarms(
    hass: HomeAssistant, simulator: Simulator, told: list[ServiceCall]
) -> None:
    """Each alarm is told once, also two of the same moment, and its end is not."""
    await automate(hass, example(BAND_ALARMS))
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.alarm(SERIAL, "21", "automatic_shutdown")
    await look(hass, simulator)
    simulator.scenes.alarm(SERIAL, "08", "feedback", False)
    await look(hass, simulator)
    assert sorted(call.data["message"] for call in told) == [
        "2100 MHz: automatic shutdown",
        "800 MHz: feedback",
    ]


async def test_boost_while_working(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The repeater is faster while the toggle is on."""
    toggle = {"work_in_the_attic": None}
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": toggle})
    await automate(hass, example(BOOST))
    for turned in ("turn_on", "turn_off"):
        await hass.services.async_call(
            "input_boolean", turned, {"entity_id": "input_boolean.work_in_the_attic"}
        )
        await turns()
    assert parameters(simulator) == [
        {"messageFrequency": "10s"},
        {"messageFrequency": "10m"},
    ]


async def test_several_bands(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """All bands travel in one request."""
    run = hass.async_create_task(run_script(hass, SET_BANDS))
    while not run.done():
        await wait(hass, freezer, 0.1)
    await run
    bands = {"08": True, "09": True, "21": False, "26": False}
    assert parameters(simulator) == [{"bands": bands, "messageFrequency": "10s"}]


async def test_action_for_an_area(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """The repeaters of the area report faster."""
    area = ar.async_get(hass).async_create("Roof")
    registry = dr.async_get(hass)
    (device,) = dr.async_entries_for_config_entry(registry, loaded_entry.entry_id)
    registry.async_update_device(device.id, area_id=area.id)
    run = hass.async_create_task(run_script(hass, ACTION))
    while not run.done():
        await wait(hass, freezer, 0.1)
    await run
    assert parameters(simulator) == [{"messageFrequency": "10s"}]


async def test_whole_status(
    hass: HomeAssistant, simulator: Simulator, told: list[ServiceCall]
) -> None:
    """The status is there to make a sentence of."""
    simulator.scenes.temperature(SERIAL, 41.5)
    await look(hass, simulator)
    await run_script(hass, STATUS)
    (call,) = told
    assert re.fullmatch(
        r"41\.5 °C, firmware [\w.]+, up for [\d.]+ hours", call.data["message"]
    )


async def test_dashboard(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Each row shows something, and a tap on the toggle does what it should.

    A browser is not at hand; the row performs this action.
    """
    assert await async_setup_component(hass, HOMEASSISTANT, {})
    card = example(DASHBOARD)
    assert card["type"] == "entities"
    for row in card["entities"]:
        shown = hass.states.get(row["entity"])
        assert shown is not None
        assert row.get("attribute", "pending") in shown.attributes
    switch = card["entities"][0]["entity"]
    tap = hass.async_create_task(
        hass.services.async_call(
            HOMEASSISTANT, "toggle", {"entity_id": switch}, blocking=True
        )
    )
    await turns()
    await wait(hass, freezer, 0.5)
    await tap
    assert hass.states.is_state(switch, STATE_OFF)
    assert parameters(simulator) == [OFF_SOON]


@pytest.mark.parametrize(
    "blueprint", sorted(BLUEPRINTS.glob("*.yaml")), ids=lambda file: file.stem
)
def test_blueprint_can_be_imported(blueprint: Path) -> None:
    """Each blueprint has a link that imports it from where it is."""
    path = blueprint.relative_to(ROOT)
    address = f"https://github.com/ha-stellacontrol/ha-stellacontrol/blob/main/{path}"
    link = "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url="
    assert f"({link}{quote(address, safe='')})" in TEXT
    assert f"(../{path})" in TEXT
