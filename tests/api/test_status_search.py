"""Looking for the status: when, for how much, and how often."""

import pytest

from custom_components.stellacontrol.api import (
    DeviceNotFound,
    PlatformError,
    StellaControlError,
    UnknownPath,
)

from .conftest import Make
from .other_platform import STATUS, OtherPlatform, Rule, Say, in_turns
from .tools import a_status


@pytest.mark.parametrize(
    "say",
    [
        Say(status=503),
        Say(status=401),
        Say(status=403, body={"error": "not in your contract"}),
        Say(status=429),
    ],
    ids=lambda say: f"{say.status}",
)
async def test_trouble_with_a_status_starts_no_search(make: Make, say: Say) -> None:
    """What says nothing of the place costs me no further messages."""
    async with OtherPlatform({STATUS: say}) as platform:
        client = make(platform)
        with pytest.raises(StellaControlError) as caught:
            await client.status("SR1")
        asked = len(platform.asked)
        assert await client.find_status("SR1", caught.value) is None
        assert len(platform.asked) == asked
        assert not client.status_is_nowhere


async def test_status_that_was_read_before_is_not_looked_for(make: Make) -> None:
    """A repeater that is gone is gone, and not elsewhere."""
    rule = in_turns(Say(body=a_status()), Say(status=404))
    async with OtherPlatform({STATUS: rule}) as platform:
        client = make(platform)
        await client.status("SR1")
        with pytest.raises(DeviceNotFound) as caught:
            await client.status("SR1")
        asked = len(platform.asked)
        assert await client.find_status("SR1", caught.value) is None
        assert len(platform.asked) == asked


async def test_search_is_charged_and_done_once(make: Make) -> None:
    """Each request of a search is one of the repeater's, and there is one search."""
    charged: list[tuple[str, str | None]] = []
    async with OtherPlatform({STATUS: Say(status=404)}) as platform:
        client = make(platform, on_request=lambda *what: charged.append(what))
        with pytest.raises(UnknownPath) as caught:
            await client.status("SR1")
        for serial in ("SR9", "SR1", "SR1"):
            assert await client.find_status(serial, caught.value) is None
        assert client.status_is_nowhere
        about = [line for line in platform.lines if "status" in line or "SR" in line]
        assert 1 < len(about) <= 1 + 12
        spent = [call for call, serial in charged if serial == "SR1"]
        assert len(spent) >= len(about)


async def test_id_is_the_serial_number_where_the_list_tells_no_other(
    make: Make,
) -> None:
    """A profile cannot tell a short serial number from an id; the list can."""
    async with OtherPlatform() as platform:
        client = make(platform, {"status": {"path": "/{id}/status"}})
        assert (await client.status("SR1")).device.serial_number == "SR1"
        with pytest.raises(PlatformError, match="tells no id"):
            await client.status("SR9")
        assert platform.url in repr(client)
        assert "secret-9" not in repr(client)


async def test_search_stops_where_the_platform_wants_rest(make: Make) -> None:
    """A platform that says that it was too much is left alone."""
    answers: dict[str, Rule] = {
        STATUS: Say(status=404),
        "GET /devices/SR1": Say(status=429),
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        with pytest.raises(UnknownPath) as caught:
            await client.status("SR1")
        assert await client.find_status("SR1", caught.value) is None
        assert platform.lines[-1] == "GET /devices/SR1"
