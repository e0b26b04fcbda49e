"""Carries the finder's requests with aiohttp."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from functools import partial

from aiohttp import ClientError, ClientResponse, ClientResponseError, ClientSession
from yarl import URL

from .. import exchange
from ..answers import decoded, read_body
from ..call import Call, CallName
from ..causes import cause_of
from ..errors import StellaControlError
from ..limits import LARGE_BODY, away_if
from .answer import Answer, Request, Send

_CALL = Call(name=CallName.LOG_IN, method="GET")
"""Reading needs a call, whose name its errors contain; the finder does not show them."""


def sender(session: ClientSession, *, user_agent: str) -> Send:
    """Return what sends a request.

    Args:
        session: Whose connections are used. Its cookie jar must keep nothing.
        user_agent: Names the integration and its version.
    """

    async def send(request: Request) -> Answer:
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=_headers(request, user_agent),
                json=None if request.is_form else request.body,
                data=_form(request.body) if request.is_form else None,
                timeout=exchange.TIME_OUT,
                # A redirect could take credentials to another host.
                allow_redirects=False,
            ) as response:
                return await _read(response)
        except StellaControlError as err:
            return Answer(status=0, text=err.cause, is_broken=True)
        except (ClientError, OSError, ValueError) as err:
            is_broken = isinstance(err, ClientResponseError)
            return Answer(status=0, text=cause_of(err), is_broken=is_broken)

    return send


def _headers(request: Request, user_agent: str) -> dict[str, str]:
    """Return the headers of a request, its cookies among them."""
    headers = {
        "Accept": "application/json",
        "User-Agent": user_agent,
        **{name: _on_one_line(value) for name, value in request.headers.items()},
    }
    if request.cookies:
        headers["Cookie"] = "; ".join(
            f"{name}={_on_one_line(value)}" for name, value in request.cookies.items()
        )
    return headers


def _on_one_line(value: str) -> str:
    """Return a value without line breaks, which would end a header."""
    return "".join(sign for sign in value if sign.isprintable())


def _form(body: object) -> dict[str, str]:
    """Return the fields of a form."""
    fields = body if isinstance(body, Mapping) else {}
    return {str(name): str(value) for name, value in fields.items()}


async def _read(response: ClientResponse) -> Answer:
    """Read what came back; a body that is no JSON is kept as text."""
    raw = (await read_body(_CALL, response)).removeprefix(BOM_UTF8)
    try:
        content = (
            await away_if(partial(decoded, _CALL, raw), is_large=len(raw) > LARGE_BODY)
            if raw.strip()
            else None
        )
    except StellaControlError:
        content = None
    return Answer(
        status=response.status,
        headers={name.lower(): value for name, value in response.headers.items()},
        cookies={name: cookie.value for name, cookie in response.cookies.items()},
        text=raw[:20_000].decode(errors="replace"),
        body=content,
    )
