"""A platform that is away: told once, shown everywhere, and over within a minute."""

from datetime import timedelta
from functools import partial

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time, set_up, settle, state, try_to_set_up
from tests.scenes import press, reauth_flows, requests, turn

FLEET = [f"SR{number}" for number in range(2, 22)]
AWAY = "Error fetching"


@pytest.fixture
async def fleet(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return an account with twenty more repeaters, which report at other times."""
    for number, serial in enumerate(FLEET):
        simulator.scenes.add_device(
            DeviceSpec(serial=serial, bands=("08",), phase=30.0 * number)
        )
    await set_up(hass, entry)
    return entry


def connections(hass: HomeAssistant) -> set[str]:
    """Return the states of all connections of the fleet."""
    return {
        state(hass, "binary_sensor", f"{serial}_connected").state for serial in FLEET
    }


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged as an error."""
    return [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelname == "ERROR"
    ]


@pytest.mark.expected_log(AWAY)
async def test_outage_is_told_once_and_over_within_a_minute(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Twenty-one repeaters are away together, with one line, and back together."""
    await pass_time(hass, freezer, 5)
    await simulator.stop()
    await pass_time(hass, freezer, 1200)
    assert connections(hass) == {STATE_UNAVAILABLE}
    assert len(complaints(caplog)) == 1

    await simulator.start()
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 60)
    assert connections(hass) == {"on"}
    # One list, one status for each, and a message that came meanwhile: no storm.
    assert len(requests(simulator, "devices")) == 1
    assert len(requests(simulator, "status")) <= len(FLEET) + 4
    assert len(requests(simulator, "login")) == 1


@pytest.mark.expected_log(AWAY)
async def test_platform_that_answers_with_nonsense_is_away_too(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Failing for one repeater after the other is no matter of the repeaters."""
    simulator.scenes.fault("status", status=502)
    await pass_time(hass, freezer, 1200)
    assert connections(hass) == {STATE_UNAVAILABLE}
    assert len(complaints(caplog)) == 1
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 90)
    assert connections(hass) == {"on"}


@pytest.mark.expected_log("Error fetching iRepeater 6 band SR5 data")
async def test_one_failing_repeater_does_not_stop_the_others(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
) -> None:
    """What the platform says of one repeater says nothing of the platform."""
    simulator.scenes.fault("status", call="status", serial="SR5", status=500)
    await pass_time(hass, freezer, 750)
    assert state(hass, "binary_sensor", "SR5_connected").state == STATE_UNAVAILABLE
    assert state(hass, "binary_sensor", "SR6_connected").state == "on"


@pytest.mark.expected_log(AWAY)
async def test_statuses_that_fail_beside_a_list_that_works_are_tried_ever_more_rarely(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
) -> None:
    """A list that is answered brings no storm of statuses that are not."""
    simulator.scenes.fault("close", call="status")
    await pass_time(hass, freezer, 1200)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1 * 3600)
    # In an hour seven rounds at most. A GET whose connection ends without an answer is
    # sent twice by aiohttp.
    assert len(requests(simulator, "status")) <= 2 * 7 * (len(FLEET) + 1)


@pytest.mark.expected_log(AWAY)
async def test_start_does_not_wait_for_a_platform_that_is_away(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
) -> None:
    """After a restart everything is there at once, and works when the platform does."""
    assert await hass.config_entries.async_unload(fleet.entry_id)
    await simulator.stop()
    await set_up(hass, fleet)
    assert fleet.state is ConfigEntryState.LOADED
    assert connections(hass) == {STATE_UNAVAILABLE}
    assert state(hass, "switch", f"{SERIAL}_band_08").state == STATE_UNAVAILABLE
    await simulator.start()
    await pass_time(hass, freezer, 60)
    assert connections(hass) == {"on"}
    assert state(hass, "switch", f"{SERIAL}_band_08").state == "on"


@pytest.mark.parametrize("status", [None, 503])
async def test_first_start_is_made_up_for_within_a_minute(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    status: int | None,
) -> None:
    """Without a list to begin with, too, all is there soon after the platform is."""
    if status is None:
        await simulator.stop()
    else:
        simulator.scenes.fault("status", status=status)
    await try_to_set_up(hass, entry)
    # Home Assistant's own pauses have become 10 minutes by now.
    await pass_time(hass, freezer, timedelta(minutes=15))
    assert not hass.states.async_all("binary_sensor")
    if status is None:
        await simulator.start()
    simulator.scenes.clear_faults()
    await pass_time(hass, freezer, 35)
    assert entry.state is ConfigEntryState.LOADED
    assert state(hass, "binary_sensor", f"{SERIAL}_connected").state == "on"


@pytest.mark.parametrize("status", [403, 429])
async def test_first_start_that_the_platform_refuses_is_not_pressed(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    status: int,
) -> None:
    """A platform that answers, and says no, is left to Home Assistant's own pauses."""
    simulator.scenes.fault("status", call="devices", status=status)
    await try_to_set_up(hass, entry)
    await pass_time(hass, freezer, timedelta(hours=1))
    assert len(requests(simulator, "devices")) <= 14


async def test_first_start_is_not_tried_while_home_assistant_starts(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
) -> None:
    """A start that takes minutes is not held up again and again."""
    hass.set_state(CoreState.starting)
    simulator.scenes.fault("status", status=503)
    await try_to_set_up(hass, entry)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=5))
    assert not simulator.scenes.requests()


@pytest.mark.parametrize("end", ["remove", "disable", "stop"])
async def test_first_start_is_not_tried_for_an_account_that_is_gone(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    end: str,
) -> None:
    """Nothing is asked for an account that was removed or disabled meanwhile."""
    simulator.scenes.fault("status", status=503)
    await try_to_set_up(hass, entry)
    await pass_time(hass, freezer, timedelta(minutes=5))
    if end == "remove":
        await hass.config_entries.async_remove(entry.entry_id)
    elif end == "disable":
        await hass.config_entries.async_set_disabled_by(
            entry.entry_id, ConfigEntryDisabler.USER
        )
    else:
        await hass.async_stop(force=True)
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, timedelta(minutes=5))
    assert not simulator.scenes.requests()


@pytest.mark.expected_log("refuses the credentials")
async def test_refused_credentials_are_told_once(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    fleet: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Of twenty-one repeaters one says so, I am asked once to sign in, and nobody storms."""
    await pass_time(hass, freezer, 5)
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1200)
    assert connections(hass) == {STATE_UNAVAILABLE}
    assert reauth_flows(hass) == 1
    assert len(complaints(caplog)) == 1
    assert len(requests(simulator, "login")) <= 2


@pytest.mark.expected_log("refuses the credentials")
@pytest.mark.parametrize("asked", ["status", "devices", "band", "recalibrate"])
async def test_refused_credentials_are_a_state_of_the_account(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    fleet: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    asked: str,
) -> None:
    """Whichever request finds out, all are unavailable at once, and nothing is asked."""
    await pass_time(hass, freezer, 5)
    simulator.scenes.credentials(password="new")
    simulator.scenes.expire_tokens()
    if asked == "devices":
        await fleet.runtime_data.async_refresh()
    else:
        asking = {
            "status": partial(press, hass, "refresh", "SR5"),
            "recalibrate": partial(press, hass, "recalibrate", "SR5"),
            "band": partial(turn, hass, "08", on=False, serial="SR5", freezer=freezer),
        }[asked]
        with pytest.raises(HomeAssistantError, match="refuses the credentials"):
            await asking()
    await settle(hass)
    assert connections(hass) == {STATE_UNAVAILABLE}
    assert reauth_flows(hass) == 1
    assert len(complaints(caplog)) == 1
    simulator.scenes.reset_log()
    await pass_time(hass, freezer, 1200)
    assert not simulator.scenes.requests()
    assert len(complaints(caplog)) == 1
