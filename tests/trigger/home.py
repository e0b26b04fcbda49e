"""A home to which happens what happens to homes: outages, reloads, restarts."""

from collections import Counter
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.store import DeviceStore
from simulator import Simulator
from tests.automations import automate, look, start, wait
from tests.conftest import SERIAL


class Home:
    """A home with one automation, and what happens to it."""

    def __init__(
        self,
        hass: HomeAssistant,
        freezer: FrozenDateTimeFactory,
        simulator: Simulator,
        entry: MockConfigEntry,
    ) -> None:
        """Take over what runs."""
        self.hass = hass
        self._freezer = freezer
        self._simulator = simulator
        self._entry = entry
        self.told: Counter[str] = Counter()

    async def automate(self, *triggers: dict[str, Any]) -> None:
        """Make an automation that counts, by their ids, how often triggers start it."""

        async def tell(call: ServiceCall) -> None:
            self.told[call.data["message"]] += 1

        self.hass.services.async_register("notify", "phone", tell)
        await automate(
            self.hass,
            {
                "triggers": list(triggers),
                "actions": [
                    {
                        "action": "notify.phone",
                        "data": {"message": "{{ trigger.id }}"},
                    }
                ],
                "mode": "parallel",
            },
        )

    async def pass_minutes(self, minutes: int) -> None:
        """Let time pass, and messages come."""
        await wait(self.hass, self._freezer, *[60] * minutes)

    async def alarm(self, *, on: bool = True, seen: bool = True) -> None:
        """Let the alarm begin or end."""
        self._simulator.scenes.alarm(SERIAL, "08", "feedback", on)
        self._simulator.scenes.send_now(SERIAL)
        if seen:
            await look(self.hass, self._simulator)

    async def lose_the_platform(self) -> None:
        """Let the platform fail, and Home Assistant notice."""
        self._simulator.scenes.fault("status", call="status", status=500)
        with pytest.raises(HomeAssistantError):
            await look(self.hass, self._simulator)

    async def find_the_platform(self) -> None:
        """Let the platform answer again."""
        self._simulator.scenes.clear_faults()
        await look(self.hass, self._simulator)

    async def unload(self) -> None:
        """Leave the account in good order."""
        assert await self.hass.config_entries.async_unload(self._entry.entry_id)

    async def load(self) -> None:
        """Set the account up again."""
        assert await self.hass.config_entries.async_setup(self._entry.entry_id)
        await wait(self.hass, self._freezer, 1)

    async def shut_down(self) -> None:
        """Stop Home Assistant: nobody hears anything, and the account is left."""
        await self.hass.services.async_call(
            AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
        )
        await self.unload()

    async def pull_the_plug(self, *, after: float) -> None:
        """Leave without writing anything, some seconds after what happened last."""
        await wait(self.hass, self._freezer, after)
        with patch.object(DeviceStore, "close"):
            await self.shut_down()

    async def boot(self) -> None:
        """Start Home Assistant: the account is there first, then automations listen."""
        self.hass.set_state(CoreState.not_running)
        await self.hass.services.async_call(
            AUTOMATION, "turn_on", {"entity_id": "all"}, blocking=True
        )
        await self.load()
        await start(self.hass)
        await wait(self.hass, self._freezer, 1)
