"""Tools for Assist: a scripted agent asks about repeaters. Bands: `test_voice.py`."""

from typing import Any
from unittest.mock import ANY

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.models import Group
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, llm
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.stellacontrol.llm import async_get_tools
from custom_components.stellacontrol.store import DeviceStore
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import account_entry, set_up, settle, try_to_set_up
from tests.scenes import CELLAR, device_entry, parameters, press, report, turn

OFF_800: dict[str, Any] = {"repeater": "Attic", "band": "800 MHz", "on": False}
"""An order to turn a band off."""

NOTHING = {"repeaters": 0, "trouble": [], "accounts_in_trouble": []}
"""The answer of who may hear of no repeater."""


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


async def test_agent_hears_what_is_wrong(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """Nothing is wrong, until something is."""
    assert await say(hass, "trouble") == {**NOTHING, "repeaters": 1}
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    [trouble] = (await say(hass, "trouble"))["trouble"]
    assert trouble == {"repeater": "Attic", "why": [ANY]}
    assert trouble["why"][0].startswith("feedback on 800 MHz since ")


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


async def test_band_that_tells_nothing_is_not_off(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """Unknown is unknown: the state of a band, a band left out, and the connection."""
    for path in ("bands.08.isShutdownManually", "bands.21", "status"):
        simulator.scenes.drop_field(SERIAL, path)
    await report(hass, simulator)
    status = await say(hass, "status", repeater="Attic")
    assert status["connected"] == "unknown"
    bands = {band["identifier"]: band for band in status["bands"].values()}
    assert [bands[band]["on"] for band in ("08", "21")] == ["unknown"] * 2
    assert bands["21"]["signal_1_to_5"] == "unknown"


async def test_agent_hears_of_a_change_that_is_pending(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
) -> None:
    """What a band was asked to be stands beside what it reports."""
    band = (await say(hass, "status", repeater="Attic"))["bands"]["800 MHz"]
    assert (band["on"], band["pending"]) == (True, None)
    simulator.scenes.hold(SERIAL)
    await turn(hass, "08", on=False, freezer=freezer)
    band = (await say(hass, "status", repeater="Attic"))["bands"]["800 MHz"]
    assert (band["on"], band["pending"]) == (True, "off")


async def test_bands_of_the_same_name_have_their_identifiers(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """No band hides another, and none is switched in its place."""
    for band in ("08", "21"):
        simulator.scenes.set_field(SERIAL, f"bands.{band}.label", "LTE")
    simulator.scenes.alarm(SERIAL, "21", "feedback")
    await report(hass, simulator)
    status = await say(hass, "status", repeater="Attic")
    assert {"LTE (08)", "LTE (21)"} < set(status["bands"])
    assert status["trouble"][0].startswith("feedback on LTE (21) since ")
    refused = await say(hass, "switch_band", **{**OFF_800, "band": "LTE"})
    assert "LTE (08)" in refused["error"]
    for name in ("21", "LTE (21)"):
        asked = await say(hass, "switch_band", **{**OFF_800, "band": name})
        assert asked["ask_the_user"].startswith("Turn LTE (21) of Attic off")


async def test_agent_boosts_as_far_as_the_quota_lasts(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """A boost that is too large is refused with the numbers."""
    refused = await say(hass, "boost", repeater="Attic", frequency="1s", minutes=360)
    assert "quota does not allow" in refused["error"]
    assert await say(hass, "boost", repeater="Attic") == {"boosted": "Attic"}
    assert parameters(simulator) == [{"messageFrequency": "10s"}]


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
    assert trouble == NOTHING
    context = Context(user_id=reader.id)
    assert (await say(hass, "trouble", context=context))["repeaters"] == 1
    assert "error" in await say(hass, "boost", context=context, repeater="Attic")
    assert parameters(simulator) == []


async def test_home_without_repeaters_has_no_tools(hass: HomeAssistant) -> None:
    """A model is not told of what it cannot use."""
    context = llm.LLMContext("test", None, "en", "conversation", None)
    assert async_get_tools(hass, context, llm.LLM_API_ASSIST) is None


@pytest.fixture
async def masts(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> dict[str, dr.DeviceEntry]:
    """Give the repeater in the attic and a second one, in no area, the same name."""
    simulator.scenes.add_device(DeviceSpec(serial=CELLAR, label="Cellar", phase=0.0))
    await home.runtime_data.async_refresh()
    await settle(hass)
    registry, renamed = dr.async_get(hass), {}
    for serial in (SERIAL, CELLAR):
        device = device_entry(hass, home, serial)
        assert device is not None
        found = registry.async_update_device(device.id, name_by_user="Mast")
        assert found is not None
        renamed[serial] = found
    return renamed


async def test_healthy_repeater_hides_none_of_the_same_name(
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
    masts: dict[str, dr.DeviceEntry],
) -> None:
    """Each has a name of its own: with its area, or what else no other has."""
    names = ["Mast (Roof)", f"Mast ({CELLAR})"]
    for serial in (SERIAL, CELLAR):
        simulator.scenes.alarm(serial, "08", "feedback")
        await report(hass, simulator, serial)
    answer = await say(hass, "trouble")
    assert [found["repeater"] for found in answer["trouble"]] == names
    refused = await say(hass, "status", repeater="mast")
    assert refused["error"].endswith(": " + ", ".join(names))
    for name in names:
        assert (await say(hass, "status", repeater=name))["name"] == name
        order = {**OFF_800, "repeater": name}
        assert (
            f"of {name} off"
            in (await say(hass, "switch_band", **order))["ask_the_user"]
        )


async def test_repeaters_of_one_area_are_told_apart_by_their_accounts(
    hass: HomeAssistant,
    simulator: Simulator,
    home: MockConfigEntry,
    masts: dict[str, dr.DeviceEntry],
) -> None:
    """Serial numbers are what people know last."""
    registry = dr.async_get(hass)
    other = account_entry(simulator)
    other.add_to_hass(hass)
    hass.config_entries.async_update_entry(other, unique_id="another", title="Mill")
    hass.config_entries.async_update_entry(home, title="Barn")
    registry.async_remove_device(masts[CELLAR].id)
    simulator.scenes.add_device({"serial": "SR2", "label": "Mast", "location": "Roof"})
    await set_up(hass, other)
    mill = device_entry(hass, other, "SR2")
    assert mill is not None
    registry.async_update_device(mill.id, area_id=masts[SERIAL].area_id)
    refused = await say(hass, "status", repeater="Mast")
    assert refused["error"].endswith(": Mast (Barn), Mast (Mill)")


@pytest.mark.parametrize("is_away", [True, False])
async def test_repeater_of_an_account_that_is_not_loaded_is_no_healthy_one(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    home: MockConfigEntry,
    is_away: bool,
) -> None:
    """It counts, and I hear that nothing is known of it, and of the account why."""
    await hass.config_entries.async_unload(home.entry_id)
    if is_away:
        await DeviceStore(hass, home.entry_id).remove()
        await simulator.stop()
        await try_to_set_up(hass, home)
    assert await say(hass, "trouble") == {
        "repeaters": 1,
        "trouble": [
            {
                "repeater": "Attic",
                "why": [
                    f"nothing is known: its account {home.title} is not loaded or lacks it"
                ],
            }
        ],
        "accounts_in_trouble": [
            {
                "account": home.title,
                "why": "the platform cannot be reached"
                if is_away
                else "it is not loaded",
            }
        ],
    }
    for tool in ("status", "boost"):
        refused = await say(hass, tool, repeater="Attic")
        assert "Attic: nothing is known" in refused["error"]
    nobody = MockUser(groups=[Group(None, policy={"entities": {}}, id="none")])
    nobody.add_to_hass(hass)
    assert await say(hass, "trouble", context=Context(user_id=nobody.id)) == NOTHING


@pytest.mark.expected_log("Error fetching")
async def test_account_whose_platform_is_away_is_named(
    hass: HomeAssistant, simulator: Simulator, home: MockConfigEntry
) -> None:
    """Of the repeater I hear what is known, of the account what is wrong."""
    await simulator.stop()
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    answer = await say(hass, "trouble")
    assert answer["trouble"][0]["why"][0].startswith("the platform does not answer")
    assert answer["accounts_in_trouble"] == [
        {"account": home.title, "why": "the platform cannot be reached"}
    ]


async def test_disabled_account_is_not_spoken_of(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """Who has disabled it does not want it."""
    await hass.config_entries.async_set_disabled_by(
        home.entry_id, ConfigEntryDisabler.USER
    )
    context = llm.LLMContext("test", None, "en", "conversation", None)
    assert async_get_tools(hass, context, llm.LLM_API_ASSIST) is None
