"""Texts that nobody expects, and accounts larger than any."""

import pytest

from simulator import DeviceSpec, Simulator
from simulator.hostile import HOSTILE_TEXTS

from .client import Client


@pytest.mark.parametrize("kind", HOSTILE_TEXTS)
async def test_texts_can_be_hostile(client: Client, kind: str) -> None:
    """Every text that is shown can be one that should not be shown as it is."""
    client.simulator.scenes.hostile("SR1", kind)
    status, (listed,) = (
        (await client.status("SR1")).body,
        (await client.devices()).body,
    )
    text = HOSTILE_TEXTS[kind]
    assert status["label"] == listed["label"] == status["description"] == text
    assert status["bands"][0]["label"] == text
    assert status["serialNumber"] == "SR1"


async def test_large_account_is_cheap_to_serve(socket_enabled: None) -> None:
    """A thousand devices with six bands are listed and read."""
    devices = [
        DeviceSpec(serial=f"SR{3_000_001 + index}", alarms_per_day=0.0)
        for index in range(1_000)
    ]
    async with (
        Simulator(devices=devices, punctual=True) as simulator,
        Client(simulator) as client,
    ):
        await client.login()
        assert len((await client.devices()).body) == 1_000
        for serial in simulator.serials[::100]:
            assert len((await client.status(serial)).body["bands"]) == 6
