"""Commands and band changes are followed until they show, and no longer."""

from collections.abc import Callable
from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import (
    CONF_CONFIRM_COMMANDS,
    CONF_MONTHLY_QUOTA,
    DOMAIN,
    EVENT_WISH_GIVEN_UP,
)
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle, state
from tests.scenes import (
    OFF_SOON,
    band_changes,
    boost_reason,
    device_entry,
    parameters,
    press,
    report,
    requests,
    shown_switch,
    turn,
)

GIVEN_UP = "goes on reporting that the band 800 MHz is not as it was switched"


async def seconds_until(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    condition: Callable[[], bool],
    at_most: int,
) -> int:
    """Let time pass by the second until something is so; returns how long it took."""
    for seconds in range(at_most + 1):
        if condition():
            return seconds
        await pass_time(hass, freezer, 1)
    raise AssertionError(f"not so after {at_most} s")


def set_option(hass: HomeAssistant, entry: MockConfigEntry, **options: object) -> None:
    """Choose options before the account is set up."""
    hass.config_entries.async_update_entry(entry, options={**entry.options, **options})


@pytest.fixture
def without_confirmation(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Do not let devices report faster to confirm."""
    set_option(hass, entry, **{CONF_CONFIRM_COMMANDS: False})


async def test_change_is_confirmed_within_seconds_and_the_boost_ends(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A toggle is confirmed in seconds, not in ten minutes, and costs no more."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert shown_switch(hass) == (STATE_OFF, True)
    assert boost_reason(hass) == "confirmation"
    await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_OFF, False), 15
    )
    assert boost_reason(hass) == "none"
    assert parameters(simulator) == [
        OFF_SOON,
        {"messageFrequency": "10m"},
    ]
    await pass_time(hass, freezer, 5)
    assert simulator.device(SERIAL).frequency == 600


@pytest.mark.parametrize("frequency", ["10s", "1m"])
async def test_boost_is_shown_while_a_change_waits(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    frequency: str,
) -> None:
    """I see my boost at once, and can end it, even if a band is to be confirmed too."""
    await turn(hass, "08", on=False, freezer=freezer)
    device = device_entry(hass, loaded_entry)
    assert device is not None
    begun = dt_util.utcnow().replace(microsecond=0)
    await hass.services.async_call(
        DOMAIN,
        "boost",
        {"device_id": device.id, "frequency": frequency, "duration": {"minutes": 5}},
        blocking=True,
    )
    await settle(hass)
    assert shown_switch(hass) == (STATE_OFF, True)
    assert boost_reason(hass) == "boost"
    ends = state(hass, "sensor", f"{SERIAL}_boost_ends").state
    assert datetime.fromisoformat(ends) == begun + timedelta(minutes=5)


@pytest.mark.usefixtures("without_confirmation")
async def test_change_is_not_hurried_if_i_do_not_want_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """Without confirmation nothing but the band is asked for; the wish just waits."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert boost_reason(hass) == "none"
    await pass_time(hass, freezer, 60)
    assert shown_switch(hass) == (STATE_OFF, True)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)
    assert parameters(simulator) == [{"bands": {"08": False}}]


@pytest.mark.parametrize("reloads", [False, True])
async def test_change_is_confirmed_although_the_quota_is_used_up(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    *,
    reloads: bool,
) -> None:
    """The device is not hurried, but one request tells me that the band is off."""
    set_option(hass, entry, **{CONF_MONTHLY_QUOTA: 100})
    await set_up(hass, entry)
    await turn(hass, "08", on=False, freezer=freezer)
    if reloads:
        assert await hass.config_entries.async_reload(entry.entry_id)
        await settle(hass)
    assert parameters(simulator) == [{"bands": {"08": False}}]
    simulator.scenes.reset_log()
    await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_OFF, False), 660
    )
    assert len(requests(simulator, "status", SERIAL)) == 1
    assert parameters(simulator) == []


async def test_change_of_an_offline_device_waits_without_a_boost(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that is away is not hurried, and is confirmed when it comes back."""
    simulator.scenes.offline(SERIAL)
    await press(hass, "refresh")
    await turn(hass, "08", on=False, freezer=freezer)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1 * 3600)
    assert shown_switch(hass) == (STATE_OFF, True)
    assert boost_reason(hass) == "none"
    assert len(requests(simulator, "status", SERIAL)) == 6
    assert not parameters(simulator)
    simulator.scenes.online(SERIAL)
    await pass_time(hass, freezer, 600)
    assert shown_switch(hass) == (STATE_OFF, False)
    assert not parameters(simulator)


async def test_change_that_does_not_show_is_followed_for_two_minutes(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that does not say what it did is not hurried for ever."""
    simulator.scenes.drop_field(SERIAL, "bands.08.isShutdownManually")
    await turn(hass, "08", on=False, freezer=freezer)
    await pass_time(hass, freezer, 110)
    assert boost_reason(hass) == "confirmation"
    await pass_time(hass, freezer, 30)
    assert boost_reason(hass) == "none"
    assert parameters(simulator)[1:] == [{"messageFrequency": "10m"}]
    assert shown_switch(hass) == (STATE_OFF, True)


@pytest.mark.expected_log(GIVEN_UP)
async def test_wish_that_the_device_contradicts_twice_is_given_up(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """If the device goes on saying otherwise, the switch tells the truth, and so am I."""
    told = async_capture_events(hass, EVENT_WISH_GIVEN_UP)
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=False)
    await turn(hass, "08", on=False, freezer=freezer)
    await seconds_until(
        hass, freezer, lambda: shown_switch(hass) == (STATE_ON, False), 40
    )
    device = device_entry(hass, loaded_entry)
    assert device is not None
    assert [event.data for event in told] == [
        {"device_id": device.id, "name": "Attic", "band": "08", "label": "800 MHz"}
    ]
    assert boost_reason(hass) == "none"
    assert parameters(simulator)[1:] == [{"messageFrequency": "10m"}]


@pytest.mark.usefixtures("without_confirmation")
async def test_wish_outlives_one_contradiction(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """One message may have crossed my wish on its way; it undoes nothing."""
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=False)
    await turn(hass, "08", on=False, freezer=freezer)
    await pass_time(hass, freezer, 20)
    await report(hass, simulator)
    # The same message, however often I look at it.
    await press(hass, "refresh")
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, True)
    simulator.scenes.free_band(SERIAL, "08")
    await pass_time(hass, freezer, 1)
    await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, False)


@pytest.mark.usefixtures("without_confirmation")
async def test_wish_outlives_what_an_offline_device_says(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """A device that is away cannot have heard me, and contradicts nothing."""
    simulator.scenes.connection(SERIAL, "lost")
    simulator.scenes.set_band(SERIAL, "08", isShutdownManually=False)
    await turn(hass, "08", on=False, freezer=freezer)
    for _ in range(3):
        await pass_time(hass, freezer, 20)
        await report(hass, simulator)
    assert shown_switch(hass) == (STATE_OFF, True)


@pytest.mark.parametrize("is_online", [True, False], ids=["online", "offline"])
async def test_wish_outlives_a_restart(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    is_online: bool,
) -> None:
    """What I asked before a restart is still asked after it, and is confirmed."""
    if not is_online:
        simulator.scenes.offline(SERIAL)
        await press(hass, "refresh")
    await turn(hass, "08", on=False, freezer=freezer)
    await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    assert shown_switch(hass) == (STATE_OFF, True)
    sent = parameters(simulator)
    await pass_time(hass, freezer, 30)
    if not is_online:
        simulator.scenes.online(SERIAL)
    await press(hass, "refresh")
    assert shown_switch(hass) == (STATE_OFF, False)
    # The platform has it; nothing is sent twice.
    assert band_changes(simulator) == sent[:1]


async def test_wish_confirmed_while_we_were_away_is_not_pending(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> None:
    """What the device did while Home Assistant was down is seen at the start."""
    await turn(hass, "08", on=False, freezer=freezer)
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_UNAVAILABLE
    # Nobody watches, so the device is not left in a hurry.
    assert parameters(simulator)[1:] == [{"messageFrequency": "10m"}]
    await pass_time(hass, freezer, 900)
    await set_up(hass, loaded_entry)
    assert shown_switch(hass) == (STATE_OFF, False)
    assert boost_reason(hass) == "none"
