"""Tools for Assist: a scripted agent asks, and bands wait for the user's word."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.models import Group
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed_exact,
)

from custom_components.stellacontrol.llm import async_get_tools
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import set_up
from tests.scenes import OFF_SOON, band_changes, parameters, report

OFF_800: dict[str, Any] = {"repeater": "Attic", "band": "800 MHz", "on": False}
"""An order to turn a band off."""


@pytest.fixture
async def home(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set up a home with Assist."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "llm", {})
    await set_up(hass, entry)
    return entry


async def say(
    hass: HomeAssistant,
    tool: str,
    *,
    context: Context | None = None,
    satellite: str | None = None,
    **args: object,
) -> dict[str, Any]:
    """Let the agent use a tool in one turn of a conversation."""
    api = await llm.async_get_api(
        hass,
        llm.LLM_API_ASSIST,
        llm.LLMContext(
            platform="test",
            context=context or Context(),
            language="en",
            assistant="conversation",
            device_id=satellite,
        ),
    )
    result: Any = await api.async_call_tool(
        llm.ToolInput(tool_name=f"stellacontrol__{tool}", tool_args=args)
    )
    answer: dict[str, Any] = getattr(result, "data", result)
    return answer


async def confirm(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **changes: Any
) -> dict[str, Any]:
    """Let the agent say that the user said yes, while time goes on."""
    order = {**OFF_800, "confirmed": True, **changes}
    answer = hass.async_create_task(say(hass, "switch_band", **order))
    while not answer.done():
        await asyncio.sleep(0)
        freezer.tick(0.1)
        async_fire_time_changed_exact(hass)
    return await answer


async def test_agent_hears_what_is_wrong(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """Nothing is wrong, until something is."""
    assert await say(hass, "trouble") == {"repeaters": 1, "trouble": {}}
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    [trouble] = (await say(hass, "trouble"))["trouble"]["Attic"]
    assert trouble.startswith("feedback on 800 MHz since ")


async def test_agent_hears_how_a_repeater_is(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """By a part of its name; with bands and what is left of the quota."""
    status = await say(hass, "status", repeater="att")
    assert status["name"] == "Attic"
    assert status["connected"] is True
    assert status["bands"]["800 MHz"]["on"] is True
    assert status["messages_left_this_month"] > 1_000
    assert "Attic" in (await say(hass, "status", repeater="moon"))["error"]


async def test_agent_boosts_as_far_as_the_quota_lasts(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """A boost that is too large is refused with the numbers."""
    refused = await say(hass, "boost", repeater="Attic", frequency="1s", minutes=360)
    assert "quota does not allow" in refused["error"]
    assert await say(hass, "boost", repeater="Attic") == {"boosted": "Attic"}
    assert parameters(simulator) == [{"messageFrequency": "10s"}]


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
        assert (await confirm(hass, freezer))["done"] is is_done
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


async def test_agent_has_the_rights_of_who_speaks(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """Who may read nothing hears of no repeater; who may only read boosts none."""
    nobody, reader = (
        MockUser(groups=[Group(None, policy={"entities": entities}, id="few")])
        for entities in ({}, {"all": {"read": True}})
    )
    for user in (nobody, reader):
        user.add_to_hass(hass)
    trouble = await say(hass, "trouble", context=Context(user_id=nobody.id))
    assert trouble == {"repeaters": 0, "trouble": {}}
    context = Context(user_id=reader.id)
    assert (await say(hass, "trouble", context=context))["repeaters"] == 1
    assert "error" in await say(hass, "boost", context=context, repeater="Attic")
    assert parameters(simulator) == []


async def test_home_without_repeaters_has_no_tools(hass: HomeAssistant) -> None:
    """A model is not told of what it cannot use."""
    context = llm.LLMContext("test", None, "en", "conversation", None)
    assert async_get_tools(hass, context, llm.LLM_API_ASSIST) is None
