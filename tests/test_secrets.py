"""Credentials and tokens appear only where they belong."""

import asyncio
from collections.abc import AsyncIterator
import json
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.stellacontrol.const import DOMAIN
from simulator import Account, DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.flows import account_input, assert_error, open_user_form, submit
from tests.helpers import pass_time, settle
from tests.scenes import choose, device_entry, press, report, turn
from tests.secret_witness import ANY, OURS, USER, Witness

OWN = {
    "client_id": "marked-client",
    "client_key": "marked-key",
    "password": "marked-password",
}
NEW = {"client_key": "marked-key-2", "password": "marked-password-2"}


@pytest.fixture
async def simulator(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run a platform whose credentials are marked; so are its tokens, always."""
    attic = DeviceSpec(serial=SERIAL, label="Attic", location="Roof", phase=0.0)
    account = Account(name=USER, **OWN)
    async with Simulator(devices=[attic], punctual=True, account=account) as running:
        yield running


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Let every logger say all it has to say."""
    caplog.set_level(logging.DEBUG)
    for name in (*OURS, "homeassistant", "aiohttp.client", "aiohttp.internal"):
        caplog.set_level(logging.DEBUG, logger=name)


@pytest.fixture(autouse=True)
async def enable_event_loop_debug() -> None:
    """Let asyncio tell all, too."""
    asyncio.get_running_loop().set_debug(True)


@pytest.fixture(autouse=True)
def no_surprise_in_the_log() -> None:
    """Let anything be complained about: here it counts what complaints tell."""


@pytest.fixture
def witness(
    hass: HomeAssistant,
    simulator: Simulator,
    caplog: pytest.LogCaptureFixture,
    hass_storage: dict[str, Any],
) -> Witness:
    """Return someone who hears and sees everything."""
    return Witness(hass, simulator, caplog, hass_storage)


async def set_up(hass: HomeAssistant, simulator: Simulator) -> MockConfigEntry:
    """Set the account up as a user does, after a slip in the password."""
    form = await open_user_form(hass)
    wrong = account_input(simulator, password="marked-password-wrong")
    form = await submit(hass, form, wrong)
    assert_error(form, base="invalid_auth")
    form = await submit(hass, form, account_input(simulator))
    result = await submit(hass, form, {"devices": [SERIAL]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry: MockConfigEntry = hass.config_entries.async_entries(DOMAIN)[0]  # type: ignore[assignment] # what it needs, a real one has
    return entry


async def use(
    hass: HomeAssistant, simulator: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    """Use what there is to use."""
    await turn(hass, "08", on=False, freezer=freezer)
    await choose(hass, "1m")
    await report(hass, simulator)
    await press(hass, "reboot")
    device = device_entry(hass, hass.config_entries.async_entries(DOMAIN)[0])
    assert device is not None
    await hass.services.async_call(
        DOMAIN,
        "get_status",
        {"device_id": device.id},
        blocking=True,
        return_response=True,
    )


def echo(simulator: Simulator) -> dict[str, str]:
    """Return a body that repeats all that must not be told."""
    account = simulator.account
    return {
        "error": f"{account.client_key} {account.password} {account.name} "
        + " ".join(simulator.platform._tokens),
    }


async def test_life_tells_no_secret(
    hass: HomeAssistant,
    simulator: Simulator,
    witness: Witness,
    freezer: FrozenDateTimeFactory,
    hass_client: ClientSessionGenerator,
) -> None:
    """From the set-up to the removal, credentials stay where they belong."""
    assert await async_setup_component(hass, "system_health", {})
    entry = await set_up(hass, simulator)
    await use(hass, simulator, freezer)
    await pass_time(hass, freezer, 1800)
    witness.look()
    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert not ANY.search(json.dumps(found))
    health = await get_system_health_info(hass, DOMAIN)
    assert not ANY.search(repr({key: str(value) for key, value in health.items()}))
    health["can_reach_gateway"].close()
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)
    witness.look()
    witness.assert_no_secret()
    assert simulator.platform.open_sessions == 0
    assert simulator.platform.logins > 2  # there were tokens to be told


FAULTS: dict[str, dict[str, Any]] = {
    "400": {"kind": "status", "status": 400},
    "401": {"kind": "status", "status": 401},
    "403": {"kind": "status", "status": 403},
    "404": {"kind": "status", "status": 404},
    "409": {"kind": "status", "status": 409},
    "429": {"kind": "status", "status": 429},
    "500": {"kind": "status", "status": 500},
    "redirect": {
        "kind": "status",
        "status": 302,
        "headers": {"Location": "https://marked-user:marked-password@example.org/"},
    },
    "success of another shape": {"kind": "status", "status": 200},
    "html": {"kind": "html"},
    "no JSON": {"kind": "broken_json"},
    "cut": {"kind": "truncated_json"},
    "hung up": {"kind": "close"},
}


@pytest.mark.parametrize("name", FAULTS)
async def test_trouble_tells_no_secret(
    hass: HomeAssistant,
    witness: Witness,
    freezer: FrozenDateTimeFactory,
    hass_client: ClientSessionGenerator,
    name: str,
) -> None:
    """No error shows a secret, even if the platform repeats it."""
    simulator = witness.simulator
    entry = await set_up(hass, simulator)
    fault = FAULTS[name]
    if fault["kind"] == "status":
        fault = fault | {"body": echo(simulator)}
    simulator.scenes.fault(**fault)
    for action in (
        turn(hass, "08", on=False, freezer=freezer),
        press(hass, "reboot"),
        press(hass, "refresh"),
        choose(hass, "1m"),
    ):
        try:
            await action
        except HomeAssistantError as error:
            witness.catch(error)
    # Home Assistant's own session would end after half an hour.
    await pass_time(hass, freezer, 660)
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    witness.look()
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 660)
    if hass.config_entries.async_loaded_entries(DOMAIN):
        found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
        assert not ANY.search(json.dumps(found))
    await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)
    witness.assert_no_secret()


async def test_new_credentials_tell_no_secret(
    hass: HomeAssistant,
    simulator: Simulator,
    witness: Witness,
    freezer: FrozenDateTimeFactory,
) -> None:
    """When credentials change, neither the old nor the new ones are told."""
    entry = await set_up(hass, simulator)
    simulator.scenes.credentials(**NEW)
    simulator.scenes.expire_tokens()
    await pass_time(hass, freezer, 660)
    (form,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    witness.look()
    wrong = {**NEW, "password": "marked-password-wrong"}
    shown = await submit(hass, form, wrong)
    assert_error(shown, base="invalid_auth")
    result = await submit(hass, shown, NEW)
    assert result["type"] is FlowResultType.ABORT
    await settle(hass)
    witness.look()
    await hass.config_entries.async_unload(entry.entry_id)
    await settle(hass)
    witness.assert_no_secret()
