"""The quota: what a device may use, what it used, and what is done about it."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import (
    CONF_COUNT_REQUESTS,
    CONF_MONTHLY_QUOTA,
    DOMAIN,
)
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time, set_up, settle, state
from tests.scenes import choose, press

MONTH_END = datetime(2026, 12, 1, tzinfo=UTC)
LAST_DAYS = datetime(2026, 11, 29, 0, 5, tzinfo=UTC)


@pytest.fixture
def beginning(request: pytest.FixtureRequest, freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins, or where the test says."""
    freezer.move_to(getattr(request, "param", MONTH_START))


def counted(simulator: Simulator) -> int:
    """Return what the platform itself has counted in this month."""
    return int(str(simulator.scenes.usage(SERIAL)["used"]))


def asked_for(simulator: Simulator) -> list[object]:
    """Return the message frequencies that the platform was asked to set."""
    return [
        request.body["messageFrequency"]
        for request in simulator.scenes.requests()
        if request.call == "parameters" and isinstance(request.body, dict)
    ]


def issue(hass: HomeAssistant, kind: str) -> ir.IssueEntry | None:
    """Return the repair issue of a kind, of any device."""
    for found in ir.async_get(hass).issues.values():
        if found.domain == DOMAIN and found.translation_key == kind:
            return found
    return None


async def live_until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, end: datetime
) -> None:
    """Let time pass."""
    await pass_time(hass, freezer, end - datetime.now(UTC))


async def test_quota_shows_what_was_used_and_what_is_left(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """I see what the device used of its quota, and it is never less than is true."""
    await live_until(hass, freezer, MONTH_START + timedelta(hours=3))
    await press(hass, "refresh")
    used = int(state(hass, "sensor", f"{SERIAL}_messages_used").state)
    assert counted(simulator) <= used <= counted(simulator) + 4
    left = int(state(hass, "sensor", f"{SERIAL}_messages_remaining").state)
    assert used + left == 10_000
    projected = int(state(hass, "sensor", f"{SERIAL}_messages_projected").state)
    assert 8_500 < projected < 9_100
    # At this pace it lasts.
    assert state(hass, "sensor", f"{SERIAL}_quota_exhausted").state == STATE_UNKNOWN


async def test_base_frequency_is_set_and_followed(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """What I choose is what the device does, and Home Assistant asks in step."""
    await choose(hass, "1m")
    assert asked_for(simulator) == ["1m"]
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=5))
    simulator.scenes.reset_log()
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=35))
    calls = [request.call for request in simulator.scenes.requests()]
    # One a message; now and then one more, to learn how the clocks stand.
    assert 30 <= calls.count("status") <= 32
    shown = state(hass, "sensor", f"{SERIAL}_current_message_frequency")
    assert shown.state == "60.0"


def assert_every_minute_is_dropped(hass: HomeAssistant) -> None:
    """An issue says that the frequency chosen is not held, which the device shows."""
    raised = issue(hass, "quota_too_small")
    assert raised is not None
    assert raised.translation_placeholders is not None
    assert raised.translation_placeholders["device"] == "Attic"
    assert raised.translation_placeholders["frequency"] == "1 min"
    chosen = state(hass, "select", f"{SERIAL}_message_frequency").state
    assert chosen == "1m"
    shown = state(hass, "sensor", f"{SERIAL}_current_message_frequency").state
    assert shown == "600.0"


@pytest.mark.parametrize(
    "beginning", [pytest.param(LAST_DAYS, id="the last days")], indirect=True
)
async def test_base_frequency_that_does_not_last_is_dropped_and_returns(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
) -> None:
    """Every minute is held while it can be, then I am told, and it comes back."""
    # What the month so far is taken to have cost, the floor for its rest, and enough
    # for some hours at a minute.
    hass.config_entries.async_update_entry(
        entry,
        options={
            **entry.options,
            CONF_MONTHLY_QUOTA: 4_900,
            CONF_COUNT_REQUESTS: False,
        },
    )
    await set_up(hass, entry)
    await choose(hass, "1m")
    await live_until(hass, freezer, LAST_DAYS + timedelta(hours=5))
    assert asked_for(simulator) == ["1m"]
    assert issue(hass, "quota_too_small") is None

    await live_until(hass, freezer, LAST_DAYS + timedelta(hours=11))
    assert asked_for(simulator) == ["1m", "10m"]
    assert_every_minute_is_dropped(hass)

    before_end = MONTH_END - timedelta(minutes=10)
    await live_until(hass, freezer, before_end)
    assert asked_for(simulator) == ["1m", "10m"]
    assert issue(hass, "quota_too_small") is not None
    await live_until(hass, freezer, MONTH_END + timedelta(minutes=15))
    assert asked_for(simulator) == ["1m", "10m", "1m"]
    assert issue(hass, "quota_too_small") is None


async def test_quota_outlives_a_restart(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """After a restart my choice stands, and nothing that was used is forgotten."""
    await choose(hass, "1m")
    await live_until(hass, freezer, MONTH_START + timedelta(hours=1))
    await press(hass, "refresh")
    used = int(state(hass, "sensor", f"{SERIAL}_messages_used").state)
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    freezer.tick(timedelta(minutes=30))
    await hass.config_entries.async_setup(loaded_entry.entry_id)
    await settle(hass)
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "1m"
    after = int(state(hass, "sensor", f"{SERIAL}_messages_used").state)
    # Half an hour at a minute was not seen, and may have been sent.
    assert used + 30 <= after <= used + 36
    assert after >= counted(simulator)


async def test_frequency_that_cannot_last_is_not_left_running_unwatched(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """When Home Assistant stops, no device goes on spending what it has not got."""
    await choose(hass, "10s")
    await hass.config_entries.async_unload(loaded_entry.entry_id)
    assert asked_for(simulator) == ["10s", "10m"]


async def test_frequency_set_elsewhere_is_set_back_once_an_hour(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Somebody else's setting is undone, not too often, and I am told."""
    simulator.scenes.frequency(SERIAL, "1m")
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=11))
    assert asked_for(simulator) == ["10m"]
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=22))
    simulator.scenes.frequency(SERIAL, "1m")
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=40))
    assert asked_for(simulator) == ["10m"]
    raised = issue(hass, "frequency_elsewhere")
    assert raised is not None
    assert raised.translation_placeholders is not None
    assert raised.translation_placeholders["found"] == "1 min"
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=90))
    assert asked_for(simulator) == ["10m", "10m"]
    assert issue(hass, "frequency_elsewhere") is None


async def test_frequency_that_may_not_be_set_slows_our_requests_down(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Without the permission to set it I am told what to ask for, and we ask less."""
    simulator.scenes.forbid("frequency")
    simulator.scenes.frequency(SERIAL, "1m")
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=15))
    assert asked_for(simulator) == ["10m"]
    told = f"frequency_not_permitted_{loaded_entry.entry_id}"
    assert ir.async_get(hass).async_get_issue(DOMAIN, told) is not None
    simulator.scenes.reset_log()
    await live_until(hass, freezer, MONTH_START + timedelta(minutes=75))
    calls = [request.call for request in simulator.scenes.requests()]
    assert calls.count("status") <= 7
    # Once in the hour it is tried again: a platform may refuse by mistake.
    assert calls.count("parameters") == 1


@pytest.mark.parametrize(
    ("expected_lingering_timers"), [pytest.param(True, id="delayed write")]
)
@pytest.mark.expected_log("The stored quota of a device cannot be read")
async def test_quota_file_that_makes_no_sense_is_left_behind(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, object],
) -> None:
    """A broken file costs me the count, not the device."""
    hass_storage[f"{DOMAIN}.{entry.entry_id}"] = {
        "version": 1,
        "minor_version": 1,
        "key": f"{DOMAIN}.{entry.entry_id}",
        "data": {"devices": {SERIAL: {"quota": {"ledger": 5}}}},
    }
    await set_up(hass, entry)
    assert state(hass, "select", f"{SERIAL}_message_frequency").state == "own"


async def test_removed_account_leaves_no_file(
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    hass_storage: dict[str, object],
) -> None:
    """What was stored goes when the account goes."""
    await hass.config_entries.async_remove(loaded_entry.entry_id)
    assert f"{DOMAIN}.{loaded_entry.entry_id}" not in hass_storage
