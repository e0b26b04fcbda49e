"""`script/check_api` as people start it, and stop it."""

import asyncio
from pathlib import Path
import signal

import pytest

from simulator import Simulator

from .tools import Run, assert_no_secret, environment, outcome, parameters, start


async def test_check_needs_no_home_assistant(
    simulator: Simulator, tmp_path: Path
) -> None:
    """With aiohttp and orjson alone it runs from anywhere and writes its report."""
    for absent in ("homeassistant", "voluptuous", "probatio"):
        (tmp_path / f"{absent}.py").write_text("raise ModuleNotFoundError('absent')")
    process = await start(**environment(simulator), PYTHONPATH=str(tmp_path))
    run = await outcome(process)
    assert run.code == 0, run.said
    assert run.verdicts["status.shape"] == "confirmed"
    assert_no_secret(run.report + run.said)


async def test_wrong_credentials_are_told(simulator: Simulator) -> None:
    """A wrong password is tried once, ends with code 2, and is not shown."""
    process = await start(**environment(simulator, PASSWORD="mark-other"))
    run = await outcome(process)
    assert run.code == 2
    assert "| log in | status 401, application/json |" in run.report
    assert simulator.platform.refused_logins == 1
    assert_no_secret(run.report + run.said)


async def test_unreachable_gateway_is_told(simulator: Simulator) -> None:
    """Without a platform there is a report that says so."""
    given = environment(simulator)
    await simulator.stop()
    run = await outcome(await start(**given))
    assert run.code == 2
    assert "| log in | ClientConnectorError |" in run.report
    assert_no_secret(run.report + run.said)


@pytest.mark.parametrize(
    "changes", [{"URL": "http://mark.example.org"}, {"DEVICES_PATH": "mark?"}]
)
async def test_address_that_makes_no_sense_is_told(
    simulator: Simulator, changes: dict[str, str]
) -> None:
    """A slip in the settings sends nothing anywhere."""
    run = await outcome(await start(**environment(simulator, **changes)))
    assert run.code == 2
    assert "read " in run.said
    assert_no_secret(run.report + run.said)


async def test_credentials_are_asked_for(simulator: Simulator) -> None:
    """What is not in the environment is typed; a default needs only enter."""
    account = simulator.account
    typed = f"\n{account.client_key}\n{account.name}\n{account.password}\n"
    process = await start(STELLACONTROL_URL=simulator.url)
    run = await outcome(process, typed.encode())
    assert run.code == 0
    assert_no_secret(run.report + run.said)


async def test_nobody_to_ask_is_told(simulator: Simulator) -> None:
    """Without credentials and without a person it ends at once."""
    run = await outcome(await start(STELLACONTROL_URL=simulator.url))
    assert run.code == 2
    assert "nobody answers" in run.said


async def interrupt(process: asyncio.subprocess.Process, at: bytes) -> Run:
    """Press Ctrl-C when it has said something."""
    assert process.stderr is not None
    said = b""
    async with asyncio.timeout(30):
        while at not in said:
            said += await process.stderr.read(100)
    await asyncio.sleep(0.2)
    process.send_signal(signal.SIGINT)
    return await outcome(process)


async def test_interrupt_at_the_first_prompt_ends_quietly(
    simulator: Simulator,
) -> None:
    """Ctrl-C while I am asked for credentials ends it without a traceback."""
    process = await start(STELLACONTROL_URL=simulator.url)
    run = await interrupt(process, b"API client name")
    assert run.code == 130
    assert not simulator.scenes.requests()


async def test_interrupt_at_the_question_changes_nothing(simulator: Simulator) -> None:
    """Ctrl-C instead of a yes logs out and still gives the report."""
    process = await start("--set-frequency", "1m", **environment(simulator))
    run = await interrupt(process, b"Type yes")
    assert run.code == 130
    assert parameters(simulator) == []
    assert simulator.platform.open_sessions == 0
    assert run.verdicts["status.shape"] == "confirmed"


async def test_interrupt_in_a_change_sets_it_back(simulator: Simulator) -> None:
    """Ctrl-C while it waits for the device sets the parameter back and logs out."""
    process = await start("--toggle-band", "08", **environment(simulator))
    assert process.stdin is not None
    process.stdin.write(b"yes\n")
    await process.stdin.drain()
    run = await interrupt(process, b"Waiting")
    assert run.code == 130
    assert parameters(simulator) == [{"bands": {"08": False}}, {"bands": {"08": True}}]
    assert "NOT SET BACK" not in run.said
    assert simulator.platform.open_sessions == 0
