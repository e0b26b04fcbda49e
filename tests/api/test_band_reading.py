"""How the bands of a status are read."""

from dataclasses import replace
import math
from typing import Any

import pytest

from custom_components.stellacontrol.api import Band, BandStatus

from .tools import read, read_band

any_log = pytest.mark.expected_log("makes no sense")

BAND = Band(identifier="08")
"""A band of which nothing else is told."""

FLAGS = {
    "isOnline": "is_online",
    "isAGC": "is_agc",
    "isOverPower": "is_over_power",
    "isFeedback": "is_feedback",
    "isShutdownManually": "is_shutdown_manually",
    "isShutdownAuto": "is_shutdown_auto",
    "isUplink": "is_uplink",
}
VALUES = {
    "uplinkPower": "uplink_power",
    "downlinkPower": "downlink_power",
    "AGC": "downlink_agc",
    "uplinkFastAGC": "uplink_agc",
    "bandUsage": "band_usage",
    "clamp": "clamp",
    "downlinkReducedGain": "downlink_reduced_gain",
    "uplinkReducedGain": "uplink_reduced_gain",
}


def band_with(name: str, value: Any) -> Band:
    """Return a band of which one thing is told."""
    return replace(BAND, **{name: value})


@pytest.mark.parametrize("key", FLAGS)
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (True, True),
        (False, False),
        (1, True),
        (0, False),
        ("true", True),
        ("False", False),
        ("yes", True),
        ("NO", False),
        ("on", True),
        ("off", False),
        ("1", True),
        ("0", False),
        (0.0, False),
        (None, None),
    ],
    ids=repr,
)
def test_flag_is_read(key: str, told: Any, expected: bool | None) -> None:
    """Yes and no have several spellings; false is a reading."""
    assert read_band(**{key: told}) == band_with(FLAGS[key], expected)


@any_log
@pytest.mark.parametrize("told", [2, -1, "maybe", "", 0.5, [], {}, math.nan], ids=repr)
def test_flag_without_sense_is_unknown(told: Any) -> None:
    """A flag that is neither yes nor no is unknown, not off."""
    assert read_band(isOnline=told).is_online is None


@pytest.mark.parametrize("key", VALUES)
@pytest.mark.parametrize(
    ("told", "expected"),
    [(-57.5, -57.5), (0, 0.0), ("0", 0.0), ("-3.5", -3.5), (math.nan, None)],
    ids=repr,
)
def test_value_is_read(key: str, told: Any, expected: float | None) -> None:
    """Each technical value is a number of its own; zero is a reading."""
    band = read_band(values={key: told})
    assert band == band_with(VALUES[key], expected)


@any_log
@pytest.mark.parametrize(
    "told", [True, "loud", "1_000", [], {}, "", 10**400], ids=lambda told: str(told)[:9]
)
def test_value_without_sense_is_unknown_alone(told: Any) -> None:
    """One bad value leaves all the others of its band."""
    band = read_band(isOnline=True, values={"AGC": told, "clamp": 3})
    assert band == Band(identifier="08", is_online=True, clamp=3.0)


@any_log
@pytest.mark.parametrize("values", [7, "none", [7], True], ids=repr)
def test_values_without_sense_leave_the_flags(values: Any) -> None:
    """A band whose values are no object still tells its flags."""
    band = read_band(isOnline=True, values=values)
    assert band == Band(identifier="08", is_online=True)


@pytest.mark.parametrize(("told", "expected"), [(3, 3), ("5", 5), (1.0, 1), (0, 0)])
def test_led_count_is_read(told: Any, expected: int) -> None:
    """The signal strength is a whole number."""
    count = read_band(ledCount=told).led_count
    assert (count, type(count)) == (expected, int)


@any_log
@pytest.mark.parametrize("told", [2.5, "many", True], ids=repr)
def test_led_count_without_sense_is_unknown(told: Any) -> None:
    """Two and a half LEDs make no sense."""
    assert read_band(ledCount=told).led_count is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("online", BandStatus.ONLINE),
        ("Offline", BandStatus.OFFLINE),
        (None, None),
        ("", None),
    ],
)
def test_band_status_is_read(told: Any, expected: BandStatus | None) -> None:
    """A band is online or offline."""
    assert read_band(status=told).status is expected


@any_log
def test_unknown_band_status_is_unknown() -> None:
    """A word that the overview does not have is no status."""
    assert read_band(status="asleep").status is None


def test_frequency_is_in_hertz() -> None:
    """A band's frequency is told in Hz."""
    assert read_band(frequency=800_000_000).frequency == 8e8


@pytest.mark.parametrize(
    ("identifier", "label", "expected"),
    [
        ("07", None, "700 MHz"),
        ("08", None, "800 MHz"),
        ("09", None, "900 MHz"),
        ("18", None, "1800 MHz"),
        ("21", None, "2100 MHz"),
        ("26", None, "2600 MHz"),
        ("31", None, "3100 MHz"),
        ("5G", None, "5G"),
        ("٣٥", None, "٣٥"),
        ("9" * 200, None, "9" * 200),
        ("08", "LTE 800", "LTE 800"),
        ("08", "", "800 MHz"),
    ],
    ids=lambda value: str(value)[:9],
)
def test_band_has_a_name(identifier: str, label: str | None, expected: str) -> None:
    """A band is called by its label, else by its frequency, else by its identifier."""
    bands = read(bands=[{"identifier": identifier, "label": label}]).bands
    assert bands[identifier].name == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("08", "08"),
        ("8", "08"),
        (8, "08"),
        (8.0, "08"),
        (21, "21"),
        (" 26 ", "26"),
        ("n78", "n78"),
        (100, "100"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("form", ["bare", "object", "key"])
def test_band_identifier_is_read(told: Any, expected: str, form: str) -> None:
    """Numbers become two digits, wherever the identifier stands."""
    if form == "key":
        # JSON has only texts as keys.
        bands: Any = {str(told).removesuffix(".0"): {"isOnline": True}}
    else:
        bands = [{"identifier": told} if form == "object" else told]
    status = read(bands=bands)
    assert tuple(status.bands) == (expected,)
    assert status.device.band_ids == (expected,)


@any_log
@pytest.mark.parametrize("told", [None, "", True, [], {}, math.nan], ids=repr)
def test_band_without_identifier_is_left_out_alone(told: Any) -> None:
    """A band that says not which it is costs only itself."""
    status = read(bands=[{"identifier": told}, {"identifier": "21"}])
    assert tuple(status.bands) == ("21",)


@any_log
@pytest.mark.parametrize("told", ["none", 8, True], ids=repr)
def test_bands_without_sense_are_none(told: Any) -> None:
    """Bands that are neither a list nor an object cost only themselves."""
    status = read(bands=told, temperature=40)
    assert (dict(status.bands), status.temperature) == ({}, 40.0)


def test_band_told_twice_is_one_band() -> None:
    """A band that is listed under two spellings is there once."""
    status = read(bands=[{"identifier": "08"}, "21", {"identifier": 8}])
    assert tuple(status.bands) == ("08", "21")
    assert status.device.band_ids == ("08", "21")


def test_bare_band_is_listed_without_readings() -> None:
    """A status that only names its bands has bands whose values are unknown."""
    assert read(bands=["08"]).bands == {"08": BAND}


@any_log
@pytest.mark.parametrize("told", [True, "on", 3, []], ids=repr)
def test_band_that_is_no_object_is_unknown(told: Any) -> None:
    """A band told as a single word under its identifier has no readings, but is there."""
    assert read(bands={"08": told}).bands == {"08": BAND}


def test_band_under_a_key_that_names_none_is_known_by_its_own() -> None:
    """A key without a word is none; what the band says of itself counts."""
    told = {"": {"identifier": "08", "isOnline": True}, "21": {"isOnline": False}}
    bands = read(bands=told).bands
    assert {name: band.is_online for name, band in bands.items()} == {
        "08": True,
        "21": False,
    }


@pytest.mark.parametrize(
    ("key", "told"),
    [("frequencyHz", 806_000_000), ("frequencyKhz", 806_000), ("frequency_mhz", 806)],
)
def test_unit_behind_a_frequency_is_converted(key: str, told: int) -> None:
    """The name says what the number counts."""
    assert read_band(**{key: told}).frequency == 806_000_000
