"""What a refusal says of the right spelling of a write."""

from collections.abc import Callable
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    Command,
    MessageFrequency,
    StellaControlError,
    UnknownPath,
)

from .conftest import Make
from .other_platform import LOG_IN, SET, STATUS, OtherPlatform, Rule, Say
from .tools import a_status

type Judge = Callable[[Any], bool]

TAKEN: dict[str, tuple[dict[str, Rule], str, Judge]] = {
    "a verb that the platform names": (
        {SET: Say(status=405, headers={"Allow": "GET, PUT"})},
        "PUT /devices/SR1/parameters",
        lambda asked: asked.body == {"bands": {"08": False}},
    ),
    "a content type": (
        {SET: Say(status=415)},
        SET,
        lambda asked: "merge-patch" in asked.headers["Content-Type"],
    ),
    "a form": (
        {SET: Say(status=415)},
        SET,
        lambda asked: "urlencoded" in asked.headers["Content-Type"],
    ),
    "a name that the platform tells": (
        {SET: Say(status=400, body={"error": "active is missing"})},
        SET,
        lambda asked: asked.body == {"bands": [{"identifier": "08", "active": False}]},
    ),
    "words for on and off": (
        {SET: Say(status=422, body={"error": "must be a string: yes or no"})},
        SET,
        lambda asked: asked.body == {"bands": {"08": "NO"}},
    ),
    "a name of one band": (
        {
            SET: Say(status=404),
            "PUT /devices/SR1/bands/08": Say(status=400, body="enabled is required"),
        },
        "PUT /devices/SR1/bands/08",
        lambda asked: asked.body == {"enabled": False},
    ),
    "a short name, in quotes": (
        {
            SET: Say(status=404),
            "POST /devices/SR1/bands/08": Say(
                status=400, body={"message": '"on" is required'}
            ),
        },
        "POST /devices/SR1/bands/08",
        lambda asked: asked.body == {"on": False},
    ),
}
"""What refuses the contract's request, and which request is taken."""


@pytest.mark.parametrize("kind", TAKEN)
async def test_refusal_leads_to_what_is_taken(make: Make, kind: str) -> None:
    """My switch works with the first hint that the platform gives."""
    refusals, line, is_right = TAKEN[kind]
    refused = refusals.get(line, Say(status=404))
    assert isinstance(refused, Say)
    bands = [{"identifier": "08", "isOnline": "YES"}]
    answers: dict[str, Rule] = {
        **refusals,
        STATUS: Say(body=a_status(bands=bands)),
        line: lambda asked: Say(status=202) if is_right(asked) else refused,
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        assert len(platform.asked) <= 2 + 1 + 6


async def test_frequency_has_a_place_of_its_own(make: Make) -> None:
    """Bands and message frequency are set where each of them belongs."""
    paths = ["/devices/SR1/bands/08", "/devices/SR1/messageFrequency"]
    answers: dict[str, Rule] = {
        SET: Say(status=404),
        **{f"PUT {path}": Say(status=202) for path in paths},
    }
    async with OtherPlatform(answers) as platform:
        refused = await make(platform).set_parameters(
            "SR1",
            bands={"08": False},
            message_frequency=MessageFrequency.EVERY_10_SECONDS,
        )
        assert refused is None
        assert platform.asked[-1].line == f"PUT {paths[1]}"
        assert platform.asked[-1].body == {"messageFrequency": "10s"}


async def test_frequency_is_called_what_the_status_calls_it(make: Make) -> None:
    """A platform that tells a reporting interval takes one."""

    def judge(asked: Any) -> Say:
        return Say(status=202 if "reporting_interval" in asked.body else 400)

    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(reporting_interval=600)),
        SET: judge,
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters(
            "SR1", message_frequency=MessageFrequency.EVERY_MINUTE
        )
        assert platform.asked[-1].body == {"reporting_interval": 60}


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        (422, {"type": "reboot"}),
        (422, {"commands": ["reboot"]}),
        (400, {"command": "REBOOT"}),
        (415, "command=reboot"),
    ],
    ids=str,
)
async def test_command_finds_its_form(make: Make, status: int, taken: Any) -> None:
    """A reboot works in every form that the platform may want."""
    line = "POST /devices/SR1/commands"
    answers: dict[str, Rule] = {
        line: lambda asked: Say(status=202 if asked.body == taken else status)
    }
    async with OtherPlatform(answers) as platform:
        await make(platform).send_command("SR1", Command.REBOOT)
        assert platform.asked[-1].body == taken


async def test_second_try_goes_on_where_the_first_ended(make: Make) -> None:
    """What was refused once is not asked for again, however often I try."""
    async with OtherPlatform({SET: Say(status=404)}) as platform:
        client = make(platform)
        for _ in range(3):
            with pytest.raises(UnknownPath):
                await client.set_parameters("SR1", bands={"08": False})
        tried = [line for line in platform.lines if line not in (LOG_IN, SET)]
        assert len(tried) == len(set(tried))
        assert platform.lines.count(SET) == 3


async def test_other_place_is_none_where_no_path_names_the_device(make: Make) -> None:
    """Where one path serves all devices, no other verb is sent to it."""
    profile = {
        "parameters": {"path": "", "method": "POST", "body": {"bands": "{bands}"}}
    }
    async with OtherPlatform({"/devices": Say(status=405)}) as platform:
        with pytest.raises(StellaControlError):
            await make(platform, profile).set_parameters("SR1", bands={"08": False})
        assert not {"PUT /devices", "PATCH /devices"} & set(platform.lines)


@pytest.mark.parametrize("told", [{"band08": {"isOnline": True}}, [{"identifier": 8}]])
@pytest.mark.parametrize(
    "written",
    [
        {},
        {"body": {"bands": {"{band}": "{on}"}}},
        {"path": "/{serial}/bands/{band}", "body": {"on": "{on}"}},
    ],
    ids=["contract", "example", "path"],
)
async def test_documented_identifier_of_a_band_is_tried(
    make: Make, told: Any, written: Any
) -> None:
    """What a status calls a band need not be what a change calls it."""

    unknown = {"error": "unknown band"}

    def judge(asked: Any) -> Say:
        is_known = {*asked.body.get("bands", ["08"])} <= {"08"}
        return Say(status=202) if is_known else Say(status=422, body=unknown)

    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(bands=told)),
        SET: judge,
        "PATCH /devices/SR1/bands/08": judge,
        "PATCH /devices/SR1/bands/8": Say(status=404, body=unknown),
        "PATCH /devices/SR1/bands/band08": Say(status=404, body=unknown),
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform, profile={"parameters": written})
        await client.status("SR1")
        before = len(platform.asked)
        for is_on in (False, True):
            await client.set_parameters("SR1", bands={"08": is_on})
        # The second time, nothing is refused.
        assert len(platform.asked) == before + 3
