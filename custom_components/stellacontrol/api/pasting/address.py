"""From the URL of an example to the path of a call."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
import re
from urllib.parse import unquote

from ..aliases import folded, placeholder_for
from ..call import Endpoint
from ..gateway import Gateway
from ..templates import placeholders
from .example import UNSET
from .meanings import DEVICE, is_setting
from .paths import last_part
from .queries import pairs_in
from .segments import (
    SECRETS,
    SecretInAddress,
    above_devices,
    find_open,
    left_open,
    of_path,
    segment,
)
from .templating import Templates

_BASE = re.compile(
    rf"{UNSET.pattern}|\{{\{{([^{{}}/]+)\}}\}}|<([^<>/]+)>|\{{([^{{}}/]+)\}}(?=[/{{]|$)"
)
_HOST = re.compile(r"^\w+://([^/?#]*)")
_PAIR = re.compile(r"([\w-]+)\s*[:=](?!//)")

_COLLECTIONS = ("devices", "device", "repeaters", "repeater", "units", "unit")

_LISTED = ("", "list", "all", "search")
"""How a path ends that lists devices, if not with a collection."""

_NAMES_DEVICE = re.compile(r"serial|device|repeater|unit|imei|mac$|^(?:uu|u)?id$|^sn$")
"""Names of the device in a query of a list; others choose what is listed: a page, a time."""

_OF_ANYTHING = ("identifier", "name")
"""Names of credentials that, in an address, are rather those of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a call goes."""

    endpoint: Endpoint
    path: str
    whole: str
    """Endpoint and path together, for people to read."""
    host: str | None
    """`None` if the example has a placeholder or nothing there."""
    is_open: bool
    """Whether the path asks for what nobody here knows, such as an account."""


def read_address(url: str, gateway: Gateway, templates: Templates) -> Address:
    """Return where the URL of an example leads.

    Raises:
        SecretInAddress: It holds a credential.
    """
    # In an incomplete command, a field or a header can be in the place of the URL.
    named_pair = _PAIR.match(unquote(url))
    if templates.holds_secret(unquote(url)) or (
        named_pair and placeholder_for(named_pair[1]) in SECRETS
    ):
        raise SecretInAddress
    host = _HOST.match(url)
    rest = url[host.end() :] if host else url
    rest = _without_base(rest, gateway)
    path, _, query = rest.partition("#")[0].partition("?")
    collections = {*_COLLECTIONS, last_part(gateway.devices_path).lower()}
    whole, is_open = _path(path, templates, collections)
    endpoint, path = _below(whole, gateway)
    named = None if host is None or UNSET.search(host[1]) else host[1].lower()
    is_list = last_part(path).lower() in {*collections, *_LISTED}
    is_named = "{serial}" in path or "{id}" in path
    path += _query(query, templates, is_named=is_named, is_list=is_list)
    return Address(
        endpoint=endpoint, path=path, whole=whole, host=named, is_open=is_open
    )


def _path(
    path: str, templates: Templates, collections: AbstractSet[str]
) -> tuple[str, bool]:
    """Return a path as a template, and whether it asks for more than a device.

    What it leaves open before the devices, or behind one, is not one of them.

    Args:
        path: As the example has it, without its query.
        templates: What the example says elsewhere.
        collections: Names before a device, in lower case.
    """
    parts = [unquote(each) for each in path.split("/") if each]
    names = [each.lower() in collections for each in parts]
    first = names.index(True) if True in names else 0
    whole, is_open, has_device = "", False, False
    for at, (before, each) in enumerate(zip(["", *parts], parts, strict=False)):
        if at < first:
            told, is_left = above_devices(each, templates)
            is_open |= is_left
        else:
            told = segment(each, before, templates, collections)
            is_second = has_device and told in ("{serial}", "{id}")
            has_device |= told in ("{serial}", "{id}")
            if is_second and before.lower().startswith("band"):
                told = "{band}"
            elif is_second and (found := find_open(each)):
                told, is_open = left_open(found), True
        whole += f"/{told}"
    if path.endswith("/") and whole:
        whole += "/"
    return whole, is_open


def _without_base(text: str, gateway: Gateway) -> str:
    """Return a path without an open base address, its endpoints filled in."""

    def fill(found: re.Match[str]) -> str:
        name = folded(next(filter(None, found.groups()), ""))
        if "security" in name or name.startswith("auth"):
            return gateway.security_path
        if "devices" in name or name.endswith("deviceendpoint"):
            return gateway.devices_path
        return found[0]

    # What stands before any slash is an address: the gateway's, or an endpoint's.
    while (found := _BASE.match(text)) and (
        placeholder_for(next(filter(None, found.groups()), "")) is None
    ):
        told = fill(found)
        text = ("" if told == found[0] else told) + text[found.end() :]
    return UNSET.sub(fill, text)


def _below(path: str, gateway: Gateway) -> tuple[Endpoint, str]:
    """Return which endpoint a path is below, and what follows it."""
    for endpoint, start in (
        (Endpoint.SECURITY, gateway.security_path),
        (Endpoint.DEVICES, gateway.devices_path),
    ):
        if path == start or path.startswith((f"{start}/", f"{start}?")):
            return endpoint, path.removeprefix(start)
    return Endpoint.GATEWAY, path


def _query(query: str, templates: Templates, *, is_named: bool, is_list: bool) -> str:
    """Return a query as a template.

    Args:
        query: Such as "id=17&fields=<fields>".
        templates: What the example says elsewhere.
        is_named: Whether the path names the device.
        is_list: Whether it ends like that of a list.
    """
    pairs = pairs_in(query)
    is_named |= any(
        _meaning(value, name, templates)[1] in DEVICE for name, value in pairs
    )
    kept = []
    for name, value in pairs:
        is_other = is_named or (is_list and not _NAMES_DEVICE.search(folded(name)))
        told = _in_query(value, name, templates, is_named=is_other)
        if told is not None:
            kept.append(f"{name}={told}")
        elif not find_open(value):
            templates.left_out.add(name)
    return "?" + "&".join(kept) if kept else ""


def _meaning(text: str, name: str, templates: Templates) -> tuple[str, str | None]:
    """Return a value of a query as a template, and what it stands for, if that is known."""
    told = templates.text(text, name) or ""
    return told, told.strip("{}") if told.startswith("{") else placeholder_for(name)


def _in_query(
    text: str, name: str, templates: Templates, *, is_named: bool
) -> str | None:
    """Return a value of a query as a template; `None` if it must not be kept."""
    told, meant = _meaning(text, name, templates)
    found = find_open(text)
    if meant in SECRETS:
        if is_setting(text) and not placeholders(templates.text(text)):
            return text  # such as "name=reboot" and "identifier=08"
        if found and folded(name) in _OF_ANYTHING:
            return None
        raise SecretInAddress
    if told in ("{serial}", "{id}"):
        return told
    if meant in DEVICE or (found and placeholder_for(name) is None):
        kind = of_path(found[1] if found and found.lastindex else name)
        # What is left open without a known name is the device, unless that has a place.
        if meant in DEVICE or kind not in DEVICE or not is_named:
            return f"{{{kind}}}"
    is_count = text.isdecimal() and len(text) <= 4  # such as "page=1"
    return text if is_count else told or None
