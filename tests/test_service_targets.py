"""Whom actions are for, who may perform them, and what they say of several repeaters."""

from collections.abc import AsyncIterator
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.models import Group, User
from homeassistant.auth.permissions import PolicyPermissions
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
    UnknownUser,
)
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    label_registry as lr,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator
from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.scenes import CELLAR, device_entry, parameters, two_repeaters

BOOST: dict[str, Any] = {"frequency": "1m", "duration": {"minutes": 5}}


@pytest.fixture
async def simulator(freezer: FrozenDateTimeFactory) -> AsyncIterator[Simulator]:
    """Run a platform with two repeaters, of which one has a band less."""
    async with two_repeaters() as running:
        yield running


def device_id(hass: HomeAssistant, entry: MockConfigEntry, serial: str) -> str:
    """Return Home Assistant's id of a repeater."""
    device = device_entry(hass, entry, serial)
    assert device is not None
    return device.id


async def act(
    hass: HomeAssistant,
    action: str,
    target: dict[str, Any],
    data: dict[str, Any] | None = None,
    *,
    user: User | None = None,
) -> Any:
    """Perform an action as the editor lets it be performed."""
    return await hass.services.async_call(
        DOMAIN,
        action,
        dict(data or {}),  # Home Assistant adds the target to it
        target=target,
        blocking=True,
        return_response=action == "get_status",
        context=Context(user_id=None if user is None else user.id),
    )


async def test_boost_of_an_area_leaves_other_areas_alone(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """I boost the repeaters in an area; other devices in it are ignored."""
    area = ar.async_get(hass).async_get_area_by_name("Roof")
    assert area is not None
    await act(hass, "boost", {"area_id": area.id}, BOOST)
    assert parameters(simulator) == [{"messageFrequency": "1m"}]
    assert parameters(simulator, CELLAR) == []


@pytest.mark.parametrize("how", ["all", "label", "two devices", "old device_id"])
async def test_boost_of_both(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    how: str,
) -> None:
    """However I name both, both are boosted, and both boosts end."""
    devices = [device_id(hass, loaded_entry, serial) for serial in (SERIAL, CELLAR)]
    target: dict[str, Any] = {"device_id": devices}
    if how == "all":
        target = {"entity_id": "all"}
    if how == "label":
        label = lr.async_get(hass).async_create("Important").label_id
        for device in devices:
            dr.async_get(hass).async_update_device(device, labels={label})
        target = {"label_id": label}
    if how == "old device_id":
        for device in devices:
            await act(hass, "boost", {}, {**BOOST, "device_id": device})
    else:
        await act(hass, "boost", target, BOOST)
    await act(hass, "end_boost", target)
    for serial in (SERIAL, CELLAR):
        assert parameters(simulator, serial) == [
            {"messageFrequency": "1m"},
            {"messageFrequency": "10m"},
        ]


async def test_refusals_name_the_repeaters(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """If one of two refuses, the other is boosted, and I read which and why."""
    simulator.scenes.fault("status", call="parameters", serial=CELLAR, status=500)
    with pytest.raises(HomeAssistantError) as refusal:
        await act(hass, "boost", {"entity_id": "all"}, BOOST)
    assert "Cellar: The StellaControl platform gave no usable" in str(refusal.value)
    assert "Attic" not in str(refusal.value)
    assert parameters(simulator) == [{"messageFrequency": "1m"}]


async def test_refusal_speaks_the_language_of_the_home(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """In a German home the reason is German."""
    await hass.config.async_update(language="de")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    with pytest.raises(ServiceValidationError) as refusal:
        await act(
            hass,
            "boost",
            {"device_id": device_id(hass, entry, SERIAL)},
            {"frequency": "1s", "duration": {"hours": 6}},
        )
    assert refusal.value.translation_placeholders is not None
    assert "Das Kontingent" in refusal.value.translation_placeholders["refusals"]


async def test_bands_are_sent_to_none_if_one_repeater_lacks_one(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """What does not make sense for all is not sent to some."""
    simulator.scenes.add_band(CELLAR, "31")
    assert await hass.config_entries.async_reload(loaded_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    with pytest.raises(ServiceValidationError) as refusal:
        await act(hass, "set_bands", {"entity_id": "all"}, {"bands_off": ["31"]})
    assert str(refusal.value) == "Attic has no band 31"
    assert parameters(simulator) == parameters(simulator, CELLAR) == []


async def test_status_of_several_is_a_list(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The statuses of several come by repeater; that of one is there directly as well."""
    both = await act(hass, "get_status", {"entity_id": "all"})
    assert {
        found["name"]: found["status"]["serialNumber"] for found in both["repeaters"]
    } == {
        "Attic": SERIAL,
        "Cellar": CELLAR,
    }
    assert both.keys() == {"repeaters"}
    one = await act(
        hass, "get_status", {"device_id": device_id(hass, loaded_entry, SERIAL)}
    )
    assert one["serialNumber"] == SERIAL
    assert [found["name"] for found in one["repeaters"]] == ["Attic"]


async def test_action_for_nothing_of_ours_is_refused(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """An area without repeaters, or an entity of others, is a mistake to be told."""
    hass.states.async_set("light.kitchen", "on")
    area = ar.async_get(hass).async_create("Empty")
    for target in ({"area_id": area.id}, {"entity_id": "light.kitchen"}):
        with pytest.raises(ServiceValidationError) as refusal:
            await act(hass, "end_boost", target)
        assert refusal.value.translation_key == "not_a_repeater"


def person(hass: HomeAssistant, **entities: Any) -> MockUser:
    """Return a user who may do only what a policy says."""
    user = MockUser(groups=[Group(None, policy={"entities": entities}, id="few")])
    user.add_to_hass(hass)
    assert isinstance(user.permissions, PolicyPermissions)
    return user


ACTIONS = [
    pytest.param("boost", BOOST, id="boost"),
    pytest.param("end_boost", {}, id="end boost"),
    pytest.param("set_bands", {"bands_off": ["08"]}, id="set bands"),
    pytest.param("set_messages_used", {"used": 1}, id="set messages used"),
    pytest.param("acknowledge_alarms", {}, id="acknowledge alarms"),
    pytest.param("get_status", {}, id="get status"),
]


@pytest.mark.parametrize(("action", "data"), ACTIONS)
async def test_who_may_do_nothing_may_not_act(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
) -> None:
    """Somebody without rights changes nothing and reads nothing, by no way to name it."""
    user = person(hass)
    for target in (
        {"entity_id": "all"},
        {"device_id": device_id(hass, loaded_entry, SERIAL)},
        {"entity_id": entity_id(hass, "event", f"{SERIAL}_alarm_event")},
    ):
        with pytest.raises(Unauthorized):
            await act(hass, action, target, data, user=user)
    assert parameters(simulator) == []


@pytest.mark.parametrize(("action", "data"), ACTIONS)
async def test_who_may_only_read_gets_the_status_alone(
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
) -> None:
    """Control for control, reading for reading."""
    reader = person(hass, all={"read": True})
    target = {"device_id": device_id(hass, loaded_entry, SERIAL)}
    if action == "get_status":
        status = await act(hass, action, target, data, user=reader)
        assert status["serialNumber"] == SERIAL
        return
    with pytest.raises(Unauthorized):
        await act(hass, action, target, data, user=reader)
    assert parameters(simulator) == []


async def test_right_to_one_band_is_not_one_to_others(
    hass: HomeAssistant,
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded_entry: MockConfigEntry,
) -> None:
    """Who may control one switch switches that band, and no other."""
    switch = entity_id(hass, "switch", f"{SERIAL}_band_08")
    user = person(hass, entity_ids={switch: True})
    target = {"device_id": device_id(hass, loaded_entry, SERIAL)}
    for bands in (["21"], ["08", "21"]):
        with pytest.raises(Unauthorized):
            await act(hass, "set_bands", target, {"bands_off": bands}, user=user)
    assert parameters(simulator) == []


@pytest.mark.parametrize(
    ("action", "data", "missing"),
    [
        ("boost", BOOST, ("select", "message_frequency")),
        ("end_boost", {}, ("select", "message_frequency")),
        ("set_messages_used", {"used": 1}, ("select", "message_frequency")),
        ("set_bands", {"bands_off": ["08"]}, ("switch", "band_08")),
    ],
)
async def test_entity_that_is_not_there_gives_nobody_a_right(
    hass: HomeAssistant,
    *,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    missing: tuple[str, str],
) -> None:
    """In a large account some repeaters have no choice of message frequency."""
    platform, key = missing
    er.async_get(hass).async_remove(entity_id(hass, platform, f"{SERIAL}_{key}"))
    target = {"device_id": device_id(hass, loaded_entry, SERIAL)}
    with pytest.raises(Unauthorized):
        await act(hass, action, target, data, user=person(hass, all={"read": True}))
    assert parameters(simulator) == []


async def test_action_of_a_user_who_is_gone_is_refused(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> None:
    """Nobody borrows the rights of an automation by naming no real user."""
    ghost = MockUser(id="ghost")
    with pytest.raises(UnknownUser):
        await act(hass, "end_boost", {"entity_id": "all"}, user=ghost)
