"""Answers that are none, to the calls that come before a status or beside it."""

import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import leap, pass_time, settle
from tests.scenes import reauth_flows, shown_switch, turn, unique_ids

from .broken import BROKEN_HTTP
from .house import MESSAGE, OTHER, House
from .wire import Wire

LIST = " /devices "
LIST_RECOVERED = "Fetching device list data recovered"
RETRY = 120
"""By then a failed set-up has been tried again."""

OBJECTS = {
    "an empty object",
    "an error with a success code",
    "the status of another device",
}
"""Where a log-in has worked, such an answer without a token refuses the credentials."""

READABLE = {
    "no content",
    "wrong charset",
    "no JSON",
    "truncated JSON",
    "deep nesting",
    "empty body",
    "null",
    "a text",
    "a list",
    "an empty object",
    "the status of another device",
}
"""A success code is all that a change is answered with: these accept it."""


def standing(entry: MockConfigEntry) -> ConfigEntryState:
    """Return how the account stands now."""
    return entry.state


@pytest.mark.parametrize("call", ["/login", LIST])
async def test_set_up_that_is_not_answered(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    wire: Wire,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    *,
    caplog: pytest.LogCaptureFixture,
    hass_storage: dict[str, Any],
    call: str,
) -> None:
    """The account says why it has to wait, and is there as soon as it can be."""
    for fault, said in BROKEN_HTTP.items():
        if call == LIST and fault in ("a list", "the status of another device"):
            continue  # a list it is, if of no or one device
        if call == "/login" and fault in OBJECTS:
            continue  # a refusal; see test_sessions
        wire.say(call, said)
        await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)
        assert wire.met, fault
        assert standing(entry) is ConfigEntryState.SETUP_RETRY, fault
        assert "The StellaControl platform" in (entry.reason or ""), fault
        assert simulator.platform.open_sessions == 0, fault
        wire.mend()
        wire.met.clear()
        await pass_time(hass, freezer, RETRY)
        assert standing(entry) is ConfigEntryState.LOADED, fault
        assert await hass.config_entries.async_unload(entry.entry_id)
        await settle(hass)
        # With the list of the last run nothing would wait for the platform.
        hass_storage.clear()
    assert not reauth_flows(hass)
    assert not [
        record
        for record in caplog.records
        if record.exc_info and record.levelno > logging.INFO
    ]


@pytest.mark.expected_log("Error fetching device list data")
async def test_list_that_is_not_answered(house: House) -> None:
    """Nothing comes or goes, and one line says that the list could not be read."""
    before = unique_ids(house.hass), unique_ids(house.hass, OTHER)
    for fault, said in BROKEN_HTTP.items():
        if fault in ("a list", "the status of another device"):
            continue  # test_values has lists; one object is taken for a list of one
        told = len(house.complaints())
        house.wire.say(LIST, said)
        await leap(house.hass, house.freezer, 6 * 3_600)
        await house.live(400)
        # At once, after a minute, and five minutes later; where the connection is
        # closed without a word, aiohttp repeats each of them.
        assert len(house.wire.met) in (3, 6), fault
        assert len(house.complaints()) == told + 1, fault
        house.assert_well()
        house.wire.mend()
        house.wire.met.clear()
        await leap(house.hass, house.freezer, 1_900)
        assert (unique_ids(house.hass), unique_ids(house.hass, OTHER)) == before
        recoveries = house.caplog.text.count(LIST_RECOVERED)
        assert recoveries == len(house.complaints()), fault
    await house.recovers(68.5)
    house.assert_no_trace()


async def test_change_that_is_not_answered(house: House) -> None:
    """I am told, the switch shows the truth, and nothing is left behind."""
    for fault in BROKEN_HTTP.keys() - READABLE:
        house.wire.say(f"/{SERIAL}/parameters", BROKEN_HTTP[fault])
        with pytest.raises(HomeAssistantError) as caught:
            await turn(house.hass, "08", on=False, freezer=house.freezer)
        told = caught.value.translation_key
        assert told in (
            "cannot_connect",
            "platform_error",
            "request_rejected",
        ), fault
        assert shown_switch(house.hass) == (STATE_ON, False), fault
        house.wire.mend()
    await turn(house.hass, "08", on=False, freezer=house.freezer)
    assert shown_switch(house.hass) == (STATE_OFF, True)
    await house.live(MESSAGE)
    assert shown_switch(house.hass) == (STATE_OFF, False)
    assert house.complaints() == []
    house.assert_no_trace()
    await house.recovers(68.5)
