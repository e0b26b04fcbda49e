"""The automation editor's own way through a real Home Assistant, of any version."""

from pathlib import Path
from typing import Any

import pytest

from script.tools.live import simulator as simulator_process
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.platform import Platform
from script.tools.live.processes import free_port, wait_until
from tests.end_to_end.test_end_to_end import SERIAL, complaints

WITHIN = 60
"""Seconds in which a busy machine gets there."""

ONE_DEVICE = ("--devices", "1", "--frequency", "10m")

AUTOMATION: dict[str, Any] = {
    "alias": "Band in trouble",
    "triggers": [
        {
            "trigger": "stellacontrol.alarm_began",
            "options": {"alarms": ["feedback", "over_power"], "bands": ["08"]},
        }
    ],
    "conditions": [
        {
            "condition": "stellacontrol.is_connected",
            "options": {"behavior": "any", "for": "00:00:00"},
        }
    ],
    "actions": [{"action": "stellacontrol.end_boost"}],
    "mode": "queued",
}


async def takes_helpers_and_scripts(home: HomeAssistant, device: str) -> None:
    """Make what docs/examples.md asks for: a toggle, and a script that is there at once."""
    await home.command("input_boolean/create", name="Work in the attic")
    action = {"action": "stellacontrol.end_boost", "target": {"device_id": [device]}}
    script = {"alias": "End it", "sequence": [action]}
    await home.post("/api/config/script/config/end_it", script)

    async def are_there() -> bool:
        return {"input_boolean.work_in_the_attic", "script.end_it"} <= set(
            await home.states()
        )

    await wait_until(are_there, "helper and script are there", within=WITHIN)


@pytest.mark.end_to_end
@pytest.mark.timeout(300)
async def test_editor_offers_saves_and_runs(
    socket_enabled: None, tmp_path: Path
) -> None:
    """I pick a repeater and an area, choose an alarm, save, and it runs once."""
    folder = tmp_path / "home_assistant"
    async with (
        simulator_process.start(
            free_port(), *ONE_DEVICE, log=tmp_path / "simulator.log"
        ) as running,
        Platform.connected(running) as platform,
        HomeAssistant.start(folder, port=free_port()) as home,
    ):
        await home.add_integration(running.account)
        device = await the_repeater(home)
        area = await home.command("config/area_registry/create", name="Tower")
        await home.command(
            "config/device_registry/update",
            device_id=device,
            area_id=area["area_id"],
        )
        await is_offered(home, {"device_id": [device]})
        await is_offered(home, {"area_id": [area["area_id"]]})
        await takes_helpers_and_scripts(home, device)
        target = {"device_id": [device]}
        automation = {
            **AUTOMATION,
            "triggers": [{**AUTOMATION["triggers"][0], "target": target}],
            "conditions": [{**AUTOMATION["conditions"][0], "target": target}],
            "actions": [{**AUTOMATION["actions"][0], "target": target}],
        }
        await home.post("/api/config/automation/config/band_in_trouble", automation)
        for band, kind in (("21", "feedback"), ("08", "feedback")):
            await platform.do("alarm", serial=SERIAL, band=band, kind=kind)
        await look(home, platform)
        await wait_until(
            lambda: has_run(home, 1), "the automation has run", within=WITHIN
        )
        await look(home, platform)
        assert await has_run(home, 1)
    assert complaints(folder) == []


async def the_repeater(home: HomeAssistant) -> str:
    """Return the id of the repeater's device."""
    devices = await home.command("config/device_registry/list")
    [found] = [device for device in devices if device["serial_number"] == SERIAL]
    return str(found["id"])


async def is_offered(home: HomeAssistant, target: dict[str, Any]) -> None:
    """The editor offers triggers, conditions and actions of ours for a target."""
    for part, wanted in (
        ("triggers", "stellacontrol.alarm_began"),
        ("conditions", "stellacontrol.has_alarm"),
        ("services", "stellacontrol.boost"),
    ):

        async def is_there(part: str = part, wanted: str = wanted) -> bool:
            offered = await home.command(f"get_{part}_for_target", target=target)
            return wanted in offered

        # Home Assistant reads the descriptions of a new integration in the background.
        await wait_until(is_there, f"{wanted} is offered", within=WITHIN)


async def look(home: HomeAssistant, platform: Platform) -> None:
    """Let the repeater send a message, and Home Assistant read it."""
    await platform.do("send_now", serial=SERIAL)
    entities = await home.command("config/entity_registry/list")
    [refresh] = [
        entity["entity_id"]
        for entity in entities
        if entity["unique_id"] == f"{SERIAL}_refresh"
    ]
    await home.command(
        "call_service",
        domain="button",
        service="press",
        service_data={"entity_id": refresh},
    )


async def has_run(home: HomeAssistant, times: int) -> bool:
    """Whether the automation has been triggered so many times, and never failed."""
    traces = await home.command(
        "trace/list", domain="automation", item_id="band_in_trouble"
    )
    finished = [trace for trace in traces if trace["state"] == "stopped"]
    assert all(trace["script_execution"] == "finished" for trace in finished), traces
    return len(finished) == times
