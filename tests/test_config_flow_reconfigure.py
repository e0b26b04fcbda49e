"""Changing how an account is reached, without losing what hangs on it."""

from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import AsyncMock

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.flows import (
    TRIAL,
    account_input,
    assert_abort,
    assert_error,
    calls,
    choose,
    fields,
    shown,
    submit,
)
from tests.helpers import entity_id, state
from tests.scenes import press, requests


def unchanged(entry: MockConfigEntry) -> tuple[dict[str, Any], str | None, str]:
    """Return what must not change when a flow fails."""
    return dict(entry.data), entry.unique_id, entry.title


def register(hass: HomeAssistant, entry: MockConfigEntry, serial: str) -> None:
    """Put a device into the registry, as a set-up entry does."""
    dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, serial)}
    )


@pytest.fixture
async def other_gateway(simulator: Simulator) -> AsyncIterator[Simulator]:
    """Run the same account at another address."""
    async with Simulator(
        devices=[DeviceSpec(serial=SERIAL, label="Attic")], punctual=True
    ) as running:
        yield running


async def open_account_form(
    hass: HomeAssistant, entry: MockConfigEntry
) -> ConfigFlowResult:
    """Choose to change the connection."""
    menu = await entry.start_reconfigure_flow(hass)
    assert menu["step_id"] == "reconfigure"
    return await choose(hass, menu, "account")


async def reconfigure(
    hass: HomeAssistant, entry: MockConfigEntry, simulator: Simulator, **changes: str
) -> ConfigFlowResult:
    """Open the form and send it with changes; the secrets stay blank unless given."""
    result = await open_account_form(hass, entry)
    blank = {"client_key": "", "password": ""}
    return await submit(hass, result, account_input(simulator, **blank | changes))


async def test_the_form_holds_what_is_stored(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """All but the secrets, which may stay blank."""
    result = await open_account_form(hass, entry)
    assert shown(result) == {
        "url": simulator.url,
        "client_id": "integration",
        "username": "demo@example.com",
        "security_path": "/security",
        "devices_path": "/devices",
    }
    assert not fields(result)["client_key"]["required"]
    assert not fields(result)["password"]["required"]


async def test_new_credentials_keep_everything(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """The same entities go on with a new API client."""
    before = entity_id(hass, "sensor", f"{SERIAL}_temperature")
    changed = {"client_id": "other", "client_key": "other-key", "password": "new"}
    simulator.scenes.credentials(**changed)
    result = await reconfigure(hass, loaded_entry, simulator, **changed)
    assert_abort(result, "reconfigure_successful")
    assert loaded_entry.data["client_id"] == "other"
    assert loaded_entry.data["client_key"] == "other-key"
    assert loaded_entry.data["password"] == "new"
    assert entity_id(hass, "sensor", f"{SERIAL}_temperature") == before
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == "online"


async def test_blank_secrets_stay(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Nothing typed, nothing changed, but tried all the same."""
    before = unchanged(entry)
    result = await reconfigure(hass, entry, simulator)
    assert_abort(result, "reconfigure_successful")
    assert unchanged(entry) == before
    assert calls(simulator) == TRIAL
    setup_entry.assert_awaited_once()


async def test_a_gateway_that_moved(
    hass: HomeAssistant, loaded_entry: MockConfigEntry, other_gateway: Simulator
) -> None:
    """The vendor may move it at short notice; the devices stay the same."""
    before = entity_id(hass, "sensor", f"{SERIAL}_temperature")
    result = await reconfigure(hass, loaded_entry, other_gateway)
    assert_abort(result, "reconfigure_successful")
    host = other_gateway.url.removeprefix("http://")
    assert loaded_entry.unique_id == f"{host}_demo@example.com"
    assert loaded_entry.data["url"] == other_gateway.url
    assert entity_id(hass, "sensor", f"{SERIAL}_temperature") == before
    assert "status" in calls(other_gateway)


async def test_a_gateway_where_another_entry_is(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    other_gateway: Simulator,
    setup_entry: AsyncMock,
) -> None:
    """Two entries for one account would fight over its devices."""
    host = other_gateway.url.removeprefix("http://")
    MockConfigEntry(domain=DOMAIN, unique_id=f"{host}_demo@example.com").add_to_hass(
        hass
    )
    before = unchanged(entry)
    result = await reconfigure(hass, entry, other_gateway)
    assert_abort(result, "already_configured")
    assert unchanged(entry) == before
    setup_entry.assert_not_awaited()


@pytest.mark.usefixtures("setup_entry")
@pytest.mark.parametrize(
    ("registered", "ignored"),
    [([SERIAL, "SR2"], []), (["SR2"], [SERIAL]), ([], ["SR2"])],
)
async def test_another_user_of_the_same_account(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    registered: list[str],
    ignored: list[str],
) -> None:
    """A device in common tells that it is the same account; so does having none."""
    for serial in registered:
        register(hass, entry, serial)
    hass.config_entries.async_update_entry(
        entry, options={"ignored_devices": ignored, "monthly_quota": 5000}
    )
    simulator.scenes.credentials(name="New@example.com")
    result = await reconfigure(hass, entry, simulator)
    assert_abort(result, "reconfigure_successful")
    host = simulator.url.removeprefix("http://")
    assert entry.unique_id == f"{host}_new@example.com"
    assert (entry.title, entry.data["username"]) == (
        "N…@example.com",
        "New@example.com",
    )
    assert entry.options == {"ignored_devices": ignored, "monthly_quota": 5000}


async def test_a_user_of_another_account(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Somebody else's devices do not slip under these entities."""
    register(hass, entry, "SR2")
    before = unchanged(entry)
    simulator.scenes.credentials(name="new@example.com")
    result = await reconfigure(hass, entry, simulator)
    assert_abort(result, "unique_id_mismatch")
    assert unchanged(entry) == before
    assert simulator.platform.open_sessions == 0
    setup_entry.assert_not_awaited()


async def test_a_title_of_the_users_own_stays(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Only a title that is the user name follows it."""
    hass.config_entries.async_update_entry(entry, title="Our repeaters")
    simulator.scenes.credentials(name="new@example.com")
    result = await reconfigure(hass, entry, simulator)
    assert_abort(result, "reconfigure_successful")
    assert entry.title == "Our repeaters"


async def test_other_letters_of_the_same_user(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Case tells no users apart, even if no device is in common."""
    register(hass, entry, "SR2")
    unique_id = entry.unique_id
    simulator.scenes.credentials(name="Demo@example.com")
    result = await reconfigure(hass, entry, simulator)
    assert_abort(result, "reconfigure_successful")
    assert entry.unique_id == unique_id
    assert entry.data["username"] == "Demo@example.com"


@pytest.mark.usefixtures("setup_entry")
@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"url": "http://api3.stellacontrol.com"}, {"url": "insecure_url"}),
        ({"username": " "}, {"username": "required"}),
        ({"security_path": "?"}, {"base": "invalid_path"}),
        pytest.param(
            {"password": "wrong"},
            {"base": "invalid_auth"},
            marks=pytest.mark.expected_log("The set-up failed"),
        ),
    ],
)
async def test_errors_change_nothing(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    changes: dict[str, str],
    errors: dict[str, str],
) -> None:
    """The form comes back with what was typed, and takes the right values then."""
    before = unchanged(entry)
    result = await reconfigure(hass, entry, simulator, **changes)
    assert_error(result, **errors)
    typed = {name: text for name, text in changes.items() if name != "password"}
    assert typed.items() <= shown(result).items()
    assert unchanged(entry) == before
    assert simulator.platform.open_sessions == 0

    blank = {"client_key": "", "password": ""}
    result = await submit(hass, result, account_input(simulator, **blank))
    assert_abort(result, "reconfigure_successful")
    assert unchanged(entry) == before


async def test_search_is_charged(
    hass: HomeAssistant, simulator: Simulator, loaded_entry: MockConfigEntry
) -> None:
    """A status that a search asks for counts as one that the account asks for."""

    def used() -> int:
        shown = state(hass, "sensor", f"{SERIAL}_messages_used").state
        return int(float(shown))

    before = used()
    simulator.scenes.reset_log()
    menu = await loaded_entry.start_reconfigure_flow(hass)
    await choose(hass, menu, "find")
    asked = len(requests(simulator, "status", SERIAL))
    assert asked
    await press(hass, "refresh")
    assert used() >= before + asked + 1
