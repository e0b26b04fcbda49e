"""Answers that are none, and what status codes say."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from tests.api.raw_server import head
from tests.conftest import SERIAL
from tests.scenes import reauth_flows, requests

from .broken import BROKEN_HTTP, MEBIBYTE
from .house import FAILED, RECOVERED, House

STATUS = f"/{SERIAL}/status"


@pytest.mark.parametrize("fault", BROKEN_HTTP)
@pytest.mark.expected_log(FAILED)
async def test_answer_that_is_none(house: House, fault: str) -> None:
    """One repeater is unavailable until it is answered well; one line says so."""
    house.wire.say(STATUS, BROKEN_HTTP[fault])
    await house.suffer()
    assert house.wire.met
    assert len(house.complaints()) == 1
    assert RECOVERED not in house.caplog.text
    house.wire.mend()
    await house.recovers(68.5)
    assert house.caplog.text.count(RECOVERED) == 1
    house.assert_no_trace()


STATUS_CODES = (400, 403, 404, 409, 422, 429, 500, 502, 503)


@pytest.mark.parametrize("code", STATUS_CODES)
@pytest.mark.expected_log(FAILED)
async def test_status_code_that_refuses(house: House, code: int) -> None:
    """A code for one repeater is that repeater's trouble, and is told once."""
    house.simulator.scenes.fault("status", serial=SERIAL, call="status", status=code)
    await house.suffer()
    assert len(house.complaints()) == 1
    house.simulator.scenes.clear_faults()
    await house.recovers(68.5)
    assert house.caplog.text.count(RECOVERED) == 1
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_refused_again_with_a_new_session(house: House) -> None:
    """A 401 that a new session does not cure is the platform's trouble, told once."""
    house.simulator.scenes.fault("status", serial=SERIAL, call="status", status=401)
    house.simulator.scenes.reset_log()
    await house.suffer()
    assert reauth_flows(house.hass) == 0
    # Three messages were due.
    assert len(requests(house.simulator, "status", SERIAL)) <= 12
    assert len(house.complaints()) == 1
    house.simulator.scenes.clear_faults()
    await house.recovers(68.5)
    house.assert_no_trace()


def _in_a_while(after: timedelta) -> str:
    return format_datetime(datetime.now(UTC) + after, usegmt=True)


PAUSES: dict[str, Any] = {
    "in seconds": lambda: "1800",
    "as a date": lambda: _in_a_while(timedelta(hours=1)),
    "absurd": lambda: "99999999999999999999",
    "of the past": lambda: _in_a_while(timedelta(days=-400)),
    "negative": lambda: "-5",
    "nonsense": lambda: "soon",
    "none": lambda: None,
}


@pytest.mark.parametrize("pause", PAUSES)
@pytest.mark.expected_log(FAILED)
async def test_too_many_requests(house: House, pause: str) -> None:
    """The pause that is asked for is kept, if it makes sense; no storm, no end."""
    wish = PAUSES[pause]()
    headers = {} if wish is None else {"Retry-After": wish}
    house.simulator.scenes.fault(
        "status", serial=SERIAL, call="status", status=429, headers=headers
    )
    await house.live(700)
    house.simulator.scenes.reset_log()
    await house.live(1_500)
    asked = len(requests(house.simulator, "status", SERIAL))
    assert asked <= 4
    assert (asked == 0) is (pause in ("in seconds", "as a date"))
    house.simulator.scenes.clear_faults()
    # The longest of these pauses that makes sense is an hour.
    await house.live(1_500)
    await house.recovers(68.5)
    assert len(house.complaints()) == 1
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_body_of_100_megabytes(house: House) -> None:
    """What is larger than 4 MiB is not read."""
    broken = house.wire.say(STATUS, head(100 * MEBIBYTE), endless=b" " * 65_536)
    await house.suffer()
    asked = len(house.wire.met)
    # What the kernel's buffers swallow comes on top.
    assert broken.sent < asked * 16 * MEBIBYTE
    house.wire.mend()
    await house.recovers(68.5)
    house.assert_no_trace()
