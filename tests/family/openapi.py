"""A platform's calls as an OpenAPI document: schemas apart, and no value in them."""

import json
from typing import Any

from simulator import Dialect
from simulator.dialects.dialect import Write
from simulator.dialects.values import FREQUENCY_WRITERS

NAMES = {
    "id": "serialNumber",
    "band": "bandId",
    "on": "state",
    "frequency": "messageInterval",
    "command": "command",
    "client_id": "clientId",
    "client_key": "clientKey",
    "username": "userName",
    "password": "password",
}
"""What is called so where a path or a log-in leaves it open."""


def openapi(dialect: Dialect, gateway: str) -> str:
    """Describe a platform whose log-in has names of ours, and writes as `anywhere` has."""
    document = _Document(dialect)
    document.add("post", dialect.log_in_path, dialect.log_in_body)
    document.add("get", dialect.list_path, None)
    document.add("get", dialect.status_path, None)
    for write in (*dialect.parameters, *dialect.commands):
        document.add_write(write)
    if dialect.log_out_path is not None:
        document.add("post", dialect.log_out_path, None)
    (header,) = dialect.token_headers
    return json.dumps(
        {
            "openapi": "3.1.0",
            "servers": [{"url": gateway}],
            "security": [{"session": []}],
            "paths": document.paths,
            "components": {
                "schemas": document.schemas,
                "securitySchemes": {
                    "session": {"type": "apiKey", "in": "header", "name": header}
                },
            },
        }
    )


class _Document:
    """What grows with each call."""

    def __init__(self, dialect: Dialect) -> None:
        on, off = dialect.on_words
        write = FREQUENCY_WRITERS[dialect.frequency_written]
        is_plain = type(on) is bool
        self._kinds: dict[str, dict[str, Any]] = {
            "on": {"type": "boolean"} if is_plain else {"enum": [on, off]},
            "frequency": {"enum": [write("10m"), write("1m")]},
            "command": {"enum": ["reboot", "recalibrate"]},
        }
        self.paths: dict[str, dict[str, Any]] = {}
        self.schemas: dict[str, Any] = {}

    def add_write(self, write: Write) -> None:
        """Add a call that changes something."""
        self.add(write.method.lower(), write.path, write.body)

    def add(self, method: str, path: str, body: Any) -> None:
        """Add a call."""
        path = path.format(
            devices="/devices",
            security="/security",
            **{word: f"{{{name}}}" for word, name in NAMES.items()},
        )
        place, _, query = path.partition("?")
        operation: dict[str, Any] = {
            "parameters": [
                {"in": "path", "name": name, "schema": self._kinds.get(word, {})}
                for word, name in NAMES.items()
                if f"{{{name}}}" in place
            ]
        }
        for pair in filter(None, query.split("&")):
            name, _, value = pair.partition("=")
            word = next(word for word, name in NAMES.items() if name in value)
            told = {"in": "query", "name": name, "required": True}
            operation["parameters"].append(
                told | {"schema": self._kinds.get(word, {"type": "string"})}
            )
        if body is not None:
            name = f"Body{len(self.schemas)}"
            self.schemas[name] = self._schema(body)
            content = {"schema": {"$ref": f"#/components/schemas/{name}"}}
            operation["requestBody"] = {"content": {"application/json": content}}
        self.paths.setdefault(place, {})[method] = operation

    def _schema(self, body: Any) -> dict[str, Any]:
        if isinstance(body, dict):
            members = {key: self._schema(inner) for key, inner in body.items()}
            return {"type": "object", "properties": members}
        return self._kinds.get(body.strip("{}"), {"type": "string"})
