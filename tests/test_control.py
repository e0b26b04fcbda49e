"""Band changes on their way: gathered, sent once, accepted or refused as a whole."""

import asyncio
from collections.abc import Mapping

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, pass_time, settle
from tests.scenes import (
    OFF_SOON,
    arrived,
    boost_reason,
    choose,
    parameters,
    report,
    requests,
    shown_switch,
    turn,
)


def switch(hass: HomeAssistant, band: str) -> str:
    """Return the entity id of a band's switch."""
    return entity_id(hass, "switch", f"{SERIAL}_band_{band}")


def not_permitted(hass: HomeAssistant, entry: MockConfigEntry) -> bool:
    """Return whether I am told that the frequency may not be set."""
    issue = f"frequency_not_permitted_{entry.entry_id}"
    return ir.async_get(hass).async_get_issue(DOMAIN, issue) is not None


async def turn_together(
    hass: HomeAssistant, *wishes: tuple[str, bool]
) -> list[str | None]:
    """Tap switches quickly, one after the other; returns what each caller was told."""

    async def told(pause: float, band: str, on: bool) -> str | None:
        await asyncio.sleep(pause)
        try:
            await turn(hass, band, on=on)
        except HomeAssistantError as err:
            return err.translation_key
        return None

    answers = await asyncio.gather(
        *(told(0.08 * tap, *wish) for tap, wish in enumerate(wishes))
    )
    await settle(hass)
    return answers


async def test_scene_of_three_switches_is_one_request(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A scene changes three bands with one request, and spares my quota two."""
    assert await async_setup_component(hass, "scene", {})
    await settle(hass)
    wanted = {"07": STATE_OFF, "08": STATE_ON, "21": STATE_OFF}
    await hass.services.async_call(
        "scene",
        "apply",
        {"entities": {switch(hass, band): value for band, value in wanted.items()}},
        blocking=True,
    )
    await settle(hass)
    # Band 08 is on already, and a scene leaves it alone.
    assert parameters(simulator) == [
        {"bands": {"07": False, "21": False}, "messageFrequency": "10s"}
    ]
    for band in ("07", "21"):
        assert shown_switch(hass, band) == (STATE_OFF, True)
    assert shown_switch(hass, "08") == (STATE_ON, False)


@pytest.mark.parametrize(
    ("wishes", "sent"),
    [
        pytest.param(
            [("07", False), ("08", False), ("21", True)],
            {"07": False, "08": False, "21": True},
            id="three bands",
        ),
        pytest.param(
            [("08", False), ("08", True), ("08", False)], {"08": False}, id="off on off"
        ),
        pytest.param([("08", False), ("08", True)], {"08": True}, id="off on"),
    ],
)
async def test_quick_changes_travel_together(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    wishes: list[tuple[str, bool]],
    sent: Mapping[str, bool],
) -> None:
    """A few quick taps are one request, and the last tap on a band counts."""
    assert await turn_together(hass, *wishes) == [None] * len(wishes)
    assert parameters(simulator) == [{"bands": sent, "messageFrequency": "10s"}]
    for band, on in sent.items():
        assert shown_switch(hass, band) == (STATE_ON if on else STATE_OFF, True)


async def test_later_change_is_a_request_of_its_own(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What I tap after the first request has left travels alone."""
    await turn(hass, "08", on=False)
    await turn(hass, "21", on=False)
    # The device reports fast already.
    assert parameters(simulator) == [
        OFF_SOON,
        {"bands": {"21": False}},
    ]


async def test_change_during_a_slow_request_is_sent_after_it(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A tap while the platform is slow neither gets lost nor overtakes."""
    simulator.scenes.fault("delay", call="parameters", seconds=0.6, times=1)
    slow = hass.async_create_task(turn(hass, "08", on=False))
    await arrived(simulator, "parameters")
    assert len(parameters(simulator)) == 1
    await turn(hass, "08", on=True)
    await slow
    assert parameters(simulator) == [
        OFF_SOON,
        {"bands": {"08": True}},
    ]
    assert shown_switch(hass) == (STATE_ON, True)


async def test_refusal_is_told_to_every_caller(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If three changes are refused together, none of them looks as if it worked."""
    simulator.scenes.fault("status", call="parameters", status=500)
    told = await turn_together(hass, ("07", False), ("08", False), ("21", False))
    assert told == ["platform_error"] * 3
    assert len(parameters(simulator)) == 1
    for band in ("07", "08", "21"):
        assert shown_switch(hass, band) == (STATE_ON, False)


async def test_caller_that_gives_up_takes_nobody_along(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A script that is stopped does not stop what others asked at the same time."""
    stopped = hass.async_create_task(turn(hass, "07", on=False))
    kept = hass.async_create_task(turn(hass, "08", on=False))
    await asyncio.sleep(0.1)
    stopped.cancel()
    await kept
    assert stopped.cancelled()
    assert len(parameters(simulator)) == 1
    assert shown_switch(hass, "08") == (STATE_OFF, True)


async def test_refusal_leaves_no_boost(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A change that was refused does not let the device report faster later."""
    simulator.scenes.fault("status", call="parameters", status=500, times=1)
    with pytest.raises(HomeAssistantError):
        await turn(hass, "08", on=False, freezer=freezer)
    await pass_time(hass, freezer, 70)
    await choose(hass, "1m")
    assert parameters(simulator)[1:] == [{"messageFrequency": "1m"}]
    assert boost_reason(hass) == "none"


async def test_change_after_a_refusal_works(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I can try again at once; the refused wish does not come along."""
    simulator.scenes.fault("status", call="parameters", status=500, times=1)
    with pytest.raises(HomeAssistantError):
        await turn(hass, "08", on=False)
    await turn(hass, "21", on=False)
    # The frequency waits a minute after a failure; the bands do not.
    assert parameters(simulator)[1:] == [{"bands": {"21": False}}]
    assert shown_switch(hass, "08") == (STATE_ON, False)
    assert shown_switch(hass, "21") == (STATE_OFF, True)


async def test_bands_do_not_suffer_from_a_forbidden_frequency(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """Without the right to report faster my change is made, and I learn what to ask."""
    simulator.scenes.forbid("frequency")
    await turn(hass, "08", on=False)
    sent = requests(simulator, "parameters")
    assert [(request.body, request.status) for request in sent] == [
        (OFF_SOON, 403),
        ({"bands": {"08": False}}, 202),
    ]
    assert shown_switch(hass) == (STATE_OFF, True)
    assert not_permitted(hass, loaded_entry)
    # It is not tried again with every tap.
    await turn(hass, "21", on=False)
    assert parameters(simulator)[2:] == [{"bands": {"21": False}}]


async def test_forbidden_bands_say_nothing_of_the_frequency(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If it is the bands that I may not change, that is what I am told."""
    simulator.scenes.forbid("bands")
    told = await turn_together(hass, ("08", False), ("21", False))
    assert told == ["bands_not_permitted"] * 2
    assert [request.status for request in requests(simulator, "parameters")] == [
        403
    ] * 2
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_ON, False)
    assert not not_permitted(hass, loaded_entry)
