"""The blueprint that warns of the quota, as an automation made from it."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.automations import (
    look,
    messages,
    start,
    use_blueprint,
    use_blueprint_before_start,
    wait,
)
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, entity_id, settle, state
from tests.scenes import choose

BLUEPRINT = "quota_warning"
LASTING = 2 * 60 * 60
EXHAUSTED = f"{SERIAL}_quota_exhausted"
REMAINING = f"{SERIAL}_messages_remaining"


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


def choices(hass: HomeAssistant, **inputs: object) -> dict[str, Any]:
    """Return what the user fills in to be warned of our one repeater."""
    return {
        "exhausted_sensors": [entity_id(hass, "sensor", EXHAUSTED)],
        "remaining_sensors": [entity_id(hass, "sensor", REMAINING)],
        "actions": [{"action": "notify.phone", "data": {"message": "{{ message }}"}}],
        **inputs,
    }


def left(hass: HomeAssistant) -> int:
    """Return how many messages are left."""
    return int(state(hass, "sensor", REMAINING).state)


def share(hass: HomeAssistant, spare: int) -> float:
    """Return a share that is reached when so many more messages are used, in percent."""
    return (left(hass) - spare) / 100


async def use_up(hass: HomeAssistant, simulator: Simulator, used: int) -> None:
    """Let messages be used, as far as Home Assistant counts."""
    before = left(hass)
    while before - left(hass) < used:
        await look(hass, simulator)


async def test_quota_that_would_run_out_is_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """I hear once that it would, and again only if it was fine in between."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    for _ in range(2):
        await choose(hass, "1m")
        assert state(hass, "sensor", EXHAUSTED).state != STATE_UNKNOWN
        await wait(hass, freezer, *[600] * 11)
        assert not told
        await wait(hass, freezer, *[600] * 4)
        assert state(hass, "sensor", EXHAUSTED).state != STATE_UNKNOWN
        (message,) = messages(told)
        assert message.startswith("Attic: the quota would run out on 2026-11-")
        assert message.endswith("at the present pace.")
        await choose(hass, "10m")
        await wait(hass, freezer, *[600] * 2)
        assert state(hass, "sensor", EXHAUSTED).state == STATE_UNKNOWN


async def test_boost_is_no_reason_to_warn(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """An hour at the pace of an alarm ends by itself."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await look(hass, simulator)
    await wait(hass, freezer, 60, 60)
    assert state(hass, "sensor", EXHAUSTED).state != STATE_UNKNOWN
    await wait(hass, freezer, *[600] * 15)
    assert state(hass, "sensor", EXHAUSTED).state == STATE_UNKNOWN
    assert not told


async def test_few_messages_left_are_told_once(
    hass: HomeAssistant, simulator: Simulator, told: list[ServiceCall]
) -> None:
    """I hear when the rest falls below my share, and not with every message after."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, share=share(hass, 5)))
    await use_up(hass, simulator, 4)
    assert not told
    await use_up(hass, simulator, 4)
    (message,) = messages(told)
    assert message.endswith(" of 10000 messages are left this month.")
    await use_up(hass, simulator, 4)
    assert not told


async def outage(
    hass: HomeAssistant, simulator: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    """Let the platform be away for a while."""
    simulator.scenes.fault("status", call="status", status=500)
    with pytest.raises(HomeAssistantError):
        await look(hass, simulator)
    await wait(hass, freezer, *[600] * 6)
    simulator.scenes.clear_faults()
    await look(hass, simulator)


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_outage_repeats_no_warning(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """What I was told before the platform was away, I am not told after."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, share=share(hass, 5)))
    await use_up(hass, simulator, 8)
    assert len(messages(told)) == 1
    await outage(hass, simulator, freezer)
    assert not told


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_outage_does_not_repeat_that_the_quota_would_run_out(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """Nor does this warning come twice."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await choose(hass, "1m")
    await wait(hass, freezer, *[600] * 13)
    assert len(messages(told)) == 1
    await outage(hass, simulator, freezer)
    await wait(hass, freezer, *[600] * 13)
    assert state(hass, "sensor", EXHAUSTED).state != STATE_UNKNOWN
    assert not told


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_what_was_used_in_an_outage_is_told_after_it(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """The rest fell below my share while the platform was away."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass, share=share(hass, 4)))
    await outage(hass, simulator, freezer)
    assert len(messages(told)) == 1


@pytest.mark.expected_log("Error fetching Attic SR1000001 data")
async def test_outage_alone_is_no_reason_to_warn(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """While nothing is known, nothing is told, and then all is well."""
    await use_blueprint(hass, BLUEPRINT, **choices(hass))
    await outage(hass, simulator, freezer)
    await wait(hass, freezer, LASTING)
    assert not told


async def test_start_reminds_me(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    told: list[ServiceCall],
) -> None:
    """What is so when Home Assistant starts is told when it has lasted."""
    chosen = choices(hass, share=share(hass, -1))
    await use_blueprint_before_start(hass, BLUEPRINT, **chosen)
    await choose(hass, "1m")
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await start(hass)
    assert not told
    await wait(hass, freezer, *[600] * 12, 10)
    runs_out, few_left = messages(told)
    assert "would run out" in runs_out
    assert "are left" in few_left


async def test_start_with_all_well_tells_nothing(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """There is nothing to say at a start if there is enough."""
    await use_blueprint_before_start(hass, BLUEPRINT, **choices(hass))
    await start(hass)
    await wait(hass, freezer, *[600] * 13)
    assert not told
