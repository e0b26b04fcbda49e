"""What comes back over real sockets, however broken: one answer, and nothing raised."""

import aiohttp
from aiohttp import web
from aiohttp.client_reqrep import ConnectionKey
from aiohttp.test_utils import TestServer
import pytest

from custom_components.stellacontrol.api import exchange
from custom_components.stellacontrol.api.causes import cause_of
from custom_components.stellacontrol.api.finding import Request, sender
from tests.api.raw_server import RawServer, answer, head


async def ask(server: RawServer, **request: str) -> tuple[int, str, bool]:
    """Send one request; return status, text and whether the answer was broken."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        found = await sender(http, user_agent="test")(
            Request(method="GET", url=f"{server.url}/x", headers=request)
        )
    return found.status, found.text, found.is_broken


@pytest.mark.parametrize(
    ("said", "status", "is_broken"),
    [
        (answer({"token": 1}), 200, False),
        (head(3) + b"{ab", 200, False),
        (head(0), 200, False),
        (head(500) + b"{", 0, True),
        (b"HTTP/1.1 2000000 WHAT\r\n\r\n", 0, True),
        (b"", 0, False),
    ],
    ids=["good", "no JSON", "empty", "too short", "no HTTP", "hung up"],
)
async def test_answer_is_told_as_far_as_it_came(
    socket_enabled: None, said: bytes, status: int, is_broken: bool
) -> None:
    """The finder sees a status, or that nothing usable came."""
    async with RawServer({"x": said}) as server:
        found = await ask(server)
    assert (found[0], found[2]) == (status, is_broken)


async def test_header_stays_on_its_line(socket_enabled: None) -> None:
    """A token with a line break in it cannot add a header."""
    async with RawServer({"x": answer({})}) as server:
        await ask(server, **{"X-Token": "a\r\nX-Evil: b"})
    assert "X-Evil" in server.received[0]
    assert "\nX-Evil" not in server.received[0]


async def test_nobody_there_is_told_without_what_was_sent(socket_enabled: None) -> None:
    """What failed is enough; the text of an error could repeat a secret."""
    async with RawServer({}) as server:
        url = server.url
    async with aiohttp.ClientSession() as http:
        found = await sender(http, user_agent="test")(
            Request(method="GET", url=f"{url}/secret")
        )
    assert found.status == 0
    assert found.text == "Connection refused"


async def test_address_without_tls_is_told(socket_enabled: None) -> None:
    """I see that it is perhaps no https address, which is what I can mend."""
    async with TestServer(web.Application()) as server, aiohttp.ClientSession() as http:
        url = str(server.make_url("/x").with_scheme("https"))
        found = await sender(http, user_agent="test")(Request(method="GET", url=url))
    assert found.text == "no TLS connection; is this an https address?"


def test_host_that_does_not_exist_is_told() -> None:
    """Not asked of a real name server, which a test may not."""
    nobody = ConnectionKey("no.example", 443, True, True, None, None, None)
    err = aiohttp.ClientConnectorDNSError(nobody, OSError(None, "no.example"))
    assert cause_of(err) == "no host of this name was found (DNS)"


def test_what_nobody_has_words_for_is_told_by_its_kind() -> None:
    """Its text may repeat what was sent."""
    assert cause_of(aiohttp.ClientPayloadError("secret")) == "ClientPayloadError"


async def test_set_up_waits_as_long_as_what_runs_afterwards(
    socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that is slow to log somebody in can be set up, since it can be used."""
    monkeypatch.setattr(exchange, "TIME_OUT", aiohttp.ClientTimeout(total=0.05))
    async with RawServer({"x": head(5)}, keeps_open="x") as server:
        assert await ask(server) == (0, "no answer in time", False)
