"""Band switches and what acts on them: voice, areas, the user, a model behind Assist."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import (
    async_expose_entity,
    async_should_expose,
)
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar, intent
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, set_up, state
from tests.scenes import OFF_SOON, band_changes
from tests.test_llm import OFF_800, say

ASSISTANTS = ("conversation", "cloud.alexa", "cloud.google_assistant")


@pytest.fixture
async def home(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set up a home with Assist, as every new one has it."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "intent", {})
    assert await async_setup_component(hass, "llm", {})
    await set_up(hass, entry)
    return entry


@pytest.mark.parametrize("assistant", ASSISTANTS)
async def test_voice_has_no_hand_on_bands_until_i_want_it(
    hass: HomeAssistant, home: MockConfigEntry, assistant: str
) -> None:
    """No band is exposed by itself; one that I expose stays so through a reload."""
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    assert not async_should_expose(hass, assistant, switch)
    async_expose_entity(hass, assistant, switch, True)
    assert await hass.config_entries.async_reload(home.entry_id)
    assert async_should_expose(hass, assistant, switch)


async def test_voice_that_turns_off_all_switches_leaves_mobile_coverage_on(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """*Turn off the switches on the roof* finds nothing to turn off."""
    with pytest.raises(intent.MatchFailedError):
        await intent.async_handle(
            hass,
            "test",
            intent.INTENT_TURN_OFF,
            {"area": {"value": "Roof"}, "domain": {"value": "switch"}},
            assistant="conversation",
        )
    assert band_changes(simulator) == []


async def test_my_own_action_on_an_area_reaches_the_bands(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """What I write myself for the switches of an area means the bands in it, too."""
    area = ar.async_get(hass).async_get_area_by_name("Roof")
    assert area is not None
    call = hass.async_create_task(
        hass.services.async_call(
            "switch", "turn_off", {"area_id": area.id}, blocking=True
        )
    )
    while not call.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
    await call
    assert len(band_changes(simulator)) == 1


async def confirm(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **changes: Any
) -> dict[str, Any]:
    """Let the agent say that the user said yes, while time goes on."""
    order = {**OFF_800, "confirmed": True, **changes}
    answer = hass.async_create_task(say(hass, "switch_band", **order))
    while not answer.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
    return await answer


async def test_agent_switches_a_band_only_after_the_user_said_yes(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """However often it tries within one turn: a question, and nothing is sent."""
    turn = Context()
    for confirmed in (False, True, True):
        asked = await confirm(hass, freezer, context=turn, confirmed=confirmed)
        assert asked["done"] is False
        assert "800 MHz of Attic" in asked["ask_the_user"]
        freezer.tick(60)
    assert band_changes(simulator) == []
    # What the user said yes to is used up by it.
    for is_done in (True, False):
        turn = Context()
        assert (await confirm(hass, freezer, context=turn))["done"] is is_done
        switch = state(hass, "switch", f"{SERIAL}_band_08")
        assert (switch.context is turn) is is_done
    assert len(band_changes(simulator)) == 1


async def test_agent_does_not_answer_for_the_user_where_each_call_is_a_turn(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """MCP has a context for each call: nobody says yes in a moment, or unasked."""
    for seconds in (4, 4, 4, 0):
        assert (await confirm(hass, freezer))["done"] is False
        freezer.tick(seconds)
    freezer.tick(10)
    assert (await confirm(hass, freezer, confirmed=False))["done"] is False
    assert band_changes(simulator) == []
    freezer.tick(10)
    assert (await confirm(hass, freezer))["done"] is True


@pytest.mark.parametrize("away", [timedelta(minutes=6), timedelta(days=7)])
async def test_question_that_was_not_answered_ends(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    home: MockConfigEntry,
    away: timedelta,
) -> None:
    """What I left open or declined is asked anew, and can then be answered."""
    assert (await say(hass, "switch_band", **OFF_800))["done"] is False
    freezer.tick(away)
    assert (await confirm(hass, freezer))["done"] is False
    assert band_changes(simulator) == []
    freezer.tick(timedelta(minutes=4))
    assert (await confirm(hass, freezer))["done"] is True


async def test_yes_means_the_last_question(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """Of two bands in one breath the last is switched; the other is asked for again."""
    turn, answer = Context(), Context()
    for band in ("800 MHz", "21"):
        order = {**OFF_800, "band": band}
        await say(hass, "switch_band", context=turn, **order)
    freezer.tick(10)
    refused = await confirm(hass, freezer, context=answer)
    assert "one band at a time" in refused["error"]
    assert band_changes(simulator) == []
    done = await confirm(hass, freezer, context=answer, band="21")
    assert done["done"] is True
    [change] = band_changes(simulator)
    assert change == {**OFF_SOON, "bands": {"21": False}}
    assert (await confirm(hass, freezer, context=answer))["done"] is False


async def test_yes_is_for_who_was_asked(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """Satellites know no user; what one asked in the kitchen is not answered upstairs."""
    await say(hass, "switch_band", satellite="kitchen", **OFF_800)
    freezer.tick(10)
    upstairs = await confirm(hass, freezer, satellite="bedroom")
    assert upstairs["done"] is False
    assert band_changes(simulator) == []
    assert (await confirm(hass, freezer, satellite="kitchen"))["done"] is True
