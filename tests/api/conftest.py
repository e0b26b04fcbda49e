"""A platform with two devices, and clients that speak to it."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, DummyCookieJar
import pytest

from custom_components.stellacontrol.api import (
    Credentials,
    Gateway,
    Profile,
    StellaControlClient,
    read_gateway_url,
)
from simulator import Account, DeviceSpec, ManualClock, Simulator

from .other_platform import OtherPlatform

type MakeClient = Callable[..., StellaControlClient]
type Make = Callable[..., StellaControlClient]
type Heard = list[tuple[str, str | None]]


@pytest.fixture
def clock() -> ManualClock:
    """Return a clock for both sides, moved by hand."""
    return ManualClock()


@pytest.fixture
async def simulator(
    socket_enabled: None, clock: ManualClock
) -> AsyncIterator[Simulator]:
    """Run a punctual platform with two devices, SR1 with six bands and SR2 with one."""
    devices = [
        DeviceSpec(serial="SR1", label="Attic", location="Roof"),
        DeviceSpec(serial="SR2", bands=("08",)),
    ]
    async with Simulator(clock=clock, punctual=True, devices=devices) as running:
        yield running


@pytest.fixture
async def http(socket_enabled: None) -> AsyncIterator[ClientSession]:
    """Open connections, as Home Assistant would."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
def heard() -> Heard:
    """Return what the listener of the client's requests has heard: call and serial."""
    return []


@pytest.fixture
async def make_client(
    http: ClientSession, clock: ManualClock, heard: Heard
) -> AsyncIterator[MakeClient]:
    """Return a way to make clients; each is closed at the end."""
    made: list[StellaControlClient] = []

    def make(
        url: str,
        account: Account | None = None,
        *,
        due: timedelta | None = timedelta(seconds=1),
        now: Callable[[], float] = clock.now,
    ) -> StellaControlClient:
        known = account or Account()
        made.append(
            StellaControlClient(
                http,
                Gateway(url=read_gateway_url(url)),
                Credentials(
                    client_id=known.client_id,
                    client_key=known.client_key,
                    username=known.name,
                    password=known.password,
                ),
                user_agent="ha-stellacontrol/0.0.0",
                on_request=lambda call, serial: heard.append((call, serial)),
                is_due_within=lambda wait: due is not None and due <= wait,
                clock=now,
            )
        )
        return made[-1]

    yield make
    for client in made:
        await client.close()


@pytest.fixture
def client(simulator: Simulator, make_client: MakeClient) -> StellaControlClient:
    """Return a client whose next call is always planned soon."""
    return make_client(simulator.url)


@pytest.fixture
async def make(socket_enabled: None) -> AsyncIterator[Make]:
    """Return a way to make clients, which keep no cookies in common."""
    made: list[StellaControlClient] = []
    async with ClientSession(cookie_jar=DummyCookieJar()) as http:

        def make_one(
            platform: OtherPlatform, profile: Any = None, **options: Any
        ) -> StellaControlClient:
            credentials = Credentials(
                client_id="integration",
                client_key="key-4711",
                username="me@example.com",
                password="secret-9",
            )
            made.append(
                StellaControlClient(
                    http,
                    Gateway(url=read_gateway_url(platform.url)),
                    credentials,
                    user_agent="test",
                    profile=Profile.from_dict(profile or {}),
                    is_due_within=lambda _: True,
                    **options,
                )
            )
            return made[-1]

        yield make_one
        for client in made:
            await client.close()
