"""The platform on the wire: aiohttp routes over the platform's calls."""

import asyncio
from collections.abc import Awaitable, Callable
import json

from aiohttp import web

from .answers import Answer
from .faults import Fault, Faults
from .journal import Journal, RequestRecord, without_credentials
from .platform import Platform

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HTML = "<html><head><title>502 Bad Gateway</title></head><body></body></html>"


class Server:
    """Answer the calls of the contract, with the faults that are in force."""

    def __init__(
        self,
        platform: Platform,
        faults: Faults,
        journal: Journal,
        *,
        security_path: str = "/security",
        devices_path: str = "/devices",
    ) -> None:
        """Serve a platform below two endpoints."""
        self._platform = platform
        self._faults = faults
        self._journal = journal
        self._security_path = security_path
        self._devices_path = devices_path
        self._stopping = asyncio.Event()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add a route for each call."""
        device = self._devices_path + "/{serial}"
        for method, path, call in (
            ("POST", f"{self._security_path}/login", "login"),
            ("POST", f"{self._security_path}/logout", "logout"),
            ("GET", self._devices_path, "devices"),
            ("GET", f"{device}/status", "status"),
            ("PATCH", f"{device}/parameters", "parameters"),
            ("POST", f"{device}/commands", "command"),
        ):
            router.add_route(method, path, self._route(call))

    def start(self) -> None:
        """Let delays last again."""
        self._stopping.clear()

    def stop(self) -> None:
        """End delays, so that stopping does not wait for them."""
        self._stopping.set()

    def _route(self, call: str) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._handle(call, request)

        return handle

    async def _handle(self, call: str, request: web.Request) -> web.StreamResponse:
        serial = request.match_info.get("serial")
        entry = RequestRecord(
            time=self._platform.clock.now(),
            method=request.method,
            path=request.path,
            call=call,
            serial=serial,
            accept=request.headers.get("Accept"),
            user_agent=request.headers.get("User-Agent"),
        )
        with self._journal.record(entry):
            body = await _read_body(request)
            entry.body = without_credentials(body)
            other: Fault | None = None
            for fault in self._faults.strike(call, serial):
                if fault.kind == "delay":
                    await self._delay(fault.seconds)
                else:
                    other = fault
            if other is None or other.is_processed:
                answer = self._ask(call, serial, _token(request), body)
            else:
                answer = Answer(503, {"error": "the platform has trouble"})
            response = await self._send(request, answer, other)
            entry.status = None if response is None else response.status
        # aiohttp wants a response even where the connection is gone.
        return response if response is not None else web.Response()

    def _ask(
        self, call: str, serial: str | None, token: str | None, body: object
    ) -> Answer:
        """Ask the platform."""
        platform = self._platform
        if call == "login":
            return platform.login(body)
        if call == "logout":
            return platform.logout(token)
        if call == "devices":
            return platform.devices(token)
        about = serial or ""
        if call == "status":
            return platform.status(token, about)
        if call == "parameters":
            return platform.parameters(token, about, body)
        return platform.command(token, about, body)

    async def _send(
        self, request: web.Request, answer: Answer, fault: Fault | None
    ) -> web.StreamResponse | None:
        """Answer, or do to the answer what a fault wants; None if there is none."""
        kind = None if fault is None else fault.kind
        text = "" if answer.status == 204 else json.dumps(answer.body)
        if fault is None:
            return _json_response(answer.status, text, dict(answer.headers))
        if kind == "status":
            body = answer.body if fault.body is None else fault.body
            shown = body if isinstance(body, str) else json.dumps(body)
            status = fault.status or 503
            return _json_response(status, shown, dict(fault.headers or {}))
        if kind == "html":
            status = fault.status or 200
            return web.Response(status=status, text=HTML, content_type="text/html")
        if kind == "broken_json":
            return _json_response(answer.status, text[: len(text) // 2] + "{", {})
        if kind == "oversize":
            # Blanks leave the JSON valid: only its size is wrong.
            return _json_response(answer.status, text + " " * fault.size, {})
        if kind == "truncated_json":
            await _send_cut(request, text)
        _close(request)
        return None

    async def _delay(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


async def _read_body(request: web.Request) -> object:
    """Return the JSON of a request; None if it has none that can be read."""
    try:
        return json.loads((await request.read()).decode())
    except ValueError, RecursionError:
        return None


def _token(request: web.Request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None


def _json_response(status: int, text: str, headers: dict[str, str]) -> web.Response:
    if not text:
        return web.Response(status=status, headers=headers)
    return web.Response(
        status=status, text=text, headers=headers, content_type="application/json"
    )


async def _send_cut(request: web.Request, text: str) -> None:
    """Send half of what the Content-Length promises."""
    whole = text.encode() or b"{}"
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(whole)
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])


def _close(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.close()
