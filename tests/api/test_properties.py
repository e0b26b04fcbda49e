"""What holds for whatever the platform may answer."""

from collections.abc import Callable, Iterator
from datetime import timedelta
import json
import logging
from typing import Any, override

from hypothesis import HealthCheck, given, settings, strategies as st
import orjson
import pytest

from custom_components.stellacontrol.api import (
    DeviceStatus,
    InvalidEndpoint,
    InvalidGateway,
    StellaControlError,
    read_endpoint_path,
    read_gateway_url,
    wire,
)
from custom_components.stellacontrol.api.answers import decoded
from custom_components.stellacontrol.api.reading import LOGGER, Reader

from .tools import SERIAL

KEYS = sorted(
    {key.name for key in vars(wire).values() if isinstance(key, wire.Key)}
    | {"08", "21", "new"}
)
ODD = [
    SERIAL,
    "NaN",
    "1e999",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-12:00",
    "\ud800",
    "9" * 400,
    10**400,
    -1e308,
    8.0,
    1e11,
    "٣",
    "²",
    "1_000",
]

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=8)
    ),
    max_leaves=30,
)
"""Any JSON, and what passes for it, with the contract's names more often than others."""

bodies = (
    values.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(st.sampled_from(KEYS), values, max_size=20).map(
        lambda value: json.dumps({"serialNumber": SERIAL} | value).encode()
    )
    | st.binary()
)

quick = settings(
    max_examples=300,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        super().__init__()
        self.lines: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Hear the reader's complaints instead of the log."""
    listening = Listener()
    LOGGER.addHandler(listening)
    LOGGER.propagate = False
    yield listening
    LOGGER.propagate = True
    LOGGER.removeHandler(listening)


def read_or_none[T](read: Callable[[], T]) -> T | None:
    """Return what was read, or nothing if it failed as it may."""
    try:
        return read()
    except StellaControlError:
        return None


@quick
@given(body=bodies)
def test_any_status_is_read_or_refused(listener: Listener, body: bytes) -> None:
    """Whatever comes as a status, it is a status or one of our errors, and usable."""
    status = read_or_none(
        lambda: Reader().status(decoded(wire.READ_STATUS, body), serial_number=SERIAL)
    )
    if status is None:
        return
    assert isinstance(status, DeviceStatus)
    assert status.device.serial_number == SERIAL
    assert set(status.device.band_ids) == set(status.bands)
    assert all(band.name for band in status.bands.values())
    orjson.dumps([dict(status.raw), repr(status)])
    if status.received_at is not None:
        # Restart and next message are computed from it.
        assert status.received_at - (status.uptime or timedelta(0))
        assert status.received_at + timedelta(days=400)


@quick
@given(body=bodies)
def test_any_list_is_read_or_refused(listener: Listener, body: bytes) -> None:
    """Whatever comes as a list of devices, each of them can be asked."""
    devices = read_or_none(lambda: Reader().devices(decoded(wire.LIST_DEVICES, body)))
    for device in devices or ():
        assert device.serial_number
        assert len(set(device.band_ids)) == len(device.band_ids)
        orjson.dumps([dict(device.raw), repr(device)])


@quick
@given(body=bodies)
def test_any_log_in_gives_a_token_for_a_header_or_fails(body: bytes) -> None:
    """Whatever answers a log-in, a token fits into a header."""
    token = read_or_none(lambda: Reader().token(decoded(wire.LOG_IN, body)))
    assert token is None or (token.isascii() and token.isprintable())


@quick
@given(value=values, key=st.sampled_from(KEYS))
def test_complaints_never_tell_values(listener: Listener, value: Any, key: str) -> None:
    """No complaint shows what the platform told."""
    marked = [value, {"marked": value}, "marked"]
    body = {
        "serialNumber": SERIAL,
        key: marked,
        "bands": [{"identifier": 8, key: marked}],
    }
    read_or_none(lambda: Reader().status(body, serial_number=SERIAL))
    assert not any("marked" in line for line in listener.lines)


@quick
@given(
    text=st.text(st.characters())
    | st.text("htps:/@.%[]1a#?\\ ").map("https://{}".format)
)
def test_any_address_is_read_or_refused(text: str) -> None:
    """Whatever is typed as an address, it is an origin or one of our errors."""
    try:
        url = read_gateway_url(text)
    except InvalidGateway:
        return
    assert url == url.origin()
    assert url.scheme == "https" or url.host in ("localhost", "127.0.0.1", "::1")


@quick
@given(text=st.text(st.characters()))
def test_any_path_is_read_or_refused(text: str) -> None:
    """Whatever is typed as a path, it is a plain one or one of our errors."""
    try:
        path = read_endpoint_path(text)
    except InvalidEndpoint:
        return
    assert path.startswith("/")
    assert not path.endswith("/")
    assert read_endpoint_path(path) == path
