"""The life of a session: opened late, shared by all, closed early."""

import asyncio
from datetime import timedelta

import pytest

from custom_components.stellacontrol.api import (
    InvalidCredentials,
    PlatformError,
    StellaControlClient,
    session as session_module,
)
from simulator import Account, ManualClock, Simulator

from .conftest import Heard, MakeClient
from .tools import HELD, in_flight, until

MINUTE = 60


def sessions(simulator: Simulator) -> tuple[int, int]:
    """Return how many sessions were opened, and how many still are open."""
    counts = simulator.scenes.counts()
    opened, still_open = counts["logins"], counts["open_sessions"]
    assert isinstance(opened, int)
    assert isinstance(still_open, int)
    return opened, still_open


async def test_calls_that_wake_together_log_in_once(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Ten devices that are due at the same moment share one log-in."""
    await asyncio.gather(*(client.status("SR1") for _ in range(10)))
    assert simulator.scenes.counts()["calls"] == {"login": 1, "status": 10}


async def test_no_more_than_four_calls_at_once(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """However many devices are due, the platform sees four requests at a time."""
    simulator.scenes.fault("delay", call="status", seconds=HELD)
    asked = [asyncio.create_task(client.status("SR1")) for _ in range(10)]
    await in_flight(simulator, 4)
    simulator.scenes.clear_faults()
    await asyncio.gather(*asked)
    assert simulator.scenes.counts()["most_in_flight"] == 4


async def test_nothing_is_sent_before_the_first_call(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A client alone costs nothing, and closing it neither."""
    assert not client.is_logged_in
    await client.close()
    assert simulator.scenes.requests() == []


async def test_next_call_uses_the_open_session(
    client: StellaControlClient, simulator: Simulator, clock: ManualClock
) -> None:
    """Calls that follow soon need no further log-in."""
    for _ in range(3):
        await client.status("SR1")
        assert client.is_logged_in
        clock.advance(20)
    assert sessions(simulator) == (1, 1)


@pytest.mark.parametrize(
    ("due", "is_kept"),
    [
        (timedelta(0), True),
        (timedelta(seconds=-5), True),
        (timedelta(seconds=30), True),
        (timedelta(seconds=30.1), False),
        (timedelta(minutes=10), False),
        (None, False),
    ],
    ids=["now", "overdue", "30 s", "more than 30 s", "10 min", "nothing"],
)
async def test_session_is_kept_for_what_is_due_soon(
    make_client: MakeClient,
    simulator: Simulator,
    due: timedelta | None,
    is_kept: bool,
) -> None:
    """A session stays open after a call only if another comes within 30 s."""
    client = make_client(simulator.url, due=due)
    await client.status("SR1")
    assert client.is_logged_in is is_kept
    if not is_kept:
        await until(lambda: sessions(simulator) == (1, 0))
    assert sessions(simulator) == (1, int(is_kept))


async def test_session_ends_when_the_planned_call_does_not_come(
    make_client: MakeClient,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A plan that was dropped keeps no session open."""
    monkeypatch.setattr(session_module, "LINGER", timedelta(seconds=0.05))
    client = make_client(simulator.url, due=timedelta(0))
    await client.status("SR1")
    assert sessions(simulator) == (1, 1)
    await until(lambda: sessions(simulator) == (1, 0))
    assert not client.is_logged_in


@pytest.mark.parametrize(
    ("age", "expected"),
    [(14 * MINUTE - 1, (1, 1)), (14 * MINUTE, (2, 1))],
    ids=["just below", "reached"],
)
async def test_session_is_not_used_beyond_14_minutes(
    client: StellaControlClient,
    simulator: Simulator,
    clock: ManualClock,
    age: int,
    expected: tuple[int, int],
) -> None:
    """A session is replaced, and closed, a minute before the platform ends it."""
    await client.status("SR1")
    clock.advance(age)
    await client.status("SR1")
    await until(lambda: sessions(simulator) == expected)
    assert all(request.status != 401 for request in simulator.scenes.requests())


async def test_old_session_is_not_kept_for_a_call_after_its_end(
    make_client: MakeClient, simulator: Simulator, clock: ManualClock
) -> None:
    """Nobody waits with a session that will be too old for the next call."""
    client = make_client(simulator.url, due=timedelta(seconds=25))
    await client.status("SR1")
    clock.advance(14 * MINUTE - 20)
    await client.status("SR1")
    assert not client.is_logged_in
    await until(lambda: sessions(simulator) == (1, 0))


async def test_expired_token_costs_one_log_in_and_one_repeat(
    make_client: MakeClient, simulator: Simulator, clock: ManualClock, heard: Heard
) -> None:
    """After the platform ends a session early, the client logs in and repeats the call."""
    client = make_client(simulator.url, now=lambda: 0.0)
    await client.status("SR1")
    heard.clear()
    clock.advance(15 * MINUTE)
    assert (await client.status("SR1")).device.serial_number == "SR1"
    assert heard == [("read status", "SR1"), ("log in", None), ("read status", "SR1")]


async def test_expired_token_of_many_calls_costs_one_log_in(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """When a session ends under four calls, they share the next one."""
    await client.status("SR1")
    simulator.scenes.fault("delay", call="status", seconds=HELD)
    calls = [asyncio.create_task(client.status("SR1")) for _ in range(4)]
    await in_flight(simulator, 4)
    simulator.scenes.expire_tokens()
    simulator.scenes.clear_faults()
    await asyncio.gather(*calls)
    assert simulator.scenes.counts()["calls"] == {"login": 2, "status": 9}


async def test_write_is_repeated_after_an_expired_token(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A switch that meets an expired session still switches, once."""
    await client.status("SR1")
    simulator.scenes.expire_tokens()
    await client.set_parameters("SR1", bands={"08": False})
    answers = [
        request.status
        for request in simulator.scenes.requests()
        if request.call == "parameters"
    ]
    assert answers == [401, 202]


async def test_token_refused_at_once_is_platform_trouble(
    client: StellaControlClient, simulator: Simulator, heard: Heard
) -> None:
    """Right after a good log-in the credentials are not to blame, nor asked for again."""
    simulator.scenes.fault("status", call="status", status=401)
    with pytest.raises(PlatformError) as caught:
        await client.status("SR1")
    assert caught.value.call == "read status"
    assert heard == [("log in", None), ("read status", "SR1")]
    assert not client.is_logged_in


async def test_wrong_credentials_are_tried_once(
    make_client: MakeClient, simulator: Simulator
) -> None:
    """A wrong password locks no account: ten calls and more try it once."""
    client = make_client(simulator.url, Account(password="wrong"))
    outcomes = await asyncio.gather(
        *(client.status("SR1") for _ in range(10)), return_exceptions=True
    )
    with pytest.raises(InvalidCredentials):
        await client.devices()
    assert {type(outcome) for outcome in outcomes} == {InvalidCredentials}
    assert simulator.scenes.counts()["calls"] == {"login": 1}


async def test_changed_password_ends_the_session_for_good(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """When the password changes elsewhere, the old one is tried once more, not twice."""
    await client.status("SR1")
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    for _ in range(3):
        with pytest.raises(InvalidCredentials) as caught:
            await client.status("SR1")
        assert caught.value.call == "log in"
    assert simulator.scenes.counts()["calls"] == {"login": 2, "status": 2}


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (401, "the platform refuses the credentials"),
        (400, "the platform refuses the credentials (400)"),
    ],
)
async def test_refused_credentials_name_an_unusual_status(
    client: StellaControlClient, simulator: Simulator, code: int, cause: str
) -> None:
    """Whoever helps by mail sees how the platform said it."""
    body = {"error": "wrong password"}
    simulator.scenes.fault("status", call="login", status=code, body=body)
    with pytest.raises(InvalidCredentials) as caught:
        await client.devices()
    assert caught.value.cause == cause
