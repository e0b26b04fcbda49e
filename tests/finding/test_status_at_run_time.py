"""A gateway whose log-in and list are usual, and whose status is elsewhere."""

from collections.abc import Iterator
from dataclasses import replace

from aiohttp import ClientSession
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
from custom_components.stellacontrol.api.finding import MOST_STATUSES
from simulator import DeviceSpec, Simulator
from simulator.dialects import Dialect, dialect_of

DEVICES = [DeviceSpec(serial="SR1"), DeviceSpec(serial="SR2")]


@pytest.fixture(autouse=True)
def sockets(socket_enabled: None) -> Iterator[None]:
    """Let the client reach the simulator."""
    return iter([None])


async def read(dialect: Dialect, learnt: list[Profile]) -> tuple[list[str], list[str]]:
    """Read both devices twice; return who answered, and the paths of statuses."""
    async with (
        Simulator(devices=DEVICES, punctual=True, dialect=dialect) as simulator,
        ClientSession() as http,
    ):
        account = simulator.account
        client = StellaControlClient(
            http,
            Gateway(url=read_gateway_url(simulator.url)),
            Credentials(
                client_id=account.client_id,
                client_key=account.client_key,
                username=account.name,
                password=account.password,
            ),
            user_agent="test",
            on_learnt=learnt.append,
        )
        await client.devices()
        told = []
        for serial in ("SR1", "SR2", "SR1"):
            status = await read_or_find(client, serial)
            assert status.received_at is not None
            told.append(status.device.serial_number)
        await client.close()
        assert {each.method for each in simulator.scenes.requests()} <= {"GET", "POST"}
        return told, [each.path for each in simulator.scenes.requests()]


async def read_or_find(client: StellaControlClient, serial: str) -> DeviceStatus:
    """Read a status, and look for it if that fails."""
    try:
        return await client.status(serial)
    except StellaControlError as err:
        if (status := await client.find_status(serial, err)) is None:
            raise
        return status


@pytest.mark.parametrize("where", ["state", "device", "before", "capital"])
async def test_status_is_found_when_it_is_first_read(where: str) -> None:
    """The first read looks, and keeps what it found; the others ask once."""
    learnt: list[Profile] = []
    told, paths = await read(dialect_of(f"status-path/{where}"), learnt)
    assert told == ["SR1", "SR2", "SR1"]
    assert len(learnt) == 1
    assert learnt[0].status.path != "/{serial}/status"
    about = [path for path in paths if path.count("/") > 1 and "security" not in path]
    assert len(about) <= 1 + MOST_STATUSES + 2


async def test_contract_is_read_as_ever() -> None:
    """Where the status is where it belongs, nothing is looked for."""
    learnt: list[Profile] = []
    _, paths = await read(Dialect(), learnt)
    assert not learnt
    assert sum(path.endswith("/status") for path in paths) == 3
    assert {path.rpartition("/")[2] for path in paths} == {
        "login",
        "devices",
        "status",
        "logout",
    }


async def test_status_that_is_nowhere_is_looked_for_once() -> None:
    """A gateway without any status is not asked again and again."""
    nowhere = dialect_of("status-path/state")
    learnt: list[Profile] = []
    with pytest.raises(PlatformError):
        await read(_without_status(nowhere), learnt)
    assert not learnt


def _without_status(dialect: Dialect) -> Dialect:
    """Return a dialect whose status nobody would guess."""
    return replace(dialect, status_path="{devices}/{id}/what/nobody/guesses")
