"""What tests of devices and their entities let happen again and again."""

import asyncio
from collections.abc import Iterable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from simulator.journal import RequestRecord
from tests.conftest import SERIAL
from tests.helpers import entity_id, settle, state

CELLAR = "SR1000002"

OFF_SOON = {"bands": {"08": False}, "messageFrequency": "10s"}
"""What turning the band 08 off sends, with the boost that lets it be confirmed."""


def two_repeaters() -> Simulator:
    """Return a platform with a repeater in the attic and one in the cellar."""
    return Simulator(
        seed=1,
        devices=[
            DeviceSpec(serial=SERIAL, label="Attic", location="Roof", phase=0.0),
            DeviceSpec(serial=CELLAR, label="Cellar", location="Cellar", phase=0.0),
        ],
        punctual=True,
    )


async def press(hass: HomeAssistant, key: str, serial: str = SERIAL) -> None:
    """Press one of a device's buttons."""
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": entity_id(hass, "button", f"{serial}_{key}")},
        blocking=True,
    )
    await settle(hass)


async def choose(hass: HomeAssistant, frequency: str, serial: str = SERIAL) -> None:
    """Choose a device's base frequency."""
    await hass.services.async_call(
        "select",
        "select_option",
        {
            "entity_id": entity_id(hass, "select", f"{serial}_message_frequency"),
            "option": frequency,
        },
        blocking=True,
    )
    await settle(hass)


async def report(
    hass: HomeAssistant, simulator: Simulator, serial: str = SERIAL
) -> None:
    """Let a device send a message now, and look at it."""
    simulator.scenes.send_now(serial)
    await press(hass, "refresh", serial)


def requests(
    simulator: Simulator, call: str, serial: str | None = None
) -> list[RequestRecord]:
    """Return the requests of a kind, oldest first."""
    return [
        request
        for request in simulator.scenes.requests()
        if request.call == call and serial in (None, request.serial)
    ]


def unique_ids(hass: HomeAssistant, serial: str = SERIAL) -> set[str]:
    """Return the unique ids of a device's entities, disabled ones too."""
    return {
        entry.unique_id
        for entry in er.async_get(hass).entities.values()
        if entry.unique_id.startswith(f"{serial}_")
    }


def of_band(ids: Iterable[str], band: str, serial: str = SERIAL) -> set[str]:
    """Return those unique ids that belong to a band."""
    return {found for found in ids if f"{found}_".startswith(f"{serial}_band_{band}_")}


def reauth_flows(hass: HomeAssistant) -> int:
    """Return how many times the user is asked to sign in again."""
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return sum(flow["context"]["source"] == "reauth" for flow in flows)


def device_entry(
    hass: HomeAssistant, entry: ConfigEntry[Any], serial: str = SERIAL
) -> dr.DeviceEntry | None:
    """Return a device as its page shows it."""
    return dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, serial), entry.entry_id
    )


async def turn(
    hass: HomeAssistant,
    band: str,
    *,
    on: bool,
    serial: str = SERIAL,
    wait: bool = True,
    freezer: FrozenDateTimeFactory | None = None,
) -> None:
    """Turn a band's switch on or off; time that is frozen goes on meanwhile."""
    call = hass.async_create_task(
        hass.services.async_call(
            "switch",
            "turn_on" if on else "turn_off",
            {"entity_id": entity_id(hass, "switch", f"{serial}_band_{band}")},
            blocking=wait,
        )
    )
    while freezer is not None and not call.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
    await call


def shown_switch(
    hass: HomeAssistant, band: str = "08", serial: str = SERIAL
) -> tuple[str, bool]:
    """Return a band switch's state and whether it is pending."""
    switch = state(hass, "switch", f"{serial}_band_{band}")
    return switch.state, switch.attributes["pending"]


def boost_reason(hass: HomeAssistant, serial: str = SERIAL) -> str:
    """Return why a device reports faster than usual, as it is shown."""
    return state(hass, "sensor", f"{serial}_boost_reason").state


def parameters(simulator: Simulator, serial: str = SERIAL) -> list[object]:
    """Return what a device was asked to be set to, oldest first."""
    return [request.body for request in requests(simulator, "parameters", serial)]


def band_changes(simulator: Simulator, serial: str = SERIAL) -> list[object]:
    """Return those of them that changed bands."""
    return [body for body in parameters(simulator, serial) if "bands" in str(body)]


async def arrived(simulator: Simulator, call: str, number: int = 1) -> None:
    """Wait, in real time, until the platform has received so many requests of a kind."""
    async with asyncio.timeout(15):
        while len(requests(simulator, call)) < number:
            await asyncio.sleep(0.005)
