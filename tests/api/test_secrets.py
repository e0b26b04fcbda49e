"""Credentials and tokens are shown nowhere: not printed, not raised, not logged."""

import logging
import traceback

from aiohttp import ClientSession, ClientTimeout
import pytest

from custom_components.stellacontrol.api import (
    Command,
    Credentials,
    DeviceStatus,
    Gateway,
    StellaControlClient,
    StellaControlError,
    TokenPlace,
    TokenSource,
    exchange as exchange_module,
    read_gateway_url,
)
from custom_components.stellacontrol.api.finding import Request
from custom_components.stellacontrol.api.models import Device
from custom_components.stellacontrol.api.pasting.example import Example
from custom_components.stellacontrol.api.replies import Reply
from custom_components.stellacontrol.api.session import Token
from custom_components.stellacontrol.api.tokens import FoundToken

from .raw_server import TOKEN, RawServer, answer, head

MARKS = (TOKEN, "marked-key", "marked-user", "marked-password")
ECHO = {"error": f"bad token {TOKEN} of marked-user, marked-password, marked-key"}


def refusal(code: int) -> bytes:
    """Return a refusal that repeats every secret."""
    return answer(ECHO, f"X-Echo: {TOKEN}").replace(b"200 OK", f"{code} No".encode())


ANSWERS = {
    "good": {},
    "log-in refused": {"login": refusal(401)},
    "log-in malformed": {"login": refusal(422)},
    "log-in without token": {"login": answer(ECHO)},
    "log-in with a bad token": {"login": answer({"token": f"{TOKEN}\n{TOKEN}"})},
    "log-in cut short": {"login": head(500) + f'{{"token": "{TOKEN}"'.encode()},
    "log-in no JSON": {"login": head(13) + f'"{TOKEN}'.encode()},
    "log-in no HTTP": {"login": f"{TOKEN} marked-password\r\n\r\n".encode()},
    "log-out refused": {"logout": refusal(500)},
    "token refused": {"devices": refusal(401), "commands": refusal(401)},
    "call refused": {"devices": refusal(403), "commands": refusal(409)},
    "call failed": {"devices": refusal(500), "commands": b""},
    "echo": {"devices": answer([ECHO]), "commands": answer(ECHO)},
    "redirect": {
        "devices": b"HTTP/1.1 302 F\r\nLocation: http://marked-user:marked-password@x/\r\n\r\n",
        "commands": refusal(307),
    },
}


@pytest.fixture
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Let every logger say all it has to say."""
    caplog.set_level(logging.DEBUG)
    for name in ("asyncio", "aiohttp", "custom_components.stellacontrol"):
        caplog.set_level(logging.DEBUG, logger=name)


async def shown_by(client: StellaControlClient) -> str:
    """Make calls and return all that they show."""
    shown = [repr(client), str(client)]
    for ask in (
        client.devices,
        lambda: client.send_command("SR1", Command.REBOOT),
    ):
        try:
            shown.append(repr(await ask()))
        except StellaControlError as error:
            shown += [repr(error), str(error), repr(vars(error))]
            shown += traceback.format_exception(error)
    await client.close()
    return "\n".join(shown)


def make(http: ClientSession, url: str) -> StellaControlClient:
    """Return a client with marked credentials."""
    return StellaControlClient(
        http,
        Gateway(url=read_gateway_url(url)),
        Credentials(
            client_id="integration",
            client_key="marked-key",
            username="marked-user",
            password="marked-password",
        ),
        user_agent="ha-stellacontrol/0.0.0",
    )


def may_complain(request: pytest.FixtureRequest, case: str) -> None:
    """Announce the complaint that one case provokes."""
    if case == "echo":
        request.node.add_marker(pytest.mark.expected_log("field serialNumber"))


@pytest.mark.parametrize("case", ANSWERS)
async def test_no_secret_is_shown(
    http: ClientSession,
    everything_is_logged: None,
    caplog: pytest.LogCaptureFixture,
    request: pytest.FixtureRequest,
    case: str,
) -> None:
    """No error shows a secret, even if the platform repeats it."""
    may_complain(request, case)
    async with RawServer(ANSWERS[case]) as server:
        shown = await shown_by(make(http, server.url))
    assert "marked-password" in server.received[0]  # there was something to show
    assert "StellaControlClient" in shown
    for mark in MARKS:
        assert mark not in shown
        assert mark not in caplog.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "https://127.0.0.1:9"])
async def test_no_secret_is_shown_without_a_platform(
    http: ClientSession,
    everything_is_logged: None,
    caplog: pytest.LogCaptureFixture,
    url: str,
) -> None:
    """A platform that cannot be reached makes nobody show a secret."""
    shown = await shown_by(make(http, url))
    assert "CannotConnect" in shown
    for mark in MARKS:
        assert mark not in shown + caplog.text


async def test_no_secret_is_shown_when_time_runs_out(
    http: ClientSession,
    everything_is_logged: None,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An answer that takes too long makes nobody show a secret."""
    monkeypatch.setattr(exchange_module, "TIME_OUT", ClientTimeout(total=0.05))
    async with RawServer(
        {"devices": b"", "commands": head(9)}, keeps_open="commands"
    ) as server:
        shown = await shown_by(make(http, server.url))
    assert "no answer in time" in shown
    for mark in MARKS:
        assert mark not in shown + caplog.text


def test_token_is_never_shown() -> None:
    """Printing a session's token shows its age and not its value."""
    token = Token(TOKEN, opened_at=7.0)
    assert "7.0" in repr(token)
    assert TOKEN not in f"{token} {token!r}"


@pytest.mark.parametrize(
    "holder",
    [
        FoundToken(value=TOKEN, place=TokenPlace(source=TokenSource.BODY, keys=("a",))),
        Reply(status=200, headers=ECHO, cookies=ECHO, text=TOKEN, body=ECHO),
        Request(method="GET", url=TOKEN, headers=ECHO, cookies=ECHO, body=ECHO),
        Example(method="GET", url=TOKEN, headers=ECHO, body=ECHO),
        Device(serial_number="SR1", raw=ECHO),
        DeviceStatus(device=Device(serial_number="SR1"), raw=ECHO),
    ],
    ids=lambda holder: type(holder).__name__,
)
def test_what_holds_a_secret_does_not_print_it(holder: object) -> None:
    """An object in a debug log or a traceback shows no secret."""
    assert not [mark for mark in MARKS if mark in repr(holder)]


async def test_token_is_in_no_address(http: ClientSession) -> None:
    """The token travels in a header alone, where no proxy writes it down."""
    async with RawServer({"devices": answer([]), "commands": answer({})}) as server:
        await shown_by(make(http, server.url))
    lines = [request.splitlines()[0] for request in server.received]
    assert len(lines) == 6
    assert TOKEN in "".join(server.received)
    assert TOKEN not in "".join(lines)
