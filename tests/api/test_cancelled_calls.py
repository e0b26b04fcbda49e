"""Calls that somebody gives up leave neither a session nor a task behind."""

import asyncio
from datetime import timedelta

import pytest

from custom_components.stellacontrol.api import (
    StellaControlClient,
    session as session_module,
)
from simulator import Simulator

from .conftest import MakeClient
from .tools import HELD, calls, in_flight, open_sessions, our_tasks, until


async def test_cancelled_call_keeps_the_session_usable(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A call that is given up leaves its session to the next one."""
    await client.status("SR1")
    simulator.scenes.fault("delay", call="status", seconds=20, times=1)
    call = asyncio.create_task(client.status("SR1"))
    await in_flight(simulator, 1)
    call.cancel()
    await asyncio.wait([call])
    assert call.cancelled()
    await client.status("SR1")
    await client.close()
    assert calls(simulator) == {"login": 1, "status": 3, "logout": 1}


async def test_cancelled_calls_give_their_places_back(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Calls given up, waiting ones too, do not make later ones wait."""
    simulator.scenes.fault("delay", call="status", seconds=20, times=4)
    given_up = [asyncio.create_task(client.status("SR1")) for _ in range(10)]
    await in_flight(simulator, 4)
    for call in given_up:
        call.cancel()
    await asyncio.wait(given_up)
    simulator.scenes.reset_log()
    simulator.scenes.fault("delay", call="status", seconds=HELD)
    later = [asyncio.create_task(client.status("SR2")) for _ in range(4)]
    await until(
        lambda: (
            [request.serial for request in simulator.scenes.requests()] == ["SR2"] * 4
        )
    )
    simulator.scenes.clear_faults()
    await asyncio.gather(*later)


async def test_last_call_cancelled_closes_the_session(
    make_client: MakeClient, simulator: Simulator
) -> None:
    """A session whose only call is given up does not stay open."""
    client = make_client(simulator.url, due=None)
    simulator.scenes.fault("delay", call="status", seconds=20, times=1)
    call = asyncio.create_task(client.status("SR1"))
    await until(lambda: calls(simulator) == {"login": 1, "status": 1})
    call.cancel()
    await asyncio.wait([call])
    await until(lambda: open_sessions(simulator) == 0)
    assert not client.is_logged_in


async def test_cancelled_log_in_does_not_fail_those_who_wait(
    monkeypatch: pytest.MonkeyPatch, client: StellaControlClient, simulator: Simulator
) -> None:
    """When the call that logs in is given up, the next one logs in for the others."""
    monkeypatch.setattr(session_module, "PATIENCE", timedelta(seconds=0.1))
    simulator.scenes.fault(
        "delay", call="login", seconds=20, times=1, is_processed=False
    )
    first = asyncio.create_task(client.status("SR1"))
    await in_flight(simulator, 1)
    others = [asyncio.create_task(client.status("SR2")) for _ in range(3)]
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(*others)
    assert first.cancelled()
    assert calls(simulator) == {"login": 2, "status": 3}


async def test_cancelled_close_still_logs_out(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A caller that gives up waiting for the close does not stop it."""
    await client.status("SR1")
    simulator.scenes.fault("delay", call="logout", seconds=HELD)
    closing = asyncio.create_task(client.close())
    await in_flight(simulator, 1)
    closing.cancel()
    await asyncio.wait([closing])
    simulator.scenes.clear_faults()
    await until(lambda: open_sessions(simulator) == 0)
    await until(lambda: our_tasks() == set())


async def test_cancelled_log_in_leaves_no_session(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """A session that the platform opens for a call given up meanwhile is closed."""
    simulator.scenes.fault("delay", call="login", seconds=HELD)
    call = asyncio.create_task(client.status("SR1"))
    await in_flight(simulator, 1)
    call.cancel()
    await asyncio.wait([call])
    simulator.scenes.clear_faults()
    await until(lambda: calls(simulator) == {"login": 1, "logout": 1})
    await until(lambda: open_sessions(simulator) == 0)
    await until(lambda: our_tasks() == set())
