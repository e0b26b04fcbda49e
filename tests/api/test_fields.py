"""What every body carries, where a platform wants the token there."""

from typing import Any

from custom_components.stellacontrol.api import Command

from .conftest import Make
from .other_platform import GOOD, LIST, LOG_IN, STATUS, OtherPlatform

PROFILE = {
    "fields": {"token": "{token}"},
    "devices": {"method": "POST", "body": {}},
    "log_out": {"body": {}},
}


async def test_token_travels_in_each_body_but_the_log_in_s(make: Make) -> None:
    """List, changes, commands and log-out; a request without a body has none."""
    async with OtherPlatform({"POST /devices": GOOD[LIST]}) as platform:
        client = make(platform, PROFILE)
        await client.devices()
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        await client.send_command("SR1", Command.REBOOT)
        await client.close()
    bodies: dict[str, Any] = {asked.line: asked.body for asked in platform.asked}
    assert "token" not in bodies.pop(LOG_IN)
    assert bodies.pop(STATUS) is None
    assert [body["token"] for body in bodies.values()] == ["token-1"] * 4
