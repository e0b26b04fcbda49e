"""Signing in again after the platform has refused the credentials."""

from unittest.mock import AsyncMock

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.flows import (
    TRIAL,
    assert_abort,
    assert_error,
    calls,
    fields,
    looked,
    send_account,
    shown,
    speaking,
    submit,
)
from tests.helpers import settle, state

NEW_KEY = "0f0e0d0c-0b0a-4908-8706-050403020100"


@pytest.mark.parametrize(
    "changed",
    [
        {"password": "new"},
        {"client_key": NEW_KEY},
        {"password": "new", "client_key": NEW_KEY},
    ],
)
async def test_new_secrets(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
    changed: dict[str, str],
) -> None:
    """The user enters what has changed; the rest stays, and the entry is reloaded."""
    before, unique_id = dict(entry.data), entry.unique_id
    result = await entry.start_reauth_flow(hass)
    assert result["step_id"] == "reauth_confirm"
    assert fields(result).keys() == {"client_key", "password"}
    assert shown(result) == {}
    placeholders = result["description_placeholders"]
    assert placeholders is not None
    assert placeholders["username"] == "demo@example.com"

    simulator.scenes.credentials(**changed)
    result = await submit(hass, result, changed)
    assert_abort(result, "reauth_successful")
    assert entry.data == before | changed
    assert (entry.unique_id, entry.title) == (unique_id, "d…@example.com")
    assert calls(simulator) == TRIAL
    assert simulator.platform.open_sessions == 0
    setup_entry.assert_awaited_once()


async def test_blank_secrets_are_the_stored_ones(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """When the platform works again, submitting the form unchanged is enough."""
    before = dict(entry.data)
    result = await entry.start_reauth_flow(hass)
    result = await submit(hass, result, {"client_key": " ", "password": ""})
    assert_abort(result, "reauth_successful")
    assert entry.data == before
    assert calls(simulator) == TRIAL


@pytest.mark.expected_log("The set-up failed")
async def test_wrong_secrets_change_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """The form comes back empty, and takes the right ones then."""
    before = dict(entry.data)
    result = await entry.start_reauth_flow(hass)
    result = await submit(hass, result, {"password": "wrong"})
    assert_error(result, base="invalid_auth")
    assert shown(result) == {}
    assert entry.data == before
    setup_entry.assert_not_awaited()

    await simulator.stop()
    result = await submit(hass, result, {})
    assert_error(result, base="cannot_connect")
    await simulator.start()
    result = await submit(hass, result, {})
    assert_abort(result, "reauth_successful")


async def test_refused_credentials_ask_for_new_ones(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """From a password changed elsewhere to readings again, all through the UI."""
    simulator.scenes.credentials(password="new")
    assert not await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)

    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    result = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"password": "new"}
    )
    assert_abort(result, "reauth_successful")
    await settle(hass)
    assert entry.state is ConfigEntryState.LOADED
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == "online"


async def test_profile_that_the_search_replaced_is_not_kept(
    hass: HomeAssistant,
) -> None:
    """A gateway that has come to speak as usual is spoken to as usual from then on."""
    async with speaking("log-in-path/session") as simulator:
        result = await looked(hass, await send_account(hass, simulator))
        result = await submit(
            hass, await submit(hass, result, {}), {"devices": [SERIAL]}
        )
        entry = result["result"]
        assert "profile" in entry.data
        simulator.scenes.dialect()
        simulator.scenes.credentials(password="new")
        entry.async_start_reauth(hass)
        await settle(hass)
        [form] = hass.config_entries.flow.async_progress()
        result = await looked(hass, await submit(hass, form, {"password": "new"}))
        assert_abort(await submit(hass, result, {}), "reauth_successful")
        await settle(hass)
        assert "profile" not in entry.data
        assert entry.state is ConfigEntryState.LOADED
