"""Measure what knowing the normal power adds to a refresh."""

from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from statistics import mean, median
from unittest.mock import patch

from homeassistant.util import dt as dt_util

from custom_components.stellacontrol.binary_sensor import ReducedPower
from custom_components.stellacontrol.coordinator import DeviceCoordinator

from .home import Home, home
from .network import PERIOD, Network
from .refresh import read_all

LEARNT_HOURS = 14 * 24
"""As many are learnt before; after a week it is known what is normal."""
MESSAGES = 3600 // PERIOD
"""In an hour."""

type Way = tuple[Home, list[float]]
"""A home, and the seconds that each of its messages took to read."""


async def learning(devices: int, hours: int) -> tuple[float, float]:
    """Return the median seconds to read a device's message, without and with it.

    Both read the same messages in one process, by turns, so that what else the machine
    does falls on both. The first message of an hour brings most of the work, so each
    message of an hour has its own median over the hours; returned is their mean.
    """
    network = Network(devices)
    async with AsyncExitStack() as stack:
        with patch.object(ReducedPower, "entity_registry_enabled_default", new=False):
            bare = await stack.enter_async_context(home(network))
        ours = await stack.enter_async_context(home(network))
        for device in bare.coordinators:
            # The object's own, once: whenever a class is patched, Python looks all its
            # attributes up anew, and the other home would pay for it.
            normal_power = device.normal_power
            stack.enter_context(
                patch.object(normal_power, "status_read", lambda *_, **__: {})
            )
        for device in ours.coordinators:
            _learn(device)
        ways: list[Way] = [(bare, []), (ours, [])]
        turns = ways.copy()
        # One message to warm up, which is not counted.
        for number in range(hours * MESSAGES + 1):
            network.send_messages()
            for kind, costs in turns:
                load = await read_all(kind)
                if number:
                    costs.append(load.total / devices)
            turns.reverse()
        without, with_it = (
            mean(median(costs[one::MESSAGES]) for one in range(MESSAGES))
            for _, costs in ways
        )
        return without, with_it


def _learn(device: DeviceCoordinator) -> None:
    """Let a device have sent a message in each of the last hours."""
    now = dt_util.utcnow()
    for ago in range(LEARNT_HOURS, 0, -1):
        device.normal_power.status_read(
            replace(device.status, received_at=now - timedelta(hours=ago)),
            changing=(),
            is_commanded=False,
        )
    if None in map(device.is_reduced, device.band_ids):
        raise RuntimeError("the normal power is not known")
