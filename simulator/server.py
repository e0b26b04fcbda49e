"""The platform on the wire: HTTP, in a dialect, over the platform's calls."""

import asyncio
from email.utils import formatdate
from functools import partial
import json
from urllib.parse import unquote

from aiohttp import web

from .answers import Answer
from .dialects import Dialect, Heard, Request, Speech, new_token
from .faults import Fault, Faults
from .journal import Journal, RequestRecord, without_secrets, without_texts
from .platform import Platform

HTML = "<html><head><title>502 Bad Gateway</title></head><body></body></html>"


class Server:
    """Answer the calls of a dialect, with the faults that are in force."""

    def __init__(
        self,
        platform: Platform,
        faults: Faults,
        journal: Journal,
        *,
        dialect: Dialect,
        security_path: str = "/security",
        devices_path: str = "/devices",
    ) -> None:
        """Serve a platform below two endpoints."""
        self._platform = platform
        self._faults = faults
        self._journal = journal
        self._endpoints = security_path, devices_path
        self._stopping = asyncio.Event()
        self.speak(dialect)

    def speak(self, dialect: Dialect) -> None:
        """Speak another dialect from now on."""
        self.speech = Speech(dialect, *self._endpoints)
        self._platform.new_token = partial(new_token, dialect)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Take all requests."""
        router.add_route("*", "/{path:.*}", self._handle)

    def start(self) -> None:
        """Let delays last again."""
        self._stopping.clear()

    def stop(self) -> None:
        """End delays, so that stopping does not wait for them."""
        self._stopping.set()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        platform, speech = self._platform, self.speech
        came = await _read(request)
        heard = speech.hear(came, platform.account, list(platform.registrations))
        with self._journal.record(self._note(came, heard)) as entry:
            other: Fault | None = None
            for fault in self._faults.strike(heard.call, heard.serial):
                if fault.kind == "delay":
                    await self._delay(fault.seconds)
                else:
                    other = fault
            if other is None or other.is_processed:
                answer = self._ask(heard, came)
            else:
                answer = Answer(503, {"error": "the platform has trouble"})
            if other is not None and other.kind == "hang":
                # The client gives up first, or the simulator stops.
                await self._stopping.wait()
            response = await self._send(request, answer, other)
            entry.status = None if response is None else response.status
        # aiohttp wants a response even where the connection is gone.
        return response if response is not None else web.Response()

    async def tell_time(
        self, _request: web.Request, response: web.StreamResponse
    ) -> None:
        """Let the head of each answer tell the platform's own time."""
        response.headers["Date"] = formatdate(self._platform.clock.now(), usegmt=True)

    def _note(self, came: Request, heard: Heard) -> RequestRecord:
        """Return what is noted of a request, without credentials."""
        account = self._platform.account
        known = (account.client_key, account.password, account.name, heard.token)
        secrets = {secret for secret in known if secret}
        return RequestRecord(
            time=self._platform.clock.now(),
            method=came.method,
            path=unquote(came.path),
            call=heard.call,
            serial=heard.serial,
            accept=came.headers.get("Accept"),
            user_agent=came.headers.get("User-Agent"),
            body=self._harmless(heard, came, secrets),
            exposed=came.names_in_url(secrets),
            sends_credentials=came.holds(account.password, account.name),
        )

    def _harmless(self, heard: Heard, came: Request, secrets: set[str]) -> object:
        """Return a body without credentials, right or wrong ones."""
        if heard.call in ("login", "unknown"):
            return without_texts(came.content)
        return without_secrets(came.content, secrets)

    def _ask(self, heard: Heard, came: Request) -> Answer:
        """Ask the platform, and put its answer into the dialect."""
        speech = self.speech
        origin = speech.dialect.redirect_origin
        if heard.call == "login" and origin is not None:
            return Answer(307, None, {"Location": origin + came.path})
        if heard.trouble is not None:
            has_session = self._platform.has_session(heard.token)
            return speech.refuse(heard, came, has_session=has_session)
        return speech.tell(heard, self._call(heard), came)

    def _call(self, heard: Heard) -> Answer:
        """Make a call as docs/api.md has it."""
        platform, token = self._platform, heard.token
        about = heard.serial or ""
        if heard.call == "login":
            return platform.login(heard.body)
        if heard.call == "logout":
            return platform.logout(token)
        if heard.call == "devices":
            return platform.devices(token)
        if heard.call == "status":
            return platform.status(token, about)
        if heard.call == "parameters":
            return platform.parameters(token, about, heard.body)
        return platform.command(token, about, heard.body)

    async def _send(
        self, request: web.Request, answer: Answer, fault: Fault | None
    ) -> web.StreamResponse | None:
        """Answer, or do to the answer what a fault wants; None if there is none."""
        kind = None if fault is None else fault.kind
        text = answer.text
        if fault is None:
            return self._whole(answer, text)
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

    def _whole(self, answer: Answer, text: str) -> web.Response:
        """Return a whole answer, its body as the dialect spells bytes."""
        dialect = self.speech.dialect
        kind = dialect.content_type
        if isinstance(answer.body, str) and not answer.is_json:
            kind = "text/html" if text.lstrip().startswith("<") else "text/plain"
        mark = b"\xef\xbb\xbf" if dialect.byte_order_mark and text else b""
        return web.Response(
            status=answer.status,
            body=mark + text.encode() if text else None,
            headers=answer.headers,
            content_type=kind if text else None,
            charset="utf-8" if text else None,
        )

    async def _delay(self, seconds: float) -> None:
        ends = [
            asyncio.create_task(event.wait())
            for event in (self._stopping, self._faults.cleared)
        ]
        try:
            await asyncio.wait(
                ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for end in ends:
                end.cancel()


async def _read(request: web.Request) -> Request:
    """Return a request without aiohttp."""
    return Request(
        method=request.method,
        path=request.rel_url.raw_path,
        query=dict(request.query),
        headers=request.headers,
        cookies=request.cookies,
        body=await request.read(),
    )


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
