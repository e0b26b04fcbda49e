"""What happens where the answer is no answer: HTTP and JSON that break."""

import gzip

from aiohttp import ClientSession, ClientTimeout
import pytest

from custom_components.stellacontrol.api import (
    CannotConnect,
    Command,
    PlatformError,
    RequestRejected,
    StellaControlClient,
    StellaControlError,
    exchange as exchange_module,
)
from simulator import Simulator

from .conftest import Heard, MakeClient
from .raw_server import GOOD, TOKEN, RawServer, answer, head
from .tools import a_status

MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize(
    "said",
    [
        b"",
        head(0),
        head(4) + b"null",
        answer("words"),
        answer(["a list"]),
        answer({}),
        answer({"serialNumber": "SR2"}),
        answer([]).replace(b"200 OK", b"204 No Content"),
        head(9) + b"<html/>  ",
        head(3) + b"\xff\xfe{",
        head(2) + b"[}",
        head(200_000) + b"[" * 200_000,
        head(50) + b'{"serialNumber": "SR1"',
        GOOD.encode() + b'\r\n{"serialNumber": "SR1"',
        f"{GOOD}Transfer-Encoding: chunked\r\n\r\n5\r\n".encode() + b'{"a":',
        f"{GOOD}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n".encode(),
        head(4, "Content-Encoding: gzip") + b"nope",
        head(4, "Content-Encoding: deflate") + b"nope",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n{}",
    ],
    ids=[
        "closed without a word",
        "empty",
        "null",
        "text",
        "list",
        "empty object",
        "another device",
        "no content",
        "html",
        "no utf-8",
        "no json",
        "too deep",
        "cut short",
        "cut within json",
        "cut within a chunk",
        "bad chunk",
        "bad gzip",
        "bad deflate",
        "another protocol",
        "bad status line",
        "bad length",
        "bad header",
        "endless header",
    ],
)
async def test_broken_answer_is_one_of_our_errors(
    socket_enabled: None, make_client: MakeClient, said: bytes
) -> None:
    """However an answer breaks, the error is ours and names the call."""
    expected = PlatformError if said else CannotConnect
    async with RawServer({"status": said}) as server:
        client = make_client(server.url)
        with pytest.raises(StellaControlError) as caught:
            await client.status("SR1")
        await client.close()
    assert type(caught.value) is expected
    assert caught.value.call == "read status"


async def test_error_with_a_success_code_is_a_refusal(
    socket_enabled: None, make_client: MakeClient
) -> None:
    """An answer that says that it is an error is one, with any status code."""
    said = answer({"error": "said with a success"})
    async with RawServer({"status": said}) as server:
        client = make_client(server.url)
        with pytest.raises(RequestRejected):
            await client.status("SR1")
        await client.close()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"token": ""},
        {"token": None},
        {"token": 7},
        {"token": "two\r\nlines"},
        {"token": "tökén"},
        {"data": {}},
        "token",
        [],
    ],
    ids=str,
)
async def test_log_in_without_a_usable_token_fails(
    socket_enabled: None, make_client: MakeClient, body: object
) -> None:
    """A log-in that hands out no token, or none that a header can carry, has failed."""
    async with RawServer({"login": answer(body)}) as server:
        client = make_client(server.url)
        with pytest.raises(PlatformError) as caught:
            await client.status("SR1")
    assert caught.value.call == "log in"
    assert server.paths == ["login"]


async def test_token_may_come_wrapped(
    socket_enabled: None, make_client: MakeClient
) -> None:
    """A token inside "data" is a token."""
    said = {
        "login": answer({"data": {"token": TOKEN}}),
        "status": answer(a_status()),
    }
    async with RawServer(said) as server:
        client = make_client(server.url)
        await client.status("SR1")
        await client.close()
    assert f"Authorization: Bearer {TOKEN}" in server.received[1]


@pytest.mark.parametrize(
    ("size", "is_read"), [(3 * MEBIBYTE, True), (5 * MEBIBYTE, False)]
)
async def test_answer_has_a_largest_size(
    client: StellaControlClient, simulator: Simulator, size: int, is_read: bool
) -> None:
    """An answer of more than 4 MiB is not read to its end."""
    simulator.scenes.fault("oversize", call="devices", size=size)
    if is_read:
        assert len(await client.devices()) == 2
    else:
        with pytest.raises(PlatformError, match="too large"):
            await client.devices()


async def test_compressed_answer_has_the_same_largest_size(
    socket_enabled: None, make_client: MakeClient
) -> None:
    """A small answer that unpacks to a huge one is not read to its end."""
    # aiohttp before 3.14 unpacks at once, has a limit of its own and breaks off there.
    packed = gzip.compress(b" " * (50 * MEBIBYTE))
    assert len(packed) < MEBIBYTE
    said = head(len(packed), "Content-Encoding: gzip") + packed
    async with RawServer({"status": said}) as server:
        client = make_client(server.url)
        with pytest.raises(PlatformError, match=r"too large|breaks off"):
            await client.status("SR1")
        await client.close()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("asked", ["login", "commands"])
async def test_redirect_is_not_followed(
    socket_enabled: None, make_client: MakeClient, asked: str, code: int
) -> None:
    """Credentials and token go to the gateway alone, wherever it points."""
    async with RawServer({}) as elsewhere:
        where = f"HTTP/1.1 {code} Elsewhere\r\nLocation: {elsewhere.url}/{asked}\r\n"
        said = f"{where}Content-Length: 0\r\nConnection: close\r\n\r\n".encode()
        async with RawServer({asked: said}) as server:
            client = make_client(server.url)
            with pytest.raises(PlatformError):
                await client.send_command("SR1", Command.REBOOT)
            await client.close()
            assert asked in server.paths
        assert elsewhere.received == []


async def test_gateway_that_is_down_cannot_be_reached(
    client: StellaControlClient, simulator: Simulator, heard: Heard
) -> None:
    """A refused connection is no answer, and no request was sent."""
    await simulator.stop()
    with pytest.raises(CannotConnect) as caught:
        await client.devices()
    assert caught.value.call == "log in"
    assert heard == []


async def test_gateway_without_encryption_is_not_spoken_to(
    socket_enabled: None, make_client: MakeClient, heard: Heard
) -> None:
    """An https address where nobody speaks TLS gets no credentials."""
    async with RawServer({}) as server:
        with pytest.raises(CannotConnect):
            await make_client(f"https://{server.address}").devices()
        assert server.received == []
    assert heard == []


@pytest.mark.parametrize("silent", ["login", "devices"])
async def test_silent_platform_cannot_be_reached(
    client: StellaControlClient,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    silent: str,
) -> None:
    """A platform that does not answer in time is as good as none."""
    simulator.scenes.fault("delay", call=silent, seconds=20, times=1)
    with monkeypatch.context() as patched:
        patched.setattr(exchange_module, "TIME_OUT", ClientTimeout(total=0.05))
        # Other slow callbacks of this machine are logged in the same way.
        with pytest.raises(CannotConnect, match="no answer in time"):
            await client.devices()
    simulator.scenes.clear_faults()
    assert len(await client.devices()) == 2


async def test_answer_that_never_ends_runs_out_of_time(
    socket_enabled: None, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is for the whole answer, its body included."""
    monkeypatch.setattr(exchange_module, "TIME_OUT", ClientTimeout(total=0.05))
    said = head(50) + b'{"serialNumber": "SR1"'
    async with RawServer({"status": said}, keeps_open="status") as server:
        client = make_client(server.url)
        with pytest.raises(CannotConnect, match="no answer in time"):
            await client.status("SR1")
        await client.close()


async def test_lost_answer_to_a_command_is_not_asked_again(
    client: StellaControlClient, simulator: Simulator, heard: Heard
) -> None:
    """A reboot whose answer is lost is not sent twice: the next status tells."""
    simulator.scenes.fault("close", call="command", times=1)
    with pytest.raises(CannotConnect):
        await client.send_command("SR1", Command.REBOOT)
    assert simulator.scenes.counts()["calls"] == {"login": 1, "command": 1}
    assert heard[-1] == ("send command", "SR1")


async def test_repeat_within_aiohttp_is_heard(
    client: StellaControlClient, simulator: Simulator, heard: Heard
) -> None:
    """A read that aiohttp repeats by itself is paid twice, so it is told twice."""
    simulator.scenes.fault("close", call="status", times=1)
    await client.status("SR1")
    assert simulator.scenes.usage("SR1")["requests"] == 2
    assert heard == [("log in", None), *[("read status", "SR1")] * 2]


async def test_closed_connections_are_no_surprise(
    simulator: Simulator, make_client: MakeClient, http: ClientSession, heard: Heard
) -> None:
    """While Home Assistant shuts down, a late call fails as if offline."""
    client = make_client(simulator.url)
    await http.close()
    with pytest.raises(CannotConnect):
        await client.devices()
    assert heard == []
