"""The same status in every frame and spelling that the documents allow: one reading."""

import copy
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from custom_components.stellacontrol.api import (
    BandStatus,
    ConnectionStatus,
    PlatformError,
)
from custom_components.stellacontrol.api.reading import Reader

from .frames import FRAMES, PLAIN, plain_status, without
from .tools import SERIAL


@pytest.mark.parametrize("frame", FRAMES)
def test_same_status_is_read_from_every_frame(frame: str) -> None:
    """I see the same values, however the platform wraps and spells them, again and again."""
    reader = Reader()
    body = FRAMES[frame](copy.deepcopy(plain_status()))
    for _ in range(3):
        status = reader.status(orjson.loads(orjson.dumps(body)), serial_number=SERIAL)
        assert status == PLAIN


def test_every_field_is_in_the_plain_status() -> None:
    """The frames are compared in every field that a status has."""
    parts: list[Any] = [PLAIN, PLAIN.device, *PLAIN.bands.values()]
    unknown = {
        field.name
        for part in parts
        for field in fields(part)
        if getattr(part, field.name) is None
    }
    assert unknown == {"label", "platform_id"}
    assert PLAIN.received_at == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert PLAIN.message_frequency == timedelta(minutes=10)
    assert PLAIN.connection is ConnectionStatus.ONLINE
    assert PLAIN.bands["08"].status is BandStatus.ONLINE


def test_shapes_are_told_apart() -> None:
    """Devices of many shapes, read in turns by one reader, do not disturb each other."""
    reader = Reader()
    for _ in range(2):
        for frame in FRAMES.values():
            body = frame(copy.deepcopy(plain_status()))
            assert reader.status(body, serial_number=SERIAL) == PLAIN


def test_bands_are_never_taken_for_the_device() -> None:
    """A device that tells no label and no connection does not take those of a band."""
    body = without(plain_status(), "status")
    status = Reader().status(body, serial_number=SERIAL)
    assert status.device.label is None
    assert status.connection is None


def test_mention_of_the_serial_number_is_no_frame() -> None:
    """An unknown field that names the device does not hide its status."""
    body = plain_status() | {"peers": {SERIAL: {"distance": 3}}}
    assert Reader().status(body, serial_number=SERIAL) == PLAIN


def test_band_whose_values_come_later_is_read() -> None:
    """An offline band without values does not hide those of the next message."""
    reader = Reader()
    body = plain_status()
    body["bands"][0]["values"] = None
    first = reader.status(body, serial_number=SERIAL)
    assert first.bands["08"].clamp is None
    assert reader.status(plain_status(), serial_number=SERIAL) == PLAIN


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ({"status": {}}, "nothing that a status has"),
        ({"status": "online"}, "status"),
        (
            {"serialNumber": SERIAL, "model": "x", "bands": ["08"]},
            "serialNumber, model",
        ),
        ({"message": "OK"}, "nothing that a status has"),
    ],
    ids=repr,
)
def test_too_little_is_no_status(body: Any, seen: str) -> None:
    """An answer that tells next to nothing is platform trouble, which says what it saw."""
    with pytest.raises(PlatformError) as caught:
        Reader().status(body, serial_number=SERIAL)
    assert str(caught.value).endswith(f"the answer is no status: it holds {seen}")


def test_one_band_is_enough() -> None:
    """A platform that tells of the bands alone is still worth reading."""
    body = {"bands": plain_status()["bands"]}
    assert Reader().status(body, serial_number=SERIAL).bands == PLAIN.bands


def test_another_device_is_told_apart() -> None:
    """A status of somebody else is not shown as mine."""
    with pytest.raises(PlatformError, match="about another device"):
        Reader().status(plain_status(), serial_number="SR2")
