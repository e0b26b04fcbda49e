"""What goes wrong at home: clocks and files."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from tests.conftest import SERIAL
from tests.helpers import set_up, settle, state

from .house import House

UNREADABLE = "cannot be read"


@pytest.mark.parametrize("hours", [0.1, 3, 24, 24 * 40])
async def test_machine_that_slept(house: House, hours: float) -> None:
    """After a sleep of the machine everything goes on, without a storm."""
    house.freezer.tick(hours * 3_600)
    house.simulator.scenes.reset_log()
    await house.recovers(68.5)
    assert len(house.simulator.scenes.requests()) < 40
    assert house.complaints() == []
    house.assert_no_trace()


def _key(entry: MockConfigEntry) -> str:
    return f"{DOMAIN}.{entry.entry_id}"


def _unreadable(data: object) -> Any:
    return pytest.param(data, marks=pytest.mark.expected_log(UNREADABLE))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"devices": {}},
        [],
        {"devices": None},
        {"devices": {SERIAL: 7}},
        _unreadable({"devices": {SERIAL: {"quota": [], "wishes": 1, "alarms": "a"}}}),
        _unreadable({"devices": {SERIAL: {"quota": {"ledger": {"messages": "many"}}}}}),
    ],
    ids=str,
)
async def test_stored_file_that_makes_no_sense(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    data: object,
) -> None:
    """Stored data that cannot be read is replaced; the account is still set up."""
    hass_storage[_key(entry)] = {
        "version": 1,
        "minor_version": 1,
        "key": _key(entry),
        "data": data,
    }
    await set_up_well(hass, entry)
    assert not [record for record in caplog.records if record.exc_info]


async def set_up_well(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set the account up, and see that it works."""
    await set_up(hass, entry)
    assert entry.state is ConfigEntryState.LOADED
    assert float(state(hass, "sensor", f"{SERIAL}_temperature").state) > 0


REAL = {name: getattr(Store, name) for name in ("_async_load", "_async_write_data")}
"""The plugin keeps files in memory while a test runs; these use a disk."""


@pytest.fixture
def storage(hass: HomeAssistant, tmp_path: Path) -> Iterator[Path]:
    """Let Home Assistant keep its files in a folder of the test's."""
    hass.config.config_dir = str(tmp_path)
    (tmp_path / ".storage").mkdir()
    with ExitStack() as stack:
        for name, method in REAL.items():
            stack.enter_context(patch.object(Store, name, method))
        yield tmp_path / ".storage"


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 9, b"\xff\xfe"], ids=repr)
@pytest.mark.expected_log("stellacontrol")
async def test_stored_file_that_is_damaged(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    storage: Path,
    content: bytes,
) -> None:
    """After a power cut that damaged the file, the account is set up all the same."""
    (storage / _key(entry)).write_bytes(content)
    await set_up_well(hass, entry)


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"7",
        b"null",
        b'{"key": 1}',
        b'{"version": "1", "data": {}}',
        b'{"version": 0, "data": {}}',
        b'{"version": 2, "data": {}}',
        b'{"version": 1}',
    ],
    ids=repr,
)
@pytest.mark.expected_log(UNREADABLE)
async def test_stored_file_of_another_form(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    storage: Path,
    caplog: pytest.LogCaptureFixture,
    *,
    content: bytes,
) -> None:
    """A file of a later version, or somebody else's, is no reason to do nothing."""
    (storage / _key(entry)).write_bytes(content)
    await set_up_well(hass, entry)
    assert caplog.text.count(UNREADABLE) == 1
    assert not [record for record in caplog.records if record.exc_info]
    # After it was written again, it can be read.
    assert await hass.config_entries.async_unload(entry.entry_id)
    await set_up_well(hass, entry)
    assert caplog.text.count(UNREADABLE) == 1


@pytest.mark.expected_log("Error writing config for stellacontrol", "stellacontrol")
async def test_stored_file_that_cannot_be_written(
    hass: HomeAssistant, entry: MockConfigEntry, storage: Path
) -> None:
    """A full or broken disk does not stop anything but the memory for a restart."""
    await set_up_well(hass, entry)
    (storage / _key(entry)).unlink()
    # A folder in the file's place: not even the machine's owner can write it, or read.
    (storage / _key(entry)).mkdir()
    assert await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)
    await set_up_well(hass, entry)
