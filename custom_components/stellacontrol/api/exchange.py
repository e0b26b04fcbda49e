"""One request and its answer; the only door to the network."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
import logging
import time
from typing import Any, Final

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHandlerType,
    ClientMiddlewareType,
    ClientRequest,
    ClientResponse,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
)

from .answers import decoded, read_body
from .call import Call, CallName
from .causes import cause_of
from .errors import CannotConnect, PlatformError
from .gateway import Gateway
from .limits import LARGE_BODY, away_if
from .profile import Profile
from .replies import Reply, refusal_in
from .templates import Values, fill, fill_texts

LOGGER: Final = logging.getLogger(__name__)

TIME_OUT = ClientTimeout(total=30, connect=10)
"""Seconds for a whole call, body included."""

LONGEST_TEXT = 4000
"""Characters of a refusal that are looked at."""

type RequestListener = Callable[[CallName, str | None], None]
"""Called for each request really sent: which call, and about which device, if one."""


async def exchange(
    http: ClientSession,
    gateway: Gateway,
    profile: Profile,
    call: Call,
    values: Values,
    *,
    user_agent: str,
    cookies: Mapping[str, str],
    on_request: RequestListener | None,
) -> Reply:
    """Send one request and return what came back, whatever it is.

    Args:
        http: Whose connections are used.
        gateway: Where to.
        profile: How the gateway speaks.
        call: What is asked.
        values: What stands for its placeholders.
        user_agent: Names the integration and its version.
        cookies: Of the session.
        on_request: Told of each request that may have reached the platform.

    Raises:
        CannotConnect: No answer came.
        PlatformError: What came is not HTTP, or too large.
    """
    request = {
        "url": gateway.url_of(call, values),
        **_body_of(profile, call, values),
        "headers": _headers(profile, call, values, user_agent, cookies),
        "timeout": TIME_OUT,
        "allow_redirects": False,  # One would take credentials to whomever it names.
        "middlewares": (_reporting(call, gateway, values.get("serial"), on_request),),
    }
    with _translating(call, http):
        async with http.request(call.method, **request) as response:
            raw = await read_body(call, response)
            reply = partial(_reply, call, response, raw)
            return await away_if(reply, is_large=len(raw) > LARGE_BODY)


@contextmanager
def _translating(call: Call, http: ClientSession) -> Iterator[None]:
    """Translate what goes wrong on the way; never with a text that repeats a request."""
    if http.closed:
        raise CannotConnect(call.name, "the program is closing its connections")
    try:
        yield
    except ClientResponseError as err:
        raise PlatformError(call.name, cause_of(err)) from None
    except (ClientError, OSError, ValueError) as err:
        raise CannotConnect(call.name, cause_of(err)) from None


def _body_of(profile: Profile, call: Call, values: Values) -> dict[str, Any]:
    """Return the body, with what every body carries, as what `request` takes it for."""
    body = fill(call.body, values)
    if profile.fields and call.method != "GET" and isinstance(body or {}, dict):
        body = {**(body or {}), **(fill(profile.fields, values) or {})}
    return {"data": _form(body)} if call.is_form else {"json": body}


def _form(body: Any) -> dict[str, str]:
    """Return the fields of a form."""
    fields = body if isinstance(body, Mapping) else {}
    return {str(name): str(value) for name, value in fields.items()}


def _headers(
    profile: Profile,
    call: Call,
    values: Values,
    user_agent: str,
    cookies: Mapping[str, str],
) -> dict[str, str]:
    """Return the headers of a request, its cookies among them."""
    sent = {**cookies, **fill_texts(profile.cookies, values)}
    headers = {
        "Accept": "application/json",
        "User-Agent": user_agent,
        **fill_texts({**profile.headers, **call.headers}, values),
    }
    if sent:
        headers["Cookie"] = "; ".join(f"{name}={text}" for name, text in sent.items())
    return headers


def _reply(call: Call, response: ClientResponse, raw: bytes) -> Reply:
    """Return what came back; only a refusal needs its text."""
    body, is_json = None, True
    if raw.strip():
        try:
            body = decoded(call, raw)
        except PlatformError:
            is_json = False
    is_plain = is_json and response.status < 300 and refusal_in(body) is None
    return Reply(
        status=response.status,
        headers=response.headers,
        cookies={name: cookie.value for name, cookie in response.cookies.items()},
        text="" if is_plain else raw[:LONGEST_TEXT].decode(errors="replace"),
        body=body,
        is_json=is_json,
        is_large=len(raw) > LARGE_BODY,
    )


def _reporting(
    call: Call,
    gateway: Gateway,
    serial_number: str | None,
    on_request: RequestListener | None,
) -> ClientMiddlewareType:
    """Return what logs each request that is sent for a call, and tells the listener.

    It stands inside aiohttp, which by itself repeats a GET once whose connection
    ended without an answer: that may be paid for twice.
    """

    async def send(
        request: ClientRequest, handler: ClientHandlerType
    ) -> ClientResponse:
        is_sent, began, outcome = True, time.monotonic(), "no answer"
        try:
            response = await handler(request)
        except ClientConnectorError, ConnectionTimeoutError:
            is_sent = False  # there was nobody to send it to
            raise
        else:
            outcome = str(response.status)
            return response
        finally:
            path, took = gateway.path_of(call), time.monotonic() - began
            LOGGER.debug("%s %s: %s after %.1f s", call.method, path, outcome, took)
            if is_sent and on_request is not None:
                on_request(call.name, serial_number)

    return send
