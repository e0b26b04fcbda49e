"""Properties of reading any single value; `test_broken_answers` has whole answers."""

from collections.abc import Iterator
from contextlib import suppress
import logging
from typing import Any, override

from hypothesis import given, strategies as st
import pytest

from custom_components.stellacontrol.api import (
    InvalidEndpoint,
    InvalidGateway,
    StellaControlError,
    read_endpoint_path,
    read_gateway_url,
)
from custom_components.stellacontrol.api.reading import LOGGER, Reader

from .broken_answers import KEYS, values
from .tools import SERIAL


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


@given(value=values, key=st.sampled_from(KEYS))
def test_complaints_never_tell_values(listener: Listener, value: Any, key: str) -> None:
    """No complaint shows what the platform told."""
    marked = [value, {"marked": value}, "marked"]
    body = {
        "serialNumber": SERIAL,
        key: marked,
        "bands": [{"identifier": 8, key: marked}],
    }
    # One of our errors tells no value either.
    with suppress(StellaControlError):
        Reader().status(body, serial_number=SERIAL)
    assert not any("marked" in line for line in listener.lines)


@given(
    text=st.text(st.characters())
    | st.text("htps:/@.%[]1a#?\\ ").map("https://{}".format)
)
def test_any_address_is_read_or_refused(text: str) -> None:
    """Each text that is typed as an address gives an origin or one of our errors."""
    try:
        url = read_gateway_url(text)
    except InvalidGateway:
        return
    assert url == url.origin()
    assert url.scheme == "https" or url.host in ("localhost", "127.0.0.1", "::1")


@given(text=st.text(st.characters()))
def test_any_path_is_read_or_refused(text: str) -> None:
    """Each text that is typed as a path gives a plain path or one of our errors."""
    try:
        path = read_endpoint_path(text)
    except InvalidEndpoint:
        return
    assert path.startswith("/")
    assert not path.endswith("/")
    assert read_endpoint_path(path) == path
