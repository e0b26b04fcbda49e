"""Which value of a log-in is which credential, where names alone could mislead."""

import json
from typing import Any

import pytest

from .pastes import KEY, PASSWORD
from .reading import read

_ID = "8d0a8d8c-0c9f-4f3a-9a53-0a7d7b8d0001"
_USER = {"userName": "u", "password": "p"}
_AS_USER = {"userName": "{username}", "password": "{password}"}


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        (
            {"clientName": "integration", "clientId": _ID},
            {"clientName": "{client_id}", "clientId": "{client_key}"},
        ),
        (
            {"clientId": _ID, "clientName": "Somebody"},
            {"clientId": "{client_key}", "clientName": "{client_id}"},
        ),
        (
            {"client": "integration", "clientId": _ID},
            {"client": "{client_id}", "clientId": "{client_key}"},
        ),
        (
            {"client": "integration", "id": _ID},
            {"client": "{client_id}", "id": "{client_key}"},
        ),
        (
            {"client": "Somebody", "id": "abcdefghijklmnop"},
            {"client": "{client_id}", "id": "{client_key}"},
        ),
        (
            {"client": {"name": "integration", "id": _ID}},
            {"client": {"name": "{client_id}", "id": "{client_key}"}},
        ),
        (
            {"clients": [{"clientName": "integration", "clientId": _ID}]},
            {"clients": [{"clientName": "{client_id}", "clientId": "{client_key}"}]},
        ),
        (
            {"clientName": "<name>", "clientKey": "<key>"},
            {"clientName": "{client_id}", "clientKey": "{client_key}"},
        ),
        (
            {"client": "<name>", "clientIdentifier": "<client id>"},
            {"client": "{client_id}", "clientIdentifier": "{client_key}"},
        ),
    ],
)
def test_name_and_identifier_of_the_client_are_told_apart(
    shown: dict[str, Any], meant: dict[str, Any]
) -> None:
    """Its identifier is the key, by whatever name, if nothing else is."""
    text = f"POST /security/login\n\n{json.dumps({**shown, **_USER})}"
    assert read(text).profile.log_in.body == {**meant, **_AS_USER}


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        # What was typed is certain, and a key may be in a header.
        (
            {"clientName": "integration", "clientId": "integration"},
            {"clientName": "{client_id}", "clientId": "{client_id}"},
        ),
        (
            {"app": "x", "clientId": "y", "id": KEY},
            {"app": "{client_id}", "clientId": "{client_id}", "id": "{client_key}"},
        ),
        # What is called a name may be shown to others.
        (
            {"clientName": "x", "applicationName": "y"},
            {"clientName": "{client_id}", "applicationName": "{client_id}"},
        ),
        ({"id": _ID}, {"id": "{id}"}),
        ({"id": "login"}, {"id": "login"}),
        # That of a remote procedure call is about the call.
        (
            {"id": _ID, "params": {"client": "x"}},
            {"id": "{id}", "params": {"client": "{client_id}"}},
        ),
    ],
)
def test_key_is_put_nowhere_by_chance(
    shown: dict[str, Any], meant: dict[str, Any]
) -> None:
    """It stands where something says that it does."""
    text = f"POST /security/login\n\n{json.dumps({**shown, **_USER})}"
    assert read(text).profile.log_in.body == {**meant, **_AS_USER}


def test_key_in_a_header_is_not_sent_twice() -> None:
    """A log-in may have the key beside its body."""
    body = {"app": "x", "clientId": "y", "userName": "u", "password": PASSWORD}
    text = f"POST /security/login\nX-Client-Key: {KEY}\n\n{json.dumps(body)}"
    log_in = read(text).profile.log_in
    assert log_in.headers == {"X-Client-Key": "{client_key}"}
    assert "{client_key}" not in log_in.body.values()
