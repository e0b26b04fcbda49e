"""Answers that are none: HTTP and JSON that break, and what status codes say."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
import gzip
from typing import Any

import pytest

from tests.api.raw_server import GOOD, answer, head
from tests.conftest import SERIAL
from tests.scenes import reauth_flows, requests

from .house import FAILED, RECOVERED, House

STATUS = f"/{SERIAL}/status"
MEBIBYTE = 1024 * 1024

BROKEN_HTTP: dict[str, bytes] = {
    "closed without a word": b"",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "bad status line": b"HTTP/1.1 two hundred\r\n\r\n",
    "bad header": b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}",
    "endless header": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n{}",
    "bad length": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
    "cut short": head(50) + b'{"serialNumber": "SR1000001"',
    "cut within a chunk": f"{GOOD}Transfer-Encoding: chunked\r\n\r\n5\r\n".encode()
    + b'{"a":',
    "bad chunk": f"{GOOD}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n".encode(),
    "bad compression": head(4, "Content-Encoding: gzip") + b"nope",
    "compressed 50 MB": head(
        len(packed := gzip.compress(b" " * 50 * MEBIBYTE)), "Content-Encoding: gzip"
    )
    + packed,
    "no content": answer({}).replace(b"200 OK", b"204 No Content"),
    "empty body": head(0),
    "web page": head(29, "Content-Type: text/html")
    + b"<html><body>Hello</body></html>",
    "wrong charset": head(4) + b"\xff\xfe{\x00",
    "no JSON": head(2) + b"[}",
    "truncated JSON": head(15) + b'{"temperature":',
    "deep nesting": head(200_000) + b"[" * 200_000,
    "null": head(4) + b"null",
    "a text": answer("words"),
    "a list": answer(["a list"]),
    "an empty object": answer({}),
    "an error with a success code": answer({"error": "no"}),
    "the status of another device": answer({"serialNumber": "SR1000002"}),
}


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
    await house.recovers(51.5)
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
    await house.recovers(51.5)
    assert house.caplog.text.count(RECOVERED) == 1
    house.assert_no_trace()


@pytest.mark.expected_log("refuses the credentials")
async def test_refused_again_with_a_new_session(house: House) -> None:
    """A 401 that a new session does not cure asks me to sign in, and storms nobody."""
    house.simulator.scenes.fault("status", serial=SERIAL, call="status", status=401)
    house.simulator.scenes.reset_log()
    await house.live(3_600)
    assert reauth_flows(house.hass) <= 1
    assert len(requests(house.simulator, "status", SERIAL)) <= 14
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
    if pause == "in seconds":
        assert asked == 0
    house.simulator.scenes.clear_faults()
    # The longest pause that is believed is a day.
    await house.live(4_200)
    if pause != "absurd":
        await house.recovers(51.5)
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
    await house.recovers(51.5)
    house.assert_no_trace()
