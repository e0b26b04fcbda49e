"""A platform whose secrets are marked."""

from collections.abc import AsyncIterator

import pytest

from simulator import Account, Simulator

from .tools import DEVICES, SECRETS


@pytest.fixture
async def simulator(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run a platform with two devices that are not ours to tell of."""
    account = Account(**SECRETS)
    async with Simulator(devices=DEVICES, punctual=True, account=account) as running:
        yield running
