"""Credentials that are refused, and sessions that end."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.flows import calls
from tests.helpers import pass_time, state, try_to_set_up
from tests.scenes import choose, press, reauth_flows, requests


async def test_set_up_with_wrong_credentials_asks_to_sign_in_again(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Wrong credentials are tried once, lest the account be locked."""
    simulator.scenes.credentials(password="new")
    await try_to_set_up(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert reauth_flows(hass) == 1
    await pass_time(hass, freezer, timedelta(days=1))
    assert calls(simulator) == ["login"]
    assert simulator.platform.refused_logins == 1


async def test_set_up_with_tokens_that_are_refused_is_tried_again(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A call refused right after a good log-in is the platform's trouble, not mine."""
    simulator.scenes.fault("status", call="devices", status=401)
    await try_to_set_up(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert reauth_flows(hass) == 0
    assert calls(simulator).count("login") == 1


@pytest.mark.expected_log("Authentication failed while fetching Attic SR1000001 data")
async def test_credentials_that_stop_working_are_asked_for_once(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """When the password changes I am asked once, and the platform is left alone."""
    await try_to_set_up(hass, entry)
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    await pass_time(hass, freezer, 602)
    assert reauth_flows(hass) == 1
    assert simulator.platform.refused_logins == 1
    assert state(hass, "sensor", f"{SERIAL}_temperature").state == STATE_UNAVAILABLE
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(days=1))
    assert reauth_flows(hass) == 1
    assert not simulator.scenes.requests()


async def test_session_that_ends_early_is_opened_again(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A session that the platform ends costs a log-in, and nobody notices."""
    simulator.scenes.reset_log()
    simulator.scenes.expire_tokens()
    await press(hass, "refresh")
    assert calls(simulator) == ["status", "login", "status"]
    assert state(hass, "sensor", f"{SERIAL}_temperature").state != STATE_UNAVAILABLE
    assert reauth_flows(hass) == 0


@pytest.mark.usefixtures("generous_quota")
async def test_sessions_that_expire_are_not_noticed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that reports each 10 s is read across the end of a session."""
    await choose(hass, "10s")
    simulator.scenes.reset_log()
    for _ in range(200):
        await pass_time(hass, freezer, 5)
        shown = state(hass, "sensor", f"{SERIAL}_temperature").state
        assert shown != STATE_UNAVAILABLE
    statuses = [request.status for request in requests(simulator, "status")]
    assert statuses.count(401) == 1
    assert len(requests(simulator, "login")) <= 2
