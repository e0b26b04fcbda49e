"""Telling the calls of the API by what is in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
import re
from typing import Any

from ..aliases import credential_for, folded
from ..call import Call, CallName
from ..errors import InvalidProfile
from ..gateway import Gateway
from ..profile import Profile
from ..templates import placeholders
from .address import Address, SecretInAddress, read_address
from .example import Example
from .templating import Templates
from .writes import (
    as_parameters,
    command_in,
    find_command,
    has_bands,
    has_frequency,
    with_command,
)

_LOG_OUT = re.compile(
    r"log[-_]?(?:out|off)|sign[-_]?out|invalidate|revoke", re.IGNORECASE
)
_STATUS = re.compile(r"stat(?:us|e)|latest|telemetry|report", re.IGNORECASE)
_USUAL_HEADERS = frozenset(
    [
        "accept",
        "content-type",
        "content-length",
        "host",
        "user-agent",
        "connection",
        "accept-encoding",
        "cache-control",
        "origin",
        "referer",
        "accept-language",
    ]
)
_VERSION = re.compile(r"[\w./+-]{1,24}")
_ABOUT_VERSION = re.compile(r"version|lang|format|requested|tenant|client")

_PARTS = {
    CallName.LOG_IN: "log_in",
    CallName.LOG_OUT: "log_out",
    CallName.LIST_DEVICES: "devices",
    CallName.READ_STATUS: "status",
    CallName.SET_PARAMETERS: "parameters",
    CallName.SET_FREQUENCY: "frequency",
    CallName.SEND_COMMAND: "command",
}


@dataclass(slots=True)
class Recognised:
    """What was understood so far."""

    profile: Profile
    calls: dict[CallName, Call] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    other_hosts: set[str] = field(default_factory=set)
    has_secret_in_address: bool = False


def recognise(
    requests: list[Example], profile: Profile, gateway: Gateway, templates: Templates
) -> Recognised:
    """Return a profile with the calls that the requests show."""
    known = Recognised(profile)
    for request in requests:
        try:
            _take(request, known, gateway, templates)
        except SecretInAddress:
            known.has_secret_in_address = True
        except InvalidProfile as err:
            known.left_out.add(err.cause[:80])
    parts: dict[str, Any] = {_PARTS[name]: call for name, call in known.calls.items()}
    known.profile = replace(known.profile, **parts)
    known.left_out |= templates.left_out
    return known


def _take(
    request: Example, known: Recognised, gateway: Gateway, templates: Templates
) -> None:
    """Take one request."""
    address = read_address(request.url, gateway, templates) if request.url else None
    if address is not None and address.host not in (None, *_own_hosts(gateway)):
        known.other_hosts.add(str(address.host))
    headers, cookies = _headers(request.headers, templates)
    name = _name(request, address, headers, known)
    if name is None:
        return
    if name is CallName.READ_STATUS and name in known.calls:
        # The one that says so wins over one that reads something of a device.
        if not (address and _STATUS.search(address.path)):
            return
    elif name in known.calls and name is not CallName.SET_PARAMETERS:
        return
    body, words = _body(request, name, templates)
    path = address.path if address is not None else None
    if name is CallName.SEND_COMMAND and path is not None:
        path, found = _command_in_path(path)
        words |= found
        if found and not body:
            body = None
    template: Call = getattr(known.profile, _PARTS[name]) or known.profile.parameters
    is_login = name is CallName.LOG_IN
    call = replace(
        template,
        name=name,
        method=request.method if request.url else template.method,
        endpoint=template.endpoint if address is None else address.endpoint,
        path=template.path if path is None else path,
        body=body,
        is_form=request.is_form,
        headers=_without_token(headers) if is_login else {},
    )
    known.calls.setdefault(name, call)
    known.profile = replace(known.profile, words={**known.profile.words, **words})
    if not is_login and "token" in placeholders([headers, cookies]):
        known.profile = replace(known.profile, headers=headers, cookies=cookies)
    elif not is_login and "token" in placeholders(body):
        known.profile = replace(known.profile, headers=headers)


def _without_token(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that make sense before there is a token."""
    return {
        name: text
        for name, text in headers.items()
        if "token" not in placeholders(text)
    }


def _own_hosts(gateway: Gateway) -> set[str]:
    """Return how the host of the gateway may be written."""
    url = gateway.url
    return {str(url.host).lower(), url.host_port_subcomponent or "", url.authority}


def _name(
    request: Example,
    address: Address | None,
    headers: Mapping[str, str],
    known: Recognised,
) -> CallName | None:
    """Return which call a request is."""
    path = address.path if address is not None else ""
    body = request.body
    if _is_log_in(body, headers):
        return CallName.LOG_IN
    if any(_LOG_OUT.search(text) for text in (path, *_words_of(body))):
        return CallName.LOG_OUT
    log_in = known.calls.get(CallName.LOG_IN)
    if (
        request.method == "DELETE"
        and log_in is not None
        and (path.startswith(log_in.path) or not {"serial", "id"} & placeholders(path))
    ):
        return CallName.LOG_OUT
    last = path.rpartition("/")[2]
    is_write = request.method != "GET"
    if is_write and (find_command(body) or command_in(last) or last == "{command}"):
        return CallName.SEND_COMMAND
    if is_write and ("band" in path or has_bands(body)):
        return CallName.SET_PARAMETERS
    if is_write and (has_frequency(body) or "frequency" in path.lower()):
        return CallName.SET_FREQUENCY
    about_device = {"serial", "id"} & placeholders(path) or _names_device(body)
    if is_write and request.method != "POST":
        return None
    if is_write and not _words_of(body):
        return None
    return CallName.READ_STATUS if about_device else CallName.LIST_DEVICES


def _is_log_in(body: Any, headers: Mapping[str, str]) -> bool:
    """Whether a request carries what gets somebody in."""
    kinds = {kind for key in _keys(body) if (kind := credential_for(key))}
    in_headers = placeholders(dict(headers))
    return (
        ("password" in kinds and len(kinds) >= 2)
        or "password" in in_headers
        or {"client_id", "client_key"} <= kinds
    )


def _names_device(body: Any) -> bool:
    """Whether a body says which device is meant."""
    return any(
        folded(key) in ("serial", "serialnumber", "deviceid", "id", "sn")
        for key in _keys(body)
    )


def _keys(value: Any) -> list[str]:
    """Return every key of a body."""
    if isinstance(value, Mapping):
        return [
            each for key, inner in value.items() for each in (str(key), *_keys(inner))
        ]
    if isinstance(value, list):
        return [each for inner in value for each in _keys(inner)]
    return []


def _words_of(body: Any) -> list[str]:
    """Return the words with which a body chooses what is done."""
    names = ("action", "method", "command", "operation", "op", "type", "request")
    given = body if isinstance(body, Mapping) else {}
    return [
        value
        for key, value in given.items()
        if folded(str(key)) in names and isinstance(value, str)
    ]


def _headers(
    given: Mapping[str, str], templates: Templates
) -> tuple[dict[str, str], dict[str, str]]:
    """Return headers and cookies as templates, without those that always travel."""
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for name, value in given.items():
        if name.lower() in _USUAL_HEADERS or not name:
            continue
        if name.lower() == "cookie":
            pairs = (each.strip().partition("=") for each in value.split(";"))
            cookies |= {key: "{token}" for key, _, _ in pairs if key}
            continue
        told = templates.header(name, value)
        if told is None and _ABOUT_VERSION.search(name.lower()):
            told = value if _VERSION.fullmatch(value) and len(value) <= 12 else None
        if told is None:
            templates.left_out.add(name)
        else:
            headers[name] = told
    return headers, cookies


def _body(
    request: Example, name: CallName, templates: Templates
) -> tuple[Any, dict[str, str]]:
    """Return the body of a call as a template, and its words for commands."""
    body = request.body
    if not isinstance(body, Mapping | list):
        return None, {}
    words: dict[str, str] = {}
    if name is CallName.SEND_COMMAND:
        if (found := find_command(body)) and found[0] != found[1]:
            words = {found[0]: found[1]}
        body = with_command(body)
    elif name in (CallName.SET_PARAMETERS, CallName.SET_FREQUENCY):
        body = as_parameters(body)
    return _kept(body, templates), words


def _kept(body: Any, templates: Templates) -> Any:
    """Return a body without what must not be kept; our own placeholders stay."""
    if isinstance(body, Mapping):
        told = {}
        for key, inner in body.items():
            if isinstance(inner, str) and inner.startswith("{") and inner.endswith("}"):
                told[key] = inner if _is_ours(inner) else templates.body(inner, key)
            elif isinstance(inner, Mapping | list):
                told[key] = _kept(inner, templates)
            else:
                told[key] = templates.body(inner, key)
        return {key: inner for key, inner in told.items() if inner is not None}
    if isinstance(body, list):
        return [_kept(each, templates) for each in body]
    if isinstance(body, str):
        return body if _is_ours(body) else templates.body(body)
    return body


def _is_ours(text: str) -> bool:
    """Whether a text is one of the placeholders that writing uses."""
    ours = {"band", "bands", "bands_on", "bands_off", "on", "command", "frequency"}
    return bool(placeholders(text)) and placeholders(text) <= ours | {
        "frequency_seconds",
        "frequency_milliseconds",
    }


def _command_in_path(path: str) -> tuple[str, dict[str, str]]:
    """Return a path whose last part is a command as a template, and its word."""
    head, _, last = path.rpartition("/")
    if (found := command_in(last)) is None:
        return path, {}
    return f"{head}/{{command}}", {} if found[0] == found[1] else {found[0]: found[1]}
