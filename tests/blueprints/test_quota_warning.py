"""The blueprint that warns of the quota, as an automation made from it."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from tests.automations import look, messages, use_blueprint, wait
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, entity_id, settle, state
from tests.scenes import choose

BLUEPRINT = "quota_warning"
AT_RISK = f"{SERIAL}_quota_at_risk"
WARNING = "Attic: the messages of this month will not last at its usual pace."


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


def choices(**inputs: object) -> dict[str, Any]:
    """Return what the user fills in to be warned of every repeater."""
    return {
        "actions": [{"action": "notify.phone", "data": {"message": "{{ message }}"}}],
        **inputs,
    }


async def test_quota_that_would_run_out_is_told(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, told: list[ServiceCall]
) -> None:
    """I hear once that it would, and again only if it was fine in between."""
    await use_blueprint(hass, BLUEPRINT, **choices())
    for _ in range(2):
        await choose(hass, "1m")
        await wait(hass, freezer, *[600] * 11)
        assert not told
        await wait(hass, freezer, *[600] * 4)
        assert messages(told) == [WARNING]
        await choose(hass, "10m")
        await wait(hass, freezer, *[600] * 2)
        assert state(hass, "binary_sensor", AT_RISK).state == "off"


async def test_boost_is_no_reason_to_warn(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    told: list[ServiceCall],
) -> None:
    """An hour at the pace of an alarm ends by itself."""
    await use_blueprint(hass, BLUEPRINT, **choices(lasting={"minutes": 1}))
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await look(hass, simulator)
    await wait(hass, freezer, *[600] * 15)
    assert not told


async def test_reload_repeats_no_warning(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    loaded_entry: MockConfigEntry,
    told: list[ServiceCall],
) -> None:
    """What I was told I know."""
    await use_blueprint(hass, BLUEPRINT, **choices())
    await choose(hass, "1m")
    await wait(hass, freezer, *[600] * 14)
    assert messages(told) == [WARNING]
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await settle(hass)
    await wait(hass, freezer, *[600] * 13)
    assert state(hass, "binary_sensor", AT_RISK).state == "on"
    assert not told


@pytest.mark.parametrize("name", ["attic", "cellar"])
async def test_only_repeaters_that_i_chose_are_told(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    told: list[ServiceCall],
    name: str,
) -> None:
    """The attic's quota is at risk; who watches the cellar hears nothing."""
    attic = entity_id(hass, "event", f"{SERIAL}_alarm_event")
    watched = attic if name == "attic" else "event.cellar_alarm_event"
    chosen = choices(repeaters={"entity_id": watched})
    await use_blueprint(hass, BLUEPRINT, **chosen)
    await choose(hass, "1m")
    await wait(hass, freezer, *[600] * 14)
    assert messages(told) == ([WARNING] if name == "attic" else [])
