"""Reading JSON and YAML: a profile, a configuration block, requests as data."""

from collections.abc import Iterator
from dataclasses import replace
import json
import re
from typing import Any

import yaml  # type: ignore[import-untyped] # Home Assistant brings it without types

from ..aliases import credential_for, folded
from ..profile import Profile
from .body import read_body
from .example import Example, Source, Unreadable
from .openapi import METHODS, operations
from .variables import addresses, with_addresses

_PROFILE_KEYS = frozenset(Profile.__dataclass_fields__)
_URL_KEYS = ("url", "uri", "endpoint", "path", "href")
_BODY_KEYS = ("body", "json", "data", "postdata", "payload")
_BODY_FRAME = {"mode", "raw", "mimeType", "contentType"}
_FORM_TYPE = "application/x-www-form-urlencoded"
_DEEPEST = 12
_MOST_PARTS = 5000
_ADDRESS = re.compile(r"https?://|/[a-z]", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[\]{}]")
_DEEPEST_BRACKETS = 100
"""The time that a YAML parser takes grows with the square of what is open."""


def read_data(text: str) -> Source | None:
    """Return what JSON or YAML tells; `None` if the text is neither.

    Raises:
        Unreadable: It repeats itself by reference, which could make it endless.
    """
    try:
        data = json.loads(text)
    except ValueError, RecursionError:
        data = _yaml(text)
    if not isinstance(data, dict | list):
        return None
    source = Source()
    for part in _parts(data):
        _take(part, source)
    # A collection may hold its own base address.
    pairs = _headers(data.get("variable")) if isinstance(data, dict) else {}
    known = addresses(pairs.items())
    source.requests = [
        replace(each, url=with_addresses(each.url, known)) for each in source.requests
    ]
    return source


def _yaml(text: str) -> Any:
    """Return what YAML tells; plain sentences are no data."""
    if _depth(text) > _DEEPEST_BRACKETS:
        return None
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise Unreadable("unreadable")
        return yaml.safe_load(text)
    except yaml.YAMLError, ValueError, RecursionError, OverflowError:
        return None


def _depth(text: str) -> int:
    """Return how many brackets are open at once, at most."""
    open_now = deepest = 0
    for bracket in _BRACKETS.findall(text):
        open_now = max(0, open_now + (1 if bracket in "[{" else -1))
        deepest = max(deepest, open_now)
    return deepest


def _parts(data: Any) -> Iterator[dict[str, Any]]:
    """Go through the objects of some data, the outermost first."""
    level = [data]
    count = 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            count += 1
            if count > _MOST_PARTS:
                return
            if isinstance(value, dict):
                yield {str(key): inner for key, inner in value.items()}
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below


def _take(part: dict[str, Any], source: Source) -> None:
    """Take what one object tells."""
    if source.profile is None and (profile := _profile(part)) is not None:
        source.profile = profile
    elif (example := _request(part)) is not None:
        source.requests.append(example)
    elif isinstance(part.get("paths"), dict):
        source.requests += operations(part)
    else:
        kinds = {kind for key in part if (kind := credential_for(key))}
        # An object that names addresses too is the settings of a program.
        is_settings = any(
            isinstance(value, str) and _ADDRESS.match(value) for value in part.values()
        )
        if len(kinds) >= 3 and "password" in kinds and not is_settings:
            source.requests.append(Example(method="POST", url="", body=part))


def _profile(part: dict[str, Any]) -> Any:
    """Return a profile, if an object is one."""
    inner = part.get("differs")
    if isinstance(inner, dict):
        return inner
    calls = [part[key] for key in part if key in _PROFILE_KEYS]
    is_one = calls and part.keys() <= _PROFILE_KEYS
    return part if is_one and any(_is_call(call) for call in calls) else None


def _is_call(value: Any) -> bool:
    """Whether something is a part of a profile."""
    return isinstance(value, dict) and (
        not value
        or bool({"path", "method", "body", "headers", "source"} & value.keys())
    )


def _request(part: dict[str, Any]) -> Example | None:
    """Return the request that an object describes, such as one of a collection."""
    named = {folded(key): value for key, value in part.items()}
    method = named.get("method") or named.get("verb")
    url = next((named[key] for key in _URL_KEYS if named.get(key)), None)
    if isinstance(url, dict):
        url = url.get("raw")
    if not isinstance(method, str) or not isinstance(url, str):
        return None
    if method.lower() not in METHODS:
        return None
    headers = _headers(named.get("headers", named.get("header")))
    body = next((named[key] for key in _BODY_KEYS if key in named), None)
    kind = next((v for n, v in headers.items() if n.lower() == "content-type"), "")
    is_form = kind.startswith(_FORM_TYPE)
    if isinstance(body, dict):
        body, is_framed = _in_frame(body)
        is_form |= is_framed
    if isinstance(body, str):
        body, is_form = read_body(body, headers)
    return Example(
        method=method.upper(), url=url, headers=headers, body=body, is_form=is_form
    )


def _in_frame(body: dict[str, Any]) -> tuple[Any, bool]:
    """Return the body that an object describes, and whether it is a form.

    Collections hold it as "raw" or "text", beside what kind it is; a form as a list.
    """
    for key in ("raw", "text", "body"):
        if isinstance(body.get(key), str) and body.keys() & _BODY_FRAME:
            return body[key], False
    for key in ("urlencoded", "params"):
        if isinstance(body.get(key), list):
            return _headers(body[key]), True
    return body, False


def _headers(value: Any) -> dict[str, str]:
    """Return headers that are an object, or a list of names and values."""
    if isinstance(value, dict):
        return {str(name): str(text) for name, text in value.items()}
    pairs = (
        [each for each in value if isinstance(each, dict)]
        if (isinstance(value, list))
        else []
    )
    return {
        str(pair.get("key", pair.get("name"))): str(pair.get("value", ""))
        for pair in pairs
    }
