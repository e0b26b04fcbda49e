"""Slowing a repeater down when the platform fails, and what is counted meanwhile."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import pass_time
from tests.scenes import device_entry, parameters, requests
from tests.test_control_follow import seconds_until

SLOW = {"messageFrequency": "10m"}
MINUTES = timedelta(minutes=2)


async def boost(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Boost the repeater for two minutes."""
    device = device_entry(hass, entry)
    assert device is not None
    data = {"device_id": device.id, "frequency": "10s", "duration": MINUTES}
    await hass.services.async_call(DOMAIN, "boost", data, blocking=True)


async def boost_is_over(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, simulator: Simulator
) -> None:
    """Wait until the repeater was asked to slow down for the first time."""
    await seconds_until(hass, freezer, lambda: SLOW in parameters(simulator), 140)


class Count:
    """What was used since a moment, as we count and as it really was."""

    def __init__(self, simulator: Simulator, entry: MockConfigEntry) -> None:
        """Begin, right after a message was read."""
        self._simulator = simulator
        self._frequency = entry.runtime_data.devices[SERIAL].frequency
        self._before = self._ours() - self._theirs()

    def _ours(self) -> int:
        used: int = self._frequency.state.used
        return used

    def _theirs(self) -> int:
        asked = (
            len(requests(self._simulator, call, SERIAL))
            for call in ("status", "parameters")
        )
        return self._simulator.device(SERIAL).sent + sum(asked)

    @property
    def is_enough(self) -> bool:
        """Whether ours is not below what was really used."""
        return self._ours() - self._theirs() >= self._before


@pytest.mark.parametrize(
    "trouble", [{"kind": "status", "status": 500}, {"kind": "close"}]
)
async def test_slow_down_that_failed_is_tried_again_after_a_minute(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    trouble: dict[str, Any],
) -> None:
    """A repeater that stays fast for a failure of the platform costs little."""
    await boost(hass, loaded_entry)
    simulator.scenes.fault(**trouble, call="parameters", times=2, is_processed=False)
    await boost_is_over(freezer, hass, simulator)
    for _ in range(2):
        simulator.scenes.reset_log()
        waited = await seconds_until(
            hass, freezer, lambda: SLOW in parameters(simulator), 75
        )
        assert waited >= 55
    await pass_time(hass, freezer, 5)
    assert simulator.device(SERIAL).frequency == 600


@pytest.mark.expected_log("Error fetching Attic")
@pytest.mark.parametrize("is_obeyed", [True, False])
async def test_slow_down_without_an_answer_may_not_be_in_use(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    is_obeyed: bool,
) -> None:
    """Until a message tells, the repeater counts as being as fast as before."""
    await boost(hass, loaded_entry)
    await pass_time(hass, freezer, 60)
    count = Count(simulator, loaded_entry)
    simulator.scenes.fault("close", call="parameters", times=1, is_processed=is_obeyed)
    await boost_is_over(freezer, hass, simulator)
    # Nobody can ask for the status either.
    simulator.scenes.fault("close", call="status", is_processed=False)
    for _ in range(10):
        await pass_time(hass, freezer, 10)
        assert count.is_enough


@pytest.mark.parametrize("is_obeyed", [True, False])
async def test_boost_without_an_answer_may_be_in_use(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    is_obeyed: bool,
) -> None:
    """I am told that it failed; the messages that come all the same are counted."""
    count = Count(simulator, loaded_entry)
    simulator.scenes.fault("close", call="parameters", times=1, is_processed=is_obeyed)
    with pytest.raises(HomeAssistantError):
        await boost(hass, loaded_entry)
    for _ in range(10):
        await pass_time(hass, freezer, 10)
        assert count.is_enough
    await pass_time(hass, freezer, 520)
    assert count.is_enough
    assert simulator.device(SERIAL).frequency == 600
