"""A band change in the less usual situations that docs/commands.md lists."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, settle, state
from tests.scenes import (
    OFF_SOON,
    arrived,
    band_changes,
    parameters,
    press,
    reauth_flows,
    report,
    requests,
    shown_switch,
    turn,
)


async def test_change_that_makes_no_sense_to_the_platform_changes_nothing(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I am told, and the switch stays: it is refused without the fast reporting, too."""
    simulator.scenes.fault("status", call="parameters", status=400)
    with pytest.raises(HomeAssistantError) as caught:
        await turn(hass, "08", on=False)
    assert caught.value.translation_key == "request_rejected"
    sent = parameters(simulator)
    assert sent[:2] == [OFF_SOON, {"bands": {"08": False}}]
    # Then the other spellings.
    assert len(sent) <= 8
    assert shown_switch(hass) == (STATE_ON, False)


async def test_change_whose_answer_is_lost_shows_with_the_next_message(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Nobody knows whether it was accepted: I am told so, and then see the truth."""
    simulator.scenes.fault("close", call="parameters", times=1)
    with pytest.raises(HomeAssistantError) as caught:
        await turn(hass, "08", on=False, freezer=freezer)
    assert caught.value.translation_key == "cannot_connect"
    assert shown_switch(hass) == (STATE_ON, False)
    await pass_time(hass, freezer, 5)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)
    # A change is never repeated by itself: it might undo what came after it.
    assert band_changes(simulator) == [OFF_SOON]


async def test_change_with_a_token_that_died_is_sent_with_another(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A session that the platform ended costs me nothing."""
    simulator.scenes.expire_tokens()
    simulator.scenes.reset_log()
    await turn(hass, "08", on=False)
    sent = [(request.call, request.status) for request in simulator.scenes.requests()]
    assert sent[:3] == [("parameters", 401), ("login", 200), ("parameters", 202)]
    assert shown_switch(hass) == (STATE_OFF, True)


@pytest.mark.expected_log("The StellaControl platform refuses the credentials")
async def test_change_with_credentials_that_changed_changes_nothing(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I am asked to sign in again at once, and see no state until I did."""
    simulator.scenes.credentials(password="another")
    simulator.scenes.expire_tokens()
    with pytest.raises(HomeAssistantError) as caught:
        await turn(hass, "08", on=False)
    assert caught.value.translation_key == "invalid_auth"
    await settle(hass)
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_UNAVAILABLE
    assert reauth_flows(hass) == 1


async def test_later_of_two_users_wins(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If two of us want different things, the band is as the later one asked."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.5, times=1)
    mine = asyncio.create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    theirs = asyncio.create_task(turn(hass, "08", on=True))
    await asyncio.gather(mine, theirs)
    await settle(hass)
    assert parameters(simulator) == [OFF_SOON, {"bands": {"08": True}}]
    assert shown_switch(hass) == (STATE_ON, True)


@pytest.mark.expected_log("goes on reporting that the band 800 MHz")
async def test_change_that_somebody_undoes_elsewhere_gives_way_to_the_truth(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """What was undone on the platform before the device heard of it is not my wish."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await turn(hass, "08", on=False, freezer=freezer)
    simulator.scenes.bands(SERIAL, {"08": True})
    await pass_time(hass, freezer, 60)
    simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    # One message says otherwise; it may have crossed my wish.
    assert shown_switch(hass) == (STATE_OFF, True)
    await pass_time(hass, freezer, 15)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_ON, False)
    assert band_changes(simulator) == [{"bands": {"08": False}}]


async def test_bands_of_two_devices_travel_apart(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """One device that is refused takes no other along."""
    simulator.scenes.add_device({"serial": "SR2", "bands": ["08"], "label": "Barn"})
    await loaded_entry.runtime_data.async_refresh()
    await settle(hass)
    simulator.scenes.fault("status", call="parameters", status=500, serial="SR2")
    attic, barn = await asyncio.gather(
        turn(hass, "08", on=False),
        turn(hass, "08", on=False, serial="SR2"),
        return_exceptions=True,
    )
    assert attic is None
    assert isinstance(barn, HomeAssistantError)
    assert shown_switch(hass) == (STATE_OFF, True)
    assert shown_switch(hass, serial="SR2") == (STATE_ON, False)
    assert len(requests(simulator, "parameters")) == 2
