"""What happens between us and the platform, before anything is answered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import (
    AbstractAsyncContextManager,
    ExitStack,
    asynccontextmanager,
    suppress,
)
from datetime import UTC, datetime, timedelta
from pathlib import Path
import socket
import ssl
from threading import Thread
from typing import override

from aiohttp import ClientTimeout
from aiohttp.abc import ResolveResult
from aiohttp.resolver import ThreadedResolver
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_URL, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.api import exchange as exchange_module
from tests.api.raw_server import RawServer, head
from tests.conftest import SERIAL
from tests.helpers import settle

from .house import FAILED, MESSAGE, OTHER, RECOVERED, House

STATUS = f"/{SERIAL}/status"


@pytest.mark.parametrize(
    ("said", "slowly"),
    [
        pytest.param(None, False, id="no answer"),
        pytest.param(head(500) + b" " * 500, True, id="a body that trickles"),
    ],
)
@pytest.mark.expected_log(FAILED)
async def test_answer_that_does_not_come_in_time(
    house: House, said: bytes | None, slowly: bool
) -> None:
    """One repeater's answer that never comes holds up no other."""
    house.wire.say(STATUS, said, slowly=slowly)
    for number in range(3):
        await house.warm(40.0 + number)
        await house.live_on(MESSAGE + 65)
        assert house.shown() == STATE_UNAVAILABLE
        house.assert_fresh(40.0 + number, OTHER)
    assert house.wire.met
    assert len(house.complaints()) == 1
    house.wire.mend()
    await house.live_on(2 * MESSAGE)
    await house.recovers(68.5)
    assert house.caplog.text.count(RECOVERED) == 1
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_platform_that_cannot_be_reached(house: House) -> None:
    """Connections are refused for an hour: one line for all, then all is well."""
    await house.wire.cut()
    await house.live(6 * MESSAGE)
    assert house.shown() == house.shown(OTHER) == STATE_UNAVAILABLE
    assert len(house.complaints()) == 1
    await house.wire.connect()
    await house.recovers(68.5)
    assert house.caplog.text.count("data recovered") == 1
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_redirect_takes_no_token_elsewhere(house: House) -> None:
    """Neither credentials nor token are sent on to another host."""
    async with RawServer({}) as elsewhere:
        where = f"HTTP/1.1 302 Found\r\nLocation: {elsewhere.url}{STATUS}\r\n"
        house.wire.say(STATUS, f"{where}Content-Length: 0\r\n\r\n".encode())
        await house.suffer()
        assert elsewhere.received == []
    house.wire.mend()
    await house.recovers(68.5)
    house.assert_no_trace()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.expected_log(FAILED)
async def test_redirect_takes_no_credentials_elsewhere(house: House, code: int) -> None:
    """Nor does a log-in that is sent to another host."""
    async with RawServer({}) as elsewhere:
        where = f"HTTP/1.1 {code} Moved\r\nLocation: {elsewhere.url}/security/login\r\n"
        house.wire.say("/login", f"{where}Content-Length: 0\r\n\r\n".encode())
        house.simulator.scenes.expire_tokens()
        await house.live(2 * MESSAGE)
        assert house.shown() == house.shown(OTHER) == STATE_UNAVAILABLE
        assert house.wire.met
        assert elsewhere.received == []
    assert len(house.complaints()) == 1
    house.wire.mend()
    await house.recovers(68.5)
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_connections_that_are_cut_in_the_middle(house: House) -> None:
    """A network that hangs up again and again loses nothing for good."""
    house.wire.say(f"/{SERIAL}", b"HTTP/1.1 200 OK\r\nContent-Le")
    house.wire.say(f"/{OTHER}", b"HTTP/1.1 200 OK\r\nContent-Le")
    await house.live(2 * MESSAGE)
    house.wire.mend()
    await house.recovers(68.5)
    assert len(house.complaints()) == 1
    house.assert_no_trace()


@asynccontextmanager
async def full_socket(_folder: Path) -> AsyncIterator[str]:
    """Lend an address that neither accepts nor refuses connections."""
    with ExitStack() as open_sockets:
        listening = open_sockets.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            # Those that nobody accepts fill the queue.
            caller = open_sockets.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(listening.getsockname())
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@asynccontextmanager
async def wrong_certificate(folder: Path) -> AsyncIterator[str]:
    """Lend an address that shows a certificate for which nobody vouches."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(folder / "server.pem"))
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            # In a thread: asyncio makes a noise about a handshake that fails.
            with suppress(OSError):
                while True:
                    caller, _ = listening.accept()
                    with suppress(OSError), caller:
                        heard.append(context.wrap_socket(caller, True).recv(1_000))

        thread = Thread(target=serve)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        await asyncio.to_thread(thread.join)
    # Not a byte of the credentials was sent.
    assert not any(heard)


def _self_signed(pem: Path) -> Path:
    """Write a key and a certificate that it signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    written = key.private_bytes(encoding, form, serialization.NoEncryption())
    pem.write_bytes(written + certificate.public_bytes(encoding))
    return pem


@asynccontextmanager
async def no_tls(_folder: Path) -> AsyncIterator[str]:
    """Lend an https address at which nobody speaks TLS."""
    async with RawServer({}) as server:
        yield f"https://{server.address}"
        assert server.received == []


@asynccontextmanager
async def no_such_name(_folder: Path) -> AsyncIterator[str]:
    """Lend an address whose host no name server knows."""
    yield "https://gateway.invalid"


CAUSES: dict[Callable[[Path], AbstractAsyncContextManager[str]], str] = {
    full_socket: "no answer in time",
    wrong_certificate: "the certificate is not trusted (self-signed certificate)",
    no_tls: "the connection was closed without an answer",
    no_such_name: "no host of this name was found (DNS)",
}


@pytest.mark.parametrize("address", CAUSES)
async def test_gateway_that_cannot_be_spoken_to(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: Callable[[Path], AbstractAsyncContextManager[str]],
) -> None:
    """The account says why the platform cannot be reached, and is tried again."""
    monkeypatch.setattr(exchange_module, "TIME_OUT", ClientTimeout(total=2))
    right = entry.data[CONF_URL]
    async with address(tmp_path) as wrong:
        assert await _set_up(hass, entry, wrong) is ConfigEntryState.SETUP_RETRY
        assert f"cannot be reached ({CAUSES[address]})" in (entry.reason or "")
    assert await _set_up(hass, entry, right) is ConfigEntryState.LOADED


async def _set_up(
    hass: HomeAssistant, entry: MockConfigEntry, url: str
) -> ConfigEntryState:
    """Set the account up, or try again, at an address; return what came of it."""
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_URL: url})
    if entry.state is ConfigEntryState.NOT_LOADED:
        await hass.config_entries.async_setup(entry.entry_id)
    else:
        await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    return entry.state


class _NoNameServer(ThreadedResolver):
    """Knows no name: tests may not ask a real one."""

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Say that there is no such name, as the machine would."""
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def real_close(self) -> None:
        """Close, as Home Assistant's does at the end."""
        await self.close()


@pytest.fixture(autouse=True)
def no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no name be found; addresses in numbers need none."""
    monkeypatch.setattr(
        "homeassistant.helpers.aiohttp_client._async_make_resolver",
        lambda _hass: _NoNameServer(),
    )
