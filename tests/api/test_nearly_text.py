"""Answers whose texts are not quite UTF-8, or not quite JSON."""

import json

import orjson
import pytest

from custom_components.stellacontrol.api import PlatformError
from custom_components.stellacontrol.api.answers import decoded
from custom_components.stellacontrol.api.profile import READ_STATUS


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (b'{"label": "Caf\xc3", "a": 1}', "Caf\ufffd"),
        ('{"label": "Café", "a": 1}'.encode("latin-1"), "Caf\ufffd"),
        (b'{"label": "Caf\xe2\x82", "a": 1}', "Caf\ufffd"),
        (b'\xef\xbb\xbf{"label": "Caf\xc3", "a": 1}', "Caf\ufffd"),
        (b'{"label": "x\ty", "a": 1}', "x\ty"),
        (b'{"label": "x\r\ny", "a": 1}', "x\r\ny"),
        (b'{"label": "x\x00\x1by", "a": 1}', "x\x00\x1by"),
        (json.dumps({"label": "Café", "a": 1}).encode("utf-16"), "Café"),
        (b'{"label": "\xed\xa0\xbd", "a": 1}', "\ufffd\ufffd\ufffd"),
    ],
    ids=[
        "half a character",
        "latin-1",
        "two thirds of a character",
        "byte order mark",
        "tab",
        "end of line",
        "control characters",
        "utf-16",
        "half of a pair",
    ],
)
def test_byte_that_does_not_belong_costs_only_itself(body: bytes, label: str) -> None:
    """A place whose name was cut in the middle of a letter hides no repeater."""
    value = decoded(READ_STATUS, body)
    assert value == {"label": label, "a": 1}
    assert orjson.loads(orjson.dumps(value)) == value


@pytest.mark.parametrize("body", [b"\xff\xfe", b"\xff", b"\x00", b'{"a": \xc3}', b"\t"])
def test_bytes_that_do_not_belong_make_no_json(body: bytes) -> None:
    """What is no JSON does not become JSON."""
    with pytest.raises(PlatformError, match="the answer is not JSON"):
        decoded(READ_STATUS, body)
