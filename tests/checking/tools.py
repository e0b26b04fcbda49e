"""Marked secrets, and runs of the check."""

import argparse
import asyncio
import io
import os
from pathlib import Path
import re
import signal
import sys

import pytest

from custom_components.stellacontrol.api import Credentials, Gateway, read_gateway_url
from script.checking import command
from simulator import DeviceSpec, Simulator

ROOT = Path(__file__).parents[2]
SERIAL = "SR1000001"
BARN = "SR1000002"
SECRETS = {
    "client_key": "11111111-mark-key",
    "name": "mark@example.org",
    "password": "mark-password",
}
DEVICES = [
    DeviceSpec(serial=SERIAL, label="Villa Mark", location="Mark Street", phase=0.0),
    DeviceSpec(serial=BARN, label="Mark's barn", bands=("08",), online=False),
]


def environment(simulator: Simulator, **changes: str) -> dict[str, str]:
    """Return what somebody sets before the check."""
    account = simulator.account
    given = {
        "URL": simulator.url,
        "CLIENT_ID": account.client_id,
        "CLIENT_KEY": account.client_key,
        "USERNAME": account.name,
        "PASSWORD": account.password,
    }
    return {f"STELLACONTROL_{key}": value for key, value in (given | changes).items()}


class Run:
    """What a run of the check came to."""

    def __init__(self, code: int, report: str, said: str) -> None:
        """Read the report's rows."""
        self.code, self.report, self.said = code, report, said
        cells = [line.strip("| ").split(" | ") for line in report.splitlines()]
        self.verdicts = {row[0]: row[3] for row in cells if len(row) >= 4}
        self.unknown = [row for row in cells if len(row) == 3]


async def check(simulator: Simulator, *arguments: str) -> Run:
    """Check in this process; nobody is there to be asked."""
    account = simulator.account
    written, said = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", written)
        patch.setattr(sys, "stderr", said)
        code = await command.check(
            Gateway(url=read_gateway_url(simulator.url)),
            Credentials(
                client_id=account.client_id,
                client_key=account.client_key,
                username=account.name,
                password=account.password,
            ),
            options(*arguments),
        )
    return Run(code, written.getvalue(), said.getvalue())


def parameters(simulator: Simulator) -> list[object]:
    """Return what the devices were asked to be set to, oldest first."""
    return [
        request.body
        for request in simulator.scenes.requests()
        if request.call == "parameters"
    ]


def options(*arguments: str) -> argparse.Namespace:
    """Read options as from a command line."""
    return command.read_options(arguments)


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let somebody type these lines."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{x}\n" for x in lines)))


async def start(*arguments: str, **variables: str) -> asyncio.subprocess.Process:
    """Start the check as people do."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "script" / "check_api"),
        *arguments,
        env={"PATH": os.environ["PATH"], **variables},
        cwd="/",
        # Tests that run in the background have Ctrl-C ignored, and would pass that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def outcome(process: asyncio.subprocess.Process, typed: bytes = b"") -> Run:
    """Wait for its end."""
    report, said = await asyncio.wait_for(process.communicate(typed), 30)
    assert process.returncode is not None
    assert b"Traceback" not in said
    return Run(process.returncode, report.decode(), said.decode())


def assert_no_secret(text: str) -> None:
    """Check that a text names no person, place, device or credential."""
    assert not re.search(
        r"mark|villa|barn|SR100000|@|127\.0\.0\.1", text, re.IGNORECASE
    )
