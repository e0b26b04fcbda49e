"""Places that may be asked, in order of likelihood; rules that make them, not answers to cases."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

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
_MORE_LOG_IN_PATHS = [
    "/logon",
    "/auth",
    "/log-in",
    "/sign-in",
    "/sign_in",
    "/oauth/token",
]
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
    ends = list(dict.fromkeys((slash, "")))
    # Where the list has a slash at its end, most statuses have one.
    likely = [(whole, end) for whole in paths[:1] for end in ends]
    others = [(whole, end) for end in ends for whole in paths[1:]]
    for whole, end in [*likely, *others]:
        path, has_query, query = whole.partition("?")
        yield placed(READ_STATUS, gateway, prefix, path + end + has_query + query)


def log_out_places(log_in: Call) -> list[Call]:
    """Return where the log-out may be, beside the log-in."""
    path = log_in.path.partition("?")[0]
    slash = "/" if path.endswith("/") else ""
    head, _, last = path.rstrip("/").rpartition("/")
    if not last:
        return [replace(LOG_OUT, endpoint=log_in.endpoint)]
    words = {"login": "logout", "Login": "Logout", "signin": "signout"}
    beside, below = (
        replace(LOG_OUT, endpoint=log_in.endpoint, path=f"{head}/{end}{slash}")
        for end in (words.get(last, "logout"), f"{last}/logout")
    )
    return [beside] if last in words else [beside, below]


def placed(call: Call, gateway: Gateway, prefix: str, path: str) -> Call:
    """Return a call of the devices endpoint at a path, behind a prefix if there is one."""
    if not prefix:
        return replace(call, path=path)
    return replace(
        call, endpoint=Endpoint.GATEWAY, path=prefix + gateway.devices_path + path
    )
