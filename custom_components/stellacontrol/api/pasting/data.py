"""Reading JSON and YAML: a profile, a configuration block, requests as data."""

from collections.abc import Iterator
import json
from typing import Any

import yaml  # type: ignore[import-untyped] # Home Assistant brings it without types

from ..aliases import credential_for, folded
from ..profile import Profile
from .body import read_body
from .example import Example, Source, Unreadable, unset

_PROFILE_KEYS = frozenset(Profile.__dataclass_fields__)
_URL_KEYS = ("url", "uri", "endpoint", "path", "href")
_DEEPEST = 12
_MOST_PARTS = 5000
_METHODS = ("get", "post", "put", "patch", "delete")


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
    return source


def _yaml(text: str) -> Any:
    """Return what YAML tells; plain sentences are no data."""
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise Unreadable("unreadable")
        return yaml.safe_load(text)
    except yaml.YAMLError, ValueError, RecursionError, OverflowError:
        return None


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
        source.requests += _operations(part["paths"], _server(part))
    else:
        kinds = {kind for key in part if (kind := credential_for(key))}
        if len(kinds) >= 3 and "password" in kinds:
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
    if method.lower() not in _METHODS:
        return None
    headers = _headers(named.get("headers", named.get("header")))
    body = named.get("body", named.get("json", named.get("data")))
    is_form = False
    if isinstance(body, dict) and isinstance(body.get("raw"), str):
        body = body["raw"]
    elif isinstance(body, dict) and isinstance(body.get("urlencoded"), list):
        body, is_form = _headers(body["urlencoded"]), True
    if isinstance(body, str):
        body, is_form = read_body(body, headers)
    return Example(
        method=method.upper(), url=url, headers=headers, body=body, is_form=is_form
    )


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


def _server(document: dict[str, Any]) -> str:
    """Return what the paths of an OpenAPI document are below."""
    try:
        return str(document["servers"][0]["url"]).rstrip("/")
    except KeyError, IndexError, TypeError:
        return ""


def _operations(paths: dict[str, Any], server: str) -> Iterator[Example]:
    """Go through the operations of an OpenAPI document."""
    for path, operations in paths.items():
        if not isinstance(operations, dict):
            continue
        for method, operation in operations.items():
            if method in _METHODS:
                yield Example(
                    method=method.upper(),
                    url=f"{server}{path}",
                    body=_sample(operation),
                )


def _sample(operation: Any) -> Any:
    """Return the body that a schema asks for, its values left open."""
    try:
        content = next(iter(operation["requestBody"]["content"].values()))
        if "example" in content:
            return content["example"]
        return {name: unset(name) for name in content["schema"]["properties"]}
    except AttributeError, KeyError, TypeError, StopIteration:
        return None
