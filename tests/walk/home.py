"""A Home Assistant that can be restarted, with time in our hands."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.stellacontrol.const import (
    CONF_MONTHLY_QUOTA,
    DOMAIN,
    EVENT_ALARM,
)
from simulator import Simulator
from tests.conftest import PLENTY
from tests.helpers import account_entry, pass_time, settle

type Tap = tuple[str, str, bool]
"""Serial number, band, and whether it shall be on."""


ARRIVED = 20
"""Turns of the loop after which a call of an action has reached its entity."""


class Home:
    """Home Assistant with one account, through as many restarts as are wanted.

    Storage outlives a restart if the caller has replaced it by one in memory.
    """

    def __init__(self, simulator: Simulator, frozen: FrozenDateTimeFactory) -> None:
        """Start nothing yet."""
        self.hass: HomeAssistant
        self.entry: MockConfigEntry
        self.alarms: list[tuple[str, str, str]] = []
        """Name of the device, band, type of each alarm event so far."""
        self._simulator = simulator
        self._frozen = frozen
        self._running = AsyncExitStack()

    async def start(self) -> None:
        """Start Home Assistant and set the account up."""
        self.hass = await self._running.enter_async_context(async_test_home_assistant())
        # The plugin's Home Assistant looks for custom integrations nowhere.
        self.hass.data.pop(DATA_CUSTOM_COMPONENTS)
        self.hass.bus.async_listen(EVENT_ALARM, self._note)
        self.entry = self._new_entry()
        self.entry.add_to_hass(self.hass)
        await self.hass.config_entries.async_setup(self.entry.entry_id)
        await settle(self.hass)

    async def stop(self) -> None:
        """Stop Home Assistant as a user does."""
        await self.hass.async_stop(force=True)
        await self._running.aclose()

    async def reload(self) -> None:
        """Reload the account."""
        await self.hass.config_entries.async_reload(self.entry.entry_id)
        await settle(self.hass)

    @property
    def is_loaded(self) -> bool:
        """Whether the account is set up, not waiting for a retry."""
        return self.entry.state is ConfigEntryState.LOADED

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and do what is due when it is due."""
        await pass_time(self.hass, self._frozen, seconds)

    async def tap(
        self, taps: list[Tap], *, amid: Coroutine[Any, Any, None] | None = None
    ) -> list[bool]:
        """Turn switches all at once.

        Args:
            taps: What is turned, in this order.
            amid: Something that begins when they have reached the integration, such
                as a restart. Before that, Home Assistant would drop them.

        Returns:
            Whether each was accepted.
        """
        calls = [
            asyncio.create_task(self._turn(*tap), name=f"tap {tap}") for tap in taps
        ]
        for _ in range(ARRIVED):
            await asyncio.sleep(0)
        other = None if amid is None else asyncio.create_task(amid)
        while not all(task.done() for task in (*calls, *([other] if other else []))):
            await asyncio.sleep(0)
            self._frozen.tick(0.02)
        if other is not None:
            await other
        return [await call for call in calls]

    def switch(self, serial: str, band: str) -> tuple[str, bool | None]:
        """Return the state of a band's switch, and whether it is pending."""
        state = self.hass.states.get(self._switch_id(serial, band) or "")
        if state is None:
            return "missing", None
        return state.state, state.attributes.get("pending")

    def _switch_id(self, serial: str, band: str) -> str | None:
        registry = er.async_get(self.hass)
        return registry.async_get_entity_id("switch", DOMAIN, f"{serial}_band_{band}")

    async def _turn(self, serial: str, band: str, on: bool) -> bool:
        try:
            await self.hass.services.async_call(
                "switch",
                "turn_on" if on else "turn_off",
                {"entity_id": self._switch_id(serial, band)},
                blocking=True,
            )
        except HomeAssistantError:
            return False
        return True

    def _note(self, event: Event[dict[str, Any]]) -> None:
        data = event.data
        if "band" in data:
            self.alarms.append((data["name"], data["band"], data["type"]))

    def _new_entry(self) -> MockConfigEntry:
        return account_entry(
            self._simulator, entry_id="walk", **{CONF_MONTHLY_QUOTA: PLENTY}
        )
