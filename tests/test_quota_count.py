"""The count of messages: an estimate at first, corrected by who knows it, by each rule."""

from datetime import UTC, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.flows import shown, submit_options
from tests.helpers import set_up, state
from tests.scenes import choose, device_entry, press

MID_MONTH = datetime(2026, 11, 16, 12, 5, tzinfo=UTC)
COUNTS = ("messages_used", "messages_remaining", "messages_projected")


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin in the middle of a month, the simulator too."""
    freezer.move_to(MID_MONTH)


@pytest.fixture
async def mid_month(
    beginning: None, simulator: Simulator, hass: HomeAssistant, entry: MockConfigEntry
) -> MockConfigEntry:
    """Set up in the middle of a month."""
    await set_up(hass, entry)
    return entry


def count(hass: HomeAssistant, key: str) -> int:
    """Return one of the counts."""
    return int(state(hass, "sensor", f"{SERIAL}_{key}").state)


async def act(
    hass: HomeAssistant, entry: MockConfigEntry, action: str, data: dict[str, Any]
) -> None:
    """Perform an action on the repeater."""
    device = device_entry(hass, entry, SERIAL)
    assert device is not None
    await hass.services.async_call(
        DOMAIN, action, {**data, "device_id": device.id}, blocking=True
    )
    await hass.async_block_till_done()


async def test_count_is_an_estimate_until_a_month_was_watched(
    hass: HomeAssistant, mid_month: MockConfigEntry
) -> None:
    """What was used before Home Assistant met the repeater, nobody told it."""
    for key in COUNTS:
        assert state(hass, "sensor", f"{SERIAL}_{key}").attributes["estimate"] is True


async def test_refusal_by_an_estimate_says_how_to_correct_it(
    hass: HomeAssistant, mid_month: MockConfigEntry
) -> None:
    """A slower boost may not help; the true count may."""
    with pytest.raises(ServiceValidationError, match="Set messages used"):
        await act(
            hass,
            mid_month,
            "boost",
            {"frequency": "1s", "duration": {"hours": 1}},
        )


async def test_refusal_does_not_advise_what_cannot_help(
    hass: HomeAssistant, mid_month: MockConfigEntry
) -> None:
    """Where nothing is left, no slower or shorter boost is granted either."""
    await act(hass, mid_month, "set_messages_used", {"used": 9_990})
    boost = {"frequency": "1s", "duration": {"hours": 1}}
    with pytest.raises(ServiceValidationError, match="no boost") as refusal:
        await act(hass, mid_month, "boost", boost)
    assert "slower" not in str(refusal.value)
    assert "Set messages used" not in str(refusal.value)


async def test_count_that_i_know_better_takes_the_place_of_the_estimate(
    hass: HomeAssistant, mid_month: MockConfigEntry
) -> None:
    """From then on it is no estimate, and what is left follows."""
    await act(hass, mid_month, "set_messages_used", {"used": 3_000})
    assert count(hass, "messages_used") == pytest.approx(3_000, abs=3)
    assert count(hass, "messages_remaining") == pytest.approx(7_000, abs=3)
    for key in COUNTS:
        assert state(hass, "sensor", f"{SERIAL}_{key}").attributes["estimate"] is False


@pytest.mark.expected_log("unexpected answer (500)")
async def test_count_is_corrected_once_there_was_a_message(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Before it there is no month to count in."""
    simulator.scenes.fault("status", call="status", status=500)
    await set_up(hass, entry)
    with pytest.raises(ServiceValidationError, match="has not sent a message yet"):
        await act(hass, entry, "set_messages_used", {"used": 3_000})


@pytest.mark.expected_log("the quota is spent (429)")
async def test_count_is_learnt_from_a_platform_that_says_it_is_spent(
    hass: HomeAssistant, simulator: Simulator, mid_month: MockConfigEntry
) -> None:
    """A refusal for the quota tells that all of it is used, and a repair issue too."""
    await act(hass, mid_month, "set_messages_used", {"used": 3_000})
    simulator.scenes.quota(SERIAL, 0)
    with pytest.raises(HomeAssistantError):
        await press(hass, "refresh")
    issues = ir.async_get(hass).issues.values()
    assert "quota_exhausted" in {issue.translation_key for issue in issues}


async def choose_options(
    hass: HomeAssistant, entry: MockConfigEntry, chosen: dict[str, Any]
) -> dict[str, Any]:
    """Change some options in the form; return what came of it."""
    result = await hass.config_entries.options.async_init(entry.entry_id)
    typed = {**shown(result, "options"), **chosen}
    return dict(await submit_options(hass, result, typed))


@pytest.mark.parametrize(
    ("chosen", "started_at"),
    [
        ({}, "2026-11-01T00:00:00+00:00"),
        ({"quota_reset_day": 15}, "2026-11-15T00:00:00+00:00"),
        ({"quota_time_zone": "Europe/Berlin"}, "2026-10-31T23:00:00+00:00"),
        ({"quota_time_zone": "Etc/GMT+9"}, "2026-11-01T09:00:00+00:00"),
        ({"quota_counting": "rolling"}, "2026-10-17T12:05:00+00:00"),
    ],
)
async def test_count_begins_where_the_options_say(
    hass: HomeAssistant,
    mid_month: MockConfigEntry,
    chosen: dict[str, Any],
    started_at: str,
) -> None:
    """Each takes effect when it is changed."""
    result = await choose_options(hass, mid_month, chosen)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    used = state(hass, "sensor", f"{SERIAL}_messages_used")
    began = datetime.fromisoformat(used.attributes["last_reset"])
    assert began.replace(second=0, microsecond=0).isoformat() == started_at


@pytest.mark.parametrize(
    "zone", ["Mars/North", "", "../UTC", "Europe/", pytest.param("x" * 300, id="long")]
)
async def test_time_zone_that_does_not_exist_is_refused(
    hass: HomeAssistant, mid_month: MockConfigEntry, zone: str
) -> None:
    """The form says so, and keeps what was typed."""
    result = await choose_options(hass, mid_month, {"quota_time_zone": zone})
    assert result["errors"] == {"base": "unknown_time_zone"}
    assert "quota_time_zone" not in mid_month.options


async def test_base_is_the_repeater_s_own_until_i_choose(
    hass: HomeAssistant, simulator: Simulator, mid_month: MockConfigEntry
) -> None:
    """And it can be that again."""
    key = f"{SERIAL}_message_frequency"
    assert state(hass, "select", key).state == "own"
    for chosen in ("1m", "own"):
        await choose(hass, chosen)
        assert state(hass, "select", key).state == chosen
    assert simulator.device(SERIAL).frequency == 600


async def test_stored_time_zone_that_is_gone_counts_as_utc(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A backup may come from a machine that knew more zones; the account still works."""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, "quota_time_zone": "Mars/North/"}
    )
    await set_up(hass, entry)
    used = state(hass, "sensor", f"{SERIAL}_messages_used")
    assert used.attributes["last_reset"] == "2026-11-01T00:00:00+00:00"
