"""The requests that a dialect takes: one shape or more for each call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .dialect import BODY_OF_LOG_IN, COMMANDS, PARAMETERS, Dialect, Template, Write
from .templates import PathTemplate, fill, placeholders
from .values import spelled

ACTIONS = {
    "login": "login",
    "logout": "logout",
    "devices": "devices",
    "status": "status",
    "parameters": "parameters",
    "command": "command",
}
"""What calls are named where one endpoint takes them all."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of request."""

    call: str
    method: str
    path: PathTemplate
    body: Template = None
    is_form: bool = False
    is_contract: bool = False
    """Whether the body is the one of docs/api.md, which the platform judges itself."""


def shapes_of(dialect: Dialect, security: str, devices: str) -> list[Shape]:
    """Return the requests of a dialect below two endpoints, the most precise first."""
    places = {
        "security": dialect.prefix + security,
        "devices": dialect.prefix + devices,
    }
    if dialect.action_key is not None:
        return list(_actions(dialect, places))
    shapes = [
        Shape(call, method, _path(path, dialect, places), body, is_form, is_contract)
        for call, method, path, body, is_form, is_contract in _rows(dialect)
    ]
    return sorted(shapes, key=lambda shape: shape.path.rank)


def _rows(dialect: Dialect) -> Iterator[tuple[str, str, str, Template, bool, bool]]:
    body = dialect.log_in_body
    is_contract = body == BODY_OF_LOG_IN and not dialect.log_in_headers
    yield (
        "login",
        dialect.log_in_method,
        dialect.log_in_path,
        body,
        dialect.log_in_form,
        is_contract,
    )
    if dialect.log_out_path is not None:
        how = (dialect.log_out_path, dialect.log_out_body)
        yield "logout", dialect.log_out_method, *how, False, False
    yield "devices", dialect.list_method, dialect.list_path, None, False, False
    yield "status", dialect.status_method, dialect.status_path, None, False, False
    for call, writes, contract in (
        ("parameters", dialect.parameters, PARAMETERS),
        ("command", dialect.commands, COMMANDS),
    ):
        is_contract = writes == contract
        has_style = is_contract and call == "parameters" and dialect.keys != "camel"
        for write in writes:
            body = _in_style(dialect, write.body) if has_style else write.body
            as_it_is = is_contract and not has_style
            yield call, write.method, write.path, body, False, as_it_is


def _in_style(dialect: Dialect, body: Mapping[str, Any]) -> Template:
    """Return a body whose names are spelled as those of the answers."""
    return {spelled(key, dialect): value for key, value in body.items()}


def _path(text: str, dialect: Dialect, places: Mapping[str, str]) -> PathTemplate:
    """Return a path with its endpoints filled in."""
    path, mark, query = text.partition("?")
    slash = "/" if dialect.trailing_slash else ""
    return PathTemplate(fill(path, places) + slash + mark + query)


def _actions(dialect: Dialect, places: Mapping[str, str]) -> Iterator[Shape]:
    """Return the calls of a platform that takes them all at its endpoints."""
    about = {dialect.action_id: "{id}"}
    bodies: list[tuple[str, Mapping[str, Any]]] = [
        ("login", dialect.log_in_body),
        ("logout", {}),
        ("devices", {}),
        ("status", about),
    ]
    for call, writes in (
        ("parameters", dialect.parameters),
        ("command", dialect.commands),
    ):
        bodies += [(call, about | _params_of(dialect, write)) for write in writes]
    for call, params in bodies:
        endpoint = "{security}" if call in ("login", "logout") else "{devices}"
        path = dialect.action_paths.get(call, endpoint)
        name = dialect.action_names.get(call, ACTIONS[call])
        body: dict[str, Any] = {dialect.action_key or "": name}
        if dialect.action_params is None:
            body |= params
        elif params:
            body[dialect.action_params] = params
        is_form = dialect.log_in_form
        yield Shape(call, "POST", _path(path, dialect, places), body, is_form)


def _params_of(dialect: Dialect, write: Write) -> dict[str, Any]:
    """Return the body of a request, with what else stands in its path."""
    in_path = placeholders(write.path) - {"devices", "security", "id"}
    body = _in_style(dialect, write.body) if write in PARAMETERS else write.body
    return {name: f"{{{name}}}" for name in sorted(in_path)} | dict(body or {})
