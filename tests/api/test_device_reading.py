"""How the list of devices is read."""

import logging
from typing import Any

import pytest

from custom_components.stellacontrol.api import Device, PlatformError
from custom_components.stellacontrol.api.reading import Reader

from .tools import SERIAL, read, read_band

any_log = pytest.mark.expected_log("makes no sense")
LOGGER = "custom_components.stellacontrol.api.reading"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda listed: listed,
        lambda listed: {"devices": listed},
        lambda listed: {"data": listed},
        lambda listed: {"devices": None, "data": listed, "total": 1},
    ],
    ids=["plain", "devices", "data", "both"],
)
def test_list_may_come_wrapped(wrap: Any) -> None:
    """A list of devices is found in each of its wrappers."""
    listed = [{"serialNumber": "SR1", "bands": ["08", 21]}, {"serialNumber": 7}]
    assert Reader().devices(wrap(listed)).devices == (
        Device(serial_number="SR1", band_ids=("08", "21")),
        Device(serial_number="7"),
    )


@pytest.mark.parametrize(
    "bands",
    [["08", "21"], [8, 21], [{"identifier": "08"}, {"identifier": 21}]],
    ids=["texts", "numbers", "objects"],
)
def test_metadata_bands_have_three_forms(bands: Any) -> None:
    """Metadata lists the same bands, however they are written."""
    (device,) = Reader().devices([{"serialNumber": SERIAL, "bands": bands}])
    assert device.band_ids == ("08", "21")


@pytest.mark.parametrize(
    "body",
    [None, {}, {"devices": {}}, {"errors": []}, "SR1", 3],
    ids=repr,
)
def test_answer_without_a_list_is_platform_trouble(body: Any) -> None:
    """What holds no list is not taken for an empty account."""
    with pytest.raises(PlatformError):
        Reader().devices(body)


@pytest.mark.parametrize("body", [[], {"data": {"devices": []}}], ids=repr)
def test_empty_list_is_an_empty_account(body: Any) -> None:
    """An account may have no devices."""
    assert Reader().devices(body).devices == ()


@any_log
@pytest.mark.parametrize(
    "listed", [["SR1"], [{}], [{"serialNumber": ""}], [None, []]], ids=repr
)
def test_list_of_no_devices_is_platform_trouble(listed: Any) -> None:
    """A list in a form we cannot read does not look as if all devices were gone."""
    with pytest.raises(PlatformError):
        Reader().devices(listed)


@any_log
@pytest.mark.parametrize("entry", ["SR2", None, {}, {"serialNumber": []}], ids=repr)
def test_bad_entry_costs_only_itself(entry: Any) -> None:
    """One entry that is no device leaves the others."""
    found = Reader().devices([entry, {"serialNumber": "SR1"}])
    assert len(found) == 1
    assert not found.is_complete


def test_device_listed_twice_is_one_device() -> None:
    """A serial number is one device, as it was listed first."""
    listed = [
        {"serialNumber": "7", "model": "first"},
        {"serialNumber": 7, "model": "second"},
    ]
    assert Reader().devices(listed).devices == (
        Device(serial_number="7", model="first"),
    )


def test_unknown_metadata_is_kept_and_does_not_count() -> None:
    """Fields that nobody knows are kept, and make no difference between devices."""
    (one,) = Reader().devices([{"serialNumber": SERIAL, "color": "white"}])
    (other,) = Reader().devices([{"serialNumber": SERIAL, "color": "black"}])
    assert one.raw["color"] == "white"
    assert one == other


def test_same_status_with_other_unknown_fields_is_equal() -> None:
    """Entities are not written again for what no entity shows."""
    assert read(temperature=40, new=1) == read(temperature=40.0, new=2)
    assert read(temperature=40) != read(temperature=41)


@pytest.mark.parametrize(
    ("fields", "name", "kind"),
    [
        ({"temperature": ["marked"]}, "temperature", "list"),
        ({"location": {"marked": 1}}, "location", "dict"),
        ({"uptime": "marked"}, "uptime", "str"),
        ({"timestamp": True}, "timestamp", "bool"),
        ({"bands": "marked"}, "bands", "str"),
        ({"bands": [None]}, "bands.identifier", "NoneType"),
        ({"bands": {"08": "marked"}}, "bands[]", "str"),
        ({"bands": [{"identifier": 8, "isAGC": 0.5}]}, "bands.isAGC", "float"),
        ({"bands": {"8": {"values": "marked"}}}, "bands.values", "str"),
        (
            {"bands": {"8": {"values": {"clamp": "marked"}}}},
            "bands.values.clamp",
            "str",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@any_log
def test_ill_typed_field_is_logged_by_name_and_type(
    caplog: pytest.LogCaptureFixture, fields: Any, name: str, kind: str
) -> None:
    """The log names the field and the type seen, and never the value."""
    read(**fields)
    (record,) = (record for record in caplog.records if record.name == LOGGER)
    assert record.levelno == logging.WARNING
    assert f"field {name} as {kind}," in record.getMessage()
    assert "marked" not in record.getMessage()


@any_log
def test_ill_typed_field_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    """A field that is always wrong fills no log, whichever device and band has it."""
    reader = Reader()
    bad = {"isAGC": "maybe", "values": {"AGC": []}}
    for serial in ("SR1", "SR2"):
        body = {"serialNumber": serial, "bands": {"08": bad, "21": bad}}
        reader.status(body, serial_number=serial)
    complaints = [record.getMessage() for record in caplog.records]
    assert len(complaints) == 2
    assert "field bands.isAGC as str" in complaints[0]
    assert "field bands.values.AGC as list" in complaints[1]


def test_missing_and_unknown_fields_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What the platform leaves out, adds, or tells as null is no complaint."""
    read(temperature=None, uptime="NaN", new={"x": []}, bands={"08": None})
    read_band(values={"AGC": None, "new": "x"}, isAGC=None)
    assert caplog.records == []
