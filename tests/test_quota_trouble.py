"""The quota when things are in the way: permissions, hasty platforms, wrong clocks."""

from collections.abc import AsyncIterator
from datetime import timedelta
import time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.stellacontrol.const import DOMAIN, EVENT_ALARM
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, PlatformClock, pass_time, set_up, settle, state
from tests.scenes import (
    boost_reason,
    device_entry,
    parameters,
    press,
    requests,
    shown_switch,
    turn,
)

CONNECTED = f"{SERIAL}_connected"


@pytest.fixture
def platform_clock() -> PlatformClock:
    """Return the platform's own clock."""
    return PlatformClock()


@pytest.fixture
async def simulator(
    freezer: FrozenDateTimeFactory, platform_clock: PlatformClock
) -> AsyncIterator[Simulator]:
    """Run a platform with a clock of its own, early in a month."""
    freezer.move_to(MONTH_START)
    attic = DeviceSpec(serial=SERIAL, label="Attic", phase=0.0)
    async with Simulator(
        seed=1, devices=[attic], punctual=True, clock=platform_clock
    ) as running:
        yield running


async def boost(
    hass: HomeAssistant, entry: MockConfigEntry, *, frequency: str = "10s"
) -> None:
    """Boost the device for three minutes."""
    device = device_entry(hass, entry)
    assert device is not None
    await hass.services.async_call(
        DOMAIN,
        "boost",
        {
            "device_id": device.id,
            "frequency": frequency,
            "duration": {"minutes": 3},
        },
        blocking=True,
    )
    await settle(hass)


async def slow_down(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """Live through a boost, on a platform that goes by the last message's frequency."""
    simulator.scenes.judge_by_message(SERIAL)
    await boost(hass, entry)
    await pass_time(hass, freezer, timedelta(minutes=3, seconds=30))


def boost_shown(hass: HomeAssistant) -> tuple[str, str]:
    """Return why the device is said to report faster, and until when."""
    return (
        boost_reason(hass),
        state(hass, "sensor", f"{SERIAL}_boost_ends").state,
    )


async def test_boost_that_cannot_be_is_not_shown(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Where the frequency may not be set, a switch is confirmed at the usual pace."""
    simulator.scenes.forbid("frequency")
    await turn(hass, "08", on=False, freezer=freezer)
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)
    assert shown_switch(hass) == (STATE_OFF, True)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=11))
    assert shown_switch(hass) == (STATE_OFF, False)
    # Its own pace, and no request more than that.
    assert len(requests(simulator, "status")) <= 2
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)


async def test_boost_that_is_not_permitted_is_refused(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """I am told what to ask for, and when I have it the boost works at once."""
    simulator.scenes.forbid("frequency")
    with pytest.raises(HomeAssistantError) as refusal:
        await boost(hass, loaded_entry)
    # It names the repeater, and what to ask the reseller for.
    assert "Attic" in str(refusal.value)
    assert "messageFrequency" in str(refusal.value)
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)
    simulator.scenes.allow("frequency")
    await boost(hass, loaded_entry)
    assert boost_shown(hass)[0] == "boost"


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 500}, id="platform error"),
        pytest.param({"kind": "status", "status": 429}, id="too many requests"),
        pytest.param({"kind": "close"}, id="closed connection"),
    ],
)
async def test_boost_that_the_platform_does_not_take_is_an_error(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
    trouble: dict[str, Any],
) -> None:
    """I am told that there is no boost; none comes later, when I am gone."""
    simulator.scenes.fault(**trouble, call="parameters", times=1)
    with pytest.raises(HomeAssistantError, match="The StellaControl platform"):
        await boost(hass, loaded_entry)
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)
    await pass_time(hass, freezer, timedelta(minutes=2))
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)
    assert len(parameters(simulator)) == 1
    await boost(hass, loaded_entry)
    assert boost_shown(hass)[0] == "boost"


async def test_boost_goes_on_if_a_faster_one_fails(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """What I had before the error I still have after it."""
    await boost(hass, loaded_entry, frequency="1m")
    shown = boost_shown(hass)
    await pass_time(hass, freezer, timedelta(seconds=20))
    simulator.scenes.fault("status", status=500, call="parameters", times=1)
    with pytest.raises(HomeAssistantError):
        await boost(hass, loaded_entry, frequency="10s")
    assert boost_shown(hass) == shown
    await pass_time(hass, freezer, timedelta(minutes=1))
    assert boost_shown(hass) == shown
    assert simulator.device(SERIAL).frequency == 60


async def test_device_that_was_slowed_down_is_not_lost(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """A platform that goes by the last message's frequency does not alarm me."""
    told = async_capture_events(hass, EVENT_ALARM)
    await slow_down(hass, freezer, simulator, loaded_entry)
    assert parameters(simulator)[-1] == {"messageFrequency": "10m"}
    simulator.scenes.reset_log()
    for _ in range(60):
        await pass_time(hass, freezer, 10)
        assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON
        shown = state(hass, "sensor", f"{SERIAL}_temperature").state
        assert shown != STATE_UNAVAILABLE
    # It did look while the platform called the device lost.
    assert len(requests(simulator, "status")) >= 2
    assert not told


async def test_device_that_is_lost_after_it_was_slowed_down_is_noticed(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """What is really gone is not held for connected longer than one message takes."""
    await slow_down(hass, freezer, simulator, loaded_entry)
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, timedelta(minutes=21))
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_OFF


async def test_device_that_restarts_is_lost_although_it_was_slowed_down(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """I see my repeater go when I reboot it, also right after a boost."""
    await slow_down(hass, freezer, simulator, loaded_entry)
    await press(hass, "reboot")
    simulator.scenes.offline(SERIAL)
    await pass_time(hass, freezer, timedelta(minutes=2))
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_OFF


async def test_device_that_was_slowed_down_is_not_lost_after_a_restart(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """A restart during a boost does not make the device seem offline either."""
    simulator.scenes.judge_by_message(SERIAL)
    await boost(hass, loaded_entry)
    await pass_time(hass, freezer, timedelta(minutes=4))
    assert await hass.config_entries.async_unload(loaded_entry.entry_id)
    freezer.tick(timedelta(minutes=2))
    await set_up(hass, loaded_entry)
    assert simulator.platform.find(SERIAL).connection(simulator.clock.now()) == "lost"
    assert state(hass, "binary_sensor", CONNECTED).state == STATE_ON


async def test_clock_that_is_set_back_silences_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
    *,
    platform_clock: PlatformClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When somebody corrects the machine's clock, a boost ends when it should."""
    await boost(hass, loaded_entry)
    await pass_time(hass, freezer, timedelta(minutes=1))
    back = timedelta(hours=3)
    # What a machine has and a frozen one has not: a clock that nobody sets.
    monkeypatch.setattr(time, "monotonic", lambda: time.time() + back.total_seconds())
    platform_clock.behind = back
    freezer.tick(-back)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=1))
    assert 5 <= len(requests(simulator, "status")) <= 9
    assert boost_shown(hass)[0] == "boost"
    await pass_time(hass, freezer, timedelta(minutes=2))
    assert boost_shown(hass) == ("none", STATE_UNKNOWN)
    assert parameters(simulator) == [{"messageFrequency": "10m"}]
