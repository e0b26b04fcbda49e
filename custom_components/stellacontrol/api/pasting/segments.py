"""One part of an example's path as a template."""

from collections.abc import Set as AbstractSet
import re

from ..aliases import folded, placeholder_for
from ..templates import placeholders
from .example import UNSET, unset
from .meanings import (
    DEVICE,
    FREQUENCY_KEY,
    NAMED_BAND,
    PERIOD_KEY,
    band,
    frequency,
    is_setting,
    on_or_off,
    says_on_or_off,
)
from .templating import Templates

_BLANK = re.compile(
    r"<[^<>/]+>|\{\{[^{}/]+\}\}|\$?\{[^{}/]*\}|:[A-Za-z][\w-]*|\$[A-Z][A-Z\d_]*|%[sd]"
)
"""How people write a placeholder: <serial>, {{serial}}, {serial}, {}, :serial, $SERIAL, %s."""

_SAMPLE = re.compile(r"(?=(?:.*\d){2})[A-Za-z0-9_-]{4,}")
"""What a serial number looks like; "oauth2" does not match."""

_SHOUTED = re.compile(r"[A-Z][A-Z_-]+|[xX*]{3,}|(?:your|my)[_-][\w-]+")
"""A placeholder without signs around it: YOUR_SERIAL, XXXX, your-serial-number."""

_YOURS = re.compile(r"(?i:your|my)[_-][\w-]+|[xX*]{3,}")
"""The same where a word in capitals may be a name: YOUR_ACCOUNT, but not ACME."""

_VERSION = re.compile(r"[vV]\d+|20\d\d-\d\d(?:-\d\d)?")

_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}")

_IN_BRACKETS = re.compile(r"([\w.-]+)\(([\"']?)([^\"'()]+)\2\)")
"""A device as OData names it: "devices('SD1')"."""

_KEY = re.compile(r"(?=[A-Za-z]*\d)[A-Za-z0-9]{20}")
"""What a key in a path may look like; names and accounts have shorter parts."""

SECRETS = ("client_key", "username", "password", "token")
"""What must not stand in an address."""


class SecretInAddress(Exception):
    """The example sends a credential in a URL, where servers write it down."""


def above_devices(text: str, templates: Templates) -> tuple[str, bool]:
    """Return one part of a path before the devices, and whether it is left open.

    An account that stands there is the same for all devices.
    """
    if found := find_open(text) or _YOURS.fullmatch(text):
        return left_open(found), True
    if _KEY.search(text) or (templates.text(text) or "").strip("{}") in SECRETS:
        raise SecretInAddress
    return _plain(text), False


def segment(
    text: str, before: str, templates: Templates, collections: AbstractSet[str]
) -> str:
    """Return one part of a path as a template.

    Args:
        text: The part.
        before: The one before it.
        templates: What the example says elsewhere.
        collections: Names before a device, in lower case.
    """
    found = _IN_BRACKETS.fullmatch(text)
    if found and found[1].lower() in collections:
        inner = segment(found[3], found[1], templates, collections)
        return f"{found[1]}({found[2]}{inner}{found[2]})"
    if _SHOUTED.fullmatch(text) and before.lower().startswith("band"):
        return "{band}"
    if _SHOUTED.fullmatch(text) and before in collections:
        return "{serial}"
    if found := find_open(text):
        return f"{{{of_path(_name_of(found), before)}}}"
    known = templates.text(text)
    if known in ("{serial}", "{id}"):
        return known
    if known in [f"{{{secret}}}" for secret in SECRETS]:
        raise SecretInAddress
    if before.lower().startswith("band") and (told := band(text, NAMED_BAND)):
        return told
    is_behind = before.lower() in collections
    is_number = text.isdecimal() and FREQUENCY_KEY.search(folded(before))
    kind = _kind_of_device(text, is_behind=is_behind)
    if kind != "id" and (is_setting(text) or is_number):
        return text
    if kind is None:
        return _plain(text)
    templates.know_device(text, kind)
    return f"{{{kind}}}"


def _kind_of_device(text: str, *, is_behind: bool) -> str | None:
    """Return whether a sample is a device's serial number or id; `None` if it is neither.

    Args:
        text: One part of a path.
        is_behind: Whether a name of devices stands before it.
    """
    if _UUID.fullmatch(text) or (is_behind and text.isdecimal()):
        return "id"
    if _VERSION.fullmatch(text):
        return None
    is_sample = _SAMPLE.fullmatch(text) or (is_behind and re.search(r"\d", text))
    return "serial" if is_sample else None


def of_path(name: str, before: str = "") -> str:
    """Return what an open part of a path stands for.

    Args:
        name: Its name.
        before: The part before it.
    """
    kind, text = placeholder_for(name), folded(name)
    if kind in DEVICE:
        return str(kind)
    if "band" in text:
        return "band"
    is_behind = re.fullmatch("commands?|actions?", folded(before))
    if is_behind or text in ("command", "cmd", "action", "operation"):
        return "command"
    # Behind "/frequency", a value is not whether a band is on.
    is_period = PERIOD_KEY.fullmatch(text) and FREQUENCY_KEY.search(folded(before))
    if is_period or FREQUENCY_KEY.search(text):
        told = frequency(unset(name))
        return told.strip("{}") if placeholders(told) else "serial"
    if not says_on_or_off(name):
        return "serial"
    return str(on_or_off(True, text)).strip("{}")


def _plain(text: str) -> str:
    """Return a text in which nothing is a placeholder."""
    return "".join(sign for sign in UNSET.sub("", text) if sign not in "{}")


def find_open(text: str) -> re.Match[str] | None:
    """Whether an example leaves a value open."""
    return UNSET.fullmatch(text) or _BLANK.fullmatch(text)


def left_open(found: re.Match[str]) -> str:
    """Return what is open as a placeholder that nobody here fills."""
    return f"{{{_name_of(found)}}}"


def _name_of(found: re.Match[str]) -> str:
    return str(found[found.lastindex or 0]).strip("<>{}:$ ")
