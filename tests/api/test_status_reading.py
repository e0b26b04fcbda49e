"""How a status is read: every field but its time and its bands, in every form."""

from collections.abc import Callable
from datetime import timedelta
import math
from typing import Any

import pytest

from custom_components.stellacontrol.api import ConnectionStatus, PlatformError
from custom_components.stellacontrol.api.reading import Reader

from .frames import PLAIN, plain_status
from .tools import SERIAL, a_status, read

any_log = pytest.mark.expected_log("makes no sense")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("type", "type"),
        ("model", "model"),
        ("label", "label"),
        ("version", "protocol_version"),
        ("firmwareVersion", "firmware_version"),
        ("location", "location"),
    ],
)
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("iR6", "iR6"),
        (" iR6 ", "iR6"),
        (7, "7"),
        (1.5, "1.5"),
        ("", None),
        ("  ", None),
        (None, None),
        (math.nan, None),
        (math.inf, None),
    ],
    ids=repr,
)
def test_text_of_a_device_is_read(
    key: str, name: str, told: Any, expected: str | None
) -> None:
    """A text is shown without blanks around it; nothing is no text."""
    assert getattr(read(**{key: told}).device, name) == expected


def test_description_is_read() -> None:
    """The connection in words is kept as the platform words it."""
    assert read(description="Lost 5d 20h ago").description == "Lost 5d 20h ago"


@pytest.mark.parametrize(
    ("told", "expected"),
    [(4, 4), (4.0, 4), ("4", 4), (0, 0), (None, None), (math.nan, None)],
    ids=repr,
)
def test_port_count_is_read(told: Any, expected: int | None) -> None:
    """The number of ports is a whole number, however it is written."""
    count = read(portCount=told).device.port_count
    assert count == expected
    assert type(count) is type(expected)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (39.5, 39.5),
        (40, 40.0),
        (0, 0.0),
        (0.0, 0.0),
        (-12.5, -12.5),
        ("39.5", 39.5),
        (" -4e1 ", -40.0),
        (None, None),
        (math.nan, None),
        (math.inf, None),
        ("NaN", None),
        ("-Infinity", None),
        ("1e999", None),
    ],
    ids=repr,
)
def test_temperature_is_read(told: Any, expected: float | None) -> None:
    """A number may be written as text; what is not finite counts as not told."""
    temperature = read(temperature=told).temperature
    assert temperature == expected
    assert type(temperature) is type(expected)


@pytest.mark.parametrize("told", [*ConnectionStatus])
@pytest.mark.parametrize(
    "spelling", [str, str.upper, lambda word: word.replace("-", "_")], ids=range(3)
)
def test_connection_is_read(told: ConnectionStatus, spelling: Any) -> None:
    """Each of the overview's words for the connection is known, in any case."""
    assert read(status=spelling(told.value)).connection is told


@pytest.mark.parametrize("told", ["", None, "   "], ids=repr)
def test_connection_may_be_untold(told: Any) -> None:
    """No word for the connection is no complaint, and not connected."""
    status = read(status=told)
    assert status.connection is None
    assert not status.is_connected


@any_log
@pytest.mark.parametrize("told", ["connecting", 7, True, ["online"]], ids=repr)
def test_unknown_connection_is_unknown(told: Any) -> None:
    """A word that the overview does not have leaves the connection unknown."""
    assert read(status=told).connection is None


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("1s", 1),
        ("10s", 10),
        ("1m", 60),
        (" 10M ", 600),
        (1, 1),
        (10.0, 10),
        ("600", 600),
        ("30s", 30),
        ("5m", 300),
        (300, 300),
        ("PT10M", 600),
        ("P0DT0H10M0S", 600),
        ("00:10:00", 600),
        ("1 min 30 s", 90),
        ("10 minutes", 600),
        ("every 10 minutes", 600),
        ("EVERY_10_MINUTES", 600),
        ("TEN_MINUTES", 600),
        ("every minute", 60),
        ("hourly", 3600),
        ("10000 ms", 10),
        (1000, 1),
        (10_000, 10),
        (60_000, 60),
        (600_000, 600),
        (300_000, 300),
    ],
    ids=repr,
)
def test_message_frequency_is_read(told: Any, seconds: int) -> None:
    """A message frequency is any duration, however it is spelled."""
    period = read(messageFrequency=told).message_frequency
    assert period == timedelta(seconds=seconds)


@any_log
@pytest.mark.parametrize(
    "told",
    [-1, 0, True, [], "often", "PT", "10 parsecs", "7 days", "9e99s"],
    ids=repr,
)
def test_unknown_message_frequency_is_kept_raw(told: Any) -> None:
    """A frequency that nobody understands is unknown, and still there for diagnostics."""
    status = read(messageFrequency=told)
    assert status.message_frequency is None
    assert status.raw["messageFrequency"] is told


@pytest.mark.parametrize("told", ["", " ", math.nan], ids=repr)
def test_empty_message_frequency_is_missing(told: Any) -> None:
    """A frequency that is not told is unknown, in silence."""
    assert read(messageFrequency=told).message_frequency is None


@pytest.mark.parametrize(
    ("key", "name"),
    [("uptime", "uptime"), ("rebalanceFrequency", "rebalance_frequency")],
)
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (0, timedelta(0)),
        (86_400, timedelta(days=1)),
        ("0.5", timedelta(seconds=0.5)),
        (None, None),
        (math.inf, None),
    ],
    ids=repr,
)
def test_span_is_read(
    key: str, name: str, told: Any, expected: timedelta | None
) -> None:
    """Uptime and rebalance frequency are seconds."""
    assert getattr(read(**{key: told}), name) == expected


@any_log
@pytest.mark.parametrize("told", [-1, 1e10, 1e300, "long", True, [], {}], ids=repr)
def test_impossible_span_is_unknown(told: Any) -> None:
    """An uptime below zero or above a hundred years makes no sense."""
    assert read(uptime=told).uptime is None


def test_missing_fields_are_unknown() -> None:
    """A status that tells nothing but its device is all unknown, without complaint."""
    status = read()
    assert status.device.serial_number == SERIAL
    told = [
        getattr(part, name)
        for part in (status, status.device)
        for name in part.__slots__
        if name not in ("device", "raw", "serial_number", "bands", "band_ids")
    ]
    assert len(told) == 15
    assert set(told) == {None}
    assert (dict(status.bands), status.device.band_ids) == ({}, ())
    assert not status.is_connected


def test_unknown_fields_are_kept() -> None:
    """Fields that nobody knows yet are there for diagnostics, and do no harm."""
    body = a_status(data={"x": 1}, new=[1], model="M")
    status = Reader().status(body, serial_number=SERIAL)
    assert status.raw == body
    assert status.device.raw == body
    assert status.device.model == "M"


@pytest.mark.parametrize("serial", [SERIAL, None, f" {SERIAL} "], ids=repr)
def test_status_belongs_to_the_device_asked_about(serial: Any) -> None:
    """A status that leaves out its serial number is about the device asked about."""
    status = Reader().status(a_status(serialNumber=serial), serial_number=SERIAL)
    assert status.device.serial_number == SERIAL


def test_numeric_serial_number_is_a_text() -> None:
    """A serial number may come as a number."""
    status = Reader().status(a_status(serialNumber=1042), serial_number="1042")
    assert status.device.serial_number == "1042"


@pytest.mark.parametrize(
    "body",
    [None, [], "text", 1, {}, {"data": {}}, {"data": None}, {"error": "x"}],
    ids=repr,
)
def test_answer_that_is_no_status_is_platform_trouble(body: Any) -> None:
    """An answer without a single field of a status is not taken for an empty one."""
    with pytest.raises(PlatformError):
        Reader().status(body, serial_number=SERIAL)


@pytest.mark.parametrize(
    "frame",
    [
        lambda *told: {"data": [*told]},
        lambda *told: {"items": [*told], "total": len(told)},
        lambda *told: {
            "devices": [plain_status() | {"serialNumber": n} for n in "AB"] + [*told]
        },
    ],
    ids=["list", "history", "all devices"],
)
def test_answer_without_a_status_spoils_no_later_one(
    frame: Callable[..., dict[str, Any]],
) -> None:
    """A repeater that has not reported yet hides no other, nor its own first message."""
    reader = Reader()
    with pytest.raises(PlatformError):
        reader.status(frame(), serial_number=SERIAL)
    assert reader.status(frame(plain_status()), serial_number=SERIAL) == PLAIN


@pytest.mark.parametrize("empty", [[], {}, None])
def test_what_was_empty_is_read_once_it_is_filled(empty: Any) -> None:
    """PHP writes an empty list for a band without values; it is read when it has some."""
    reader = Reader()
    status = plain_status()
    band = status["bands"][0]
    told = band["values"]
    band["values"] = status["health"] = empty
    temperature = status.pop("temperature")
    before = reader.status(status, serial_number=SERIAL)
    assert (before.temperature, before.bands["08"].uplink_power) == (None, None)
    band["values"], status["health"] = told, {"temperature": temperature}
    assert reader.status(status, serial_number=SERIAL) == PLAIN
