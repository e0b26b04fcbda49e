"""Every platform of the family, as far as a finder and a client go; the rest is sampled."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
import logging

import pytest
from syrupy.assertion import SnapshotAssertion

from simulator import Dialect
from simulator.dialects import dialect_of, example, mixture, single_names

from .anywhere import anywhere
from .by_client import Paste, curl, play
from .openapi import openapi

LEAST_SINGLE = 0.98
LEAST_MIXTURES = 0.75
LEAST_AFTER_A_PASTE = 0.98
"""Shares that work; docs/family.md has the figures of all."""

MIXTURES = 100
MISTYPED = "mistyped"

pytestmark = [pytest.mark.timeout(600)]


@pytest.fixture(autouse=True)
async def quick(
    socket_enabled: None, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[None]:
    """Let client and platform meet, without what makes thousands of requests slow."""
    loop = asyncio.get_running_loop()
    was_debugging = loop.get_debug()
    loop.set_debug(False)
    with caplog.at_level(logging.WARNING):
        yield
    loop.set_debug(was_debugging)


async def share_that_works(
    dialects: list[Dialect],
    *,
    paste: Paste | None = None,
    snapshot: SnapshotAssertion | None = None,
) -> float:
    """Play on platforms; return how many of them work, and fail on a danger.

    What they cost is compared with a snapshot, if there is one.
    """
    works = 0
    costs = {}
    for dialect in dialects:
        found = await play(dialect, paste=paste)
        assert not found.dangers, (dialect.name, found.dangers)
        works += not found.faults
        costs[dialect.name] = found.cost
    if snapshot is not None:
        assert costs == snapshot
    return works / len(dialects)


@pytest.mark.expected_log("could not be closed")
async def test_single_differences_work(snapshot: SnapshotAssertion) -> None:
    """Whichever one thing a platform does otherwise, nearly always I need not care.

    And none becomes dearer unnoticed.
    """
    singles = [dialect_of(), *map(dialect_of, single_names())]
    assert await share_that_works(singles, snapshot=snapshot) >= LEAST_SINGLE


@pytest.mark.expected_log("could not be closed")
async def test_mixtures_work(snapshot: SnapshotAssertion) -> None:
    """Where much is otherwise at once, most of it still works."""
    mixtures = [*map(mixture, range(MIXTURES))]
    assert await share_that_works(mixtures, snapshot=snapshot) >= LEAST_MIXTURES


@pytest.mark.parametrize(
    "names",
    [
        "keys/kebab frequency-written/seconds",
        "keys/pascal bands-written/list",
        "keys/lower action/named",
    ],
)
async def test_style_of_names_is_one_thing_and_the_rest_another(names: str) -> None:
    """Where the platform wants its own names, other values are tried under these."""
    found = await play(dialect_of(*names.split()))
    assert not found.faults


@pytest.mark.expected_log("could not be closed")
async def test_examples_of_the_reseller_leave_nothing_open(
    snapshot: SnapshotAssertion,
) -> None:
    """What my reseller gave makes every single difference work, and most mixtures."""
    singles = [*map(dialect_of, single_names())]
    assert await share_that_works(singles, paste=curl, snapshot=snapshot) == 1
    mixtures = [*map(mixture, range(MIXTURES))]
    assert await share_that_works(mixtures, paste=curl) >= LEAST_AFTER_A_PASTE


async def test_example_says_what_is_wanted_anywhere() -> None:
    """Whether path, query or body holds the band and the wish, an example is enough."""
    platforms = [*map(anywhere, range(50))]
    assert await share_that_works(platforms, paste=curl) == 1


async def test_document_of_the_platform_says_enough() -> None:
    """An OpenAPI document without one value in it tells all that an example tells."""
    contract = Dialect().log_in_body
    platforms = [replace(anywhere(n), log_in_body=contract) for n in range(50)]
    assert await share_that_works(platforms, paste=openapi) == 1


async def test_wrong_password_is_refused_once_anywhere() -> None:
    """On no platform does looking for its ways lock my account."""
    for name in single_names():
        found = await play(dialect_of(name), password=MISTYPED)
        assert not found.dangers, (name, found.dangers)
        assert found.faults, f"{name}: a wrong password was taken"


@pytest.mark.parametrize("form", ["raw", "python", "node", "json"])
async def test_form_of_the_example_does_not_matter(form: str) -> None:
    """Whatever my reseller writes in, what it says is understood."""

    def given(dialect: Dialect, gateway: str) -> str:
        return example(dialect, form, gateway=gateway)

    mixtures = [mixture(seed) for seed in range(MIXTURES, 2 * MIXTURES, 3)]
    assert await share_that_works(mixtures, paste=given) == 1
