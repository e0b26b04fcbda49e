"""The set-up's page while a gateway is searched: it opens late, asks twice, and shows how far."""

import asyncio
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.stellacontrol.const import DOMAIN
from tests.flows import (
    account_input,
    assert_error,
    looked,
    open_user_form,
    send_account,
    speaking,
)
from tests.helpers import pass_time, settle
from tests.scenes import arrived

pytestmark = pytest.mark.usefixtures("setup_entry")


@pytest.mark.expected_log("The set-up failed: POST /security/login → 40")
async def test_the_page_is_told_what_is_being_tried(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it looks, I see how far it is."""
    package = f"custom_components.{DOMAIN}.finding_flow"
    monkeypatch.setattr(f"{package}._PROGRESS_PAUSE", 0.0)
    told: list[float] = []

    hass.bus.async_listen(
        "data_entry_flow_progress_update",
        callback(lambda event: told.append(event.data["progress"])),
    )
    async with speaking("log-in-path/put") as simulator:
        menu = await looked(hass, await send_account(hass, simulator))
    assert menu["step_id"] == "not_found"
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1


async def test_page_that_opens_late_is_shown_the_result(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """My browser is slow and hears nothing of the end; soon it is told again, then no more."""
    async with speaking("log-in-path/session") as simulator:
        page = await send_account(hass, simulator)
        assert page["type"] is FlowResultType.SHOW_PROGRESS
        await pass_time(hass, freezer, 2)
        told = async_capture_events(hass, "data_entry_flow_progressed")
        await pass_time(hass, freezer, 5)
        assert told[-1].data["flow_id"] == page["flow_id"]
        assert (await looked(hass, page))["step_id"] == "found"
        told.clear()
        await pass_time(hass, freezer, timedelta(minutes=30))
    assert not told


async def test_page_that_is_closed_is_told_no_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """I close the dialog just when the search ends."""
    async with speaking("log-in-path/session") as simulator:
        page = await send_account(hass, simulator)
        await settle(hass)
        hass.config_entries.flow.async_abort(page["flow_id"])
        told = async_capture_events(hass, "data_entry_flow_progressed")
        await pass_time(hass, freezer, timedelta(minutes=30))
    assert not told


async def test_page_that_is_closed_amid_a_search_leaves_no_session(
    hass: HomeAssistant,
) -> None:
    """I give up; the search is over, and logs out first."""
    async with speaking("log-in-path/session") as simulator:
        simulator.scenes.fault("delay", call="devices", seconds=60)
        form = await open_user_form(hass)
        page = await hass.config_entries.flow.async_configure(
            form["flow_id"], account_input(simulator)
        )
        await arrived(simulator, "devices")
        assert simulator.platform.open_sessions
        hass.config_entries.flow.async_abort(page["flow_id"])
        async with asyncio.timeout(15):
            while simulator.platform.open_sessions:
                await asyncio.sleep(0.005)


@pytest.mark.expected_log("The set-up failed: POST /security/session → 401")
async def test_page_that_asks_twice_shows_what_is_wrong(hass: HomeAssistant) -> None:
    """Two notifications come together; I still read that my password is wrong."""
    async with speaking("log-in-path/session") as simulator:
        page = await send_account(hass, simulator, password="wrong")
        for _ in range(2):
            assert_error(await looked(hass, page), base="invalid_auth")
