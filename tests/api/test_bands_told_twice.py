"""Bands of which an answer tells in two places, or by two names."""

from typing import Any

import pytest

from custom_components.stellacontrol.api.as_told import as_told
from custom_components.stellacontrol.api.reading import Reader

from .tools import SERIAL, a_status, read


def _band(identifier: str, **fields: Any) -> dict[str, Any]:
    values = {"values": {"downlinkPower": -50.5}}
    return {"identifier": identifier, "label": f"LTE {identifier}", "isOnline": True, **values, **fields}  # fmt: skip


BANDS = [_band("08"), _band("21")]
WITHIN = [
    {"identifier": band["identifier"], "values": {**band["values"], "isOnline": True}}
    for band in BANDS
]


@pytest.mark.parametrize(
    "fields",
    [
        {"supportedBands": ["08", "21"], "bandStatus": BANDS},
        {"bands": ["08", "21"], "bandStatus": BANDS},
        {"bandStatus": BANDS, "bands": ["08", "21"]},
        {"bands": "08,21", "cells": BANDS},
        {"bands": ["08", "21"], "radio": {"cells": {"08": BANDS[0], "21": BANDS[1]}}},
        {"bands": ["08", "21"], "band08": BANDS[0], "band21": BANDS[1]},
        {"bands": ["08", "21"], "band08": {"isOnline": True}, "band21": BANDS[1]},
        {"availableBands": [{"identifier": "08"}], "bandStatuses": BANDS},
        {"bands": [{"identifier": "08", "label": "800"}], "bandStatuses": BANDS},
        {"bandLimits": [{"id": 3, "name": "x", "status": "online"}], "bands": WITHIN},
        {"bands": BANDS, "bandLimits": [{"id": 3, "name": "x", "status": "online"}]},
    ],
    ids=" ".join,
)
def test_bands_with_readings_are_taken_rather_than_their_names(fields: Any) -> None:
    """A status that also lists which bands there are still tells how they are."""
    bands = read(**fields).bands
    assert tuple(bands) == ("08", "21")
    assert all(band.is_online for band in bands.values())
    assert bands["21"].downlink_power == -50.5


@pytest.mark.parametrize(
    "bands",
    [["08", "21"], "08,21", [{"identifier": "08"}, {"identifier": "21"}]],
    ids=["bare", "text", "objects"],
)
def test_what_only_looks_a_little_like_bands_is_no_band(bands: Any) -> None:
    """Alarms have an id, a name and a status, too."""
    alarms = [{"id": 1, "name": "Door", "status": "online"}]
    assert tuple(read(alarms=alarms, bands=bands).bands) == ("08", "21")


@pytest.mark.parametrize("empty", [[], None, {}], ids=repr)
def test_readings_that_come_later_are_read(empty: Any) -> None:
    """A repeater that has sent no readings yet does not keep them away for ever."""
    reader = Reader()
    bands = []
    for told in (empty, BANDS, empty, BANDS):
        status = a_status(bands=["08", "21"], bandStatus=told)
        bands.append(reader.status(status, serial_number=SERIAL).bands)
    assert [tuple(each) for each in bands] == [("08", "21")] * 4
    assert [each["08"].is_online for each in bands] == [None, True, None, True]


@pytest.mark.parametrize("empty", [[], {}], ids=repr)
def test_bands_of_another_name_that_come_later_are_read(empty: Any) -> None:
    """A repeater without readings yet gets its bands with the first of them."""
    reader = Reader()
    for told, expected in ((empty, ()), (BANDS, ("08", "21"))):
        status = a_status(bandStatus=told)
        bands = reader.status(status, serial_number=SERIAL).bands
        assert tuple(bands) == expected


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ({"1": _band("08"), "2": _band("21")}, ["08", "21"]),
        ({"0": _band("08")}, ["08"]),
        ({"17": {"id": 17, **_band("08")}}, ["08"]),
        ({"17": {**_band("08"), "id": 17}}, ["08"]),
        ({"1": {"bandIdentifier": "B8", "isOnline": True}}, ["08"]),
        ({"08": {"id": 17, "isOnline": True}}, ["08"]),
        ({"08": {"identifier": None, "isOnline": True}}, ["08"]),
        ({"first": {"id": "08", "isOnline": True}}, ["08"]),
        ([{"id": 17, **_band("08")}], ["08"]),
    ],
    ids=str,
)
def test_band_is_called_by_the_vendors_name_for_it(bands: Any, expected: Any) -> None:
    """A switch asks for the band that it belongs to, however the bands are kept."""
    status = read(bands=bands)
    assert list(status.bands) == expected
    told = as_told(status.raw)
    assert list(told.band_ids) == expected


def test_name_of_a_band_is_written_under_the_key_that_holds_it() -> None:
    """Beside another id, the vendor's name is the one that is told."""
    told = as_told(a_status(bands={"17": {"id": 17, **_band("B8")}}))
    assert (told.identifier_key, told.band_ids) == ("identifier", {"08": "B8"})


@pytest.mark.parametrize(
    "text", ["800/900 MHz", "800 MHz, 900 MHz", "800 MHz / 900 MHz", "08|09", "LTE 8 9"]
)
def test_unit_is_no_band(text: str) -> None:
    """Frequencies that are written as one text are bands, and their unit is none."""
    assert tuple(read(bands=text).bands) == ("08", "09")
