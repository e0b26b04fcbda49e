"""What log-ins and actions may be written like: bodies and headers with every usual name."""

import re
from typing import Any, Final

from ..aliases import CREDENTIAL_NAMES, every_credential

_WRAPPERS = ["data", "credentials", "params", "auth", "request", "payload", "input"]

LIST_WORDS: Final = [
    "list",
    "devices",
    "getDevices",
    "listDevices",
    "metadata",
    "getMetadata",
]
STATUS_WORDS: Final = [
    "status",
    "getStatus",
    "deviceStatus",
    "getDeviceStatus",
    "state",
]
ACTION_KEYS: Final = ("action", "method", "operation", "command")
"""What a member is called whose word says what is wanted."""


ACTION_WORDS: Final = dict.fromkeys(ACTION_KEYS, "login")


_GRANT = {"grant_type": "password", "grantType": "password"}


def flat_body() -> dict[str, Any]:
    """Return a log-in body that holds every spelling of every credential.

    A platform that ignores what it does not know finds what it wants in it.
    """
    return {**every_credential(), **ACTION_WORDS, **_GRANT}


def nested_body() -> dict[str, Any]:
    """Return a log-in body that holds every spelling in every usual wrapper.

    And beside them, since perhaps only the client has one.
    """
    return {
        **every_credential(),
        **ACTION_WORDS,
        **_GRANT,
        **{wrapper: every_credential() for wrapper in _WRAPPERS},
        # JSON:API has one more level.
        "data": {**every_credential(), "attributes": every_credential()},
        # What is the client's and what is the user's, each apart.
        **dict.fromkeys(("client", "apiClient"), _OF_CLIENT),
        **dict.fromkeys(("user", "account"), _OF_USER),
    }


_OF_CLIENT: Final = {
    **every_credential(("client_id", "client_key")),
    "name": "{client_id}",
    "id": "{client_id}",
}
_OF_USER: Final = every_credential(("username", "password"))


def client_body() -> dict[str, Any]:
    """Return a log-in body without the user, who is named in a header."""
    return every_credential(("client_id", "client_key"))


def _headers_for(kind: str, most: int = 8) -> dict[str, str]:
    """Return the headers that a credential may travel in."""
    names = [
        "-".join(re.findall(r"[A-Z]?[a-z]+", name)).title()
        for name in CREDENTIAL_NAMES[kind][:most]
    ]
    return {
        prefix + name: f"{{{kind}}}"
        for name in names
        for prefix in ("X-", "")
        # Plain "Name" or "Key" as a header says too little.
        if prefix or "-" in name
    }


CLIENT_HEADERS: Final = {
    **_headers_for("client_id"),
    **_headers_for("client_key"),
    "X-Api-Key": "{client_key}",
    "Api-Key": "{client_key}",
    # Of Azure's API Management.
    "Ocp-Apim-Subscription-Key": "{client_key}",
}
USER_HEADERS: Final = {**_headers_for("username", 4), **_headers_for("password", 2)}
BASIC_CLIENT: Final = {"Authorization": "Basic {basic:client_id:client_key}"}
BASIC_USER: Final = {"Authorization": "Basic {basic:username:password}"}
HEADERS_OF_CLIENT: Final = {**CLIENT_HEADERS, **BASIC_CLIENT}
HEADERS_OF_USER: Final = {**CLIENT_HEADERS, **USER_HEADERS, **BASIC_USER}
