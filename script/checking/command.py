"""What `script/check_api` does, from its options to its exit code."""

import argparse
import asyncio
from collections.abc import Sequence
import json
import os
from pathlib import Path
import sys

from aiohttp import ClientSession

from custom_components.stellacontrol.api import (
    Credentials,
    DeviceStatus,
    Gateway,
    MessageFrequency,
    StellaControlError,
)
from script.tools.options import seconds, whole

from .changes import CannotChange, Change, set_frequency, toggle_band
from .evidence import Evidence, Verdict
from .platform import Platform
from .report import write_report
from .settings import PREFIX, Missing, confirm, read_credentials, read_gateway
from .statements import STATEMENTS

MANIFEST = (
    Path(__file__).parents[2] / "custom_components" / "stellacontrol" / "manifest.json"
)

ALL_GOOD, CONTRADICTED, NOT_CHECKED, NOT_RESTORED, INTERRUPTED = 0, 1, 2, 3, 130

EPILOG = f"""
Credentials come from {PREFIX}CLIENT_ID, {PREFIX}CLIENT_KEY, {PREFIX}USERNAME and
{PREFIX}PASSWORD; what is not set is asked for. {PREFIX}URL, {PREFIX}SECURITY_PATH and
{PREFIX}DEVICES_PATH name another gateway or other endpoints.

The report goes to the standard output and holds nothing secret. Exit code: 0 nothing is
contradicted, 1 something is, 2 nothing could be checked, 3 a change could not be set
back, 130 interrupted.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print the report, return the exit code."""
    options = read_options(arguments)
    try:
        gateway = read_gateway(os.environ)
        credentials = read_credentials(os.environ)
        return asyncio.run(check(gateway, credentials, options))
    except (StellaControlError, Missing) as err:
        _say(str(err))
        return NOT_CHECKED
    except KeyboardInterrupt:
        _say("\nInterrupted.")
        return INTERRUPTED


async def check(
    gateway: Gateway, credentials: Credentials, options: argparse.Namespace
) -> int:
    """Ask everything, and print the report, also of what was cut short."""
    version: str = json.loads(MANIFEST.read_text(encoding="utf-8"))["version"]
    evidence = Evidence(gateway, credentials)
    try:
        async with ClientSession() as http:
            platform = Platform(http, gateway, user_agent=f"ha-stellacontrol/{version}")
            await platform.log_in(evidence)
            if evidence.token is not None:
                await _use_session(platform, evidence, options)
    finally:
        print(write_report(evidence, version), end="")
    if not all(change.is_back for change in evidence.changes):
        return NOT_RESTORED
    if evidence.token is None:
        return NOT_CHECKED
    found = {row.check(evidence).verdict for row in STATEMENTS}
    return CONTRADICTED if Verdict.CONTRADICTED in found else ALL_GOOD


async def _use_session(
    platform: Platform, evidence: Evidence, options: argparse.Namespace
) -> None:
    """Look, change what was ordered, and log out in any case."""
    try:
        await platform.look(evidence, most_statuses=options.statuses)
        for status, change in _ordered(evidence, options):
            name = f"{status.device.label or 'Device'} {change.serial_number}"
            if confirm(f"{name}: {change.words}?"):
                await _change(change, name, platform, evidence, options.wait)
    finally:
        await platform.log_out(evidence)


async def _change(
    change: Change, name: str, platform: Platform, evidence: Evidence, wait: float
) -> None:
    """Make a change there and back, and say aloud if the way back failed."""
    _say(f"Waiting for a status that shows it, {wait:g} s at most.")
    known = len(evidence.changes)
    try:
        await change.make(platform, evidence, patience=wait)
    finally:
        made = evidence.changes[known:]
        if not made or not made[0].is_back:
            _say(f"{name} was NOT SET BACK. Please see to it: {change.words}.")


def _ordered(
    evidence: Evidence, options: argparse.Namespace
) -> list[tuple[DeviceStatus, Change]]:
    """Return the changes of the options; say of others why not."""
    wanted: list[tuple[DeviceStatus, Change]] = []
    if not (options.set_frequency or options.toggle_band):
        return wanted
    if options.device > len(evidence.statuses):
        _say(f"There is no status of device {options.device}: nothing is changed.")
        return wanted
    status = evidence.statuses[options.device - 1]
    try:
        if options.set_frequency:
            frequency = MessageFrequency(options.set_frequency)
            wanted.append((status, set_frequency(status, frequency)))
        if options.toggle_band:
            wanted.append((status, toggle_band(status, options.toggle_band)))
    except CannotChange as err:
        _say(f"Device {options.device}: {err}.")
    return wanted


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="script/check_api",
        description="Compare docs/api.md with what the platform answers."
        " Reads only, unless told otherwise.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "--statuses",
        type=whole(0),
        default=3,
        metavar="N",
        help="read at most so many; each costs a request of its device (default: 3)",
    )
    add(
        "--device",
        type=whole(1),
        default=1,
        metavar="N",
        help="which of those read to change, counted from 1 (default: 1)",
    )
    add(
        "--set-frequency",
        choices=[frequency.value for frequency in MessageFrequency],
        help="set its message frequency and set it back, after a question",
    )
    add(
        "--toggle-band",
        metavar="ID",
        help="turn one of its bands the other way and back, after a question;"
        " interrupts its service",
    )
    add(
        "--wait",
        type=seconds,
        default=120.0,
        metavar="SECONDS",
        help="for a status that shows a change (default: 120); at a message frequency of"
        " 10m it takes up to 600",
    )
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
