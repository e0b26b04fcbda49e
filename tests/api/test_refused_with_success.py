"""Refusals whose status code says that all is well."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    DeviceNotFound,
    InvalidCredentials,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlError,
)

from .conftest import Make
from .other_platform import LIST, LOG_IN, SET, STATUS, OtherPlatform, Say, in_turns
from .tools import a_status

OWN_WORDS: list[dict[str, Any]] = [
    {"code": 450},
    {"code": "451", "errorCode": 0},
    {"httpStatus": 500, "message": "last alarm"},
    {"statusCode": 404},
    {"isError": True},
    {"details": {"error": "PLL", "success": False, "code": 403}},
]
"""What the status of a device may hold without being a refusal."""

ENDED = [
    {"code": 401, "message": "Session expired"},
    {"statusCode": "401"},
    {"data": {"code": 401, "message": "Session expired"}},
    {"httpStatus": 401, "title": "Unauthorized"},
]

EXPECTED: list[tuple[dict[str, Any], type[StellaControlError]]] = [
    ({"code": 403, "message": "Band not included"}, NotPermitted),
    ({"code": 403, "msg": "no"}, NotPermitted),
    ({"statusCode": 400}, RequestRejected),
    ({"status": "422"}, RequestRejected),
    ({"result": {"success": False}}, RequestRejected),
    ({"result": {"status": "failed"}}, RequestRejected),
    ({"message": "not permitted", "result": {"ok": False}}, NotPermitted),
    ({"data": {"error": "not permitted"}}, NotPermitted),
    ({"data": {"code": 429, "message": "wait"}}, RateLimited),
    ({"data": {"error": {"code": 404, "message": "unknown"}}}, DeviceNotFound),
    ({"isError": True}, RequestRejected),
    ({"hasErrors": True, "message": "quota exceeded"}, RateLimited),
    ({"code": 503}, PlatformError),
    ({"error": "not permitted", "data": {"code": 512, "id": 1}}, NotPermitted),
    ({"serialNumber": "SR1", "code": 403, "message": "no"}, NotPermitted),
]


@pytest.mark.parametrize(("said", "expected"), EXPECTED, ids=str)
async def test_refused_write_is_not_done(
    make: Make, said: dict[str, Any], expected: type[StellaControlError]
) -> None:
    """A band that the platform did not switch is not shown as switched."""
    rule = in_turns(Say(), Say(body=said))
    async with OtherPlatform({SET: rule}) as platform:
        client = make(platform)
        await client.set_parameters("SR1", bands={"08": True})
        with pytest.raises(expected):
            await client.set_parameters("SR1", bands={"08": False}, may_learn=False)
        assert platform.lines == [LOG_IN, SET, SET]


@pytest.mark.parametrize(
    "said",
    [
        {"code": 200, "message": "done"},
        {"code": 4711},
        {"id": 17, "job": {"state": "queued", "code": 500}},
        {"success": True, "data": {"region": {"code": "420"}}},
        {"status": "ok", "result": {"bands": {"08": "off"}}},
        {"isError": False},
        {"data": [{"error": None}]},
    ],
    ids=str,
)
async def test_done_write_is_done(make: Make, said: dict[str, Any]) -> None:
    """A number that says something else is no refusal."""
    async with OtherPlatform({SET: Say(body=said)}) as platform:
        await make(platform).set_parameters("SR1", bands={"08": False})
        assert platform.lines == [LOG_IN, SET]


@pytest.mark.parametrize("said", ENDED, ids=str)
@pytest.mark.parametrize("line", [STATUS, LIST])
async def test_ended_session_is_opened_anew(
    make: Make, said: dict[str, Any], line: str
) -> None:
    """A session that ended with HTTP 200 is not asked again and again."""
    good = a_status(temperature=40) if line == STATUS else [{"serialNumber": "SR1"}]
    rule = in_turns(Say(body=good), Say(body=said), Say(body=good))
    async with OtherPlatform({line: rule}) as platform:
        client = make(platform)
        for _ in range(2):
            await client.devices()
            await client.status("SR1")
        assert platform.lines.count(LOG_IN) == 2


@pytest.mark.parametrize("own", OWN_WORDS, ids=str)
async def test_status_with_such_words_is_read(make: Make, own: dict[str, Any]) -> None:
    """What can be read is a status, whatever else is in it."""
    say = Say(body=a_status(temperature=40) | own)
    wrapped = Say(body={"data": a_status(temperature=40) | own})
    async with OtherPlatform({STATUS: in_turns(say, wrapped)}) as platform:
        client = make(platform)
        for _ in range(2):
            assert (await client.status("SR1")).temperature == 40


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"code": 401, "message": "Invalid password"}, InvalidCredentials),
        ({"code": 503, "message": "maintenance"}, PlatformError),
        ({"code": 429, "message": "wait"}, RateLimited),
    ],
    ids=str,
)
async def test_refused_log_in_says_why(
    make: Make, said: dict[str, Any], expected: type[StellaControlError]
) -> None:
    """A log-in that is refused with HTTP 200 is understood by its own number."""
    async with OtherPlatform({LOG_IN: Say(body=said)}) as platform:
        with pytest.raises(expected):
            await make(platform, is_proven=True).devices()


async def test_log_in_may_hold_a_number(make: Make) -> None:
    """A customer's number does not keep me out."""
    body = {"token": "token-1", "customer": {"code": "420", "name": "Owner"}}
    async with OtherPlatform({LOG_IN: Say(body=body)}) as platform:
        assert len(await make(platform).devices()) == 1
