"""A device of six bands whose every value is dictated, for snapshots."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import ALL_BANDS, Simulator
from tests.conftest import SERIAL
from tests.helpers import settle

START = "2026-11-02 12:00:00+00:00"
"""When snapshots are taken."""


@contextmanager
def only(platform: Platform) -> Iterator[None]:
    """Set up one platform alone, as a snapshot of it needs."""
    with patch("custom_components.stellacontrol.PLATFORMS", [platform]):
        yield


async def set_up(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    platform: Platform,
) -> None:
    """Set up one platform for the dictated device."""
    dictate(simulator)
    with only(platform):
        assert await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)


def dictate(simulator: Simulator) -> None:
    """Leave nothing of the device's last message to the simulator's chance.

    No two values of a band are alike, so that none can be taken for another.
    """
    simulator.scenes.temperature(SERIAL, 43.5)
    for number, band in enumerate(ALL_BANDS, start=1):
        simulator.scenes.set_band(
            SERIAL,
            band,
            {
                "uplinkPower": -90.5 + number,
                "downlinkPower": -60.5 + number,
                "AGC": 1.5 + number,
                "uplinkFastAGC": 2.25 + number,
                "bandUsage": 10 * number,
                "clamp": 3.0 + number,
                "downlinkReducedGain": 4.75 + number,
                "uplinkReducedGain": 6.5 + number,
            },
            ledCount=1 + number % 5,
            isOnline=number != 3,
            status="offline" if number == 3 else "online",
            isAGC=number == 1,
            isUplink=number == 2,
            isShutdownManually=number == 3,
            isOverPower=number == 4,
            isFeedback=number == 5,
            isShutdownAuto=number == 6,
        )
    simulator.scenes.send_now(SERIAL)
