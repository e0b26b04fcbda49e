"""The same list of devices in every frame that the documents allow: one reading."""

from collections.abc import Callable
from typing import Any

import pytest

from custom_components.stellacontrol.api.reading import Reader

from .frames import renamed, snake, without

LISTS: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "plain": lambda d: d,
    "items in result": lambda d: {"result": {"items": d}},
    "any name": lambda d: {"meta": {"count": 2}, "repeaters": d},
    "under serial numbers": lambda d: {
        entry["serialNumber"]: without(entry, "serialNumber") for entry in d
    },
    "under serial numbers in data": lambda d: {
        "data": {entry["serialNumber"]: entry for entry in d}
    },
    "identification": lambda d: [
        {"identification": without(e, "bands"), "bands": e["bands"]} for e in d
    ],
    "identification in metadata": lambda d: [
        {
            "metadata": {"identification": without(e, "bands"), "bands": e["bands"]},
            "owner": "demo",
        }
        for e in d
    ],
    "device": lambda d: {"data": [{"device": entry} for entry in d]},
    "snake_case": lambda d: renamed(d, snake),
    "sn": lambda d: renamed(d, lambda name: "sn" if name == "serialNumber" else name),
    "sites": lambda d: {"sites": [{"name": "A", "devices": [e]} for e in d]},
    "bands as one text": lambda d: [e | {"bands": ",".join(e["bands"])} for e in d],
    "json:api": lambda d: {"data": [{"id": None, "attributes": e} for e in d]},
}


@pytest.mark.parametrize("frame", LISTS)
def test_same_devices_are_read_from_every_list(frame: str) -> None:
    """My repeaters are found, however the platform lists them."""
    devices = [
        {"serialNumber": "SR1", "model": "iR6", "type": "a", "bands": ["08", "21"]},
        {"serialNumber": "SR2", "model": "iR1", "type": "b", "bands": ["08"]},
    ]
    assert Reader().devices(LISTS[frame](devices)) == Reader().devices(devices)


def test_bare_serial_numbers_are_devices() -> None:
    """A list may hold no more than serial numbers."""
    found = Reader().devices({"devices": ["SR1", "SR2"]})
    assert [device.serial_number for device in found] == ["SR1", "SR2"]


def test_other_id_of_a_device_is_kept() -> None:
    """Some paths take another id than the serial number."""
    (device,) = Reader().devices([{"id": 7, "serialNumber": "SR1"}])
    assert device.platform_id == "7"


@pytest.mark.expected_log("field serialNumber")
def test_entry_that_cannot_be_read_leaves_the_list_incomplete() -> None:
    """However deep they stand: one that is not understood may be one of mine."""
    entries: list[Any] = [{"device": {"device": {"serialNumber": "SR1"}}}]
    assert Reader().devices({"items": entries}).is_complete
    entries.append({"device": {"device": {"model": "iR6"}}})
    assert not Reader().devices({"items": entries}).is_complete


def test_many_devices_are_found_deep_in_their_entries() -> None:
    """Where each entry wraps its device twice, no two hundred are a limit."""
    entries = [{"a": {"b": {"serialNumber": f"SR{n}"}}} for n in range(700)]
    assert len(Reader().devices({"items": entries})) == 700
