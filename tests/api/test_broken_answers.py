"""The client reads each answer or raises one of its own errors.

A long run, of ten minutes: `script/test --hypothesis-profile long -o timeout=0 tests/api`.
"""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
import logging

from aiohttp import ClientSession
from hypothesis import given
import orjson
import pytest

from custom_components.stellacontrol.api import (
    Credentials,
    Device,
    DeviceStatus,
    Gateway,
    StellaControlClient,
    StellaControlError,
    read_gateway_url,
)

from .broken_answers import (
    CALLS,
    RECORDED,
    Answer,
    damaged,
    damaged_on_the_wire,
    made_up,
)
from .raw_server import RawServer, answer as good
from .tools import SERIAL

PATIENCE = 30
"""Seconds until a client that waits, and does not work, has failed too."""

WORDS = {"log in": "login", "list devices": "devices", "read status": "status"}
"""The last word of each call's path."""

NOBODY = Credentials(client_id="id", client_key="key", username="user", password="none")


@pytest.fixture(autouse=True)
def complaints_are_dropped(socket_enabled: None) -> Iterator[None]:
    """Log nothing: these answers are made to be complained about."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("call", CALLS)
def test_undamaged_answers_are_read(call: str) -> None:
    """The damage is done to answers that are good, of every kind."""
    for text in RECORDED[call]:
        assert is_read(Answer(call, text.encode()))


@given(answer=made_up())
def test_made_up_answers_are_read_or_refused(answer: Answer) -> None:
    """Any JSON and what passes for it is read and usable, or one of our errors."""
    is_read(answer)


@given(answer=damaged())
def test_damaged_answers_are_read_or_refused(answer: Answer) -> None:
    """So is an answer that was damaged on its way."""
    is_read(answer)


@given(answer=damaged_on_the_wire())
def test_answers_with_damaged_headers_are_read_or_refused(answer: Answer) -> None:
    """So is one whose status line and headers are damaged, too."""
    is_read(answer)


def is_read(answer: Answer) -> bool:
    """Let a client meet the answer, and use what it read; return whether it did."""
    return asyncio.run(_is_read(answer))


async def _is_read(answer: Answer) -> bool:
    answers = {"devices": good([]), WORDS[answer.call]: answer.head + answer.body}
    async with RawServer(answers) as server, ClientSession() as http:
        gateway = Gateway(url=read_gateway_url(server.url))
        client = StellaControlClient(http, gateway, NOBODY, user_agent="fuzz")
        try:
            async with asyncio.timeout(PATIENCE):
                if answer.call == "read status":
                    use_status(await client.status(SERIAL))
                else:
                    serials = [use_device(device) for device in await client.devices()]
                    assert len(set(serials)) == len(serials)
        except StellaControlError:
            return False
        finally:
            await client.close()
    return True


def use_status(status: DeviceStatus) -> None:
    """Do what the integration does with a status, and check what it relies on."""
    assert status.device.serial_number == SERIAL
    assert status.device.band_ids == tuple(status.bands)
    assert all(band.name for band in status.bands.values())
    orjson.dumps([dict(status.raw), repr(status)])
    if status.received_at is not None:
        # Restart and next message are computed from it.
        assert status.received_at - (status.uptime or timedelta(0))
        assert status.received_at + timedelta(days=400)


def use_device(device: Device) -> str:
    """Do the same with a device of the list; return its serial number."""
    assert device.serial_number
    assert len(set(device.band_ids)) == len(device.band_ids)
    orjson.dumps([dict(device.raw), repr(device)])
    return device.serial_number
