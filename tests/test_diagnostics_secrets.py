"""Diagnostics hold no secret: they can be published."""

import json
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import CONF_PASSWORD, CONF_URL
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.stellacontrol.api import DEFAULT_GATEWAY
from custom_components.stellacontrol.const import CONF_CLIENT_KEY, CONF_IGNORED_DEVICES
from simulator import DeviceSpec, Simulator
from simulator.hostile import HOSTILE_TEXTS
from tests.conftest import SERIAL
from tests.diagnostics_files import of_device, of_entry
from tests.helpers import set_up
from tests.scenes import report

KEY = "11111111-mark-key"
PASSWORD = "mark-password"
PLACE = "Mark Street 1"
LABEL = "Villa Mark"
OTHER = "20000002"
NEIGHBOUR = "somebody.else@example.org"


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
