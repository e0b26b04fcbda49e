"""Diagnostics: what a bug report needs."""

import json
import threading
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.stellacontrol import diagnostics
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.diagnostics_files import of_device, of_entry
from tests.helpers import entity_id, set_up
from tests.six_bands import START, dictate

OTHER = "20000002"


@pytest.mark.freeze_time(START)
async def test_diagnostics_of_an_account(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    snapshot: SnapshotAssertion,
) -> None:
    """The account's file holds settings, the list, and each device's last status."""
    dictate(simulator)
    await set_up(hass, entry)
    found = await of_entry(hass, hass_client, entry)
    assert found == snapshot


@pytest.mark.freeze_time(START)
async def test_diagnostics_of_a_device(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    snapshot: SnapshotAssertion,
) -> None:
    """A device's file holds its metadata, its last status and what is planned."""
    dictate(simulator)
    await set_up(hass, entry)
    assert await of_device(hass, hass_client, entry) == snapshot


async def test_diagnostics_of_a_device_hold_no_other(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A device's file is about that device."""
    simulator.scenes.add_device(DeviceSpec(serial=OTHER, type="iR1"))
    await set_up(hass, entry)
    found = await of_device(hass, hass_client, entry)
    assert [device["metadata"]["type"] for device in found["devices"]] == ["iR6"]


async def test_diagnostics_tell_what_is_pending(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A wish that waits for its device is in the file."""
    await hass.services.async_call(
        "switch",
        "turn_off",
        {"entity_id": entity_id(hass, "switch", f"{SERIAL}_band_08")},
        blocking=True,
    )
    found = await of_device(hass, hass_client, loaded_entry)
    assert found["devices"][0]["pending"] == {"08": False}


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_diagnostics_tell_the_last_failure(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A device that was never read has a file that says why."""
    simulator.scenes.fault("status", call="status", status=500)
    await set_up(hass, entry)
    (device,) = (await of_device(hass, hass_client, entry))["devices"]
    assert device["status"] is None
    assert device["last_update_success"] is False
    assert "unexpected answer (500)" in device["last_error"]


async def test_diagnostics_report_what_the_status_left_out(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A device's file holds the report of the set-up: key trees, and fields left out."""
    simulator.scenes.drop_field(SERIAL, path="uptime")
    await set_up(hass, entry)
    found = await of_device(hass, hass_client, entry)
    report = "\n".join(found["report"])
    assert "Fields that the status left out: uptime." in report
    assert "Keys of the answer to read status (200):" in report
    assert "temperature: number" in report
    assert SERIAL not in report


async def test_diagnostics_of_an_account_that_cannot_be_set_up(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """Settings and reason are there, and no secret."""
    simulator.scenes.credentials(password="new")
    assert not await hass.config_entries.async_setup(entry.entry_id)
    found = await of_entry(hass, hass_client, entry)
    assert found["entry"]["state"] == "setup_error"
    assert "refuses" in found["entry"]["reason"]
    for secret in (simulator.account.password, simulator.account.client_key):
        assert secret not in json.dumps(found)


async def test_diagnostics_of_a_device_whose_account_is_not_loaded(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A device page offers the file also then, and it says that nothing works."""
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    found = await of_device(hass, hass_client, loaded_entry)
    assert found["entry"]["state"] == "not_loaded"
    assert found["account"]["registered_devices"] == 1
    assert SERIAL not in json.dumps(found)


async def test_diagnostics_are_made_away_from_the_event_loop(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While a large file is searched for secrets, everything else goes on."""
    threads: list[int] = []
    for module, name in ((diagnostics, "write_report"), (diagnostics, "redacted")):
        work = getattr(module, name)

        def noted(*args: Any, work: Any = work, **kwargs: Any) -> Any:
            threads.append(threading.get_ident())
            return work(*args, **kwargs)

        monkeypatch.setattr(module, name, noted)
    await of_entry(hass, hass_client, loaded_entry)
    assert len(threads) == 2
    assert threading.get_ident() not in threads


@pytest.mark.expected_log("Error fetching")
async def test_diagnostics_of_a_large_account_hold_those_in_trouble(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """The file stays short: twenty repeaters, and those that fail come first."""
    for number in range(25):
        simulator.scenes.add_device(DeviceSpec(serial=f"SR3{number:05}", bands=("08",)))
    await set_up(hass, entry)
    simulator.scenes.fault("status", call="status", serial="SR300024", status=500)
    failing = entry.runtime_data.devices["SR300024"]
    await failing.async_refresh()
    found = await of_entry(hass, hass_client, entry)
    assert found["account"]["listed_devices"] == 26
    assert len(found["account"]["listed"]) == len(found["devices"]) == 20
    assert [device["last_update_success"] for device in found["devices"][:2]] == [
        False,
        True,
    ]


async def test_diagnostics_cut_what_is_out_of_measure(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A platform that sends endless lists and texts makes no endless file."""
    endless = {"list": list(range(50_000)), "text": f"a {SERIAL} " * 50_000}
    simulator.scenes.set_field(SERIAL, "unknown", endless)
    await set_up(hass, entry)
    text = json.dumps(await of_device(hass, hass_client, entry))
    assert len(text) < 50_000
    assert SERIAL not in text
