"""Alarms that have lasted are reported once, also after a restart or an outage."""

from collections.abc import Awaitable, Callable

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.automations import look, wait
from tests.conftest import SERIAL
from tests.scenes import CELLAR
from tests.trigger.helpers import alarm, heard, use
from tests.trigger.home import Home

type Course = Callable[[Home], Awaitable[None]]

LASTING = {
    "trigger": "stellacontrol.alarm_began",
    "id": "lasted",
    "options": {"for": {"minutes": 15}},
}


async def nothing(home: Home) -> None:
    """Nothing happens."""
    await home.pass_minutes(9)


async def hiccup(home: Home) -> None:
    """The platform is away for some minutes."""
    await home.lose_the_platform()
    await home.pass_minutes(9)
    await home.find_the_platform()


async def reload(home: Home) -> None:
    """The account is reloaded."""
    await home.unload()
    await home.pass_minutes(9)
    await home.load()


async def restart(home: Home) -> None:
    """Home Assistant restarts."""
    await home.shut_down()
    await home.pass_minutes(9)
    await home.boot()


async def power_cut(home: Home) -> None:
    """The power fails for some minutes."""
    await home.pull_the_plug(after=1)
    await home.pass_minutes(9)
    await home.boot()


COURSES = [
    nothing,
    pytest.param(
        hiccup, marks=pytest.mark.expected_log("Error fetching Attic SR1000001 data")
    ),
    reload,
    restart,
    power_cut,
]


@pytest.mark.parametrize("course", COURSES)
async def test_time_goes_on(home: Home, course: Course) -> None:
    """Events in between neither stop the waiting time nor restart it."""
    await home.automate(LASTING)
    await home.alarm()
    await home.pass_minutes(3)
    await course(home)
    assert not home.told
    await home.pass_minutes(5)
    assert home.told == {"lasted": 1}


@pytest.mark.parametrize("course", COURSES)
async def test_what_is_due_meanwhile_is_told_once(home: Home, course: Course) -> None:
    """It is not lost when its moment comes while nobody is there to tell."""
    await home.automate(LASTING)
    await home.alarm()
    await home.pass_minutes(9)
    await course(home)
    await home.pass_minutes(5)
    assert home.told == {"lasted": 1}


@pytest.mark.parametrize("course", COURSES)
async def test_what_was_told_is_not_told_again(home: Home, course: Course) -> None:
    """Not even if the power fails a second later."""
    await home.automate(LASTING)
    await home.alarm()
    await home.pass_minutes(16)
    assert home.told == {"lasted": 1}
    await course(home)
    await home.pass_minutes(16)
    assert home.told == {"lasted": 1}


@pytest.mark.parametrize("end_is_seen", [True, False], ids=["seen", "in a restart"])
async def test_alarm_that_ends_before_is_not_told(
    home: Home, end_is_seen: bool
) -> None:
    """Also if it ended while Home Assistant was down."""
    await home.automate(LASTING)
    await home.alarm()
    await home.pass_minutes(9)
    if not end_is_seen:
        await home.shut_down()
    await home.alarm(on=False, seen=end_is_seen)
    await home.pass_minutes(9)
    if not end_is_seen:
        await home.boot()
    await home.pass_minutes(9)
    assert not home.told


async def test_alarm_that_comes_back_begins_anew(home: Home) -> None:
    """Two times ten minutes are not fifteen."""
    await home.automate(LASTING)
    for _ in range(2):
        await home.alarm()
        await home.pass_minutes(10)
        await home.alarm(on=False)
    assert not home.told
    await home.alarm()
    await home.pass_minutes(16)
    assert home.told == {"lasted": 1}


@pytest.mark.parametrize(("minutes", "told"), [(10, {"lasted": 1}), (20, {})])
async def test_automation_that_is_made_while_the_alarm_is_on(
    home: Home, minutes: int, told: dict[str, int]
) -> None:
    """It waits for the rest of the time; what is past is past, also after a reload."""
    await home.alarm()
    await home.pass_minutes(minutes)
    await home.automate(LASTING)
    await home.pass_minutes(6)
    await reload(home)
    assert home.told == told


async def test_bands_kinds_and_repeaters_that_i_chose(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
) -> None:
    """Each alarm has its own time, and only those that I chose count."""
    await use(hass, "alarm_began", bands=["08"], lasting="00:15:00")
    await alarm(hass, simulator, "21", "feedback")
    await alarm(hass, simulator, "08", "feedback")
    await wait(hass, freezer, *[60] * 5)
    await alarm(hass, simulator, "08", "feedback", serial=CELLAR)
    await wait(hass, freezer, *[60] * 11)
    assert heard(told) == ["Attic: 800 MHz feedback"]
    await wait(hass, freezer, *[60] * 5)
    assert heard(told) == ["Cellar: 800 MHz feedback"]


async def test_repeater_that_stays_away(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[str],
) -> None:
    """I can wait for longer than the option of the account says."""
    await use(hass, "repeater_lost", lasting={"hours": 1})
    simulator.scenes.offline(SERIAL)
    await wait(hass, freezer, *[600] * 9)
    assert not told
    await wait(hass, freezer, *[600] * 6)
    assert heard(told) == ["Attic:"]
    simulator.scenes.online(SERIAL)
    await look(hass, simulator)
    assert not told


async def test_alarm_of_a_disabled_account_runs_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[str],
) -> None:
    """Whoever disables an account wants to hear no more of it."""
    await use(hass, "alarm_began", lasting={"minutes": 15})
    await alarm(hass, simulator, "08", "feedback")
    await hass.config_entries.async_set_disabled_by(
        loaded_entry.entry_id, ConfigEntryDisabler.USER
    )
    await wait(hass, freezer, *[60] * 16)
    assert heard(told) == []
