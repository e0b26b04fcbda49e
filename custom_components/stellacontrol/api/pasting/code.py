"""Reading requests out of JavaScript, Python and C#, as far as they stand plainly."""

import json
import re
from typing import Any

from .example import Example, unset
from .literal import Arguments, NotPlain, Reader, as_text

_ASSIGNMENT = re.compile(
    r"(?:^|[;{(\n])[ \t]*(?:export\s+)?(?:(?:const|let|var|string|String|final|readonly|"
    r"private|public|static|auto)\s+)*([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?=(?![=>])"
)
_CALL = re.compile(
    r"\b(fetch|axios|request|get|post|put|patch|delete|ajax|getJSON|GetAsync|PostAsync|"
    r"PutAsync|PatchAsync|DeleteAsync|PostAsJsonAsync|PutAsJsonAsync|PatchAsJsonAsync|"
    r"GetStringAsync|HttpRequestMessage|got|Request)\s*(?:<[\w<>, .]*>)?\s*\("
)
_DEFAULT_HEADERS = re.compile(
    r"Headers\.(?:Add|TryAddWithoutValidation)\s*\(|AuthenticationHeaderValue\s*\("
)


def read_code(text: str) -> tuple[list[Example], dict[str, Any]]:
    """Return the requests of a program, and its variables with their values."""
    reader = Reader(text)
    for found in _ASSIGNMENT.finditer(text):
        name = found[1]
        try:
            value, _ = reader.value(found.end())
        except NotPlain:
            value = unset(name)
        if isinstance(value, str) and value.startswith(unset("")[0]):
            value = unset(name)
        reader.variables[name] = value
    shared = _shared_headers(reader)
    found_requests: list[Example] = []
    for call in _CALL.finditer(text):
        try:
            given, _ = reader.arguments(call.end())
        except NotPlain:
            continue
        if example := _example(call[1], given, shared):
            found_requests.append(example)
    return found_requests, reader.variables


def _shared_headers(reader: Reader) -> dict[str, str]:
    """Return headers that a C# client sends with every request."""
    headers: dict[str, str] = {}
    for found in _DEFAULT_HEADERS.finditer(reader.text):
        try:
            given, _ = reader.arguments(found.end())
        except NotPlain:
            continue
        texts = [as_text(value) for value in given.plain]
        if "Authentication" in found[0] and texts:
            headers["Authorization"] = " ".join(texts)
        elif len(texts) == 2:
            headers[texts[0]] = texts[1]
    return headers


def _example(name: str, given: Arguments, shared: dict[str, str]) -> Example | None:
    """Return the request that a call sends, if it is one."""
    options = _options(given)
    url = next((v for v in given.plain if isinstance(v, str) and "/" in v), None)
    url = url or as_text(options.get("url") or options.get("uri") or "")
    if "/" not in url or " " in url.strip():
        return None
    method = as_text(options.get("method") or options.get("type") or "").upper()
    if not method.isalpha():
        method = _method(name, given)
    body, is_form = _body(name, given, options)
    headers = options.get("headers")
    told = headers if isinstance(headers, dict) else {}
    return Example(
        method=method if method != "POST" or body is not None else _method(name, given),
        url=url + _query(options.get("params")),
        headers={**shared, **{key: as_text(value) for key, value in told.items()}}
        | _basic(options.get("auth")),
        body=body,
        is_form=is_form,
    )


def _options(given: Arguments) -> dict[str, Any]:
    """Return what is said of the request beside its address and its body."""
    options: dict[str, Any] = dict(given.named)
    for value in given.plain:
        if isinstance(value, dict) and _is_options(value):
            options |= value
    return options


def _is_options(value: dict[str, Any]) -> bool:
    """Whether an object says how to send, rather than what."""
    words = {"headers", "method", "body", "params", "auth", "data", "url", "json"}
    return bool(words & value.keys()) and not {"password", "clientId"} & value.keys()


def _method(name: str, given: Arguments) -> str:
    """Return the verb that the name of a function says."""
    for value in given.plain:
        if isinstance(value, str):
            word = re.sub(r"[\ue000\ue001]", "", value).upper()
            if word in ("GET", "POST", "PUT", "PATCH", "DELETE"):
                return word
    found = re.match(r"(get|post|put|patch|delete)", name, re.IGNORECASE)
    return found[1].upper() if found else "GET"


def _body(name: str, given: Arguments, options: dict[str, Any]) -> tuple[Any, bool]:
    """Return what is sent, and whether as a form."""
    for key in ("json", "body", "data", "form", "content"):
        if key in options and options[key] is not None:
            is_form = key == "form" or (key == "data" and "data" in given.named)
            return _decoded(options[key], is_form=is_form and "json" not in options)
    sends = re.match(r"post|put|patch", name, re.IGNORECASE)
    for value in given.plain[1:] if sends else ():
        if isinstance(value, dict | list) and not (
            isinstance(value, dict) and _is_options(value)
        ):
            return _decoded(value, is_form=False)
        if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
            return _decoded(value, is_form=False)
    return None, False


def _decoded(value: Any, *, is_form: bool) -> tuple[Any, bool]:
    """Return a body as the data that it is."""
    if isinstance(value, str):
        try:
            return json.loads(value), False
        except ValueError, RecursionError:
            return value, is_form
    return value, is_form


def _basic(auth: Any) -> dict[str, str]:
    """Return what HTTP Basic makes of a pair."""
    pair = auth if isinstance(auth, list) else []
    if isinstance(auth, dict):
        pair = [auth.get("username", ""), auth.get("password", "")]
    if len(pair) != 2:
        return {}
    return {"Authorization": f"Basic {as_text(pair[0])}:{as_text(pair[1])}"}


def _query(params: Any) -> str:
    """Return parameters as a URL carries them."""
    if not isinstance(params, dict) or not params:
        return ""
    return "?" + "&".join(f"{name}={as_text(value)}" for name, value in params.items())
