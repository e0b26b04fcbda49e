"""How a session ends: closed, cancelled, or with trouble at the log-out."""

import asyncio
from datetime import timedelta

import pytest

from custom_components.stellacontrol.api import (
    CannotConnect,
    NotPermitted,
    StellaControlClient,
    session as session_module,
)
from custom_components.stellacontrol.api.session import (
    LONGEST_AGE,
    IntegrationSession,
    Token,
)
from simulator import ManualClock, Simulator

from .conftest import MakeClient
from .tools import HELD, calls, in_flight, open_sessions, our_tasks, until


async def test_close_logs_out_and_leaves_no_task(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """After closing, the platform holds no session and we hold no task."""
    await client.status("SR1")
    await client.close()
    assert not client.is_logged_in
    assert open_sessions(simulator) == 0
    assert our_tasks() == set()


async def test_close_twice_logs_out_once(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Closing from two sides at once does no harm."""
    await client.status("SR1")
    await asyncio.gather(client.close(), client.close())
    await client.close()
    assert calls(simulator) == {"login": 1, "status": 1, "logout": 1}


async def close_and_release(client: StellaControlClient, simulator: Simulator) -> None:
    """Begin to close a client while calls are held, and then let them end."""
    closing = asyncio.create_task(client.close())
    await asyncio.sleep(0)
    simulator.scenes.clear_faults()
    await closing


async def test_close_waits_for_calls_under_way(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Calls under way get their answers, and then their session is closed."""
    simulator.scenes.fault("delay", call="status", seconds=HELD)
    asked = [asyncio.create_task(client.status("SR1")) for _ in range(6)]
    await in_flight(simulator, 4)
    await close_and_release(client, simulator)
    assert all(call.done() for call in asked)
    assert [(await call).device.serial_number for call in asked] == ["SR1"] * 6
    assert open_sessions(simulator) == 0
    assert our_tasks() == set()


async def test_close_waits_for_a_log_in_under_way(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A session that is just being opened does not stay behind."""
    simulator.scenes.fault("delay", call="login", seconds=HELD)
    call = asyncio.create_task(client.status("SR1"))
    await in_flight(simulator, 1)
    await close_and_release(client, simulator)
    assert call.done()
    assert open_sessions(simulator) == 0
    assert not client.is_logged_in


async def test_close_waits_for_a_log_in_that_fails(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Closing ends after a call that never got a session."""
    simulator.scenes.fault("delay", call="login", seconds=HELD)
    simulator.scenes.forbid("login")
    call = asyncio.create_task(client.status("SR1"))
    await in_flight(simulator, 1)
    await close_and_release(client, simulator)
    assert isinstance(call.exception(), NotPermitted)
    assert calls(simulator) == {"login": 1}


async def test_late_call_opens_a_session_for_itself_alone(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A call after closing still works, and leaves no session for a next one."""
    await client.close()
    await client.status("SR1")
    assert not client.is_logged_in
    await until(lambda: open_sessions(simulator) == 0)


@pytest.mark.parametrize(
    "trouble",
    [
        {"kind": "status", "status": 500},
        {"kind": "status", "status": 401},
        {"kind": "close"},
        {"kind": "html"},
    ],
    ids=["error", "session gone", "no answer", "html"],
)
async def test_trouble_at_the_log_out_is_nobodys_trouble(
    client: StellaControlClient, simulator: Simulator, trouble: dict[str, object]
) -> None:
    """A log-out that fails is tried once and forgotten: the session dies by itself."""
    await client.status("SR1")
    simulator.scenes.fault(
        str(trouble["kind"]), call="logout", status=trouble.get("status")
    )
    await client.close()
    assert calls(simulator) == {"login": 1, "status": 1, "logout": 1}
    assert not client.is_logged_in


async def test_close_without_a_platform_is_quiet(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """When the platform is gone, closing ends all the same."""
    await client.status("SR1")
    await simulator.stop()
    await client.close()
    assert not client.is_logged_in


async def test_failed_call_ends_its_session_like_any_other(
    make_client: MakeClient, simulator: Simulator
) -> None:
    """A session is closed after a call that failed, too."""
    client = make_client(simulator.url, due=None)
    simulator.scenes.fault("close", call="devices")
    with pytest.raises(CannotConnect):
        await client.devices()
    await until(lambda: open_sessions(simulator) == 0)


async def test_end_of_an_old_session_leaves_the_new_one_its_timer(
    monkeypatch: pytest.MonkeyPatch, clock: ManualClock
) -> None:
    """A slow call of an old session does not keep the idle new one open for ever."""
    monkeypatch.setattr(session_module, "LINGER", timedelta(seconds=0.05))
    opened: list[str] = []
    closed: list[str] = []

    async def log_in() -> Token:
        opened.append(f"token {len(opened) + 1}")
        return Token(value=opened[-1])

    async def log_out(token: Token) -> None:
        closed.append(token.value)

    session = IntegrationSession(
        log_in=log_in,
        log_out=log_out,
        is_due_within=lambda _: True,
        clock=clock.now,
    )
    async with session.use() as old:
        clock.advance(LONGEST_AGE.total_seconds())
        async with session.use() as new:
            assert (old.value, new.value) == ("token 1", "token 2")
    await until(lambda: len(closed) == 2)
    assert closed == ["token 1", "token 2"]
    await session.close()


@pytest.mark.parametrize("hanging", ["status", "login", "logout"])
async def test_close_does_not_wait_for_a_platform_that_hangs(
    monkeypatch: pytest.MonkeyPatch,
    client: StellaControlClient,
    simulator: Simulator,
    hanging: str,
) -> None:
    """A call without an answer holds up a stop for the time allowed, not for its own."""
    monkeypatch.setattr(session_module, "PATIENCE", timedelta(seconds=0.1))
    simulator.scenes.fault("delay", call=hanging, seconds=20)
    call = asyncio.create_task(client.status("SR1"))
    if hanging == "logout":
        await call
    else:
        await in_flight(simulator, 1)
    async with asyncio.timeout(10):  # less than the call itself may take
        await client.close()
    call.cancel()
    await asyncio.wait([call])
    await client.close()
    await until(lambda: our_tasks() == set())
