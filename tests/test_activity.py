"""Activity: a quiet repeater writes nothing, and of an alarm each line is known."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import MONTH_START, pass_time, set_up, settle
from tests.scenes import requests

FLEET = [SERIAL, "SR1000002", "SR1000003", "SR1000004", "SR1000005"]


@pytest.fixture
def custom_integrations(
    recorder_mock: Recorder, socket_enabled: None, enable_custom_integrations: None
) -> None:
    """Record what happens; the recorder has to be there first."""


@pytest.fixture
def beginning(freezer: FrozenDateTimeFactory) -> None:
    """Begin where a quota month begins."""
    freezer.move_to(MONTH_START)


@pytest.fixture
async def simulator(beginning: None) -> AsyncIterator[Simulator]:
    """Run a platform with five repeaters that report each in its own moment."""
    devices = [
        DeviceSpec(serial=serial, label=f"Repeater {serial[-1]}", phase=phase * 97.0)
        for phase, serial in enumerate(FLEET)
    ]
    async with Simulator(seed=1, devices=devices, punctual=True) as running:
        yield running


async def lines(
    hass: HomeAssistant, connect: WebSocketGenerator, since: datetime
) -> list[dict[str, Any]]:
    """Return the lines of Activity about our repeaters, as its page asks for them."""
    await settle(hass)
    await get_instance(hass).async_block_till_done()
    # A separate socket: jumps of time close a silent socket, and end its permission.
    (user,) = (user for user in await hass.auth.async_get_users() if user.is_admin)
    refresh = await hass.auth.async_create_refresh_token(user, "https://example.com/")
    client = await connect(hass, hass.auth.async_create_access_token(refresh))
    await client.send_json_auto_id(
        {
            "type": "logbook/get_events",
            "start_time": since.isoformat(),
            "end_time": dt_util.utcnow().isoformat(),
        }
    )
    answer = await client.receive_json()
    await client.close()
    assert answer["success"], answer
    registry = er.async_get(hass)
    return [
        line
        for line in answer["result"]
        if line.get("domain") == DOMAIN
        or (
            (entity := registry.async_get(line.get("entity_id", ""))) is not None
            and entity.platform == DOMAIN
        )
    ]


async def test_activity_of_five_quiet_repeaters_and_of_one_alarm(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """An hour without trouble is no line; an alarm is one, and what it turns on.

    The alarm event is the one that says what it is. Two entities go on with it, and two
    tell that the repeater now reports faster. Home Assistant writes their lines itself.
    """
    assert await async_setup_component(hass, "logbook", {})
    await set_up(hass, entry)
    await pass_time(hass, freezer, 1200)
    begin = dt_util.utcnow()
    await pass_time(hass, freezer, 3600)
    assert len(requests(simulator, "status", SERIAL)) >= 6
    assert await lines(hass, hass_ws_client, begin) == []

    begin = dt_util.utcnow()
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await pass_time(hass, freezer, 660)
    told = await lines(hass, hass_ws_client, begin)
    registry = er.async_get(hass)
    about = Counter(
        entity.unique_id.removeprefix(f"{SERIAL}_")
        for line in told
        if (entity := registry.async_get(line["entity_id"])) is not None
    )
    assert about == {
        "alarm_event": 1,
        "alarm": 1,
        "band_08_feedback": 1,
        "boost_reason": 1,
        "boost_ends": 1,
    }
