"""A platform that answers as a test tells it, and remembers what it was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
import json
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from .tools import a_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    method: str
    path: str
    """With its query."""
    headers: Mapping[str, str]
    body: Any

    @property
    def line(self) -> str:
        """Method and path."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One answer."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


type Rule = Say | Callable[[Asked], Say | None]

LOG_IN = "POST /security/login"
LIST = "GET /devices"
STATUS = "GET /devices/SR1/status"
SET = "PATCH /devices/SR1/parameters"

GOOD: dict[str, Rule] = {
    LOG_IN: Say(body={"token": "token-1"}),
    "POST /security/logout": Say(status=204),
    LIST: Say(body=[{"serialNumber": "SR1"}]),
    STATUS: Say(body=a_status(temperature=40)),
    SET: Say(status=202),
    "POST /devices/SR1/commands": Say(status=202),
}


class OtherPlatform:
    """The contract, but for the answers that are given."""

    def __init__(self, answers: Mapping[str, Rule] | None = None) -> None:
        """Take answers by method and path; the path alone stands for all methods."""
        self.answers = {**GOOD, **(answers or {})}
        self.asked: list[Asked] = []

    @property
    def lines(self) -> list[str]:
        """Method and path of each request."""
        return [asked.line for asked in self.asked]

    @property
    def url(self) -> str:
        """Its address."""
        return str(self._server.make_url("")).rstrip("/")

    async def _answer(self, request: web.Request) -> web.Response:
        text = await request.text()
        try:
            body = json.loads(text) if text else None
        except ValueError:
            body = text
        asked = Asked(
            method=request.method,
            path=request.path_qs,
            headers=request.headers,
            body=body,
        )
        self.asked.append(asked)
        say = self._say(asked)
        return web.json_response(say.body, status=say.status, headers=say.headers)

    def _say(self, asked: Asked) -> Say:
        rule = self.answers.get(asked.line) or self.answers.get(asked.path)
        if rule is None:
            return Say(status=404, body={"error": "no such path"})
        return rule if isinstance(rule, Say) else rule(asked) or self._good(asked)

    def _good(self, asked: Asked) -> Say:
        say = GOOD[asked.line]
        assert isinstance(say, Say)
        return say

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._server = TestServer(app, host="127.0.0.1")
        await self._server.start_server(access_log=None)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        await self._server.close()


def in_turns(*says: Say) -> Rule:
    """Answer in turns; the last one for good."""
    waiting = list(says)
    return lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]
