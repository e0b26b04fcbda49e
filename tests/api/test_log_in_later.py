"""A log-in that has worked before and is refused for a reason that passes."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    CallName,
    InvalidCredentials,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)

from .conftest import Make
from .other_platform import LOG_IN, OtherPlatform, Say, in_turns

PASSING: list[tuple[int, str, type[StellaControlError]]] = [
    (409, "A session is already active for this user", PlatformError),
    (409, "User is already logged in", PlatformError),
    (403, "Maximum number of sessions reached", PlatformError),
    (403, "MAX_SESSIONS_EXCEEDED", PlatformError),
    (403, "Too many login attempts, try again in 15 minutes", RateLimited),
    (401, "Too many login attempts", RateLimited),
    (400, "Rate limit reached. Access denied.", RateLimited),
    (403, "Service under maintenance", PlatformError),
    (403, "Log-in is disabled during maintenance", PlatformError),
    (400, "Authentication is temporarily unavailable", PlatformError),
    (400, "Something went wrong", PlatformError),
    (404, "no Route matched with those values", PlatformError),
    (403, "no such endpoint", PlatformError),
    (404, "Cannot POST /security/login", PlatformError),
    (500, "Something went wrong", PlatformError),
    (502, "The authentication service does not answer: access denied", PlatformError),
    (503, "Authentication service unavailable", PlatformError),
    (200, "Authentication service unavailable", PlatformError),
    (200, "A session is already active", PlatformError),
]

FOR_GOOD: list[tuple[int, Any]] = [
    (400, "Invalid username or password. Please try again."),
    (401, "Unauthorized"),
    (401, "Session required: wrong name"),
    (401, "Wrong password. Too many attempts will lock your account."),
    (403, "Access denied"),
    (403, "User not found in database"),
    (404, "user unknown"),
    (404, "Not Found"),
    (409, "Conflict"),
    (418, "I'm a teapot"),
    (423, "Account locked"),
    (403, "Your account is temporarily locked"),
    (403, "Access denied: internal users only"),
    (500, "Internal error: invalid credentials"),
]


@pytest.mark.parametrize(("status", "text", "expected"), PASSING, ids=str)
async def test_what_passes_is_tried_again(
    make: Make, status: int, text: str, expected: type[StellaControlError]
) -> None:
    """I am not asked for a new password because of what passes by itself."""
    say = Say(status=status, body={"error": text})
    rule = in_turns(say, Say(body={"token": "token-1"}))
    async with OtherPlatform({LOG_IN: rule}) as platform:
        client = make(platform, is_proven=True)
        with pytest.raises(expected) as caught:
            await client.devices()
        # Another spelling of what was asked for would not help.
        assert not isinstance(caught.value, UnknownPath)
        assert len(await client.devices()) == 1


@pytest.mark.parametrize(("status", "text"), FOR_GOOD, ids=str)
async def test_refused_credentials_are_not_sent_again(
    make: Make, status: int, text: str
) -> None:
    """Any other refusal may be one of my password: it is not sent again."""
    rule = Say(status=status, body={"error": text, "path": "/session/login"})
    async with OtherPlatform({LOG_IN: rule}) as platform:
        client = make(platform, is_proven=True)
        for _ in range(2):
            with pytest.raises(InvalidCredentials):
                await client.devices()
        assert platform.lines == [LOG_IN]


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        (404, "no Route matched with those values", UnknownPath),
        (403, "Service under maintenance", PlatformError),
        (403, "Your contract does not include this", NotPermitted),
        (415, "Send something else", RequestRejected),
    ],
)
async def test_first_log_in_is_understood_too(
    make: Make, status: int, text: str, expected: type[StellaControlError]
) -> None:
    """At set-up, an unknown path is looked for elsewhere, and trouble is no contract."""
    say = Say(status=status, body={"error": text})
    async with OtherPlatform({LOG_IN: say}) as platform:
        with pytest.raises(expected):
            await make(platform).devices()


WITH_A_TRACE: list[tuple[int, Any, dict[str, str], type[StellaControlError]]] = [
    (
        401,
        {"title": "Unauthorized", "traceId": "00-4bf92f3577b34da6-00f067aa0ba902b7-00"},
        {},
        InvalidCredentials,
    ),
    (
        401,
        {"error": "Unauthorized"},
        {"Set-Cookie": "__cf_bm=6ce2f1a0b9d84e53; Path=/; HttpOnly"},
        InvalidCredentials,
    ),
    (
        429,
        {"message": "Slow down", "requestId": "0f8fad5b-d9cb-469f-a165-70867728950e"},
        {},
        RateLimited,
    ),
    (
        503,
        {"error": "Unavailable"},
        {"X-Session-Id": "3f2a9c1e5b7d4806"},
        PlatformError,
    ),
]


@pytest.mark.parametrize(("status", "body", "headers", "expected"), WITH_A_TRACE)
async def test_refused_log_in_opens_no_session(
    make: Make,
    status: int,
    body: Any,
    headers: dict[str, str],
    expected: type[StellaControlError],
) -> None:
    """What a refusal carries for tracing is no session: I am told what is wrong."""
    refused = Say(status=status, body=body, headers=headers)
    async with OtherPlatform({LOG_IN: refused}) as platform:
        client = make(platform, is_proven=True)
        with pytest.raises(expected) as caught:
            await client.devices()
        assert caught.value.call is CallName.LOG_IN
        assert platform.lines == [LOG_IN]
