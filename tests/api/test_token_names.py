"""Which of several values of a log-in's answer is the token, and numbers that are one."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import TokenPlace, TokenSource
from custom_components.stellacontrol.api.tokens import find_token

REFRESH, ACCESS = "r1e2f3r4e5s6h7a8b9c0", "a1c2c3e4s5s6a7b8c9d0"


def _found(body: Any, **others: Any) -> tuple[str, tuple[str, ...]] | None:
    """Return what is found in a body, and where."""
    found = find_token(body, **{"headers": {}, "cookies": {}, **others})
    return None if found is None else (found.value, found.place.keys)


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (
            {"tokens": {"refresh": {"token": REFRESH}, "access": {"token": ACCESS}}},
            ("tokens", "access", "token"),
        ),
        (
            {"csrf": {"token": REFRESH}, "session": {"token": ACCESS}},
            ("session", "token"),
        ),
        (
            {"refreshToken": {"value": REFRESH}, "accessToken": {"value": ACCESS}},
            ("accessToken", "value"),
        ),
        ({"refresh": {"a": {"b": REFRESH}}, "x": {"y": ACCESS}}, ("x", "y")),
    ],
    ids=str,
)
def test_token_inside_of_something_else_is_not_the_sessions(
    body: Any, keys: tuple[str, ...]
) -> None:
    """What renews a session opens nothing, however deep its own name stands."""
    assert _found(body) == (ACCESS, keys)


@pytest.mark.parametrize("name", ["refresh", "csrf", "tokenExpires"])
def test_only_what_is_no_token_is_none(name: str) -> None:
    """Nor if it is all that there is."""
    assert _found({name: {"token": REFRESH}}) is None
    assert _found({name: [{"id": 123456789012}]}) is None


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        ({"token": 123456789012}, ("token",)),
        ({"sessionId": 987654321}, ("sessionId",)),
        ({"data": [{"session": {"id": 987654321}}]}, ("data", "session", "id")),
        ({"userId": "550e8400-e29b-41d4-a716-446655440000", "sid": 98765432}, ("sid",)),
    ],
    ids=str,
)
def test_long_number_is_a_token_under_its_name(
    body: Any, keys: tuple[str, ...]
) -> None:
    """A session may be numbered."""
    found = _found(body)
    assert found is not None
    value, place = found
    assert (value.isdigit(), place) == (True, keys)
    there = TokenPlace(source=TokenSource.BODY, keys=keys)
    assert _found(body, place=there) == found


@pytest.mark.parametrize(
    "body",
    [
        {"session": 900},
        {"token": True},
        {"token": -123456789012},
        {"token": 123456789012.5},
        {"userId": 1234567890123456789},
        {"user": {"key": 123456789012, "access": 123456789012}},
        {"token": 555444333},
    ],
    ids=str,
)
def test_other_numbers_are_no_token(body: Any) -> None:
    """Neither seconds, nor what has another name, nor the password that I sent."""
    assert _found(body, known=frozenset({"555444333"})) is None


def test_named_text_is_likelier_than_a_number() -> None:
    """A time may stand under the name of what it belongs to."""
    body = {"session": 1700000000000, "jwt": "abc"}
    assert _found(body) == ("abc", ("jwt",))
