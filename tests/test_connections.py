"""What a set-up stands on: connections, clocks, and what is stored of the gateway."""

from contextlib import AsyncExitStack
import time

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import CONF_PROFILE
from custom_components.stellacontrol.coordinator import cookieless_http
from custom_components.stellacontrol.coordinator.clocks import steady_seconds
from simulator import DeviceSpec, Simulator, dialect_of
from tests.helpers import account_entry, pass_time, set_up, settle, state


async def test_accounts_share_their_connections_until_home_assistant_ends(
    hass: HomeAssistant,
) -> None:
    """One pool serves all accounts, and Home Assistant takes it along when it closes."""
    http = cookieless_http(hass)
    assert cookieless_http(hass) is http
    hass.bus.async_fire(EVENT_HOMEASSISTANT_CLOSE)
    await hass.async_block_till_done()
    assert http.closed


COOKIE = {
    "differs": {
        "token": {"source": "cookie", "keys": ["sid"]},
        "headers": {},
        "cookies": {"sid": "{token}"},
    }
}
"""The profile of a gateway whose session is a cookie."""


async def test_cookies_of_one_account_do_not_travel_to_another(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant
) -> None:
    """Two gateways on one host, as far as cookies know, keep a session each."""
    dialect = dialect_of("token-place/cookie")
    async with AsyncExitStack() as stack:
        platforms = [
            await stack.enter_async_context(
                Simulator(
                    devices=[DeviceSpec(serial=serial, phase=0.0)],
                    punctual=True,
                    dialect=dialect,
                )
            )
            for serial in ("SR1", "SR2")
        ]
        entries = [account_entry(platform) for platform in platforms]
        for place, entry in enumerate(entries):
            entry.add_to_hass(hass)
            hass.config_entries.async_update_entry(
                entry,
                data={**entry.data, CONF_PROFILE: COOKIE},
                unique_id=f"account {place}",
            )
        await set_up(hass, entries[0])
        await pass_time(hass, freezer, 1815)
        for serial in ("SR1", "SR2"):
            assert state(hass, "sensor", f"{serial}_temperature").state != "unavailable"
        refused = [
            asked.status
            for platform in platforms
            for asked in platform.scenes.requests()
            if (asked.status or 0) >= 400
        ]
        assert not refused
        for entry in entries:
            assert await hass.config_entries.async_unload(entry.entry_id)
        await settle(hass)


@pytest.mark.parametrize("has_boot_time", [True, False])
def test_steady_clock_goes_on_by_itself(
    monkeypatch: pytest.MonkeyPatch, has_boot_time: bool
) -> None:
    """Not every system has a clock that goes on while the machine sleeps."""
    if not has_boot_time:
        monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    before = steady_seconds()
    assert before > 0
    assert steady_seconds() >= before


@pytest.mark.expected_log("The stored profile cannot be used")
async def test_account_whose_stored_profile_is_damaged_goes_by_the_contract(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """What was found out about the gateway is lost; the account is not."""
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_PROFILE: {"differs": {"devices": 5}}}
    )
    await set_up(hass, entry)
    assert entry.state is ConfigEntryState.LOADED
