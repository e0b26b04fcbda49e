"""A change of a repeater that reports at once is looked for early, and costs no boost."""

from collections.abc import AsyncIterator
from dataclasses import replace

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Habit, Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time
from tests.scenes import (
    OFF_SOON,
    boost_reason,
    parameters,
    requests,
    shown_switch,
    turn,
)
from tests.test_control_follow import seconds_until, set_option

ON = {"bands": {"08": True}}
OFF = {"bands": {"08": False}}


@pytest.fixture
async def simulator(beginning: None) -> AsyncIterator[Simulator]:
    """Run a platform with one device that reports at once."""
    attic = DeviceSpec(serial=SERIAL, label="Attic", location="Roof", phase=0.0)
    habit = Habit(reports_at_once=True)
    async with Simulator(
        seed=1, devices=[attic], punctual=True, habit=habit
    ) as running:
        yield running


@pytest.fixture
async def known(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Let it show with a first change, which is boosted, that it reports at once."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert parameters(simulator) == [OFF_SOON]
    await pass_time(hass, freezer, 200)
    assert shown_switch(hass) == (STATE_OFF, False)
    simulator.scenes.reset_log()


async def test_first_change_is_confirmed_by_an_early_look(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """It is boosted, since nobody knows the repeater, and shows as soon all the same."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert parameters(simulator) == [OFF_SOON]
    took = await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_OFF, False), 5
    )
    assert took <= 3


@pytest.mark.usefixtures("known")
async def test_change_is_confirmed_by_an_early_look_alone(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """It shows in three seconds, with one message and one request for the status."""
    sent_before = simulator.device(SERIAL).sent
    await turn(hass, "08", on=True, freezer=freezer)
    assert boost_reason(hass) == "none"
    took = await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_ON, False), 5
    )
    assert took <= 4
    assert parameters(simulator) == [ON]
    await pass_time(hass, freezer, 60)
    assert len(requests(simulator, "status", SERIAL)) == 1
    assert simulator.device(SERIAL).sent == sent_before + 1


@pytest.mark.usefixtures("known")
async def test_next_message_is_asked_for_in_time_after_an_early_look(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """The repeater counts its ten minutes from the message that it sent at once."""
    await turn(hass, "08", on=True, freezer=freezer)
    await pass_time(hass, freezer, 4)
    assert len(requests(simulator, "status", SERIAL)) == 1
    await pass_time(hass, freezer, 590)
    assert len(requests(simulator, "status", SERIAL)) == 1
    await pass_time(hass, freezer, 10)
    assert len(requests(simulator, "status", SERIAL)) == 2


@pytest.mark.usefixtures("known")
async def test_each_of_many_quick_changes_is_counted(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Each is reported at once, and only the last of these messages is read."""
    device = loaded_entry.runtime_data.devices[SERIAL]
    sent_before = simulator.device(SERIAL).sent
    counted_before = device.frequency.state.used
    for number in range(6):
        await turn(hass, "08", on=number % 2 == 0, freezer=freezer)
        await pass_time(hass, freezer, 0.5)
    await pass_time(hass, freezer, 30)
    sent = simulator.device(SERIAL).sent - sent_before
    asked = len(requests(simulator, "parameters")) + len(requests(simulator, "status"))
    assert sent == 6
    assert device.frequency.state.used - counted_before >= sent + asked


@pytest.mark.usefixtures("known")
async def test_habit_is_known_after_a_restart(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """What was learnt of a repeater is not learnt again."""
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await pass_time(hass, freezer, 5)
    await turn(hass, "08", on=True, freezer=freezer)
    assert parameters(simulator) == [ON]


@pytest.mark.usefixtures("known")
async def test_repeater_that_no_longer_reports_at_once_is_hurried(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """After two looks in vain it is boosted, and from the next change on at once."""
    device = simulator.device(SERIAL)
    device.habit = replace(device.habit, reports_at_once=False)
    await turn(hass, "08", on=True, freezer=freezer)
    took = await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_ON, False), 20
    )
    assert took <= 12
    assert parameters(simulator)[:2] == [ON, {"messageFrequency": "10s"}]
    await pass_time(hass, freezer, 200)
    simulator.scenes.reset_log()
    await turn(hass, "08", on=False, freezer=freezer)
    assert parameters(simulator) == [OFF_SOON]


async def test_change_is_not_looked_for_early_if_i_do_not_want_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    known: None,
) -> None:
    """Without confirmation the change waits for the next message."""
    set_option(hass, entry, confirm_commands=False)
    await hass.config_entries.async_reload(entry.entry_id)
    await pass_time(hass, freezer, 5)
    simulator.scenes.reset_log()
    await turn(hass, "08", on=True, freezer=freezer)
    await pass_time(hass, freezer, 60)
    assert not requests(simulator, "status", SERIAL)
    assert parameters(simulator) == [ON]
