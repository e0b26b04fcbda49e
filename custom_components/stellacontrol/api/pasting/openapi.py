"""Reading OpenAPI documents, of version 3 and 2: what they describe, as requests.

What a schema describes is left open by name, so it becomes the same placeholder as in an
example that says "<password>".
"""

from collections.abc import Iterator
from typing import Any

from .example import Example, unset

METHODS = ("get", "post", "put", "patch", "delete")
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_DEEPEST = 8
"""Schemas may contain themselves."""


def operations(document: dict[str, Any]) -> Iterator[Example]:
    """Go through the operations of a document, in its order."""
    server = _server(document)
    for path, item in _object(document.get("paths")).items():
        shared = _object(item).get("parameters")
        for method, operation in _object(item).items():
            if method in METHODS:
                yield _request(
                    document, method, f"{server}{path}", _object(operation), shared
                )


def _request(
    document: dict[str, Any],
    method: str,
    url: str,
    operation: dict[str, Any],
    shared: Any,
) -> Example:
    """Return one operation as a request.

    Args:
        document: The whole.
        method: In lower case.
        url: Its address, with names in braces.
        operation: What is said of it.
        shared: Parameters of all operations of the path.
    """
    parameters = [
        _resolved(document, each)
        for each in (*_list(shared), *_list(operation.get("parameters")))
    ]
    body, kind = _body(document, operation, parameters)
    headers = _headers(document, operation, parameters)
    return Example(
        method=method.upper(),
        url=_url(document, url, parameters, is_read=method == "get"),
        headers={**headers, "Content-Type": kind},
        body=body,
        is_form=kind == _FORM,
    )


def _url(
    document: dict[str, Any], url: str, parameters: list[Any], *, is_read: bool
) -> str:
    """Return an address with a query, and with one of the words that a part may be."""
    query = []
    for each in parameters:
        name, place = str(each.get("name")), each.get("in")
        if place == "path" and (options := _list(_schema(document, each).get("enum"))):
            url = url.replace(f"{{{name}}}", _text(options[0]))
        # An option of a read is left out.
        if place == "query" and (each.get("required") or not is_read):
            query.append(f"{name}={_text(_sample(document, each, name))}")
    return f"{url}?{'&'.join(query)}" if query else url


def _schema(document: dict[str, Any], parameter: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter; in version 2 it is the parameter itself."""
    return _resolved(document, parameter.get("schema", parameter))


def _body(
    document: dict[str, Any], operation: dict[str, Any], parameters: list[Any]
) -> tuple[Any, str]:
    """Return what an operation sends, and its media type."""
    fields = {
        str(each.get("name")): _sample(document, each, str(each.get("name")))
        for each in parameters
        if each.get("in") == "formData"
    }
    if fields:
        return fields, _FORM
    for each in parameters:
        if each.get("in") == "body":
            return _sample(document, each, ""), _JSON
    told = _resolved(document, operation.get("requestBody"))
    for kind, content in _object(told.get("content")).items():
        return _sample(document, _object(content), ""), str(kind)
    return None, _JSON


def _sample(
    document: dict[str, Any], told: dict[str, Any], name: str, depth: int = 0
) -> Any:
    """Return what may stand where a schema is: its own example, or what is left open.

    Args:
        document: The whole.
        told: A schema, or what holds one.
        name: Under which key it stands.
        depth: Of the schema within others.
    """
    told = _resolved(document, told)
    for key in ("example", "default"):
        if told.get(key) is not None:
            return told[key]
    if options := _list(told.get("enum")):
        return options[0]
    if depth > _DEEPEST:
        return None
    if isinstance(told.get("schema"), dict):
        return _sample(document, told["schema"], name, depth + 1)
    parts = [*_list(told.get("allOf")), *_list(told.get("oneOf"))[:1]]
    parts += _list(told.get("anyOf"))[:1]
    samples = [_sample(document, _object(part), name, depth + 1) for part in parts]
    members = {
        str(key): _sample(document, _object(inner), str(key), depth + 1)
        for key, inner in _object(told.get("properties")).items()
    }
    for sample in samples:
        members |= _object(sample)
    if members:
        return members
    if isinstance(told.get("items"), dict):
        return [_sample(document, told["items"], name, depth + 1)]
    return next(iter(samples), unset(name) if name else None)


def _headers(
    document: dict[str, Any], operation: dict[str, Any], parameters: list[Any]
) -> dict[str, str]:
    """Return the headers that an operation wants, the session's among them."""
    headers = {
        str(each.get("name")): _text(_sample(document, each, str(each.get("name"))))
        for each in parameters
        if each.get("in") == "header"
    }
    schemes = _object(document.get("securityDefinitions")) | _object(
        _object(document.get("components")).get("securitySchemes")
    )
    wanted = operation.get("security", document.get("security"))
    names = {name for each in _list(wanted) for name in _object(each)}
    for name, told in schemes.items():
        scheme = _resolved(document, told)
        if wanted is not None and name not in names:
            continue
        if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
            header = str(scheme.get("name"))
            headers[header] = unset(header)
        elif str(scheme.get("scheme")).lower() == "bearer":
            headers["Authorization"] = f"Bearer {unset('token')}"
    return headers


def _server(document: dict[str, Any]) -> str:
    """Return what the paths of a document are below."""
    servers = _list(document.get("servers"))
    if servers:
        server = _object(servers[0])
        url = str(server.get("url", "")).rstrip("/")
        for name, told in _object(server.get("variables")).items():
            url = url.replace(f"{{{name}}}", str(_object(told).get("default", "")))
        return url
    base = str(document.get("basePath", "")).rstrip("/")
    host = document.get("host")
    return f"https://{host}{base}" if host else base


def _resolved(document: dict[str, Any], told: Any) -> dict[str, Any]:
    """Return an object, or what it refers to within the document."""
    for _ in range(_DEEPEST):
        target = _object(told).get("$ref")
        if not isinstance(target, str) or not target.startswith("#/"):
            break
        told = document
        for step in target[2:].split("/"):
            told = _object(told).get(step.replace("~1", "/").replace("~0", "~"))
    return _object(told)


def _text(value: Any) -> str:
    """Return a value as it stands in a query or a header."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
