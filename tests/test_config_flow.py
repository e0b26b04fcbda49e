"""Setting up an account in the UI, against a running platform."""

from unittest.mock import AsyncMock, patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from tests.conftest import SERIAL
from tests.finding.gateway import SmallGateway
from tests.flows import (
    TRIAL,
    account_input,
    assert_abort,
    assert_error,
    calls,
    fields,
    offered_devices,
    open_user_form,
    shown,
    submit,
)
from tests.helpers import state

FLOW = "custom_components.stellacontrol.finding_flow"


async def test_the_form_of_an_account_offers_what_is_usual(hass: HomeAssistant) -> None:
    """The vendor's addresses are there, and nobody has to look at the endpoints."""
    result = await open_user_form(hass)
    assert shown(result) == {
        "url": "https://api3.stellacontrol.com",
        "client_id": "integration",
        "security_path": "/security",
        "devices_path": "/devices",
    }
    assert fields(result)["client_key"]["required"]
    assert fields(result)["password"]["required"]
    assert not fields(result)["endpoints"]["expanded"]


async def test_an_account_is_set_up(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """A user types credentials, sees the devices and gets an entry."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2", location="Barn"))
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert calls(simulator) == TRIAL
    assert simulator.platform.open_sessions == 0
    assert result["step_id"] == "devices"
    assert offered_devices(result) == {
        SERIAL: f"Attic, iRepeater 6 band, {SERIAL}, Roof",
        "SR2": "iRepeater 6 band, SR2, Barn",
    }
    assert shown(result) == {
        "devices": [SERIAL, "SR2"],
        "monthly_quota": 10_000,
        "quota_reset_day": 1,
    }

    answer = {"devices": [SERIAL, "SR2"], "monthly_quota": 5000, "quota_reset_day": 15}
    result = await submit(hass, result, {**answer, "quota_reset_day": 31})
    assert result["errors"] == {"quota_reset_day": "out_of_bounds"}
    assert shown(result) == {**answer, "quota_reset_day": 31}
    result = await submit(hass, result, answer)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "d…@example.com"
    typed = account_input(simulator)
    paths = typed.pop("endpoints")
    assert result["data"] == {**typed, **paths}
    assert result["options"] == {
        "ignored_devices": [],
        "monthly_quota": 5000,
        "quota_reset_day": 15,
    }
    host = simulator.url.removeprefix("http://")
    assert result["result"].unique_id == f"{host}_demo@example.com"
    setup_entry.assert_awaited_once()
    assert calls(simulator) == TRIAL


async def test_what_the_flow_stores_works(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """The entry that a flow creates loads and shows the chosen device alone."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2"))
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    result = await submit(hass, result, {"devices": [SERIAL]})

    assert result["result"].state is ConfigEntryState.LOADED
    assert result["options"]["ignored_devices"] == ["SR2"]
    assert state(hass, "sensor", f"{SERIAL}_connection_status").state == "online"
    statuses = [r for r in simulator.scenes.requests() if r.call == "status"]
    assert {request.serial for request in statuses} == {SERIAL}


async def test_at_least_one_device_is_needed(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """An entry without any device would do nothing; the form says so."""
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    result = await submit(hass, result, {"devices": []})
    assert result["errors"] == {"devices": "no_device_selected"}
    assert shown(result)["devices"] == []
    assert not hass.config_entries.async_entries(DOMAIN)

    result = await submit(hass, result, {"devices": [SERIAL]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert calls(simulator) == TRIAL


async def test_only_a_serial_number_is_needed_to_choose(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """A device that the platform tells nothing about is offered all the same."""
    for fact in ("label", "model", "type", "location"):
        simulator.scenes.drop_field(SERIAL, fact, metadata=True)
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert offered_devices(result) == {SERIAL: SERIAL}


async def test_an_account_without_devices_is_not_stored(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """There is nothing to set up; the text says whom to ask."""
    simulator.scenes.remove_device(SERIAL)
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert_abort(result, "no_devices")
    assert calls(simulator) == TRIAL
    assert not hass.config_entries.async_entries(DOMAIN)


async def test_an_account_is_set_up_once(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Case tells no e-mail addresses apart."""
    simulator.scenes.credentials(name="Demo@Example.com")
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert_abort(result, "already_configured")
    assert simulator.platform.open_sessions == 0


async def test_a_form_left_open_is_not_in_the_way(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """The account can be set up from a second form, and then only from that."""
    left_open = await open_user_form(hass)
    left_open = await submit(hass, left_open, account_input(simulator))
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    result = await submit(hass, result, {"devices": [SERIAL]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert not hass.config_entries.flow.async_progress()


async def test_an_account_set_up_meanwhile_is_not_replaced(
    hass: HomeAssistant, simulator: Simulator, request: pytest.FixtureRequest
) -> None:
    """Another entry was reconfigured to this account while the devices were shown."""
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    entry: MockConfigEntry = request.getfixturevalue("entry")
    result = await submit(hass, result, {"devices": [SERIAL]})
    assert_abort(result, "already_configured")
    assert hass.config_entries.async_entries(DOMAIN) == [entry]


async def test_input_is_stored_in_order(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """Blanks from pasting and slashes go; a password keeps its blanks."""
    simulator.scenes.credentials(password=" secret ")
    typed = account_input(
        simulator,
        url=f" {simulator.url.upper()}/ ",
        client_id=" integration ",
        client_key=f"{simulator.account.client_key}\n",
        username=" demo@example.com ",
        security_path="security/",
        devices_path=" /devices",
    )
    result = await open_user_form(hass)
    result = await submit(hass, result, typed)
    result = await submit(hass, result, {"devices": [SERIAL]})
    assert result["data"] == {
        "url": simulator.url,
        "client_id": "integration",
        "client_key": simulator.account.client_key,
        "username": "demo@example.com",
        "password": " secret ",
        "security_path": "/security",
        "devices_path": "/devices",
    }


async def test_other_endpoint_paths(
    hass: HomeAssistant, setup_entry: AsyncMock
) -> None:
    """Paths of another gateway can be given."""
    async with Simulator(
        devices=1, security_path="/v4/auth", devices_path="/v4/repeaters"
    ) as simulator:
        typed = account_input(
            simulator, security_path="/v4/auth", devices_path="/v4/repeaters"
        )
        result = await open_user_form(hass)
        result = await submit(hass, result, typed)
        assert result["step_id"] == "devices"
        assert [request.path for request in simulator.scenes.requests()] == [
            "/v4/auth/login",
            "/v4/repeaters",
            "/v4/auth/logout",
        ]
        result = await submit(hass, result, {"devices": list(simulator.serials)})
    assert result["data"]["security_path"] == "/v4/auth"
    assert result["data"]["devices_path"] == "/v4/repeaters"


async def test_the_usual_port_is_no_part_of_the_identity(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """The real gateway is https on port 443, said or unsaid."""
    typed = account_input(simulator, url="https://API3.stellacontrol.com:443")
    result = await open_user_form(hass)
    with patch(f"{FLOW}.sender", return_value=SmallGateway(any_credentials=True).send):
        result = await submit(hass, result, typed)
    result = await submit(hass, result, {"devices": ["SR1"]})
    assert result["result"].unique_id == "api3.stellacontrol.com_demo@example.com"
    assert result["data"]["url"] == "https://api3.stellacontrol.com"


@pytest.mark.expected_log("Unexpected error while trying out an account")
async def test_a_bug_is_logged_and_the_form_comes_back(
    hass: HomeAssistant, simulator: Simulator, setup_entry: AsyncMock
) -> None:
    """The last resort: no traceback for the user, but one in the log."""
    result = await open_user_form(hass)
    with patch(f"{FLOW}.sender", side_effect=RuntimeError("a bug")):
        result = await submit(hass, result, account_input(simulator))
    assert_error(result, base="unknown")
    result = await submit(hass, result, account_input(simulator))
    assert result["step_id"] == "devices"
