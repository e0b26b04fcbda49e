"""What is written to the database: what is unusual at once, the rest once an hour."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.coordinator.shown import MEMORY, Reading
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id, settle, state
from tests.scenes import press

POWER = f"{SERIAL}_band_08_downlink_power"
NOISE = (-60.0, -59.0, -60.5, -59.5, -61.0, -60.0)


async def tell(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    power: float,
) -> str:
    """Let a message tell a power ten minutes later, and return what is shown of it."""
    freezer.tick(timedelta(minutes=10))
    simulator.scenes.set_field(SERIAL, "bands.08.values.downlinkPower", power)
    simulator.scenes.send_now(SERIAL)
    (account,) = hass.config_entries.async_entries("stellacontrol")
    await account.runtime_data.devices[SERIAL].async_refresh()
    await settle(hass)
    return state(hass, "sensor", POWER).state


async def test_noise_is_written_once_an_hour_and_the_unusual_at_once(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """A power that is never still fills no disk; a jump is seen, and its end, too."""
    for _ in range(2 * MEMORY // len(NOISE)):
        for power in NOISE:
            await tell(hass, simulator, freezer, power)
    written: list[str] = []

    @callback
    def remember(event: Event[EventStateChangedData]) -> None:
        if event.data["entity_id"] == entity_id(hass, "sensor", POWER):
            new = event.data["new_state"]
            assert new is not None
            written.append(new.state)

    hass.bus.async_listen("state_changed", remember)
    for _ in range(4):
        for power in NOISE:
            await tell(hass, simulator, freezer, power)
    assert len(written) <= 4

    assert await tell(hass, simulator, freezer, -75.0) == "-75.0"
    assert await tell(hass, simulator, freezer, -60.0) == "-60.0"


def test_clock_that_is_set_back_hides_nothing() -> None:
    """What was shown while the machine lived in the future does not stay until then."""
    now = dt_util.utcnow()
    reading = Reading(NOISE[0], now)
    for power in NOISE * 4:
        reading.show(power, now, is_watched=False)
    shown = reading.show(-60.1, now, is_watched=False)
    assert shown != -60.1
    before = now - timedelta(days=2)
    assert reading.show(-60.1, before, is_watched=False) == -60.1


async def test_what_goes_on_rising_is_followed(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """A power that moves the same way with each message is not an hour behind."""
    for power in NOISE * 4:
        await tell(hass, simulator, freezer, power)
    for step in range(12):
        power = -60.0 + 2 * step
        assert float(await tell(hass, simulator, freezer, power)) >= power - 4


async def test_whoever_watches_sees_every_value(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Refresh, and a boost that I asked for, show each reading as it is."""
    for power in NOISE * 4:
        await tell(hass, simulator, freezer, power)
    await tell(hass, simulator, freezer, -60.1)
    await press(hass, "refresh")
    assert state(hass, "sensor", POWER).state == "-60.1"

    (account,) = hass.config_entries.async_entries("stellacontrol")
    device = account.runtime_data.devices[SERIAL]
    await hass.services.async_call(
        "stellacontrol",
        "boost",
        {
            "entity_id": entity_id(hass, "event", f"{SERIAL}_alarm_event"),
            "frequency": "10s",
            "duration": {"minutes": 30},
        },
        blocking=True,
    )
    await device.async_refresh()
    await settle(hass)
    assert state(hass, "sensor", f"{SERIAL}_boost_reason").state == "boost"
    for power in (-60.2, -60.3, -60.4):
        simulator.scenes.set_field(SERIAL, "bands.08.values.downlinkPower", power)
        simulator.scenes.send_now(SERIAL)
        await device.async_refresh()
        await settle(hass)
        assert state(hass, "sensor", POWER).state == str(power)
