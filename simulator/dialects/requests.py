"""The requests of a dialect as a client sends them: for examples and for tests."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from typing import Any
from urllib.parse import urlencode

from .dialect import Dialect
from .shapes import Shape, shapes_of
from .templates import fill, fill_known, placeholders
from .values import FREQUENCY_WRITERS, identifier

CALLS = ("login", "devices", "status", "parameters", "command", "logout")
"""In the order in which a client makes them."""


@dataclass(slots=True, kw_only=True)
class Sent:
    """One request of a client."""

    call: str
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    """JSON; None: no body."""
    is_form: bool = False

    @property
    def text(self) -> str | None:
        """Return the body as it is sent."""
        if self.body is None:
            return None
        return urlencode(self.body) if self.is_form else json.dumps(self.body)


class Client:
    """Write requests in a dialect.

    Args:
        dialect: How the platform speaks.
        security: Path of the endpoint for log-in and log-out.
        devices: Path of the other one.
        credentials: By placeholder: client_id, client_key, username, password.
    """

    def __init__(
        self,
        dialect: Dialect,
        security: str,
        devices: str,
        credentials: Mapping[str, str],
    ) -> None:
        """Know a dialect."""
        self._dialect = dialect
        self._shapes = shapes_of(dialect, security, devices)
        self._credentials = dict(credentials)

    def log_in(self, *, basic_in_clear: bool = False) -> Sent:
        """Return the request that opens a session; examples show pairs in clear."""
        shape = self._shape("login")
        sent = self._send(shape, self._credentials, None)
        for name, template in self._dialect.log_in_headers.items():
            value = fill(template, self._credentials)
            if template.startswith("Basic ") and not basic_in_clear:
                value = "Basic " + b64encode(value[6:].encode()).decode()
            sent.headers[name] = value
        return sent

    def log_out(self, token: str) -> Sent | None:
        """Return the request that ends a session; None if there is none."""
        if not any(shape.call == "logout" for shape in self._shapes):
            return None
        return self._send(self._shape("logout"), {}, token)

    def devices(self, token: str) -> Sent:
        """Return the request for the list of devices."""
        return self._send(self._shape("devices"), {}, token)

    def status(self, token: str, device: object) -> Sent:
        """Return the request for the status of a device, named as the dialect does."""
        return self._send(self._shape("status"), {"id": device}, token)

    def band(self, token: str, device: object, band: str, *, on: bool) -> Sent:
        """Return the request that turns a band on or off."""
        dialect = self._dialect
        word = dialect.on_words[not on]
        spelled = str(identifier(band, dialect))
        words = {"id": device, "band": spelled, "on": word}
        if dialect.bands_written == "list":
            words["bands"] = [fill(dialect.band_entry, words)]
        else:
            words["bands"] = {spelled: word}
        shape = self._shape("parameters", "band", "bands")
        return self._send(shape, words, token)

    def frequency(self, token: str, device: object, word: str) -> Sent | None:
        """Return the request that sets the message frequency; None if there is none."""
        if not any("frequency" in _words(shape) for shape in self._shapes):
            return None
        told = FREQUENCY_WRITERS[self._dialect.frequency_written](word)
        shape = self._shape("parameters", "frequency")
        return self._send(shape, {"id": device, "frequency": told}, token)

    def command(self, token: str, device: object, command: str) -> Sent:
        """Return the request that reboots or recalibrates a device."""
        word = self._dialect.command_words.get(command, command)
        return self._send(
            self._shape("command"), {"id": device, "command": word}, token
        )

    def _shape(self, call: str, *words: str) -> Shape:
        """Return the first request of a call that holds one of these words."""
        return next(
            shape
            for shape in self._shapes
            if shape.call == call and (not words or not _words(shape).isdisjoint(words))
        )

    def _send(self, shape: Shape, words: Mapping[str, Any], token: str | None) -> Sent:
        dialect = self._dialect
        body = fill_known(shape.body, words) if shape.body is not None else None
        headers = {"Accept": "application/json"}
        headers |= fill(dialect.wanted_headers, self._credentials)
        if token is not None and dialect.token_body is not None:
            body = (body or {}) | {dialect.token_body: token}
        elif token is not None:
            headers |= fill(dialect.token_headers, {"token": token})
        if body is not None:
            kind = "x-www-form-urlencoded" if shape.is_form else "json"
            headers["Content-Type"] = f"application/{kind}"
        return Sent(
            call=shape.call,
            method=shape.method,
            path=shape.path.fill(words),
            headers=headers,
            body=body,
            is_form=shape.is_form,
        )


def _words(shape: Shape) -> set[str]:
    """Return what a request of a shape says."""
    return placeholders(shape.body) | placeholders(shape.path.text)
