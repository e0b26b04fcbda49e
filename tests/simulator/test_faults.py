"""Trouble between platform and client."""

import asyncio
from json import JSONDecodeError
import time

from aiohttp import ClientError, ClientPayloadError, ServerDisconnectedError
import pytest

from .client import Client


async def test_delay_makes_a_call_wait(client: Client) -> None:
    """The answer comes late, and right."""
    client.simulator.scenes.fault("delay", seconds=0.2)
    began = time.monotonic()
    assert (await client.devices()).status == 200
    assert time.monotonic() - began >= 0.2


async def test_stop_does_not_wait_for_a_delay(client: Client) -> None:
    """A simulator with an answer under way stops at once."""
    client.simulator.scenes.fault("delay", seconds=50)
    waiting = asyncio.create_task(client.devices())
    while not client.simulator.scenes.counts()["in_flight"]:
        await asyncio.sleep(0.01)
    async with asyncio.timeout(40):
        await client.simulator.stop()
    await asyncio.gather(waiting, return_exceptions=True)


async def test_status_code_stands_for_the_platforms_trouble(client: Client) -> None:
    """The call is not done and not counted; code, headers and body are as ordered."""
    client.simulator.scenes.fault(
        "status", status=429, headers={"Retry-After": "7"}, body={"error": "slowly"}
    )
    reply = await client.status("SR1")
    assert (reply.status, reply.body) == (429, {"error": "slowly"})
    assert reply.headers["Retry-After"] == "7"
    assert client.simulator.scenes.usage("SR1")["requests"] == 0


async def test_status_code_can_hide_a_call_that_was_done(client: Client) -> None:
    """A 502 after the fact: the parameters are on their way all the same."""
    client.simulator.scenes.fault("status", status=502, is_processed=True)
    reply = await client.parameters("SR1", {"messageFrequency": "1m"})
    assert reply.status == 502
    assert client.simulator.device("SR1").has_pending


async def test_broken_json_cannot_be_read(client: Client) -> None:
    """The answer is whole, but no JSON."""
    client.simulator.scenes.fault("broken_json")
    with pytest.raises(JSONDecodeError):
        await client.status("SR1")


async def test_truncated_json_ends_too_early(client: Client) -> None:
    """The answer is shorter than its own length says."""
    client.simulator.scenes.fault("truncated_json")
    with pytest.raises(ClientPayloadError):
        await client.status("SR1")


@pytest.mark.parametrize(("wanted", "got"), [(None, 200), (502, 502)])
async def test_html_comes_instead_of_json(
    client: Client, wanted: int | None, got: int
) -> None:
    """A proxy's page is not the platform's answer."""
    client.simulator.scenes.fault("html", status=wanted)
    reply = await client.devices()
    assert reply.status == got
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "<html>" in reply.body


async def test_close_ends_the_connection_without_an_answer(client: Client) -> None:
    """A command whose answer is lost is done all the same."""
    client.simulator.scenes.fault("close")
    with pytest.raises(ServerDisconnectedError):
        await client.command("SR1", "reboot")
    assert not client.simulator.device("SR1").is_linked
    assert client.simulator.scenes.requests()[-1].status is None


async def test_oversize_answer_is_as_large_as_ordered(client: Client) -> None:
    """The answer is right, but far too long."""
    client.simulator.scenes.fault("oversize", size=3_000_000)
    reply = await client.devices()
    assert int(reply.headers["Content-Length"]) > 3_000_000
    assert reply.body[0]["serialNumber"] == "SR1"


async def test_fault_concerns_the_calls_it_names(client: Client) -> None:
    """Trouble with commands leaves the other calls alone."""
    client.simulator.scenes.fault("status", call="command", status=500)
    assert (await client.status("SR1")).status == 200
    assert (await client.command("SR1", "reboot")).status == 500


async def test_fault_concerns_the_device_it_names(client: Client) -> None:
    """Trouble with one device leaves the others alone."""
    client.simulator.scenes.fault("status", serial="SR2", status=500)
    assert (await client.status("SR1")).status == 200
    assert (await client.status("SR2")).status == 500


async def test_fault_strikes_as_often_as_ordered(client: Client) -> None:
    """After two times the trouble is over."""
    client.simulator.scenes.fault("status", times=2)
    codes = [(await client.devices()).status for _ in range(3)]
    assert codes == [503, 503, 200]


async def test_faults_come_one_after_the_other(client: Client) -> None:
    """Faults apply in the order in which they were set; a delay can join each."""
    scenes = client.simulator.scenes
    scenes.fault("status", status=500, times=1)
    scenes.fault("delay", seconds=0.01, times=1)
    scenes.fault("status", status=502, times=1)
    codes = [(await client.devices()).status for _ in range(3)]
    assert codes == [500, 502, 200]


async def test_faults_can_be_cleared(client: Client) -> None:
    """Trouble without a count lasts until somebody ends it."""
    client.simulator.scenes.fault("status")
    assert (await client.devices()).status == 503
    client.simulator.scenes.clear_faults()
    assert (await client.devices()).status == 200


@pytest.mark.parametrize(
    "details", [{"kind": "gremlin"}, {"kind": "html", "call": "x"}]
)
def test_unknown_fault_is_refused(client: Client, details: dict[str, str]) -> None:
    """A slip of the pen does not pass as a fault that never strikes."""
    with pytest.raises(ValueError, match="unknown"):
        client.simulator.scenes.fault(**details)


async def test_hanging_platform_never_answers(client: Client) -> None:
    """The client's patience ends it, and a stop does not wait for it."""
    client.simulator.scenes.fault("hang", call="status")
    asking = asyncio.create_task(client.status("SR1"))
    async with asyncio.timeout(10):
        while not client.simulator.scenes.counts()["in_flight"]:
            await asyncio.sleep(0)
    for _ in range(100):
        await asyncio.sleep(0)
    assert not asking.done()
    await client.simulator.stop()
    with pytest.raises(ClientError):
        await asking
