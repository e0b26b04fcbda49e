"""Writes that a platform wants in other spellings than the contract's."""

from collections.abc import Callable
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    Command,
    MessageFrequency,
    NotPermitted,
    Profile,
    StellaControlError,
    UnknownPath,
)

from .conftest import Make
from .other_platform import LIST, LOG_IN, SET, STATUS, OtherPlatform, Rule, Say
from .tools import a_status


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ({"bands": {"B{band}": "{on}"}}, {"bands": {"B08": False}}),
        ({"bands": {"{band}": "{on}"}}, {"bands": {"B8": False}}),
        ({"off": "{bands_off}", "on": "{bands_on}"}, {"off": ["B8"]}),
    ],
    ids=["prefix in the profile", "prefix in the status", "lists"],
)
async def test_band_of_a_profile_gets_one_prefix(
    make: Make, body: Any, sent: Any
) -> None:
    """What an example showed in front of a band's number is not sent twice."""
    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(bands=[{"identifier": "B8", "isOnline": True}]))
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform, {"parameters": {"body": body}})
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.asked[-1].body == sent


WRITES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "POST": (
        "POST /devices/SR1/parameters",
        lambda body: body == {"bands": {"08": False}},
    ),
    "one band": ("PUT /devices/SR1/bands/08", lambda body: body == {"enabled": False}),
    "list": (SET, lambda body: isinstance(body["bands"], list)),
}


@pytest.mark.parametrize("kind", WRITES)
async def test_refused_spelling_of_a_switch_is_followed_by_another(
    make: Make, kind: str
) -> None:
    """My own switch works where the platform wants it otherwise, and is remembered."""
    line, is_right = WRITES[kind]

    def judge(asked: Any) -> Say:
        if is_right(asked.body):
            return Say(status=202)
        return Say(status=422, body={"error": "bands must be a list"})

    answers: dict[str, Rule] = {SET: Say(status=405), line: judge}
    learnt: list[Profile] = []
    async with OtherPlatform(answers) as platform:
        client = make(platform, on_learnt=learnt.append)
        await client.set_parameters("SR1", bands={"08": False})
        assert len(platform.asked) <= 8
        assert learnt == []
        client.change_shown()
        first = len(platform.asked)
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.lines[first:] == [line]
    assert [profile.as_dict().keys() for profile in learnt] == [{"parameters"}]


async def test_other_spelling_stays_behind_a_prefix(make: Make) -> None:
    """Where the platform is below /api, so is each spelling of a switch."""
    told = {"endpoint": "gateway", "path": "/api/devices/{serial}/parameters"}
    wanted = "PUT /api/devices/SR1/bands/08"
    async with OtherPlatform({wanted: Say(status=202)}) as platform:
        client = make(platform, profile={"parameters": told})
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.lines[-1] == wanted


async def test_what_nobody_asked_for_is_asked_once(make: Make) -> None:
    """What the integration does by itself is tried in no other spelling."""
    async with OtherPlatform({SET: Say(status=405)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).set_parameters(
                "SR1",
                message_frequency=MessageFrequency.EVERY_MINUTE,
                may_learn=False,
            )
        assert platform.lines == [LOG_IN, SET]


FREQUENCIES: dict[str, tuple[Any, Any]] = {
    "seconds": (600, 60),
    "milliseconds": (600_000, 60_000),
    "ISO": ("PT10M", "PT1M"),
    "long words": ("10 minutes", "1 minute"),
    "digits": ("600", "60"),
    "clock": ("00:10:00", "00:01:00"),
    "object": ({"value": 600, "unit": "s"}, {"value": 60, "unit": "s"}),
}
"""As the status tells it, and what is taken then."""


@pytest.mark.parametrize("kind", FREQUENCIES)
async def test_frequency_is_written_as_the_status_tells_it(
    make: Make, kind: str
) -> None:
    """My message frequency is set, however the platform writes one."""
    told, taken = FREQUENCIES[kind]

    def judge(asked: Any) -> Say:
        wanted = asked.body.get("messageFrequency", taken)
        is_right = type(wanted) is type(taken) and wanted == taken
        return Say(status=202 if is_right else 422)

    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(messageFrequency=told)),
        SET: judge,
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        refused = await client.set_parameters(
            "SR1",
            bands={"08": False},
            message_frequency=MessageFrequency.EVERY_MINUTE,
        )
        assert refused is None
        # Together, the bands alone, the contract's word, and then the right one.
        assert platform.lines.count(SET) == 4


@pytest.mark.parametrize(
    ("path", "body", "line"),
    [
        ("/switch?sn={serial}&band={band}&on={on}", None, SET),
        ("/{serial}/bands/{band}?on={on}", None, SET),
        ("/{serial}/{band}", {"on": "{on}", "messageFrequency": "{frequency}"}, SET),
    ],
)
async def test_frequency_does_not_go_where_a_band_must_stand(
    make: Make, path: str, body: Any, line: str
) -> None:
    """Of an example that shows a switch alone, the frequency is as in the contract."""
    async with OtherPlatform({line: Say(status=202)}) as platform:
        client = make(platform, profile={"parameters": {"path": path, "body": body}})
        await client.set_parameters(
            "SR1", message_frequency=MessageFrequency.EVERY_MINUTE
        )
        assert platform.lines[-1] == line
        assert platform.asked[-1].body == {"messageFrequency": "1m"}


@pytest.mark.parametrize(
    "path", ["/setParameters", "/{serial}/parameters", "/all('{serial}')/parameters"]
)
async def test_frequency_is_sent_with_the_verb_of_the_bands(
    make: Make, path: str
) -> None:
    """An example of a switch says which verb its place takes."""
    body = {"sn": "{serial}", "bands": "{bands}"}
    told = {"method": "POST", "path": path, "body": body}
    line = "POST /devices" + path.replace("{serial}", "SR1")
    async with OtherPlatform({line: Say(status=202)}) as platform:
        await make(platform, profile={"parameters": told}).set_parameters(
            "SR1", message_frequency=MessageFrequency.EVERY_MINUTE, may_learn=False
        )
        assert platform.lines[-1] == line
        assert platform.asked[-1].body == {"sn": "SR1", "messageFrequency": "1m"}


async def test_frequency_that_is_not_taken_leaves_the_bands(make: Make) -> None:
    """My band is switched, although the platform refuses the frequency."""

    def judge(asked: Any) -> Say:
        return Say(status=403 if "messageFrequency" in asked.body else 202)

    async with OtherPlatform({SET: judge}) as platform:
        refused = await make(platform).set_parameters(
            "SR1",
            bands={"08": False},
            message_frequency=MessageFrequency.EVERY_MINUTE,
        )
        assert isinstance(refused, NotPermitted)
        assert platform.lines.count(SET) == 2


async def test_bands_are_called_what_the_platform_calls_them(make: Make) -> None:
    """A platform that says B8 gets no 08."""
    bands = [{"identifier": "B8", "isOnline": True}]
    answers: dict[str, Rule] = {STATUS: Say(body=a_status(bands=bands))}
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.asked[-1].body == {"bands": {"B8": False}}


async def test_command_finds_its_spelling(make: Make) -> None:
    """A reboot works where it has a path of its own."""
    answers: dict[str, Rule] = {
        "POST /devices/SR1/commands": Say(status=404),
        "POST /devices/SR1/reboot": Say(status=202),
    }
    async with OtherPlatform(answers) as platform:
        await make(platform).send_command("SR1", Command.REBOOT)
        assert platform.lines[-1] == "POST /devices/SR1/reboot"


@pytest.mark.parametrize("status", [401, 403, 409, 429, 500])
async def test_refusal_of_another_kind_tries_nothing_else(
    make: Make, status: int
) -> None:
    """Only the form of a request is tried otherwise."""
    async with OtherPlatform({SET: Say(status=status)}) as platform:
        with pytest.raises(StellaControlError):
            await make(platform).set_parameters("SR1", bands={"08": False})
        assert platform.lines == [LOG_IN, SET]


async def test_spellings_come_to_an_end(make: Make) -> None:
    """A platform that takes none of them is left alone."""
    async with OtherPlatform({SET: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).set_parameters("SR1", bands={"08": False})
        assert len(platform.asked) == 1 + 7


async def test_profile_rules_every_call(make: Make) -> None:
    """Paths by another id, one request a band, seconds, a key on every call, a form."""
    profile = {
        "headers": {"X-Session": "{token}", "X-Client": "{basic:client_id:client_key}"},
        "log_in": {"path": "/session", "is_form": True, "body": {"u": "{username}"}},
        "status": {"path": "?id={id}"},
        "parameters": {"path": "/{serial}/band/{band}", "method": "PUT", "body": {"set": "{on?1:0}"}},
        "frequency": {"path": "/{serial}/pace", "body": {"seconds": "{frequency_seconds}"}},
    }  # fmt: skip
    answers: dict[str, Rule] = {
        "POST /security/session": Say(body={"token": "token-1"}),
        LIST: Say(body=[{"serialNumber": "SR1", "id": 77}]),
        "GET /devices?id=77": Say(body=a_status()),
        "PUT /devices/SR1/band/08": Say(),
        "PUT /devices/SR1/band/21": Say(),
        "POST /devices/SR1/pace": Say(),
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform, profile)
        await client.status("SR1")
        await client.set_parameters(
            "SR1",
            bands={"08": True, "21": False},
            message_frequency=MessageFrequency.EVERY_10_MINUTES,
        )
        bodies = [asked.body for asked in platform.asked]
        headers = platform.asked[-1].headers
    assert bodies == [
        "u=me%40example.com",
        None,
        None,
        {"set": 1},
        {"set": 0},
        {"seconds": 600},
    ]
    assert headers["X-Session"] == "token-1"
    assert headers["X-Client"] == "aW50ZWdyYXRpb246a2V5LTQ3MTE="
    assert "Authorization" not in headers


async def test_writes_of_a_query_say_what_is_wanted(make: Make) -> None:
    """A query in a path template is filled in for each band, and for a command."""
    switch = '/{serial}/bands?band={band}&on={on?"true":"false"}&save=true'
    profile = {
        "parameters": {"method": "PUT", "path": switch, "body": None},
        "command": {"path": "/{serial}/do?action={command}", "body": None},
        "words": {"reboot": "restart"},
    }
    answers: dict[str, Rule] = {STATUS: Say(body=a_status())}
    lines = [
        "PUT /devices/SR1/bands?band=08&on=true&save=true",
        "PUT /devices/SR1/bands?band=21&on=false&save=true",
        "POST /devices/SR1/do?action=restart",
    ]
    answers |= dict.fromkeys(lines, Say())
    async with OtherPlatform(answers) as platform:
        client = make(platform, profile)
        await client.set_parameters("SR1", bands={"08": True, "21": False})
        await client.send_command("SR1", Command.REBOOT)
        assert platform.lines[1:] == lines
        assert [asked.body for asked in platform.asked[1:]] == [None] * 3
