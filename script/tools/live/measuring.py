"""Shared code of the commands that measure a running Home Assistant."""

import argparse
import asyncio
from collections.abc import Callable, Coroutine
import sys
from typing import Any

import aiohttp

from script.tools.options import whole

from .processes import LiveError


def measured[T](
    command: str,
    purpose: str,
    measure: Callable[[int, int], Coroutine[Any, Any, T]],
    *,
    devices: int,
    rounds: int,
) -> T:
    """Read the numbers from the command line, measure, and return the result.

    A fault ends the process, in words and with exit code 1.

    Args:
        command: Its name, for people.
        purpose: What it measures, for its help.
        measure: Takes how many devices and how many rounds.
        devices: How many if the command line does not say.
        rounds: How many if the command line does not say.
    """
    parser = argparse.ArgumentParser(
        prog=command,
        description=purpose,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--devices", type=whole(1), default=devices, help="repeaters")
    parser.add_argument(
        "--rounds", type=whole(1), default=rounds, help="for each figure"
    )
    options = parser.parse_args()
    try:
        return asyncio.run(measure(options.devices, options.rounds))
    except (LiveError, aiohttp.ClientError) as err:
        sys.exit(f"{command}: {err}")
