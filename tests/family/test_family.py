"""The scenario on the platform of docs/api.md, and on samples of all others."""

import asyncio
import json
from pathlib import Path
import sys
from typing import Any

import pytest

TODAY = {"requests": 3, "status_requests": 0, "credentials_sent": 1, "answers_4xx": 0}
"""What the set-up of the contract's platform costs: log in, list, log out."""

LEAST_BY_ITSELF = 0.9
LEAST_AFTER_A_PASTE = 1
"""Shares of the platforms with one difference; for all figures see docs/family.md."""


async def play(tmp_path: Path, *options: str) -> list[dict[str, Any]]:
    """Play the scenario in a separate process with simulated time."""
    found = tmp_path / "found.json"
    command = ("-m", "script.tools.family", "--processes=1", "--json", str(found))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *command, *options),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, complaints = await process.communicate()
    assert found.exists(), complaints.decode()
    outcomes: list[dict[str, Any]] = json.loads(found.read_text(encoding="utf-8"))
    return outcomes


def dangers(outcomes: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return what must never be, by platform."""
    return {one["name"]: one["dangers"] for one in outcomes if one["dangers"]}


@pytest.mark.timeout(900)
async def test_a_cover_of_the_family_is_safe(tmp_path: Path) -> None:
    """However many differences come together, looking for them does no harm."""
    assert dangers(await play(tmp_path, "--cover")) == {}


@pytest.mark.timeout(900)
async def test_most_single_differences_work(tmp_path: Path) -> None:
    """A sample of them, by itself or after a paste, and safely.

    The platform of docs/api.md, which is the first, works with not one request more.
    """
    outcomes = await play(tmp_path, "--every", "10", "--mixtures", "0")
    assert dangers(outcomes) == {}
    contract = outcomes[0]
    assert (contract["name"], contract["failed"]) == ("default", {})
    assert {key: contract["safety"][key] for key in TODAY} == TODAY
    assert contract["wrong_password"]["refused_logins"] == 1
    ways = [one["way"] for one in outcomes]
    by_itself = ways.count("by itself")
    assert by_itself >= LEAST_BY_ITSELF * len(ways)
    assert by_itself + ways.count("after a paste") >= LEAST_AFTER_A_PASTE * len(ways)
