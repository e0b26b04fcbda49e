"""Platforms that refuse, answer and take requests in other ways than the contract."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    Command,
    DeviceNotFound,
    DeviceOffline,
    InvalidCredentials,
    MessageFrequency,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)

from .conftest import Make
from .other_platform import LOG_IN, SET, STATUS, OtherPlatform, Rule, Say, in_turns
from .tools import a_status


@pytest.mark.parametrize(
    "say",
    [
        Say(status=400, body={"error": "Bad Request"}),
        Say(status=403, body={}),
        Say(status=404, body={"message": "user unknown"}),
        Say(status=404),
        Say(status=409),
        Say(status=422),
        Say(status=423, body={"error": "locked"}),
        Say(status=500, body={"error": "invalid password"}),
        Say(body={"error": "wrong user or password"}),
        Say(body={"success": False}),
        Say(body={}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_refused_log_in_is_not_repeated(make: Make, say: Say) -> None:
    """Refused credentials are sent once, in every form of the refusal."""
    async with OtherPlatform({LOG_IN: say}) as platform:
        client = make(platform, is_proven=True)
        for _ in range(3):
            with pytest.raises(InvalidCredentials):
                await client.status("SR1")
        assert platform.lines == [LOG_IN]


@pytest.mark.parametrize(
    "say",
    [
        Say(status=500),
        Say(status=503, body={"error": "maintenance"}),
        Say(body={"error": "temporarily unavailable"}),
        Say(status=302, headers={"Location": "/elsewhere"}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_trouble_at_the_log_in_is_no_refusal(make: Make, say: Say) -> None:
    """A platform in trouble does not ask me for a new password."""
    async with OtherPlatform(
        {LOG_IN: in_turns(say, Say(body={"token": "t"}))}
    ) as platform:
        client = make(platform, is_proven=True)
        with pytest.raises(PlatformError):
            await client.status("SR1")
        assert (await client.status("SR1")).temperature == 40


async def test_unknown_log_in_path_is_no_refusal(make: Make) -> None:
    """At set-up, a path that does not exist says nothing of my credentials."""
    async with OtherPlatform({LOG_IN: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).devices()


@pytest.mark.parametrize(
    "ended",
    [
        Say(status=401),
        Say(status=419),
        Say(status=440),
        Say(status=403, body={"error": "session expired"}),
        Say(status=403),
        Say(status=400, body={"message": "Invalid token"}),
        Say(status=400),
        Say(body={"error": "not logged in"}),
        Say(body={"success": False, "code": 401}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_ended_session_is_opened_anew(make: Make, ended: Say) -> None:
    """A session may end in several ways; I notice none of them."""
    good = Say(body=a_status(temperature=40))
    async with OtherPlatform({STATUS: in_turns(good, ended, good)}) as platform:
        client = make(platform)
        for _ in range(2):
            assert (await client.status("SR1")).temperature == 40
        assert platform.lines == [LOG_IN, STATUS, STATUS, LOG_IN, STATUS]


@pytest.mark.parametrize("status", [401, 419, 440, 498])
async def test_write_in_an_ended_session_is_sent_anew(make: Make, status: int) -> None:
    """My choice arrives although the session ended just before it."""
    async with OtherPlatform(
        {STATUS: Say(body=a_status()), SET: in_turns(Say(status=status), Say())}
    ) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": True})
        assert platform.lines == [LOG_IN, STATUS, SET, LOG_IN, SET]


async def test_function_that_is_taken_away_costs_one_log_in(make: Make) -> None:
    """A bare 403 may be the end of the session; the second one is not asked again."""
    rule = in_turns(Say(body=a_status()), Say(status=403))
    async with OtherPlatform({STATUS: rule}) as platform:
        client = make(platform)
        await client.status("SR1")
        for _ in range(3):
            with pytest.raises(NotPermitted):
                await client.status("SR1")
        assert platform.lines.count(LOG_IN) == 2


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        (Say(body={"success": False, "message": "no"}), RequestRejected),
        (Say(body={"ok": False}), RequestRejected),
        (Say(body={"status": "error", "message": "not permitted"}), NotPermitted),
        (Say(body={"error": "quota exceeded"}), RateLimited),
        (
            Say(body={"error": {"code": 404, "message": "unknown device"}}),
            DeviceNotFound,
        ),
        (Say(status=429), RateLimited),
    ],
    ids=lambda value: str(getattr(value, "body", "")),
)
async def test_success_that_is_none_is_a_refusal(
    make: Make, say: Say, expected: type[StellaControlError]
) -> None:
    """A write that the platform calls a failure is not shown as done."""
    async with OtherPlatform({SET: say}) as platform:
        with pytest.raises(expected):
            await make(platform).set_parameters(
                "SR1", message_frequency=MessageFrequency.EVERY_MINUTE
            )


async def test_failed_read_is_a_refusal(make: Make) -> None:
    """An answer that says that it failed is not read as a status."""
    say = Say(body={"success": False, "message": "boom", "data": a_status()})
    async with OtherPlatform({STATUS: say}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).status("SR1")
    assert caught.value.told is not None
    assert "boom" in caught.value.told.excerpt


@pytest.mark.parametrize("status", [429, 503])
async def test_delay_counts_on_writes_too(make: Make, status: int) -> None:
    """The platform's own delay is passed on for every call."""
    say = Say(status=status, headers={"Retry-After": "90"})
    async with OtherPlatform({SET: say}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).set_parameters("SR1", bands={"08": True})
    assert caught.value.retry_after == timedelta(seconds=90)


async def test_path_that_never_worked_is_no_missing_device(make: Make) -> None:
    """A wrong path does not tell me that my repeater left the account."""
    async with OtherPlatform({STATUS: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).status("SR1")


async def test_path_that_worked_tells_of_a_missing_device(make: Make) -> None:
    """Once the path has worked, 404 means the device."""
    rule = in_turns(Say(body=a_status()), Say(status=404))
    async with OtherPlatform({STATUS: rule}) as platform:
        client = make(platform)
        await client.status("SR1")
        with pytest.raises(DeviceNotFound):
            await client.status("SR1")


async def test_offline_device_may_be_told_in_words(make: Make) -> None:
    """A command to an offline device may be refused with another code."""
    say = Say(status=400, body={"error": "Device is offline"})
    async with OtherPlatform({"POST /devices/SR1/commands": say}) as platform:
        with pytest.raises(DeviceOffline):
            await make(platform).send_command("SR1", Command.REBOOT)


async def test_error_says_what_differs_without_secrets(make: Make) -> None:
    """What was asked and answered can be shown to everybody."""
    body = {"error": "no secret-9 for me@example.com with key-4711"}
    async with OtherPlatform({LOG_IN: Say(status=418, body=body)}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).devices()
    assert str(caught.value.told) == (
        'POST /security/login answered 418 {"error": "no *** for *** with ***"}'
    )


async def test_error_names_no_device(make: Make) -> None:
    """A serial number is not shown either."""
    async with OtherPlatform({STATUS: Say(status=418)}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).status("SR1")
    assert caught.value.told is not None
    assert caught.value.told.path == "/devices/{serial}/status"


@pytest.mark.parametrize(
    ("log_in", "profile", "sent"),
    [
        (Say(body={"data": {"session": {"accessToken": "t-1"}}}), {}, "Bearer t-1"),
        (Say(body={}, headers={"X-Auth-Token": "t-1"}), {}, "Bearer t-1"),
        (Say(body="eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"), {}, "Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"),
        (Say(body={"a": "x", "b": "t-1"}), {"token": {"source": "body", "keys": ["b"]}}, "Bearer t-1"),
        (Say(body={"token": "t-1"}), {"headers": {"Authorization": "Token {token}"}}, "Token t-1"),
    ],
    ids=["nested", "header", "bare", "named", "prefix"],
)  # fmt: skip
async def test_token_is_found_and_sent(
    make: Make, log_in: Say, profile: Any, sent: str
) -> None:
    """The token travels, wherever it stood and however it is wanted."""
    async with OtherPlatform({LOG_IN: log_in}) as platform:
        await make(platform, profile).status("SR1")
        assert platform.asked[1].headers["Authorization"] == sent


async def test_cookies_stay_with_their_account(make: Make) -> None:
    """Two accounts on one gateway do not share a session."""
    sessions = iter(("one", "two"))

    def log_in(_: object) -> Say:
        return Say(body={}, headers={"Set-Cookie": f"session={next(sessions)}; Path=/"})

    async with OtherPlatform({LOG_IN: log_in}) as platform:
        first, second = make(platform), make(platform)
        await first.status("SR1")
        await second.status("SR1")
        await first.status("SR1")
        cookies = [asked.headers.get("Cookie") for asked in platform.asked]
    assert cookies == [None, "session=one", None, "session=two", "session=one"]


@pytest.mark.parametrize(
    ("takes", "lines"),
    [
        ("POST /security/logout", ["POST /security/logout"]),
        (
            "DELETE /security/logout",
            ["POST /security/logout", "DELETE /security/logout"],
        ),
    ],
    ids=["contract", "another verb"],
)
async def test_session_is_closed_where_another_verb_is_wanted(
    make: Make, takes: str, lines: list[str]
) -> None:
    """No session stays open because the log-out wants another verb."""
    answers: dict[str, Rule] = {"/security/logout": Say(status=405), takes: Say()}
    if takes != "POST /security/logout":
        answers["POST /security/logout"] = Say(status=405)
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.devices()
        await client.close()
        assert platform.lines[2:] == lines
        assert platform.asked[2].headers["Content-Type"] == "application/json"


@pytest.mark.expected_log("could not be closed")
async def test_session_that_cannot_be_closed_is_told(make: Make) -> None:
    """A log-out that is always refused is not kept from me."""
    async with OtherPlatform({"POST /security/logout": Say(status=404)}) as platform:
        client = make(platform)
        await client.devices()
        await client.close()
