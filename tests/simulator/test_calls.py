"""The calls of the contract over HTTP."""

import re

import pytest

from simulator import Account, DeviceSpec, ManualClock, Simulator

from .client import Client


async def test_login_gives_a_token_of_its_own(client: Client) -> None:
    """Each login is a session; its token cannot be guessed."""
    first = await client.login()
    second = await client.login()
    assert re.fullmatch("session-[0-9a-f]{32}", first.body["token"])
    assert first.body["token"] != second.body["token"]


@pytest.mark.parametrize("key", ["clientId", "clientKey", "name", "password"])
async def test_login_needs_every_credential(client: Client, key: str) -> None:
    """One wrong word is enough for a 401."""
    reply = await client.login(**{key: "wrong"})
    assert reply.status == 401
    assert client.simulator.scenes.counts()["refused_logins"] == 1


async def test_login_with_a_key_missing_is_malformed(client: Client) -> None:
    """A login without a password is not a wrong password."""
    reply = await client.call("POST", "/security/login", {"clientId": "integration"})
    assert reply.status == 400


async def test_calls_need_a_token(client: Client) -> None:
    """Without a session nothing is answered, not even that a device is unknown."""
    client.token = None
    for reply in (
        await client.devices(),
        await client.status("SR1"),
        await client.status("SR9"),
        await client.parameters("SR1", {"messageFrequency": "1m"}),
        await client.command("SR1", "reboot"),
        await client.logout(),
    ):
        assert reply.status == 401


async def test_token_dies_after_15_minutes(client: Client, clock: ManualClock) -> None:
    """A session ends 15 minutes after its login, used or not."""
    clock.advance(600)
    assert (await client.devices()).status == 200
    clock.advance(299)
    assert (await client.devices()).status == 200
    clock.advance(1)
    assert (await client.devices()).status == 401
    await client.login()
    assert (await client.devices()).status == 200


async def test_logout_ends_the_session(client: Client) -> None:
    """A token that logged out is invalid; other sessions stay valid."""
    other = client.token
    await client.login()
    assert (await client.logout()).status == 204
    assert (await client.devices()).status == 401
    client.token = other
    assert (await client.devices()).status == 200


async def test_sessions_are_counted(client: Client, clock: ManualClock) -> None:
    """A test can see how many logins there were and which sessions are left open."""
    counts = client.simulator.scenes.counts
    await client.login()
    assert (counts()["logins"], counts()["open_sessions"]) == (2, 2)
    await client.logout()
    assert (counts()["logins"], counts()["open_sessions"]) == (2, 1)
    clock.advance(900)
    assert counts()["open_sessions"] == 0


async def test_devices_tells_identification(client: Client) -> None:
    """The list has what identifies a device, and its bands as identifiers."""
    reply = await client.devices()
    assert reply.body == [
        {
            "serialNumber": "SR1",
            "version": "1.4",
            "type": "iR6",
            "model": "iRepeater 6 band",
            "portCount": 4,
            "bands": ["07", "08", "09", "18", "21", "26"],
            "firmwareVersion": "3.2.1",
            "location": None,
        }
    ]


async def test_status_tells_when_it_was_received(
    client: Client, clock: ManualClock
) -> None:
    """Both spellings of the time name the same moment, in UTC."""
    clock.advance(634.5)
    body = (await client.status("SR1")).body
    assert body["timestamp"] == 1_767_225_600_000 + 600_000
    assert body["createdAt"] == "2026-01-01T00:10:00.000Z"


async def test_label_is_told_only_where_set(socket_enabled: None) -> None:
    """The overview knows no label, so most devices have none."""
    specs = [DeviceSpec(serial="SR1"), DeviceSpec(serial="SR2", label="Attic")]
    async with (
        Simulator(devices=specs) as simulator,
        Client(simulator) as client,
    ):
        await client.login()
        devices = (await client.devices()).body
        assert [device.get("label") for device in devices] == [None, "Attic"]
        assert "label" not in devices[0]
        assert (await client.status("SR2")).body["label"] == "Attic"


async def test_unknown_device_is_not_found(client: Client) -> None:
    """Every call about a device that is not in the account answers 404."""
    for reply in (
        await client.status("SR9"),
        await client.parameters("SR9", {"messageFrequency": "1m"}),
        await client.command("SR9", "reboot"),
    ):
        assert reply.status == 404


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"bands": {}}, id="no band"),
        pytest.param({"bands": ["08"]}, id="bands as list"),
        pytest.param({"bands": {"08": "on"}}, id="band not true or false"),
        pytest.param({"bands": {"31": True}}, id="unknown band"),
        pytest.param({"messageFrequency": "5m"}, id="unknown frequency"),
        pytest.param({"messageFrequency": 600}, id="frequency as number"),
        pytest.param({"messageFrequency": None}, id="frequency null"),
        pytest.param({"volume": 11}, id="unknown parameter"),
        pytest.param([], id="a list"),
    ],
)
async def test_malformed_parameters_are_rejected(client: Client, body: object) -> None:
    """Parameters that make no sense are refused and change nothing."""
    reply = await client.parameters("SR1", body)
    assert reply.status in (400, 422)
    assert not client.simulator.device("SR1").has_pending


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff", b"[" * 100_000], ids=["cut", "none", "bytes", "deep"]
)
async def test_body_that_is_not_json_is_rejected(client: Client, body: bytes) -> None:
    """What cannot be read answers 400."""
    url = client.simulator.url + "/security/login"
    async with client._session.post(url, data=body) as response:
        assert response.status == 400


async def test_body_that_is_not_json_needs_a_token_first(client: Client) -> None:
    """Nobody learns from a stranger's slip whether a device is there."""
    url = client.simulator.url + "/devices/SR1/parameters"
    async with client._session.patch(url, data=b"{") as response:
        assert response.status == 401


@pytest.mark.parametrize("command", ["explode", "", "Reboot"])
async def test_unknown_command_is_rejected(client: Client, command: str) -> None:
    """There are two commands."""
    assert (await client.command("SR1", command)).status == 422


FORBIDDEN = [
    ("login", {"login"}),
    ("devices", {"devices"}),
    ("status", {"status"}),
    ("parameters", {"bands", "frequency"}),
    ("frequency", {"frequency"}),
    ("bands", {"bands"}),
    ("commands", {"reboot", "recalibrate"}),
    ("reboot", {"reboot"}),
    ("recalibrate", {"recalibrate"}),
]


async def functions_refused(client: Client) -> set[str]:
    """Try every function and return those that answer 403."""
    replies = {
        "login": await client.login(),
        "devices": await client.devices(),
        "status": await client.status("SR1"),
        "frequency": await client.parameters("SR1", {"messageFrequency": "1m"}),
        "bands": await client.parameters("SR1", {"bands": {"08": True}}),
        "recalibrate": await client.command("SR1", "recalibrate"),
        "reboot": await client.command("SR1", "reboot"),
    }
    return {function for function, reply in replies.items() if reply.status == 403}


@pytest.mark.parametrize(("function", "refused"), FORBIDDEN)
async def test_contract_can_leave_a_function_out(
    client: Client, function: str, refused: set[str]
) -> None:
    """A forbidden function answers 403 and nothing else does; it can come back."""
    client.simulator.scenes.forbid(function)
    assert await functions_refused(client) == refused
    client.simulator.scenes.allow(function)
    client.simulator.scenes.online("SR1")
    assert await functions_refused(client) == set()


async def test_mixed_parameters_need_both_functions(client: Client) -> None:
    """Where one of two parameters is forbidden, neither is taken."""
    client.simulator.scenes.forbid("frequency")
    body = {"bands": {"08": False}, "messageFrequency": "1m"}
    assert (await client.parameters("SR1", body)).status == 403
    assert not client.simulator.device("SR1").has_pending


async def test_account_can_be_another(socket_enabled: None) -> None:
    """The credentials and the endpoints are the test's to choose."""
    account = Account(name="me@example.org", password="secret")
    async with (
        Simulator(
            account=account, security_path="/v2/auth", devices_path="/v2/units"
        ) as simulator,
        Client(simulator) as client,
    ):
        assert (await client.login()).status == 404
        reply = await client.call("POST", "/v2/auth/login", account.log_in_body)
        client.token = reply.body["token"]
        assert len((await client.call("GET", "/v2/units")).body) == 2


async def test_simulator_can_stop_and_come_back(client: Client) -> None:
    """After a stop nobody answers; a new start has the same address and memory."""
    simulator = client.simulator
    url = simulator.url
    await simulator.stop()
    await simulator.stop()
    with pytest.raises(RuntimeError, match="started"):
        _ = simulator.url
    await simulator.start()
    assert simulator.url == url
    assert (await client.devices()).status == 200


async def test_same_seed_gives_the_same_bytes(socket_enabled: None) -> None:
    """Two simulators with one seed and one clock answer alike, another seed not."""
    answers = []
    for seed in (7, 7, 8):
        clock = ManualClock()
        async with (
            Simulator(clock=clock, seed=seed, devices=3) as simulator,
            Client(simulator) as client,
        ):
            told = []
            for _ in range(3):
                clock.advance(86400)
                await client.login()
                told.append((await client.devices()).body)
                told += [(await client.status(s)).body for s in simulator.serials]
                await client.command(simulator.serials[0], "reboot")
            answers.append(told)
    assert answers[0] == answers[1]
    assert answers[0] != answers[2]
