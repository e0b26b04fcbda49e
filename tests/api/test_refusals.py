"""What each answer of the platform means: the table of the contract."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from custom_components.stellacontrol.api import (
    Command,
    DeviceNotFound,
    DeviceOffline,
    InvalidCredentials,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlClient,
    StellaControlError,
    UnknownPath,
)
from simulator import Simulator

from .conftest import Heard, MakeClient

type Ask = Callable[[StellaControlClient], Awaitable[object]]

CALLS: dict[str, Ask] = {
    "devices": lambda client: client.devices(),
    "status": lambda client: client.status("SR1"),
    "parameters": lambda client: client.set_parameters("SR1", bands={"08": False}),
    "command": lambda client: client.send_command("SR1", Command.REBOOT),
}
NAMES = {
    "devices": "list devices",
    "status": "read status",
    "parameters": "set parameters",
    "command": "send command",
    "login": "log in",
}

each_call = pytest.mark.parametrize("call", CALLS)


@each_call
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (400, RequestRejected),
        (422, RequestRejected),
        (403, NotPermitted),
        (429, RateLimited),
        (418, PlatformError),
        (500, PlatformError),
        (503, PlatformError),
        (304, PlatformError),
    ],
)
async def test_refusal_has_its_own_error(
    client: StellaControlClient,
    simulator: Simulator,
    call: str,
    code: int,
    expected: type[StellaControlError],
) -> None:
    """Each refusal is its own error, names the call, and is not repeated."""
    simulator.scenes.fault("status", call=call, status=code)
    with pytest.raises(StellaControlError) as caught:
        await CALLS[call](client)
    assert type(caught.value) is expected
    assert caught.value.call == NAMES[call]
    assert str(caught.value).startswith(f"{NAMES[call]}: ")
    asked = [request.call for request in simulator.scenes.requests()]
    assert asked[:2] == ["login", call]
    # A change whose form is refused is tried in up to six other spellings.
    is_spelt_anew = code in (400, 422) and call in ("parameters", "command")
    assert len(asked) - 1 in (range(2, 8) if is_spelt_anew else (1,))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (400, RequestRejected),
        (401, InvalidCredentials),
        (403, NotPermitted),
        (404, UnknownPath),
        (405, UnknownPath),
        (409, PlatformError),
        (422, RequestRejected),
        (429, RateLimited),
        (500, PlatformError),
    ],
)
async def test_log_in_refusal_has_its_own_error(
    client: StellaControlClient,
    simulator: Simulator,
    code: int,
    expected: type[StellaControlError],
) -> None:
    """A refused log-in says that it was the log-in, and no call follows it."""
    simulator.scenes.fault("status", call="login", status=code)
    with pytest.raises(StellaControlError) as caught:
        await client.devices()
    assert type(caught.value) is expected
    assert caught.value.call == "log in"
    assert not client.is_logged_in
    assert [request.call for request in simulator.scenes.requests()] == ["login"]


@pytest.mark.parametrize("code", [401, 403, 429, 500])
async def test_failed_log_in_is_no_session(
    client: StellaControlClient, simulator: Simulator, code: int
) -> None:
    """After trouble with the log-in, only wrong credentials stay wrong."""
    simulator.scenes.fault("status", call="login", status=code, times=1)
    with pytest.raises(StellaControlError):
        await client.devices()
    if code == 401:
        with pytest.raises(InvalidCredentials):
            await client.devices()
    else:
        assert len(await client.devices()) == 2


@pytest.mark.parametrize("call", ["status", "parameters", "command"])
async def test_unknown_device_is_not_found(
    client: StellaControlClient, simulator: Simulator, call: str
) -> None:
    """A device that left the account is told apart from other trouble."""
    simulator.scenes.remove_device("SR1")
    with pytest.raises(DeviceNotFound):
        await CALLS[call](client)


async def test_missing_endpoint_is_no_missing_device(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """404 for the whole list is the platform's trouble: no device was named."""
    simulator.scenes.fault("status", call="devices", status=404)
    with pytest.raises(PlatformError):
        await client.devices()


async def test_command_to_an_offline_device_is_refused(
    client: StellaControlClient, simulator: Simulator, heard: Heard
) -> None:
    """A reboot of an offline device says so and is not sent twice."""
    simulator.scenes.offline("SR1")
    with pytest.raises(DeviceOffline):
        await client.send_command("SR1", Command.REBOOT)
    assert heard == [("log in", None), ("send command", "SR1")]


async def test_platform_that_is_offline_is_no_offline_device(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Its own trouble says nothing about the device, whatever words it uses."""
    body = {"error": "device service offline"}
    simulator.scenes.fault("status", call="command", status=503, body=body)
    with pytest.raises(PlatformError):
        await client.send_command("SR1", Command.REBOOT)


@pytest.mark.parametrize("call", ["devices", "status", "parameters"])
async def test_conflict_elsewhere_is_platform_trouble(
    client: StellaControlClient, simulator: Simulator, call: str
) -> None:
    """409 means an offline device for commands alone."""
    simulator.scenes.fault("status", call=call, status=409)
    with pytest.raises(PlatformError):
        await CALLS[call](client)


@pytest.mark.parametrize("function", ["devices", "status", "parameters", "command"])
async def test_contract_without_a_function_names_it(
    client: StellaControlClient, simulator: Simulator, function: str
) -> None:
    """The user learns which function the contract leaves out."""
    simulator.scenes.forbid("commands" if function == "command" else function)
    with pytest.raises(NotPermitted) as caught:
        await CALLS[function](client)
    assert caught.value.call == NAMES[function]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", timedelta(0)),
        ("7", timedelta(seconds=7)),
        (" 120 ", timedelta(minutes=2)),
        (str(31 * 86_400), timedelta(days=31)),
        (str(31 * 86_400 + 1), None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, None),
        ("9" * 5000, None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Fri, 99 Foo 2026 99:99:99 GMT", None),
        (None, None),
    ],
    ids=lambda value: str(value)[:30] or "empty",
)
async def test_rate_limit_tells_a_sensible_delay(
    client: StellaControlClient,
    simulator: Simulator,
    value: str | None,
    expected: timedelta | None,
) -> None:
    """The platform's own delay is passed on, unless it makes no sense."""
    headers = {} if value is None else {"Retry-After": value}
    simulator.scenes.fault("status", call="status", status=429, headers=headers)
    with pytest.raises(RateLimited) as caught:
        await client.status("SR1")
    assert caught.value.retry_after == expected


@pytest.mark.parametrize(
    ("zone", "hours"), [("GMT", 2), ("+0100", 1), ("-0000", 2), ("CET", None)]
)
async def test_rate_limit_reads_a_date(
    client: StellaControlClient, simulator: Simulator, zone: str, hours: int | None
) -> None:
    """A date as delay counts from now; in a zone that is not known, it says nothing."""
    shown = format_datetime(datetime.now(UTC) + timedelta(hours=2))
    headers = {"Retry-After": shown.replace("+0000", zone)}
    simulator.scenes.fault("status", call="status", status=429, headers=headers)
    with pytest.raises(RateLimited) as caught:
        await client.status("SR1")
    delay = caught.value.retry_after
    assert (delay and round(delay / timedelta(hours=1), 2)) == hours


async def test_spent_quota_tells_when_it_comes_back(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A spent quota is a rate limit until the quota month ends."""
    simulator.scenes.quota("SR1", monthly=0)
    with pytest.raises(RateLimited) as caught:
        await client.status("SR1")
    assert caught.value.retry_after == timedelta(days=31)


async def test_call_without_log_in_permission_sends_no_more(
    make_client: MakeClient, simulator: Simulator
) -> None:
    """A contract without log-in answers so to each call, without guessing further."""
    simulator.scenes.forbid("login")
    client = make_client(simulator.url)
    with pytest.raises(NotPermitted) as caught:
        await client.status("SR1")
    assert caught.value.call == "log in"
    # Each attempt is a request that counts.
    assert caught.value.retry_after == timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "is_spent"),
    [
        ("the month's messages are used up", True),
        ("Monthly quota exceeded", True),
        ("All 10,000 messages have been used.", True),
        ("Too many requests", False),
        ("Rate limit reached, slow down", False),
        ("10 messages per minute exceeded", False),
        ("API quota of 100 requests/hour exceeded", False),
    ],
)
async def test_platform_says_which_limit_it_means(
    simulator: Simulator, client: StellaControlClient, text: str, is_spent: bool
) -> None:
    """Only that the month's quota is spent tells something of the count."""
    simulator.scenes.fault("status", call="status", status=429, body={"error": text})
    with pytest.raises(RateLimited) as refusal:
        await client.status("SR1")
    assert refusal.value.is_quota_spent == is_spent


async def test_quota_that_is_back_in_a_minute_is_none_of_a_month(
    simulator: Simulator, client: StellaControlClient
) -> None:
    """A delay of a minute means that the rate is limited, not that the month is used up."""
    simulator.scenes.fault(
        "status",
        call="status",
        status=429,
        body={"error": "quota exceeded"},
        headers={"Retry-After": "60"},
    )
    with pytest.raises(RateLimited) as refusal:
        await client.status("SR1")
    assert not refusal.value.is_quota_spent
