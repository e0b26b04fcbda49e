"""The list that tells the ids of devices is asked for once by all who need it."""

import asyncio
from collections.abc import Callable

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
import pytest

from custom_components.stellacontrol.api import (
    Credentials,
    DeviceStatus,
    Gateway,
    PlatformError,
    Profile,
    StellaControlClient,
    StellaControlError,
    read_gateway_url,
)
from custom_components.stellacontrol.api.knowledge import Listing

from .tools import a_status, until

SERIALS = [f"SR{number}" for number in range(1, 11)]
PROFILE = Profile.from_dict({"status": {"path": "/{id}/status"}})


class SlowList:
    """Tells ids in a list that comes when a test lets it, and statuses by id."""

    def __init__(self, status: int = 200) -> None:
        """Answer the list with a status code."""
        self.status = status
        self.lists = 0
        self.may_answer = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a request."""
        if request.path.startswith("/security"):
            return web.json_response({"token": "token-1"})
        if request.path != "/devices":
            serial = request.path.split("/")[2].removeprefix("id-")
            return web.json_response({**a_status(), "serialNumber": serial})
        self.lists += 1
        await self.may_answer.wait()
        devices = [{"serialNumber": each, "id": f"id-{each}"} for each in SERIALS]
        return web.json_response(devices, status=self.status)


async def ask_all(
    platform: SlowList,
    then: Callable[[list[asyncio.Task[DeviceStatus]]], object] = lambda _: None,
    serials: list[str] = SERIALS,
) -> list[DeviceStatus | BaseException]:
    """Ask each device at once, do something while the list is awaited, and let it come."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", platform.answer)
    async with TestServer(app, host="127.0.0.1") as server, ClientSession() as http:
        client = StellaControlClient(
            http,
            Gateway(url=read_gateway_url(str(server.make_url("")))),
            Credentials(
                client_id="integration", client_key="k", username="u", password="p"
            ),
            user_agent="test",
            profile=PROFILE,
        )
        asked = [asyncio.create_task(client.status(serial)) for serial in serials]
        await until(lambda: platform.lists > 0)
        then(asked)
        platform.may_answer.set()
        answers = await asyncio.gather(*asked, return_exceptions=True)
        await client.close()
        return answers


@pytest.fixture(autouse=True)
def sockets(socket_enabled: None) -> None:
    """Let the client reach the platform."""


async def test_statuses_at_once_ask_for_one_list() -> None:
    """After a start, ten repeaters cost one list and not ten."""
    platform = SlowList()
    answers = await ask_all(platform)
    assert all(isinstance(each, DeviceStatus) for each in answers)
    assert platform.lists == 1


async def test_devices_that_are_not_listed_ask_for_one_list() -> None:
    """Repeaters that are gone do not each ask whether they are."""
    platform = SlowList()
    answers = await ask_all(platform, serials=["gone", "lost", "SR1"])
    assert [type(each) for each in answers] == [PlatformError] * 2 + [DeviceStatus]
    assert platform.lists == 1


async def test_list_that_fails_fails_for_all_who_wait() -> None:
    """While the platform has trouble, ten repeaters ask once and not in turns."""
    platform = SlowList(status=500)
    answers = await ask_all(platform)
    assert all(isinstance(each, StellaControlError) for each in answers)
    assert platform.lists == 1


async def test_list_is_asked_for_again_if_the_first_gives_up() -> None:
    """Whoever waits gets an answer, although the one who asked is gone."""
    platform = SlowList()
    answers = await ask_all(platform, lambda asked: asked[0].cancel())
    assert isinstance(answers[0], asyncio.CancelledError)
    assert all(isinstance(each, DeviceStatus) for each in answers[1:])
    assert platform.lists == 2


async def test_list_is_asked_for_again_after_it_failed() -> None:
    """Whoever asks later is not told of an old failure."""
    asked: list[int] = []

    async def ask() -> None:
        asked.append(1)
        if len(asked) == 1:
            raise PlatformError("list devices", "out of order")
        listing.keep({"SR1": "Attic"})

    listing = Listing[str](ask)
    with pytest.raises(PlatformError):
        await listing.device("SR1")
    assert await listing.device("SR2") is None
    assert await listing.device("SR1") == "Attic"
    assert len(asked) == 2
