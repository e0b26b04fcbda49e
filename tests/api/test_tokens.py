"""Where a log-in's answer may hold the token, and which texts are no token."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import TokenPlace, TokenSource
from custom_components.stellacontrol.api.tokens import find_token

TOKEN = "a1b2c3d4e5f6a7b8c9d0"


@pytest.mark.parametrize(
    ("body", "headers", "cookies"),
    [
        ({"token": TOKEN}, {}, {}),
        ({"session": {"id": TOKEN}}, {}, {}),
        ([{"accessToken": f"Bearer {TOKEN}"}], {}, {}),
        ({"x": {"y": TOKEN}}, {}, {}),
        (TOKEN, {}, {}),
        ({}, {"X-Auth-Token": TOKEN}, {}),
        ({}, {"X-Acme-Session": TOKEN}, {}),
        (
            {"user": {"id": "0f8fad5b-d9cb-469f-a165-70867728950e"}},
            {"Authorization": f"Bearer {TOKEN}"},
            {},
        ),
        ({}, {}, {"JSESSIONID": TOKEN}),
        ({}, {}, {"whatever": TOKEN}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_token_is_found(body: Any, headers: Any, cookies: Any) -> None:
    """By its name, else by its shape, wherever it stands."""
    found = find_token(body, headers=headers, cookies=cookies)
    assert found is not None
    assert found.value == TOKEN


@pytest.mark.parametrize(
    ("body", "cookies"),
    [
        ({"id": "me", "token": "abc"}, {}),
        ({"user": {"id": "me"}, "session": {"id": "abc"}}, {}),
        ({"id": "me"}, {"theme": "dark", "JSESSIONID": "abc"}),
    ],
    ids=str,
)
def test_plain_token_is_found_by_its_name(body: Any, cookies: Any) -> None:
    """What looks like any other text is the token only where it is called so."""
    found = find_token(body, headers={}, cookies=cookies)
    assert found is not None
    assert found.value == "abc"


@pytest.mark.parametrize(
    ("body", "headers", "cookies"),
    [
        ({"refreshToken": TOKEN, "name": "Demo"}, {}, {}),
        ({"message": "welcome to the platform"}, {}, {}),
        ({"token": "two words"}, {}, {}),
        ("welcome", {}, {}),
        (5, {"X-Csrf-Token": TOKEN}, {"csrf": TOKEN}),
        ({"token": "secret-9"}, {"X-Auth-Token": "secret-9"}, {"token": "secret-9"}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_token_is_not_taken_for_one(
    body: Any, headers: Any, cookies: Any
) -> None:
    """What I sent, what renews a session, and plain words open nothing."""
    known = frozenset({"secret-9"})
    assert find_token(body, headers=headers, cookies=cookies, known=known) is None


@pytest.mark.parametrize(
    ("source", "keys", "is_there"),
    [
        (TokenSource.BODY, ("data", "key"), True),
        (TokenSource.BODY, ("data", "other"), False),
        (TokenSource.HEADER, ("x-key",), True),
        (TokenSource.COOKIE, ("SID",), True),
        (TokenSource.COOKIE, ("other",), False),
    ],
)
def test_known_place_is_the_only_one(
    source: TokenSource, keys: tuple[str, ...], is_there: bool
) -> None:
    """Where a profile says where the token stands, nothing else is taken."""
    found = find_token(
        [{"data": [{"key": TOKEN}], "token": "another-token-1"}],
        headers={"X-Key": TOKEN},
        cookies={"sid": TOKEN},
        place=TokenPlace(source=source, keys=keys),
    )
    assert (found is not None and found.value == TOKEN) is is_there
