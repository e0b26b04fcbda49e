"""From the requests of an example to the calls of a profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
import re
from typing import Any

from ..call import Call, CallName
from ..errors import InvalidProfile
from ..gateway import Gateway
from ..profile import Profile
from ..templates import path_and_query, placeholders
from .address import Address, read_address
from .commands import with_command_open
from .example import Example
from .headers import media_types, read_headers
from .log_in import with_every_credential
from .meanings import BAND_ID, BANDS, DEVICE, NAMED_BAND, SHORT_BAND
from .naming import call_of, is_plain_reboot, says_status
from .paths import as_write_path, command_part, last_part
from .queries import pairs_in, settings_in, without_chance
from .segments import SecretInAddress
from .templating import Templates
from .writes import (
    SETTINGS,
    WRITES,
    as_write,
    is_own_placeholder,
    is_usable,
    says_one_way,
    with_one_band,
)

PARTS = {
    "log_in": CallName.LOG_IN,
    "log_out": CallName.LOG_OUT,
    "devices": CallName.LIST_DEVICES,
    "status": CallName.READ_STATUS,
    "parameters": CallName.SET_PARAMETERS,
    "frequency": CallName.SET_FREQUENCY,
    "command": CallName.SEND_COMMAND,
}
"""The calls by their names in a profile."""

_NAMES = {call: name for name, call in PARTS.items()}


type _Parts = tuple[str, Any, dict[str, str]]
"""Path and body of a call as templates, and the platform's words by ours."""


@dataclass(slots=True)
class Recognised:
    """What was understood so far."""

    profile: Profile
    calls: dict[CallName, Call] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    """Headers of all calls except the log-in."""
    cookies: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    """Names of headers of these calls that could not be kept as they are."""
    carries_token: bool = False
    unclear: list[tuple[CallName, str]] = field(default_factory=list)
    """Requests that cannot be used: which device, band or value is meant is not told."""
    left_out: set[str] = field(default_factory=set)
    other_hosts: set[str] = field(default_factory=set)
    has_secret_in_address: bool = False
    is_unread: bool = False
    """Whether a body is shown that nobody here can read."""
    bare: set[CallName] = field(default_factory=set)
    """Calls whose body was not shown."""


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
    if not known.carries_token and len(known.dropped) == 1:
        # The only header that was dropped, because its value varies, holds the token.
        known.headers[known.dropped.pop()] = "{token}"
        known.carries_token = True
    known.left_out |= known.dropped
    parts: dict[str, Any] = {_NAMES[name]: call for name, call in known.calls.items()}
    if known.carries_token:
        parts |= {"headers": known.headers, "cookies": known.cookies}
    elif known.headers:
        parts["headers"] = {**profile.headers, **known.headers}
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
    headers, cookies, dropped = read_headers(request, templates)
    if is_unread := isinstance(request.body, str):
        known.is_unread = True
        request = replace(request, body=None)
    path = address.path if address is not None else ""
    log_in = known.calls.get(CallName.LOG_IN)
    name = call_of(request, path, headers, log_in, templates)
    if is_unread and name in WRITES:
        name = None
    if address is not None and (name is None or address.is_open):
        # What nobody knows is rather a write.
        shown = name or CallName.SET_PARAMETERS
        known.unclear.append((shown, f"{request.method} {address.whole}"))
        return
    if name is None or _is_known(name, request, path, known):
        return
    call = _call(request, name, address, known, templates)
    if name is CallName.LOG_IN:
        call = _as_log_in(call, request, headers, templates)
        known.left_out |= dropped
    else:
        known.headers = {**headers, **known.headers}
        known.cookies = {**cookies, **known.cookies}
        known.dropped |= dropped
        known.carries_token |= "token" in placeholders([headers, cookies, call.body])
    is_told = not says_one_way(call.path, is_bare=request.body is None)
    if is_told and is_usable(call):
        known.calls.setdefault(name, call)
        if request.body is None:
            known.bare.add(name)
    elif address is not None:
        known.unclear.append((name, f"{request.method} {address.whole}"))


def _as_log_in(
    call: Call, request: Example, headers: Mapping[str, str], templates: Templates
) -> Call:
    """Return a log-in with the headers of its own, and with every credential once."""
    own = {k: v for k, v in headers.items() if "token" not in placeholders(v)}
    said = placeholders(own)
    body = with_every_credential(call.body, request.body, templates, said)
    return replace(call, body=body, headers={**own, **call.headers})


def _is_known(name: CallName, request: Example, path: str, known: Recognised) -> bool:
    """Whether an earlier request of the example is a better sample of this call."""
    before = known.calls.get(name)
    if before is None:
        return False
    # A list of requests may precede what they send. And a path that says "status" wins
    # over another read of a device.
    is_better = (
        (name in known.bare and request.body is not None)
        or (
            # A reset may be one to the settings of the factory.
            name is CallName.SEND_COMMAND
            and known.profile.words.get("reboot", "").lower() == "reset"
            and is_plain_reboot(request.body, path)
        )
        or (
            name is CallName.READ_STATUS
            and says_status(path, request.body)
            and not says_status(before.path, before.body)
        )
    )
    if is_better:
        words = known.profile.words
        kept = {key: word for key, word in words.items() if word != "reset"}
        known.profile = replace(known.profile, words=kept)
        del known.calls[name]
        known.bare.discard(name)
    return not is_better


def _call(
    request: Example,
    name: CallName,
    address: Address | None,
    known: Recognised,
    templates: Templates,
) -> Call:
    """Return a request as a call of the profile."""
    template: Call = getattr(known.profile, _NAMES[name]) or known.profile.parameters
    path, body, words = _parts(request, name, address, templates)
    if address is None:
        path = template.path
    if request.body is None and name is not CallName.LOG_OUT and not _says_all(path):
        body = template.body  # documentation that shows verb and path alone
    known.profile = replace(known.profile, words={**known.profile.words, **words})
    return replace(
        template,
        name=name,
        method=request.method if request.url else template.method,
        endpoint=template.endpoint if address is None else address.endpoint,
        path=path,
        body=body,
        is_form=request.is_form,
        headers=media_types(request.headers),
    )


def _says_all(path: str) -> bool:
    """Whether a path says itself what is wanted, or of what, so that no body is known."""
    place, _ = path_and_query(path)
    return bool(
        (SETTINGS | {"band"}) & placeholders(path)
        # A number that we cannot explain would be the same for every wish.
        or last_part(place).isdecimal()
    )


def _own_hosts(gateway: Gateway) -> set[str]:
    """Return the spellings of the gateway's host."""
    url = gateway.url
    return {str(url.host).lower(), url.host_port_subcomponent or "", url.authority}


def _parts(
    request: Example, name: CallName, address: Address | None, templates: Templates
) -> _Parts:
    """Return what a request sends, and where to."""
    path = "" if address is None else address.path
    if name not in WRITES:
        return path, _kept(request.body, name, templates), {}
    parts = _write_parts(
        request, name, path, templates, NAMED_BAND if "band" in path else BAND_ID
    )
    if name is CallName.SET_PARAMETERS and not BANDS & placeholders(parts[:2]):
        # It switches a band, so a short number is one.
        parts = _write_parts(request, name, path, templates, SHORT_BAND)
    return parts


def _write_parts(
    request: Example,
    name: CallName,
    path: str,
    templates: Templates,
    bands: re.Pattern[str],
) -> _Parts:
    """Return what a write sends, and where to.

    Args:
        request: As the example shows it.
        name: Which write it is.
        path: With its query; so far, only what names the device is a placeholder.
        templates: What the example says elsewhere.
        bands: What an identifier of a band looks like.
    """
    path, kept = path_and_query(path)
    told = request.body
    if name is CallName.SEND_COMMAND and not command_part(path):
        told = with_command_open(told)
    body, words = as_write(told, name, bands=bands)
    body = _kept(body, name, templates)
    query, more = settings_in(request.url, name, bands)
    path, found = as_write_path(path, name, placeholders([body, query]))
    if "on" in placeholders(path):
        query = without_chance(query)
    devices = {key for key, value in pairs_in(kept) if DEVICE & placeholders(value)}
    if not DEVICE & placeholders(path) and devices <= query.keys():
        # Nothing else names the device.
        query = {key: value for key, value in query.items() if key not in devices}
    templates.left_out.difference_update(query)
    if "on" in placeholders([path, query]):
        body = with_one_band(body)
    told = {**dict(pairs_in(kept)), **query}
    pairs = "&".join(f"{key}={value}" for key, value in told.items())
    return f"{path}?{pairs}" if pairs else path, body, words | more | found


def _kept(body: Any, name: CallName, templates: Templates) -> Any:
    """Return a body without what must not be kept."""
    if not isinstance(body, Mapping | list):
        return None
    is_log_in = name is CallName.LOG_IN
    return templates.body(body, keep=is_own_placeholder, is_log_in=is_log_in)
