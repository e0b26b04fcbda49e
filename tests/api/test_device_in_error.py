"""A device whose state is the vendor's own word "error"."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import NotPermitted, RequestRejected
from custom_components.stellacontrol.api.words import ConnectionStatus

from .conftest import Make
from .other_platform import LIST, LOG_IN, SET, STATUS, OtherPlatform, Say
from .tools import a_status

DEVICE = a_status(status="error", state="failed", bands=[])


@pytest.mark.parametrize(
    "said",
    [
        DEVICE,
        {"data": DEVICE},
        {"success": True, "device": DEVICE},
        {"sn": "SR1", "status": "error", "model": "M"},
        {"device": {"id": 7, "model": "M", "status": "error"}},
    ],
    ids=["plain", "wrapped", "beside", "sn", "no serial"],
)
async def test_updated_device_is_no_refusal(make: Make, said: dict[str, Any]) -> None:
    """My switch is sent once although the repeater has a fault."""
    async with OtherPlatform({SET: Say(body=said)}) as platform:
        await make(platform).set_parameters("SR1", bands={"08": False})
        assert platform.lines == [LOG_IN, SET]


async def test_device_in_error_is_read(make: Make) -> None:
    """A repeater with a fault is listed and read as any other."""
    answers = {LIST: Say(body={"device": DEVICE}), STATUS: Say(body=DEVICE)}
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        assert len(await client.devices()) == 1
        assert (await client.status("SR1")).connection is ConnectionStatus.ERROR


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"serialNumber": "SR1", "error": "not permitted"}, NotPermitted),
        ({"serialNumber": "SR1", "success": False}, RequestRejected),
        ({"serialNumber": "SR1", "result": "failed"}, RequestRejected),
        ({"serialNumber": "SR1", "status": "rejected"}, RequestRejected),
    ],
    ids=str,
)
async def test_refusal_that_names_the_device_is_one(
    make: Make, said: dict[str, Any], expected: type[Exception]
) -> None:
    """No device is in the state "rejected"."""
    async with OtherPlatform({SET: Say(body=said)}) as platform:
        with pytest.raises(expected):
            await make(platform).set_parameters(
                "SR1", bands={"08": False}, may_learn=False
            )
