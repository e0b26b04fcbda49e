"""Diagnostics: what a bug report needs, and no secret."""

import json
import threading
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import CONF_PASSWORD, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.stellacontrol import diagnostics
from custom_components.stellacontrol.api import DEFAULT_GATEWAY
from custom_components.stellacontrol.const import CONF_CLIENT_KEY, CONF_IGNORED_DEVICES
from simulator import DeviceSpec, Simulator
from simulator.hostile import HOSTILE_TEXTS
from tests.conftest import SERIAL
from tests.helpers import entity_id, set_up
from tests.scenes import device_entry, report
from tests.six_bands import START, dictate

KEY = "11111111-mark-key"
PASSWORD = "mark-password"
PLACE = "Mark Street 1"
LABEL = "Villa Mark"
OTHER = "20000002"
NEIGHBOUR = "somebody.else@example.org"


async def of_entry(
    hass: HomeAssistant, client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Download the account's diagnostics."""
    return dict(await get_diagnostics_for_config_entry(hass, client, entry))


async def of_device(
    hass: HomeAssistant, client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Download a device's diagnostics."""
    device = device_entry(hass, entry)
    assert isinstance(device, dr.DeviceEntry)
    return dict(await get_diagnostics_for_device(hass, client, entry, device))


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


@pytest.fixture
async def marked_entry(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return an account whose secrets stand wherever the platform could put them."""
    simulator.scenes.credentials(client_key=KEY, password=PASSWORD)
    hass.config_entries.async_update_entry(
        entry,
        data={**entry.data, CONF_CLIENT_KEY: KEY, CONF_PASSWORD: PASSWORD},
        options={CONF_IGNORED_DEVICES: [OTHER]},
    )
    simulator.scenes.add_device(DeviceSpec(serial=OTHER, location=PLACE))
    unknown = {
        "owner": f"ask {NEIGHBOUR.upper()} or {simulator.account.name.upper()}",
        "note": f"{SERIAL} ({SERIAL.lower()}_x), {PLACE.lower()}; {PASSWORD}, {KEY}",
        "name": f"the repeater of {LABEL} at {simulator.url}",
        "token": "mark-token",
        "peers": {SERIAL: {OTHER: [SERIAL, {"serialNumber": OTHER}]}, OTHER: "so"},
        "parent": int(OTHER),
        NEIGHBOUR: True,
        "ratio": 0.5,
    }
    for in_metadata in (True, False):
        simulator.scenes.set_field(SERIAL, "location", PLACE, metadata=in_metadata)
        simulator.scenes.set_field(SERIAL, "label", LABEL, metadata=in_metadata)
        simulator.scenes.set_field(SERIAL, "unknown", unknown, metadata=in_metadata)
    await set_up(hass, entry)
    return entry


@pytest.mark.parametrize("download", [of_entry, of_device], ids=["account", "device"])
async def test_diagnostics_hold_no_secret(
    hass: HomeAssistant,
    simulator: Simulator,
    marked_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    download: Any,
) -> None:
    """I can publish the file: it names no person, place, device or credential."""
    found = await download(hass, hass_client, marked_entry)
    text = json.dumps(found).lower()
    tokens = list(simulator.platform._tokens)
    assert tokens
    secrets = [
        *tokens,
        KEY,
        PASSWORD,
        PLACE,
        LABEL,
        "127.0.0.1",
        SERIAL,
        OTHER,
        NEIGHBOUR,
        simulator.account.name,
        "mark-token",
    ]
    assert [secret for secret in secrets if secret.lower() in text] == []
    # What is no secret is still there.
    unknown = found["devices"][0]["status"]["unknown"]
    assert unknown["ratio"] == 0.5
    assert len(unknown["peers"]) == 2
    assert unknown["note"].startswith(f"{REDACTED} ({REDACTED}_x)")
    assert len(found["devices"][0]["status"]["bands"]) == 6


async def test_diagnostics_tell_the_vendors_own_gateway(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """An address that everybody has is no secret, and good to know."""
    hass.config_entries.async_update_entry(
        loaded_entry, data={**loaded_entry.data, CONF_URL: DEFAULT_GATEWAY}
    )
    found = await of_entry(hass, hass_client, loaded_entry)
    assert found["entry"]["data"]["url"] == DEFAULT_GATEWAY


async def test_diagnostics_do_not_tell_a_password_by_its_gap(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A password that is a common word is not betrayed by the words it is part of."""
    assert simulator.account.password == "repeater"
    note = "iRepeater; the password is Repeater, not repeaters"
    simulator.scenes.set_field(SERIAL, "note", note)
    await report(hass, simulator)
    found = (await of_device(hass, hass_client, loaded_entry))["devices"][0]
    assert found["status"]["model"] == "iRepeater 6 band"
    assert found["status"]["note"] == (
        f"iRepeater; the password is {REDACTED}, not repeaters"
    )


async def test_diagnostics_survive_a_place_without_a_name(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A location of blanks does not blacken the whole file."""
    simulator.scenes.set_field(SERIAL, "location", " ")
    simulator.scenes.set_field(SERIAL, "note", "all is well")
    await report(hass, simulator)
    found = await of_device(hass, hass_client, loaded_entry)
    assert found["devices"][0]["status"]["note"] == "all is well"


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


@pytest.mark.parametrize("kind", HOSTILE_TEXTS)
async def test_diagnostics_hide_a_label_as_it_came(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    kind: str,
) -> None:
    """What pages show of a label is not what the platform sent; neither is in the file."""
    for in_metadata in (True, False):
        label = HOSTILE_TEXTS[kind].replace("Attic", "Villa Mark")
        simulator.scenes.set_field(SERIAL, "label", label, metadata=in_metadata)
    await set_up(hass, entry)
    text = json.dumps(await of_entry(hass, hass_client, entry))
    assert "Villa" not in text
