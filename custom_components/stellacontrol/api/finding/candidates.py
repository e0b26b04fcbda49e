"""What may be tried, in order of likelihood; rules that make it, not answers to cases."""

from collections.abc import Iterator
from dataclasses import replace
import re
from typing import Any, Final

from ..aliases import CREDENTIAL_NAMES, every_credential
from ..call import Call, CallName, Endpoint
from ..gateway import Gateway
from ..profile import LIST_DEVICES, LOG_OUT, READ_STATUS

PREFIXES: Final = (
    "/api",
    "/api/v1",
    "/v1",
    "/integration",
    "/api/v2",
    "/v2",
    "/integration/v1",
)

_LOG_IN_PATHS = [
    "/login",
    "/Login",
    "/session",
    "/sessions",
    "/token",
    "/authenticate",
    "/signin",
    "/auth/login",
]
_PATHS_BEHIND_A_PREFIX = [path for path in (*_LOG_IN_PATHS, "") if path != "/Login"]
_LIKELY_PAIRS = 20
_MORE_LOG_IN_PATHS = ["/logon", "/auth", "/log-in", "/sign-in", "/oauth/token"]
_LIST_PATHS = ("", "/list", "/all", "/metadata", "/info")
_MORE_LIST_PATHS = ("/getAll", "/get")
LISTS_BEHIND_A_PREFIX: Final = len(_LIST_PATHS)
"""Index of the first place for the list that has another prefix than the log-in."""

_STATUS_PATHS = [
    "/{s}/status",
    "/{s}",
    "/status/{s}",
    "?serialNumber={s}",
    "?serial={s}",
    "/{s}/state",
    "/status?serialNumber={s}",
    "/status?serial={s}",
    "/status?id={s}",
    "?id={s}",
    "/{s}/Status",
    "/{s}/status/latest",
    "/{s}/latest",
    "/{s}/data",
    "?sn={s}",
]
_STATUS_PATHS_BY_ID = [
    "/{s}/status",
    "/{s}",
    "?id={s}",
    "/{s}/state",
    "/status?id={s}",
    "/status/{s}",
]
_WRAPPERS = ["data", "credentials", "params", "auth", "request"]

_TOKEN_NAMES = [
    "Auth-Token",
    "Session-Token",
    "Access-Token",
    "Api-Token",
    "Token",
    "Session-Id",
    "Session",
    "Auth",
]
_TOKEN_HEADERS: Final = (
    *(f"X-{name}" for name in _TOKEN_NAMES),
    *_TOKEN_NAMES,
    "X-Api-Key",
    "X-Authorization",
    "X-StellaControl-Token",
)
_TOKEN_COOKIES: Final = [
    "token",
    "session",
    "sessionId",
    "session_id",
    "sid",
    "auth",
    "auth_token",
    "access_token",
    "accessToken",
    "jwt",
]
_SCHEMES: Final = ("Bearer {token}", "{token}", "Token {token}", "Session {token}")

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
ACTION_KEYS: Final = ("action", "method", "command", "operation", "type")


def log_in_places(gateway: Gateway, *, first: str | None = None) -> Iterator[Call]:
    """Go through the places where the log-in may be, without credentials.

    Args:
        gateway: Gives the security endpoint.
        first: A prefix that the gateway itself has named, as in a redirect.
    """
    security = gateway.security_path
    prefixes = PREFIXES if first is None else (first, *PREFIXES)
    yield from (_at(Endpoint.SECURITY, path) for path in (*_LOG_IN_PATHS, ""))
    # What is likely in both comes before what is likely in one of them.
    pairs = sorted(
        (
            ((at + 1) * (rank + 1), prefix, path)
            for at, prefix in enumerate(prefixes)
            for rank, path in enumerate(_PATHS_BEHIND_A_PREFIX)
        ),
        key=lambda pair: pair[0],
    )
    behind = [
        _at(Endpoint.GATEWAY, prefix + security + path) for _, prefix, path in pairs
    ]
    yield from behind[:_LIKELY_PAIRS]
    # Some servers want a slash at the end of everything.
    yield from (_at(Endpoint.SECURITY, path) for path in ("/login/", "/"))
    yield from (_at(Endpoint.SECURITY, path) for path in _MORE_LOG_IN_PATHS)
    yield from behind[_LIKELY_PAIRS:]


def _at(endpoint: Endpoint, path: str) -> Call:
    """Return an empty object sent to a place."""
    return Call(
        name=CallName.LOG_IN, method="POST", endpoint=endpoint, path=path, body={}
    )


ACTION_WORDS: Final = {"action": "login", "method": "login"}


_GRANT = {"grant_type": "password", "grantType": "password"}


def flat_body() -> dict[str, Any]:
    """Return a log-in body that holds every spelling of every credential.

    A platform that ignores what it does not know finds what it wants in it.
    """
    return {**every_credential(), **ACTION_WORDS, **_GRANT}


def nested_body() -> dict[str, Any]:
    """Return a log-in body that holds every spelling in every usual wrapper."""
    return {
        **ACTION_WORDS,
        **_GRANT,
        **{wrapper: every_credential() for wrapper in _WRAPPERS},
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
}
USER_HEADERS: Final = {**_headers_for("username", 4), **_headers_for("password", 2)}
NAMES_ON_EVERY_CALL: Final = {
    name: value for name, value in CLIENT_HEADERS.items() if value == "{client_id}"
} | {"X-Requested-With": "XMLHttpRequest"}
"""What some platforms want with each request, and what is no secret."""

BASIC_CLIENT: Final = {"Authorization": "Basic {basic:client_id:client_key}"}
BASIC_USER: Final = {"Authorization": "Basic {basic:username:password}"}


type Carrier = tuple[str, str, str]
"""One way to carry something: "headers" or "cookies", the name, the template."""


def carriers() -> list[Carrier]:
    """Return the ways in which a token may travel beside "Authorization"."""
    return [
        *(("headers", name, "{token}") for name in _TOKEN_HEADERS),
        *(("headers", name, text) for name, text in NAMES_ON_EVERY_CALL.items()),
        *(("cookies", name, "{token}") for name in _TOKEN_COOKIES),
    ]


def schemes(named: str | None) -> list[str]:
    """Return the ways to write "Authorization", one that the platform named first."""
    own = [f"{named} {{token}}"] if named and re.fullmatch(r"[\w-]+", named) else []
    return list(dict.fromkeys([*own, *_SCHEMES]))


def list_places(gateway: Gateway, prefix: str, *, slashed: bool) -> Iterator[Call]:
    """Go through the places where the list of devices may be.

    Args:
        gateway: Gives the devices endpoint.
        prefix: What stood before the security endpoint.
        slashed: Whether the gateway wants a slash at the end.
    """
    slash = "/" if slashed else ""
    for path in _LIST_PATHS:
        yield placed(LIST_DEVICES, gateway, prefix, path + slash)
    for other in ("", *PREFIXES):
        if other != prefix:
            yield placed(LIST_DEVICES, gateway, other, slash)
    for path in (*_MORE_LIST_PATHS, "/"):
        yield placed(LIST_DEVICES, gateway, prefix, path)


def status_places(
    gateway: Gateway, list_call: Call, *, has_id: bool, links: list[str]
) -> Iterator[Call]:
    """Go through the places where a status may be.

    Args:
        gateway: Gives the devices endpoint.
        list_call: Where the list is; the status is most likely beside it.
        has_id: Whether devices have another id than their serial number.
        links: Paths that the list itself names.
    """
    for link in links:
        yield replace(READ_STATUS, endpoint=Endpoint.GATEWAY, path=link)
    is_whole = list_call.endpoint is Endpoint.GATEWAY
    prefix = list_call.path.partition(gateway.devices_path)[0] if is_whole else ""
    slash = "/" if list_call.path.endswith("/") else ""
    by_serial = [path.replace("{s}", "{serial}") for path in _STATUS_PATHS]
    by_id = [path.replace("{s}", "{id}") for path in _STATUS_PATHS_BY_ID]
    if has_id:
        # The two most likely of each come first; "?id=" then means the id.
        by_serial.remove("?id={serial}")
        by_serial.remove("/status?id={serial}")
        paths = [*by_serial[:2], *by_id[:2], *by_serial[2:6], *by_id[2:4]]
        paths += [*by_serial[6:8], *by_id[4:]]
    else:
        paths = by_serial
    for whole in paths:
        path, has_query, query = whole.partition("?")
        for end in (slash, "") if slash else ("",):
            yield placed(READ_STATUS, gateway, prefix, path + end + has_query + query)


def log_out_places(log_in: Call) -> list[Call]:
    """Return where the log-out may be, beside the log-in."""
    head, _, last = log_in.path.partition("?")[0].rpartition("/")
    if not last:
        return [replace(LOG_OUT, endpoint=log_in.endpoint)]
    words = {"login": "logout", "Login": "Logout", "signin": "signout"}
    beside = replace(
        LOG_OUT, endpoint=log_in.endpoint, path=f"{head}/{words.get(last, 'logout')}"
    )
    below = replace(LOG_OUT, endpoint=log_in.endpoint, path=f"{head}/{last}/logout")
    return [beside] if last in words else [beside, below]


def placed(call: Call, gateway: Gateway, prefix: str, path: str) -> Call:
    """Return a call of the devices endpoint at a path, behind a prefix if there is one."""
    if not prefix:
        return replace(call, path=path)
    return replace(
        call, endpoint=Endpoint.GATEWAY, path=prefix + gateway.devices_path + path
    )
