"""What is read where an answer is nearly JSON."""

import json
import math

import orjson
import pytest

from custom_components.stellacontrol.api import PlatformError, StellaControlClient
from custom_components.stellacontrol.api.answers import decoded
from custom_components.stellacontrol.api.profile import LIST_DEVICES, READ_STATUS
from simulator import Simulator


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf], ids=str)
async def test_number_that_is_none_costs_only_itself(
    client: StellaControlClient, simulator: Simulator, odd: float
) -> None:
    """A platform that writes NaN loses that one reading."""
    simulator.scenes.set_field("SR1", "bands.08.values.AGC", odd)
    status = await client.status("SR1")
    assert status.bands["08"].downlink_agc is None
    assert status.bands["08"].clamp == 0.0
    assert status.raw["bands"][1]["values"]["AGC"] is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"a": NaN, "b": 1}', {"a": None, "b": 1}),
        (b'{"a": 1e400, "b": 1.5}', {"a": None, "b": 1.5}),
        (b'{"a": NaN, "b": 36893488147419103232}', {"a": None, "b": 2.0**65}),
        (b'{"a": NaN, "b": %s}' % (b"9" * 5000), {"a": None, "b": None}),
        (b'"tower \\ud83d"', "tower ?"),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (json.dumps({"a": "ä"}).encode("utf-16"), {"a": "ä"}),
    ],
    ids=[
        "not a number",
        "too large",
        "many digits",
        "thousands of digits",
        "half a character",
        "byte order mark",
        "utf-16",
    ],
)
def test_nearly_json_becomes_json(body: bytes, expected: object) -> None:
    """What is nearly JSON is read, and what was read can be written again."""
    value = decoded(READ_STATUS, body)
    assert value == expected
    assert orjson.loads(orjson.dumps(value)) == expected


@pytest.mark.parametrize("body", [b"{", b"<html>", b"\xff", b"nan", b"[" * 100_000])
def test_what_is_no_json_is_platform_trouble(body: bytes) -> None:
    """What cannot be read names the call and not the text."""
    with pytest.raises(PlatformError) as caught:
        decoded(READ_STATUS, body)
    assert str(caught.value) == "read status: the answer is not JSON"


@pytest.mark.parametrize("depth", [100, 300, 1_000])
@pytest.mark.parametrize("ends", [(b"[", b"]"), (b'{"a":', b"}")])
def test_what_lies_too_deep_is_lost_alone(
    depth: int, ends: tuple[bytes, bytes]
) -> None:
    """A value that nobody could write down again costs nothing else."""
    deep = ends[0] * depth + b"1" + ends[1] * depth
    value = decoded(READ_STATUS, b'{"deep": %s, "uptime": 5}' % deep)
    assert value["uptime"] == 5
    assert orjson.loads(orjson.dumps(value)) == value


@pytest.mark.parametrize("spelling", [b"1.5", b"NaN"])
def test_many_brackets_are_not_deep(spelling: bytes) -> None:
    """A long list of ordinary devices loses nothing, strictly or leniently read."""
    entry = rb'{"serialNumber": "[[\"[", "bands": ["08"], "x": %s}' % spelling
    fleet = decoded(LIST_DEVICES, b"[%s]" % b",".join([entry] * 2_000))
    assert len(fleet) == 2_000
    assert fleet[-1]["serialNumber"] == '[["['
    assert fleet[-1]["bands"] == ["08"]
