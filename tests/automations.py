"""What tests of automations do: load blueprints and watch what an automation does."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.const import STATE_ON
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id

ROOT = Path(__file__).parent.parent
BLUEPRINTS = ROOT / "blueprints/automation/stellacontrol"

ASKING = (0.3, 1)
"""Leaps in which an alarm that comes again is handed over, or turns out to be first."""

TURNS = 300
"""Turns of the loop in which everything is done that is due, requests included."""


@asynccontextmanager
async def installed_blueprints(
    hass: HomeAssistant, folder: Path
) -> AsyncIterator[None]:
    """Have our blueprints where an import puts them, in a folder of the test's own.

    In the end all automations are turned off, or their timers would outlive the test.
    """
    target = folder / "blueprints/automation/stellacontrol"
    target.mkdir(parents=True)
    for blueprint in BLUEPRINTS.glob("*.yaml"):
        (target / blueprint.name).write_text(blueprint.read_text())
    hass.config.config_dir = str(folder)
    yield
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
    )


async def turns() -> None:
    """Let everything be done that is due now.

    `settle` would also wait for the runs of automations that wait themselves.
    """
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def wait(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, *seconds: float
) -> None:
    """Let time pass, in jumps of so many seconds."""
    for span in seconds:
        freezer.tick(span)
        await turns()


async def look(hass: HomeAssistant, simulator: Simulator, serial: str = SERIAL) -> None:
    """Let a device send a message now, and Home Assistant read it."""
    simulator.scenes.send_now(serial)
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": entity_id(hass, "button", f"{serial}_refresh")},
        blocking=True,
    )
    await turns()


async def automate(hass: HomeAssistant, config: Mapping[str, Any]) -> str:
    """Set up one automation; returns its entity id."""
    assert await async_setup_component(
        hass, AUTOMATION, {AUTOMATION: [{"id": "ours", "alias": "Ours", **config}]}
    )
    await turns()
    found = er.async_get(hass).async_get_entity_id(AUTOMATION, AUTOMATION, "ours")
    assert found is not None
    # A config that is refused makes an automation that is unavailable.
    assert hass.states.is_state(found, STATE_ON)
    return found


async def use_blueprint(hass: HomeAssistant, name: str, **inputs: object) -> str:
    """Make an automation from one of our blueprints; returns its entity id."""
    return await automate(
        hass,
        {"use_blueprint": {"path": f"stellacontrol/{name}.yaml", "input": inputs}},
    )


async def use_blueprint_before_start(
    hass: HomeAssistant, name: str, **inputs: object
) -> str:
    """Make an automation while Home Assistant is about to start; `start` goes on."""
    hass.set_state(CoreState.not_running)
    return await use_blueprint(hass, name, **inputs)


async def start(hass: HomeAssistant) -> None:
    """Let Home Assistant start."""
    await hass.async_start()
    await turns()


def alarm_choices(hass: HomeAssistant, **inputs: object) -> dict[str, Any]:
    """Return what the user fills in to be told of the alarms of our one repeater."""
    return {
        "repeaters": {"entity_id": entity_id(hass, "event", f"{SERIAL}_alarm_event")},
        "actions": [{"action": "notify.phone", "data": {"message": "{{ message }}"}}],
        **inputs,
    }


async def alarm(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    band: str,
    kind: str,
    *,
    on: bool = True,
) -> None:
    """Let an alarm begin or end, and the automation do with it what it does."""
    simulator.scenes.alarm(SERIAL, band, kind, on)
    await look(hass, simulator)
    await wait(hass, freezer, *ASKING)


def messages(told: list[ServiceCall]) -> list[str]:
    """Return what the user was told since the last time."""
    new = [call.data["message"] for call in told]
    told.clear()
    return new
