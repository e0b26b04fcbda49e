"""Dialects: data, each of which can be spoken, and hard to speak by mistake."""

from collections.abc import AsyncIterator
import json
from pathlib import Path
import re
from typing import Any

from aiohttp import ClientSession, DummyCookieJar
import pytest

from simulator import (
    Dialect,
    ManualClock,
    Simulator,
    dialect_of,
    load_dialect,
    mixture,
    read_dialect,
    single_names,
)
from simulator.dialects.hearing import CREDENTIALS
from simulator.dialects.ids import id_of
from simulator.dialects.mixtures import mixture_names, pairs
from simulator.dialects.requests import Client, Sent

from .client import Client as ContractClient

SERIAL = "SR1000001"
MIXTURES = 200


class Talk:
    """A client that knows the dialect of its platform."""

    def __init__(self, simulator: Simulator, session: ClientSession) -> None:
        """Speak to a simulator."""
        right = simulator.account.log_in_body
        self.simulator = simulator
        self.client = Client(
            simulator.dialect,
            "/security",
            "/devices",
            {ours: right[theirs] for ours, theirs in CREDENTIALS.items()},
        )
        self._session = session
        self.device = id_of(SERIAL, simulator.dialect)
        self.token = ""

    async def send(self, sent: Sent) -> tuple[int, str, Any]:
        """Send one request."""
        async with self._session.request(
            sent.method,
            self.simulator.url + sent.path,
            headers=sent.headers,
            data=sent.text,
            allow_redirects=False,
        ) as response:
            return response.status, await response.text("utf-8-sig"), response.headers

    async def log_in(self) -> None:
        """Open a session, and find the token wherever it is."""
        status, text, headers = await self.send(self.client.log_in())
        assert 200 <= status < 300, text
        platform = self.simulator.platform
        (self.token,) = platform._tokens
        assert self.token in text + json.dumps(dict(headers))


@pytest.fixture
async def session(socket_enabled: None) -> AsyncIterator[ClientSession]:
    """A session that keeps no cookies by itself."""
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        yield session


async def speak(dialect: Dialect, session: ClientSession) -> None:
    """Make each call once, as a client does that knows the dialect."""
    clock = ManualClock()
    async with Simulator(
        clock=clock, devices=3, punctual=True, dialect=dialect
    ) as simulator:
        talk = Talk(simulator, session)
        await talk.log_in()
        client, token = talk.client, talk.token
        clock.advance(1)
        device = simulator.device(SERIAL)
        for sent in (
            client.devices(token),
            client.status(token, talk.device),
            client.band(token, talk.device, "08", on=False),
            client.frequency(token, talk.device, "1m"),
            client.command(token, talk.device, "reboot"),
        ):
            if sent is None:
                continue
            status, text, _ = await talk.send(sent)
            assert 200 <= status < 300, (sent, text)
            if sent.call == "parameters":
                assert device.has_pending
                clock.advance(10)
                simulator.device(SERIAL)
        assert device.radio.frame.bands["08"].is_off
        assert not device.is_linked
        if (log_out := client.log_out(token)) is not None:
            status, text, _ = await talk.send(log_out)
            assert 200 <= status < 300, text
            assert simulator.platform.open_sessions == 0
        safety = simulator.scenes.counts()
        assert (safety["secrets_in_urls"], safety["credentials_sent"]) == (0, 1)
        assert "unknown" not in {r.call for r in simulator.scenes.requests()}


@pytest.mark.parametrize("name", ["default", *single_names()])
async def test_a_client_that_knows_the_dialect_can_do_all(
    name: str, session: ClientSession
) -> None:
    """Each single difference is a platform that works."""
    await speak(load_dialect(name), session)


async def test_mixtures_can_be_spoken_too(session: ClientSession) -> None:
    """Differences do not get in each other's way."""
    for seed in range(MIXTURES):
        try:
            await speak(mixture(seed), session)
        except AssertionError as err:
            raise AssertionError(f"mixture {seed}: {mixture_names(seed)}") from err


def test_there_are_enough_and_each_is_another() -> None:
    """No two names mean the same dialect, and each differs from the contract."""
    told = {
        json.dumps(dialect_of(name).as_json() | {"name": ""}, sort_keys=True)
        for name in single_names()
    }
    assert len(told) == len(single_names()) >= 120
    assert all(3 <= len(mixture_names(seed)) <= 12 for seed in range(MIXTURES))
    assert len({mixture_names(seed) for seed in range(MIXTURES)}) == MIXTURES
    assert mixture(7) == mixture(7)


def test_a_cover_holds_each_difference_once() -> None:
    """A short list of mixtures is enough for continuous integration."""
    cover = list(pairs())
    assert sorted(name for names in cover for name in names) == sorted(single_names())
    assert len(cover) < len(single_names()) / 3


def test_a_dialect_can_be_written_down_and_read_back() -> None:
    """A dialect is data."""
    for name in single_names():
        written = json.dumps(dialect_of(name).as_json())
        assert json.dumps(read_dialect(json.loads(written)).as_json()) == written


def test_a_person_can_write_one(tmp_path: Path) -> None:
    """A file holds only what differs; a typing error is told."""
    file = tmp_path / "mine.json"
    file.write_text('{"log_in_path": "{security}/enter", "keys": "snake"}')
    dialect = load_dialect(str(file))
    assert (dialect.name, dialect.keys) == ("mine", "snake")
    file.write_text('{"login_path": "/enter"}')
    with pytest.raises(ValueError, match="no login_path"):
        load_dialect(str(file))
    with pytest.raises(ValueError, match="no such difference"):
        load_dialect("keys/none")


async def test_the_contract_is_not_understood_where_it_does_not_hold(
    socket_enabled: None,
) -> None:
    """Another dialect's calls have no effect, and cost what refusals cost."""
    dialect = dialect_of("log-in-keys/email", "parameters/put", "unknown-path/json")
    async with (
        Simulator(dialect=dialect, devices=1) as simulator,
        ContractClient(simulator) as client,
    ):
        assert (await client.login()).status == 400
        reply = await client.call("POST", "/security/enter", {})
        assert (reply.status, reply.body) == (404, {"error": "no such path"})
        assert (
            await client.parameters(SERIAL, {"messageFrequency": "1m"})
        ).status == 405
        safety = simulator.scenes.counts()
        assert (safety["writes"], safety["risky_requests"]) == (0, 1)
        assert (safety["answers_4xx"], safety["credentials_sent"]) == (3, 1)


async def test_a_secret_in_a_url_is_noted(socket_enabled: None) -> None:
    """Whatever the path, and however it is encoded."""
    async with Simulator(devices=1) as simulator, ContractClient(simulator) as client:
        key = simulator.account.client_key
        await client.call("GET", f"/devices?key={key}")
        await client.call("GET", f"/{key}/devices")
        await client.call("GET", "/devices?user=demo%40example.com")
        await client.call("GET", "/devices?user=somebody")
        assert simulator.scenes.counts()["secrets_in_urls"] == 3
        assert [record.exposed for record in simulator.scenes.requests()] == [
            True,
            True,
            True,
            False,
        ]


async def test_a_redirect_names_the_right_path(session: ClientSession) -> None:
    """From the path of the contract, on the same origin."""
    dialect = dialect_of("prefix/redirected-308")
    async with (
        Simulator(devices=1, dialect=dialect) as simulator,
        session.post(
            simulator.url + "/security/login", json={}, allow_redirects=False
        ) as response,
    ):
        assert response.status == 308
        assert response.headers["Location"] == "/api/v1/security/login"


async def test_pages_lead_to_the_end(session: ClientSession) -> None:
    """All devices are there once, whichever way the pages are asked for."""
    for how in (
        "next",
        "cursor",
        "offset",
        "page-and-pages",
        "from-zero",
        "link-header",
    ):
        dialect = dialect_of(f"pages/{how}")
        async with Simulator(devices=5, dialect=dialect) as simulator:
            talk = Talk(simulator, session)
            await talk.log_in()
            found: list[str] = []
            sent = talk.client.devices(talk.token)
            for page in range(3):
                status, text, _ = await talk.send(sent)
                assert status == 200
                found += re.findall(r"SR100000\d", text)
                value = {"offset": page * 2 + 2, "cursor": f"c-{page * 2 + 2}"}.get(
                    dialect.page_by, page + 1 + dialect.page_first
                )
                sent.path = f"/devices?{dialect.page_param}={value}"
            assert found == list(simulator.serials)


async def test_a_renamed_field_of_a_device_is_not_one_of_its_bands(
    session: ClientSession,
) -> None:
    """A device and a band both have a status, and each can be called something else."""
    dialect = read_dialect(
        {"renamed": {"status": "connectionStatus", "band.label": "title"}}
    )
    async with Simulator(devices=1, dialect=dialect) as simulator:
        talk = Talk(simulator, session)
        await talk.log_in()
        _, text, _ = await talk.send(talk.client.status(talk.token, talk.device))
    status = json.loads(text)
    assert "status" not in status
    assert {"status", "title"} <= status["bands"][0].keys()
