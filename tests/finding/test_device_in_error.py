"""Finding devices that are in a state of error, or have sent nothing yet."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import Profile

from .gateway import DEVICE, STATUS, SmallGateway, find

IN_ERROR = {**STATUS, "status": "error"}


@pytest.mark.parametrize("path", ["/devices/SR1/status", "/devices/SR1"])
@pytest.mark.parametrize(
    "said",
    [
        IN_ERROR,
        {"data": IN_ERROR},
        {**IN_ERROR, "errors": ["PLL"], "code": 450},
        {"device": {key: IN_ERROR[key] for key in IN_ERROR if key != "serialNumber"}},
    ],
    ids=["plain", "wrapped", "with its faults", "without a serial number"],
)
async def test_device_in_error_is_found(path: str, said: dict[str, Any]) -> None:
    """The set-up works on the day when my repeater has a fault."""
    gateway = SmallGateway(
        status="/nowhere",
        device={**DEVICE, "status": "error"},
        always={path: (200, said)},
    )
    found = await find(gateway)
    assert found.is_enough, gateway.paths
    assert found.status is not None


@pytest.mark.parametrize("said", [{"success": False, "data": STATUS}, {"error": "no"}])
async def test_failure_is_not_found(said: dict[str, Any]) -> None:
    """An answer that says that it failed is no status."""
    gateway = SmallGateway(
        status="/nowhere", always={"/devices/SR1/status": (200, said)}
    )
    assert (await find(gateway)).status is None


@pytest.mark.parametrize(
    "nothing",
    [(404, {"error": "no status yet"}), (200, {"data": []}), (204, None)],
    ids=["404", "empty list", "204"],
)
async def test_first_repeater_may_have_sent_no_message(nothing: Any) -> None:
    """One that still lies in its box does not keep me from setting up the others."""
    always = {"/devices": (200, [{"serialNumber": "SR0"}, DEVICE])}
    always["/devices/SR0/status"] = nothing
    found = await find(SmallGateway(log_in="/security/session", always=always))
    assert found.is_enough
    assert found.profile.status == Profile().status
