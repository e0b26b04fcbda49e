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
_MOST_SCHEMAS = 20_000
"""Of a document. Schemas may contain themselves, and each other, many times."""


def operations(document: dict[str, Any]) -> Iterator[Example]:
    """Go through the operations of a document, in its order."""
    return _Document(document).operations()


class _Document:
    """A document, and how many of its schemas may still be looked at."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._left = _MOST_SCHEMAS

    def operations(self) -> Iterator[Example]:
        server = self._server()
        for path, item in _object(self._document.get("paths")).items():
            shared = _list(_object(item).get("parameters"))
            for method, operation in _object(item).items():
                if method not in METHODS:
                    continue
                told = _object(operation)
                parameters = [*shared, *_list(told.get("parameters"))]
                parameters = [*map(self._resolved, parameters)]
                for one in self._each_example(told):
                    yield self._request(method, f"{server}{path}", one, parameters)

    def _server(self) -> str:
        """Return what the paths of the document are below."""
        servers = _list(self._document.get("servers"))
        if servers:
            server = _object(servers[0])
            url = str(server.get("url", "")).rstrip("/")
            for name, told in _object(server.get("variables")).items():
                default = str(_object(told).get("default", ""))
                url = url.replace(f"{{{name}}}", default)
            return url
        base = str(self._document.get("basePath", "")).rstrip("/")
        host = self._document.get("host")
        return f"https://{host}{base}" if host else base

    def _request(
        self,
        method: str,
        url: str,
        operation: dict[str, Any],
        parameters: list[dict[str, Any]],
    ) -> Example:
        """Return one operation as a request.

        Args:
            method: In lower case.
            url: Its address, with names in braces.
            operation: What is said of it.
            parameters: Its own and those of the path.
        """
        body, kind = self._body(operation, parameters)
        headers = self._headers(operation, parameters)
        return Example(
            method=method.upper(),
            url=self._url(url, parameters, is_read=method == "get"),
            headers={**headers, "Content-Type": kind},
            body=body,
            is_form=kind == _FORM,
        )

    def _each_example(self, operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Go through an operation with each of the bodies that are examples of it."""
        contents = _object(self._resolved(operation.get("requestBody")).get("content"))
        kind = next(iter(contents), "")
        content = _object(contents.get(kind))
        shown = _object(content.get("examples"))
        for each in shown.values():
            # Many operations may refer to the same examples.
            self._left -= 1
            if self._left < 0:
                return
            one = {**content, "example": self._resolved(each).get("value")}
            yield {**operation, "requestBody": {"content": {kind: one}}}
        if not shown:
            yield operation

    def _url(self, url: str, parameters: list[dict[str, Any]], *, is_read: bool) -> str:
        """Return an address with a query, and with one of the words that a part may be."""
        query = []
        for each in parameters:
            name, place = str(each.get("name")), each.get("in")
            # In version 2 a parameter is its own schema.
            options = _list(self._resolved(each.get("schema", each)).get("enum"))
            if place == "path" and options:
                url = url.replace(f"{{{name}}}", _text(options[0]))
            # An option of a read is left out.
            if place == "query" and (each.get("required") or not is_read):
                query.append(f"{name}={_text(self._sample(each, name))}")
        return f"{url}?{'&'.join(query)}" if query else url

    def _body(
        self, operation: dict[str, Any], parameters: list[dict[str, Any]]
    ) -> tuple[Any, str]:
        """Return what an operation sends, and its media type."""
        fields = self._named(parameters, "formData")
        if fields:
            return fields, _FORM
        for each in parameters:
            if each.get("in") == "body":
                return self._sample(each, ""), _JSON
        told = self._resolved(operation.get("requestBody"))
        for kind, content in _object(told.get("content")).items():
            return self._sample(content, ""), str(kind)
        return None, _JSON

    def _headers(
        self, operation: dict[str, Any], parameters: list[dict[str, Any]]
    ) -> dict[str, str]:
        """Return the headers that an operation wants, the session's among them."""
        told = self._named(parameters, "header")
        headers = {name: _text(value) for name, value in told.items()}
        components = _object(self._document.get("components"))
        schemes = _object(self._document.get("securityDefinitions"))
        schemes = schemes | _object(components.get("securitySchemes"))
        wanted = operation.get("security", self._document.get("security"))
        names = {name for each in _list(wanted) for name in _object(each)}
        for name, each in schemes.items():
            if wanted is not None and name not in names:
                continue
            scheme = self._resolved(each)
            key, place = str(scheme.get("name")), scheme.get("in")
            if str(scheme.get("scheme")).lower() == "bearer":
                headers["Authorization"] = f"Bearer {unset('token')}"
            elif scheme.get("type") == "apiKey" and place == "header":
                headers[key] = unset(key)
            elif scheme.get("type") == "apiKey" and place == "cookie":
                headers["Cookie"] = f"{key}={unset('token')}"
        return headers

    def _named(self, parameters: list[dict[str, Any]], place: str) -> dict[str, Any]:
        """Return the parameters of one place by name."""
        return {
            str(each.get("name")): self._sample(each, str(each.get("name")))
            for each in parameters
            if each.get("in") == place
        }

    def _sample(self, told: Any, name: str, depth: int = 0) -> Any:
        """Return what may stand where a schema is: its own example, or what is left open.

        Args:
            told: A schema, or what holds one.
            name: Under which key it stands.
            depth: Of the schema within others.
        """
        told = self._resolved(told)
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return None
        for key in ("example", "default"):
            if told.get(key) is not None:
                return told[key]
        for key in ("examples", "enum"):
            if options := _list(told.get(key)):
                return options[0]
        if isinstance(told.get("schema"), dict):
            return self._sample(told["schema"], name, depth + 1)
        if isinstance(told.get("items"), dict):
            return [self._sample(told["items"], name, depth + 1)]
        parts = [*_list(told.get("allOf"))]
        for key in ("oneOf", "anyOf"):
            parts += _list(told.get(key))[:1]
        members = {
            str(key): self._sample(inner, str(key), depth + 1)
            for key, inner in _object(told.get("properties")).items()
        }
        if not parts and not members:
            return unset(name) if name else None
        samples = [self._sample(part, name, depth + 1) for part in parts]
        for sample in samples:
            members |= _object(sample)
        return members or samples[0]

    def _resolved(self, told: Any) -> dict[str, Any]:
        """Return an object, or what it refers to within the document."""
        for _ in range(_DEEPEST):
            target = _object(told).get("$ref")
            if not isinstance(target, str) or not target.startswith("#/"):
                break
            told = self._document
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
