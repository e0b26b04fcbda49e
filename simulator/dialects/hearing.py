"""A request in a dialect, understood: which call it is, and what it says."""

from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
import json
import re
from typing import Any
from urllib.parse import parse_qsl, quote_plus, unquote

from simulator.spec import Account

from .changes import Changes
from .dialect import Dialect
from .ids import id_of
from .shapes import Shape
from .templates import fill, match, match_text, placeholders

CREDENTIALS = {
    "client_id": "clientId",
    "client_key": "clientKey",
    "username": "name",
    "password": "password",
}
"""The contract's keys by our placeholders."""

BASIC = "Basic "


@dataclass(slots=True, kw_only=True)
class Request:
    """What came in, without aiohttp."""

    method: str
    path: str
    """As it was sent, percent signs included."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes = b""

    @property
    def content(self) -> object:
        """Return the body's JSON or form; None if it has none that can be read."""
        try:
            text = self.body.decode()
            if self.is_form:
                return dict(parse_qsl(text, strict_parsing=True))
            return json.loads(text)
        except ValueError, RecursionError:
            return None

    def holds(self, *secrets: str) -> bool:
        """Whether one of these is in the body or, as it is or encoded, in a header."""
        basic = self.headers.get("Authorization", "").removeprefix(BASIC)
        told = [
            *self.headers.values(),
            _decoded(basic),
            self.body.decode(errors="ignore"),
        ]
        texts = {
            form
            for secret in secrets
            for form in (secret, quote_plus(secret), json.dumps(secret)[1:-1])
        }
        return any(text in part for part in told for text in texts)

    def names_in_url(self, secrets: Iterable[str]) -> bool:
        """Whether one of these stands in the path or the query."""
        told = [self.path, unquote(self.path), *self.query, *self.query.values()]
        return any(secret in part for secret in secrets for part in told)

    @property
    def is_form(self) -> bool:
        """Whether the body is said to be a form."""
        kind = self.headers.get("Content-Type", "")
        return kind.startswith("application/x-www-form-urlencoded")


@dataclass(slots=True)
class Heard:
    """A request as the platform takes it."""

    call: str
    serial: str | None = None
    token: str | None = None
    body: object = None
    """As docs/api.md has it."""
    trouble: str | None = None
    """Why it is none: unknown, method, action, type, key."""
    offset: int = 0
    """Where the requested page of the list begins."""


@dataclass(slots=True)
class Fit:
    """A shape that a request has."""

    shape: Shape
    in_path: dict[str, Any]
    in_body: dict[str, Any] | None
    """None: the body is another one."""

    @property
    def words(self) -> dict[str, Any]:
        """What stands where the shape has placeholders."""
        return self.in_path | (self.in_body or {})


class Hearing:
    """Understand requests in a dialect."""

    def __init__(self, dialect: Dialect, shapes: list[Shape]) -> None:
        """Listen for these shapes."""
        self._dialect = dialect
        self._shapes = shapes
        self._changes = Changes(dialect)

    def hear(self, request: Request, account: Account, serials: list[str]) -> Heard:
        """Return what a request asks for, or what is wrong with it."""
        dialect, content = self._dialect, request.content
        token = self._token(request, content)
        if dialect.token_body is not None and isinstance(content, dict):
            content = {k: v for k, v in content.items() if k != dialect.token_body}
        fit = self._find(request, content)
        if isinstance(fit, str):
            return Heard("unknown", token=token, trouble=fit)
        heard = Heard(fit.shape.call, token=token)
        if (told := self._device(fit, content)) is not None:
            heard.serial = self._serial_of(told, serials)
        wanted = fill(dialect.wanted_headers, _values_of(account))
        if any(request.headers.get(key) != value for key, value in wanted.items()):
            heard.trouble = "key"
        elif self._has_wrong_type(fit.shape, request):
            heard.trouble = "type"
        elif heard.call == "login":
            heard.body = self._credentials(request, content, fit, account)
        elif heard.call == "devices":
            heard.offset = self._offset(request)
        elif heard.call in ("parameters", "command"):
            words = None if fit.in_body is None else fit.words
            is_raw = fit.in_body is None and fit.shape.is_contract
            heard.body = content if is_raw else self._changes.read(words, heard.call)
        return heard

    def knows(self, path: str, query: Mapping[str, str]) -> bool:
        """Whether there is anything at a path."""
        return any(
            self._match_path(shape, path, query) is not None for shape in self._shapes
        )

    def _find(self, request: Request, content: object) -> Fit | str:
        """Return the shape that a request has, or what is wrong with it."""
        there = [
            Fit(shape, found, self._match_body(shape, content))
            for shape in self._shapes
            if (found := self._match_path(shape, request.path, request.query))
            is not None
        ]
        if not there:
            return "unknown"
        fits = [fit for fit in there if fit.shape.method == request.method]
        if not fits:
            return "method"
        key = self._dialect.action_key
        if key is not None:
            name = content.get(key) if isinstance(content, dict) else None
            fits = [fit for fit in fits if fit.shape.body[key] == name]
            if not fits:
                return "action"
        # A path that says more wins; of its bodies, the first that fits.
        fits = [fit for fit in fits if fit.shape.path.rank == fits[0].shape.path.rank]
        return next((fit for fit in fits if fit.in_body is not None), fits[0])

    def _match_path(
        self, shape: Shape, path: str, query: Mapping[str, str]
    ) -> dict[str, Any] | None:
        found = shape.path.match(path, query)
        if found is None:
            return None
        found = {key: unquote(value) for key, value in found.items()}
        if "command" in found and found["command"] not in self._changes.commands:
            return None
        return found

    def _match_body(self, shape: Shape, content: object) -> dict[str, Any] | None:
        if shape.body is None:
            return {}
        is_partial = shape.call == "parameters"
        is_loose = shape.call == "login" and not self._dialect.log_in_strict
        return match(shape.body, content, partly=is_partial, loosely=is_loose)

    def _device(self, fit: Fit, content: object) -> object | None:
        """Return how a request names the device, also if the rest of a body is wrong."""
        key, is_write = self._dialect.action_params, fit.shape.call == "parameters"
        if "id" in fit.words or not is_write or not isinstance(content, Mapping):
            return fit.words.get("id")
        inner = content if key is None else content.get(key)
        return inner.get(self._dialect.action_id) if isinstance(inner, dict) else None

    def _has_wrong_type(self, shape: Shape, request: Request) -> bool:
        """Whether a body does not say that it is what it shall be."""
        if shape.body is None:
            return False
        if shape.is_form:
            return not request.is_form
        wants_it = self._dialect.wants_json or shape.call == "logout"
        kind = request.headers.get("Content-Type", "")
        return request.is_form or (wants_it and "json" not in kind)

    def _token(self, request: Request, content: object) -> str | None:
        """Return the token that a request carries."""
        key = self._dialect.token_body
        if key is not None:
            token = content.get(key) if isinstance(content, dict) else None
            return token if isinstance(token, str) else None
        for name, template in self._dialect.token_headers.items():
            if name == "Cookie":
                return request.cookies.get(template.partition("=")[0])
            text = request.headers.get(name, "")
            # The scheme's case does not matter, as HTTP has it.
            pattern = re.escape(template.partition("{")[0]) + "(.+)"
            matched = re.fullmatch(pattern, text, re.IGNORECASE)
            return None if matched is None else matched[1]
        return None

    def _serial_of(self, told: object, serials: list[str]) -> str:
        """Return the serial number of the device that a request names."""
        for serial in serials:
            if str(id_of(serial, self._dialect)) == str(told):
                return serial
        # Of another device, or a serial number where the dialect wants an id.
        return str(told) if self._dialect.id_key == "serialNumber" else f"id {told}"

    def _credentials(
        self, request: Request, content: object, fit: Fit, account: Account
    ) -> object:
        """Return the body of a log-in as docs/api.md has it."""
        if fit.shape.is_contract:
            return content
        told = dict(fit.in_body or {})
        for name, template in self._dialect.log_in_headers.items():
            told |= _in_header(template, request.headers.get(name, ""))
        asked = placeholders(fit.shape.body) | placeholders(
            self._dialect.log_in_headers
        )
        # What a dialect does not ask for is right.
        told |= {k: v for k, v in _values_of(account).items() if k not in asked}
        return {CREDENTIALS[key]: told.get(key) for key in CREDENTIALS}

    def _offset(self, request: Request) -> int:
        """Return where the wanted page of the list begins."""
        dialect = self._dialect
        told = request.query.get(dialect.page_param, "")
        try:
            number = int(told.removeprefix("c-"))
        except ValueError:
            return 0
        if dialect.page_by == "page":
            number = (number - dialect.page_first) * (dialect.page_size or 0)
        return max(0, number)


def _values_of(account: Account) -> dict[str, str]:
    right = account.log_in_body
    return {ours: right[theirs] for ours, theirs in CREDENTIALS.items()}


def _in_header(template: str, text: str) -> dict[str, Any]:
    """Return what a header holds where its template has placeholders."""
    if template.startswith(BASIC):
        text = BASIC + _decoded(text.removeprefix(BASIC))
    return match_text(template, text) or {}


def _decoded(text: str) -> str:
    """Return what a header of HTTP's basic authentication holds; nothing if it is none."""
    try:
        return b64decode(text, validate=True).decode()
    except ValueError:
        return ""
