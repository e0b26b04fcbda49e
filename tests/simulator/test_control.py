"""Scenes over HTTP, and the command line."""

import asyncio
from pathlib import Path
import sys
from unittest.mock import Mock

from aiohttp import ClientSession, web
from aiohttp.test_utils import make_mocked_request
import pytest

from simulator import Scenes
from simulator.control import LOOKS, VERBS, Control, is_loopback

from .client import Client

ROOT = Path(__file__).parents[2]
"""Where `python -m simulator` finds it, wherever the tests were started."""


async def test_every_scene_has_a_verb(client: Client) -> None:
    """What tests do from Python, curl can do as well."""
    verbs = {name for name in vars(Scenes) if not name.startswith("_")}
    # Counts tell each device's usage already.
    assert verbs - {"usage"} == {*LOOKS, *VERBS}
    listed = await client.call("GET", "/_simulator")
    assert set(listed.body) == {*LOOKS, *VERBS}


async def test_scene_is_set_over_http(client: Client) -> None:
    """One POST, its arguments as JSON."""
    reply = await client.scene("temperature", serial="SR1", value=77)
    assert reply.body == {"done": "temperature"}
    await client.scene("send_now", serial="SR1")
    assert (await client.status("SR1")).body["temperature"] == 77


async def test_device_is_added_over_http(client: Client) -> None:
    """A spec's fields are the arguments."""
    await client.scene("add_device", serial="SR2", bands=["08"], label="Attic")
    assert (await client.status("SR2")).body["label"] == "Attic"


async def test_band_is_dictated_over_http(client: Client) -> None:
    """Fields of a band go as an object or side by side."""
    await client.scene("set_band", serial="SR1", band="08", values={"ledCount": 2})
    await client.scene("set_band", serial="SR1", band="08", clamp=7.5)
    await client.scene("send_now", serial="SR1")
    band = (await client.status("SR1")).body["bands"][1]
    assert (band["ledCount"], band["values"]["clamp"]) == (2, 7.5)


async def test_time_is_moved_over_http(client: Client) -> None:
    """A test in another process can move a clock that is moved by hand."""
    before = (await client.status("SR1")).body["timestamp"]
    await client.scene("advance", seconds=600)
    assert (await client.status("SR1")).body["timestamp"] == before + 600_000


async def test_counts_and_requests_are_told(client: Client) -> None:
    """The price of a client's doings can be read from another process."""
    await client.devices()
    counts = (await client.call("GET", "/_simulator/counts")).body
    assert counts["calls"] == {"login": 1, "devices": 1}
    requests = (await client.call("GET", "/_simulator/requests")).body
    assert [request["call"] for request in requests] == ["login", "devices"]


@pytest.mark.parametrize(
    ("verb", "body", "status"),
    [
        pytest.param("temperature", {"serial": "SR1"}, 400, id="argument missing"),
        pytest.param("temperature", [1], 400, id="not an object"),
        pytest.param("offline", {"serial": "SR9"}, 400, id="unknown device"),
        pytest.param("fault", {"kind": "gremlin"}, 400, id="unknown fault"),
        pytest.param("add_device", [], 400, id="no device"),
        pytest.param("make_coffee", {}, 404, id="unknown scene"),
        pytest.param("_device", {}, 404, id="private"),
    ],
)
async def test_impossible_scene_says_why(
    client: Client, verb: str, body: object, status: int
) -> None:
    """What curl got wrong is answered in words."""
    reply = await client.call("POST", f"/_simulator/{verb}", body)
    assert reply.status == status
    assert reply.body


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.168.1.5", False),
        ("::ffff:192.168.1.5", False),
        ("fe80::1%eth0", False),
        ("", False),
        (None, False),
    ],
)
def test_loopback_is_told_from_the_network(peer: str | None, expected: bool) -> None:
    """Only this very machine counts as near."""
    assert is_loopback(peer) is expected


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/_simulator"),
        ("GET", "/_simulator/counts"),
        ("POST", "/_simulator/hold"),
    ],
)
async def test_scenes_are_not_set_from_the_network(
    client: Client, method: str, path: str
) -> None:
    """Each request from another machine is refused."""
    app = web.Application()
    Control(client.simulator.scenes).add_routes(app.router)
    transport = Mock()
    transport.get_extra_info.side_effect = {"peername": ("192.168.1.5", 5)}.get
    request = make_mocked_request(method, path, app=app, transport=transport)
    match = await app.router.resolve(request)
    request._match_info = match
    with pytest.raises(web.HTTPForbidden):
        await match.handler(request)


async def read_greeting(process: asyncio.subprocess.Process) -> dict[str, str]:
    """Return what the command line prints at its start, by its first words."""
    assert process.stdout is not None
    printed: dict[str, str] = {}
    while "Scenes" not in printed:
        line = (await process.stdout.readline()).decode()
        assert line, "it ended before it said where it listens"
        name, _, value = line.strip().partition("  ")
        printed[name] = value.strip()
    return printed


@pytest.mark.parametrize("stop", ["terminate", "interrupt"])
async def test_command_line_serves_until_told_to_stop(
    socket_enabled: None, stop: str
) -> None:
    """It prints what a client needs to know and ends clean on a signal."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--port", "0", "--demonstration"),
        *("--speed", "60", "--seed", "3"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed = await read_greeting(process)
    login = {
        "clientId": printed["API client name"],
        "clientKey": printed["API client identifier"],
        "name": printed["E-mail address"],
        "password": printed["Password"],
    }
    gateway = printed["Gateway address"]
    async with ClientSession() as session:
        async with session.post(gateway + "/security/login", json=login) as response:
            token = (await response.json())["token"]
        headers = {"Authorization": f"Bearer {token}"}
        async with session.get(gateway + "/devices", headers=headers) as response:
            devices = await response.json()
        for device in devices:
            url = f"{gateway}/devices/{device['serialNumber']}/status"
            async with session.get(url, headers=headers) as response:
                assert (await response.json())["createdAt"]
    assert {device["label"] for device in devices} >= {"Attic", "Workshop"}
    assert {len(device["bands"]) for device in devices} >= {1, 6}
    if stop == "terminate":
        process.terminate()
    else:
        process.send_signal(2)
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, errors) == (0, b"")


async def test_command_line_says_why_it_cannot_start(socket_enabled: None) -> None:
    """A wrong option ends with a sentence, not with a traceback."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--port", "0", "--speed", "0"),
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await process.communicate()
    assert errors.decode().strip() == "simulator: speed must be above zero"
    assert process.returncode == 1
