"""What tests of faults do with two repeaters, and what they check."""

import asyncio
from dataclasses import dataclass
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, state
from tests.simulator import inside

from .wire import Wire

OTHER = "SR1000002"
"""The repeater that has no fault."""

FAILED = "Error fetching Attic SR1000001 data"
RECOVERED = "Fetching Attic SR1000001 data recovered"

MESSAGE = 600
"""Seconds between two messages."""
STEP = 10
"""Seconds between two steps; no request waits for longer."""


@dataclass(slots=True)
class House:
    """Home Assistant with an account of two repeaters."""

    hass: HomeAssistant
    freezer: FrozenDateTimeFactory
    simulator: Simulator
    wire: Wire
    entry: MockConfigEntry
    caplog: pytest.LogCaptureFixture

    async def live(self, seconds: float) -> None:
        """Let time pass."""
        await pass_time(self.hass, self.freezer, seconds)

    async def live_on(self, seconds: float) -> None:
        """Let time pass without waiting for requests, which may run into their time-out."""
        for _ in range(round(seconds / STEP)):
            self.freezer.tick(STEP)
            for _ in range(50):
                await asyncio.sleep(0)

    def shown(self, serial: str = SERIAL, key: str = "temperature") -> str:
        """Return what a sensor shows."""
        return state(self.hass, "sensor", f"{serial}_{key}").state

    async def warm(self, temperature: float, *serials: str) -> None:
        """Give repeaters a temperature, which their next message reports."""
        for serial in serials or (SERIAL, OTHER):
            self.simulator.scenes.temperature(serial, temperature)

    def sent(self, field: str) -> Any:
        """Return a field of the status that the platform has now of the first repeater."""
        return self._ask("status", SERIAL)[field]

    def listing(self) -> list[dict[str, Any]]:
        """Return the platform's list of devices."""
        found: list[dict[str, Any]] = self._ask("devices")
        return found

    def _ask(self, call: str, *arguments: str) -> Any:
        token = inside.login(self.simulator)
        answer = getattr(self.simulator.platform, call)(token, *arguments)
        self.simulator.platform.logout(token)
        return answer.body

    def assert_well(self) -> None:
        """Check that both repeaters are available."""
        for serial in (SERIAL, OTHER):
            assert self.shown(serial) != STATE_UNAVAILABLE

    def assert_fresh(self, temperature: float, serial: str = SERIAL) -> None:
        """Check that the temperature of the last message is shown."""
        assert self.shown(serial) == str(temperature)

    async def recovers(self, temperature: float) -> None:
        """Check that both repeaters show their temperature within two messages."""
        await self.warm(temperature)
        await self.live(2 * MESSAGE + 60)
        self.assert_fresh(temperature)
        self.assert_fresh(temperature, OTHER)

    def complaints(self) -> list[str]:
        """Return the warnings and errors that our code logged."""
        return [
            record.getMessage()
            for record in self.caplog.get_records("call")
            if record.levelname in ("WARNING", "ERROR", "CRITICAL")
            and record.name.startswith(f"custom_components.{DOMAIN}")
        ]

    def assert_no_trace(self) -> None:
        """Check that nothing logged a traceback, except at the debug level."""
        assert not [
            record.getMessage()
            for record in self.caplog.get_records("call")
            if record.exc_info and record.levelno > logging.INFO
        ]

    async def suffer(self, *, shows: str | None = STATE_UNAVAILABLE) -> None:
        """Let the first repeater have a fault for three messages.

        Args:
            shows: What its temperature shows after each; `None`: the one in its
                messages, because the fault affects something else.
        """
        for number in range(3):
            temperature = 40.0 + number
            await self.warm(temperature)
            await self.live(MESSAGE + 65)
            wanted = str(temperature) if shows is None else shows
            assert self.shown() == wanted
            # The other repeater is not affected.
            self.assert_fresh(temperature, OTHER)
