"""Actions for repeaters of several accounts, of which one is not loaded."""

from collections.abc import AsyncIterator

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.helpers import account_entry, entity_id, set_up, settle, state
from tests.scenes import OFF_SOON, device_entry, parameters, report
from tests.test_service_targets import BOOST, act

NOT_LOADED = "Barn: "


@pytest.fixture
async def second(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> AsyncIterator[MockConfigEntry]:
    """Return a second account with the repeater Barn, which was unloaded."""
    spec = DeviceSpec(serial="SR2000001", label="Barn")
    async with Simulator(seed=2, devices=[spec], punctual=True) as other:
        entry: MockConfigEntry = account_entry(other, entry_id="second")
        entry.add_to_hass(hass)
        await set_up(hass, entry)
        assert await hass.config_entries.async_unload(entry.entry_id)
        yield entry
        await hass.config_entries.async_remove(entry.entry_id)


@pytest.mark.parametrize(
    ("action", "data", "sent"),
    [
        ("boost", BOOST, {"messageFrequency": "1m"}),
        ("set_bands", {"bands_off": ["08"]}, OFF_SOON),
    ],
)
async def test_loaded_account_gets_what_the_other_cannot(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    second: MockConfigEntry,
    action: str,
    data: dict[str, object],
    sent: dict[str, object],
) -> None:
    """I am told which repeater was left out, and why."""
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, action, {"entity_id": "all"}, data)
    assert refusal.value.translation_key == "action_refused"
    assert NOT_LOADED in str(refusal.value)
    assert parameters(simulator) == [sent]


async def test_alarms_of_the_loaded_account_are_acknowledged(
    hass: HomeAssistant, simulator: Simulator, second: MockConfigEntry
) -> None:
    """One account in trouble does not keep me from the others."""
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    await report(hass, simulator)
    with pytest.raises(ServiceValidationError, match=NOT_LOADED):
        await act(hass, "acknowledge_alarms", {"entity_id": "all"})
    shown = state(hass, "binary_sensor", f"{SERIAL}_alarm")
    assert shown.attributes["acknowledged"]


async def test_status_of_the_loaded_account_is_returned(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, second: MockConfigEntry
) -> None:
    """Of the other I get the reason."""
    answer = await act(hass, "get_status", {"entity_id": "all"})
    attic, barn = answer["repeaters"]
    assert attic["status"]["serialNumber"] == SERIAL
    device = device_entry(hass, second, "SR2000001")
    assert device is not None
    assert barn.keys() == {"device_id", "name", "error"}
    assert (barn["device_id"], barn["name"]) == (device.id, "Barn")
    assert barn["error"]


async def test_group_of_our_entities_is_a_target(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A group stands for its members, in actions as in triggers."""
    alarm = entity_id(hass, "event", f"{SERIAL}_alarm_event")
    groups = {"mine": {"entities": [alarm]}, "lamps": {"entities": ["light.hall"]}}
    assert await async_setup_component(hass, "group", {"group": groups})
    await settle(hass)
    await act(hass, "boost", {"entity_id": "group.mine"}, BOOST)
    assert parameters(simulator) == [{"messageFrequency": "1m"}]
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "boost", {"entity_id": ["group.mine", "group.lamps"]}, BOOST)
    assert refusal.value.translation_key == "not_a_repeater"
