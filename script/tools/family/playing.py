"""A process that plays the scenario on some platforms, in simulated time."""

from datetime import UTC, datetime
import logging
from pathlib import Path
import tempfile

# It prepares freezegun for Home Assistant, before anything of that is imported.
from pytest_homeassistant_custom_component import plugins
import pytest_socket

from script.tools.soak.time_lapse import time_lapse
from simulator import Dialect

from .house import house
from .result import Outcome
from .scenario import play

START = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
"""Late in a quota month, so that a minute between messages lasts to its end."""


def play_some(dialects: list[Dialect]) -> list[Outcome]:
    """Play on some platforms, in one Home Assistant."""
    logging.disable(logging.CRITICAL)
    plugins.pytest_runtest_setup()
    pytest_socket.enable_socket()

    async def run() -> list[Outcome]:
        with tempfile.TemporaryDirectory() as folder:
            async with house(Path(folder)) as hass:
                return [await play(hass, dialect) for dialect in dialects]

    with time_lapse(START) as runner:
        return runner.run(run())
