"""Automations on our triggers, and alarms that start them."""

from typing import Any

from homeassistant.core import HomeAssistant

from simulator import Simulator
from tests.automations import automate, look
from tests.conftest import SERIAL

WHAT = "{{ trigger.name }}: {{ trigger.label }} {{ trigger.alarm | default('') }}"


async def use(
    hass: HomeAssistant,
    trigger: str,
    target: dict[str, Any] | None = None,
    *,
    lasting: object = None,
    **options: object,
) -> None:
    """Make an automation that tells me when a trigger fires."""
    if lasting is not None:
        options["for"] = lasting
    chosen: dict[str, Any] = {"trigger": f"stellacontrol.{trigger}"}
    if target is not None:
        chosen["target"] = target
    if options:
        chosen["options"] = options
    await automate(
        hass,
        {
            "triggers": [chosen],
            "actions": [{"action": "notify.phone", "data": {"message": WHAT}}],
            "mode": "queued",
        },
    )


def heard(told: list[str]) -> list[str]:
    """Return what I was told since the last time."""
    new = list(told)
    told.clear()
    return new


async def alarm(
    hass: HomeAssistant,
    simulator: Simulator,
    band: str,
    kind: str,
    *,
    on: bool = True,
    serial: str = SERIAL,
) -> None:
    """Let an alarm begin or end, and Home Assistant read of it."""
    simulator.scenes.alarm(serial, band, kind, on)
    await look(hass, simulator, serial)
