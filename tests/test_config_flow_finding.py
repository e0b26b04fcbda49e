"""Gateways that speak differently: found out in the set-up, told by an example, reported."""

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from simulator.dialects import example
from tests.conftest import SERIAL
from tests.flows import (
    account_input,
    assert_abort,
    assert_error,
    choose,
    looked,
    open_user_form,
    send_account,
    shown,
    speaking,
    submit,
)
from tests.helpers import account_entry

pytestmark = pytest.mark.usefixtures("setup_entry")


async def begin(
    hass: HomeAssistant, simulator: Simulator, **changes: str
) -> ConfigFlowResult:
    """Type an account, and wait until the flow knows how the gateway speaks."""
    return await looked(hass, await send_account(hass, simulator, **changes))


async def test_another_dialect_is_found(hass: HomeAssistant) -> None:
    """I see how the gateway speaks before I go on, and nothing else is asked of me."""
    async with speaking(
        "log-in-path/session", "token-travel/x-auth-token", "status-path/state"
    ) as simulator:
        result = await begin(hass, simulator)
        assert result["step_id"] == "found"
        told = dict(result["description_placeholders"] or {})
        assert told["log_in"] == "`✓ POST /security/session`"
        assert told["status"] == "`✓ GET /devices/{serial}/state`"
        assert told["parameters"] == "`? PATCH /devices/{serial}/parameters`"
        result = await submit(hass, result, {})
        assert result["step_id"] == "devices"
        result = await submit(hass, result, {"devices": [SERIAL]})
        safety = simulator.scenes.counts()
    assert result["type"] is FlowResultType.CREATE_ENTRY
    profile = result["data"]["profile"]
    assert profile["origin"] == "found"
    assert profile["differs"] == {
        "log_in": {"path": "/session"},
        "status": {"path": "/{serial}/state"},
        "headers": {"X-Auth-Token": "{token}"},
    }
    assert 1 <= int(str(safety["status_requests"])) <= 12
    assert 1 <= int(str(safety["credentials_sent"])) <= 4


@pytest.mark.expected_log("The set-up failed: POST /security/login → 40")
async def test_an_example_is_taken(hass: HomeAssistant) -> None:
    """Where finding does not help, what the reseller gave does; its text is not kept."""
    async with speaking("log-in-path/put") as simulator:
        menu = await begin(hass, simulator)
        assert menu["step_id"] == "not_found"
        form = await choose(hass, menu, "paste")
        form = await submit(hass, form, {"example": "curl 'https://half"})
        assert form["errors"] == {"example": "example_open_quote"}
        assert shown(form) == {"example": "curl 'https://half"}
        change = 'PUT /devices/SR1/relay/8\n\n{"on": true}'
        form = await submit(hass, form, {"example": change})
        assert form["errors"] == {"example": "example_no_call"}
        assert form["description_placeholders"] == {
            "device": "{serial}",
            "band": "{band}",
        }
        account = simulator.account
        text = example(simulator.dialect, "curl", gateway=simulator.url)
        text = text.replace("$PASSWORD", account.password)
        menu = await submit(hass, form, {"example": text})
        assert menu["step_id"] == "pasted"
        told = dict(menu["description_placeholders"] or {})
        assert told["log_in"] == "`✓ PUT /security/login`"
        assert told["unclear"] == "-"
        result = await choose(hass, menu, "try_pasted")
        assert result["step_id"] == "found"
        result = await submit(hass, result, {})
        result = await submit(hass, result, {"devices": [SERIAL]})
    profile = result["data"]["profile"]
    assert profile["origin"] == "pasted"
    assert profile["differs"]["log_in"] == {"method": "PUT"}
    assert account.password not in str(profile)


@pytest.mark.expected_log("The set-up failed: POST /security/login → 40")
async def test_a_report_is_offered(hass: HomeAssistant) -> None:
    """Where nothing helps, I get a text for an issue, without values and secrets."""
    async with speaking("log-in-path/put") as simulator:
        menu = await begin(hass, simulator)
        form = await choose(hass, menu, "report")
        report = shown(form)["report"]
        account = simulator.account
        menu = await submit(hass, form, {"report": report})
    assert menu["step_id"] == "not_found"
    assert "| log in | POST /security/login | 405" in report
    for secret in (account.password, account.client_key, account.name, SERIAL):
        assert secret not in report


@pytest.mark.expected_log("The set-up failed: POST /security/session → 401")
async def test_wrong_credentials_are_sent_once(hass: HomeAssistant) -> None:
    """At a gateway that speaks differently, too; sent again, I insist on them."""
    async with speaking("log-in-path/session") as simulator:
        form = await begin(hass, simulator, password="wrong")
        assert_error(form, base="invalid_auth")
        assert simulator.platform.refused_logins == 1
        # Blank secrets are those that were typed; the right one works.
        typed = account_input(simulator, client_key="")
        result = await looked(hass, await submit(hass, form, typed))
        assert result["step_id"] == "found"
        assert simulator.platform.refused_logins == 1


@pytest.mark.expected_log("The set-up failed: POST /security/login → 401")
async def test_a_user_may_insist(hass: HomeAssistant) -> None:
    """Credentials that sound wrong, sent unchanged, are tried in other ways."""
    async with speaking("log-in-body/basic-for-user") as simulator:
        form = await begin(hass, simulator)
        assert_error(form, base="invalid_auth")
        blank = account_input(simulator, client_key="", password="")
        result = await looked(hass, await submit(hass, form, blank))
        assert result["step_id"] == "found"


async def test_an_example_can_come_first(hass: HomeAssistant) -> None:
    """Whoever has an example pastes it before anything is tried."""
    async with speaking("log-in-path/signin") as simulator:
        typed = account_input(simulator)
        typed["endpoints"]["paste_example"] = True
        form = await submit(hass, await open_user_form(hass), typed)
        assert form["step_id"] == "paste"
        assert not simulator.scenes.requests()
        text = example(simulator.dialect, "python", gateway=simulator.url)
        menu = await submit(hass, form, {"example": text})
        result = await choose(hass, menu, "try_pasted")
        assert result["step_id"] == "found"


@pytest.mark.expected_log("The set-up failed")
async def test_https_may_be_left_out(hass: HomeAssistant, simulator: Simulator) -> None:
    """A bare host is completed; what is no address is still refused."""
    form = await open_user_form(hass)
    form = await submit(hass, form, account_input(simulator, url="127.0.0.1:1"))
    assert_error(form, base="cannot_connect")


async def test_finding_again_on_demand(hass: HomeAssistant) -> None:
    """A gateway that began to speak differently is understood again from the menu."""
    async with speaking("list-path/all") as simulator:
        entry: MockConfigEntry = account_entry(simulator)
        entry.add_to_hass(hass)
        menu = await entry.start_reconfigure_flow(hass)
        result = await choose(hass, menu, "find")
        assert result["step_id"] == "found"
        result = await submit(hass, result, {})
        assert_abort(result, "reconfigure_successful")
    assert entry.data["profile"]["differs"] == {"devices": {"path": "/all"}}
    assert entry.domain == DOMAIN


async def test_a_report_on_demand(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """An account that works can be reported, too."""
    menu = await entry.start_reconfigure_flow(hass)
    form = await choose(hass, menu, "report")
    assert "Works: list devices, log in, log out, read status." in shown(form)["report"]
    menu = await submit(hass, form, {})
    assert menu["step_id"] == "reconfigure"


async def test_reauth_keeps_the_profile(hass: HomeAssistant) -> None:
    """New credentials do not make the flow forget how the gateway speaks."""
    async with speaking("log-in-path/session") as simulator:
        entry: MockConfigEntry = account_entry(simulator)
        known = {"differs": {"log_in": {"path": "/session"}}, "origin": "found"}
        entry.add_to_hass(hass)
        hass.config_entries.async_update_entry(
            entry, data={**entry.data, "profile": known}
        )
        simulator.scenes.credentials(password="new")
        form = await entry.start_reauth_flow(hass)
        result = await submit(hass, form, {"password": "new"})
        assert_abort(result, "reauth_successful")
        assert [each.call for each in simulator.scenes.requests()] == [
            "login",
            "devices",
            "logout",
        ]
    assert entry.data["profile"]["differs"] == known["differs"]
    assert entry.data["password"] == "new"


BLOCK = "const config = { securityEndpoint: '/auth', devicesEndpoint: '/repeaters' };"


@pytest.mark.expected_log("The set-up failed: POST /security/login → 404")
async def test_a_configuration_block_names_the_endpoints(hass: HomeAssistant) -> None:
    """The settings of an example are enough where only the endpoints differ."""
    attic = DeviceSpec(serial=SERIAL, label="Attic", phase=0.0)
    async with Simulator(
        devices=[attic], security_path="/auth", devices_path="/repeaters"
    ) as simulator:
        menu = await begin(hass, simulator)
        form = await choose(hass, menu, "paste")
        menu = await submit(hass, form, {"example": BLOCK})
        told = dict(menu["description_placeholders"] or {})
        assert told["log_in"] == "`? POST /auth/login`"
        result = await choose(hass, menu, "try_pasted")
        assert result["step_id"] == "found"
        result = await submit(hass, result, {})
        result = await submit(hass, result, {"devices": [SERIAL]})
    assert result["data"]["security_path"] == "/auth"
    assert result["data"]["devices_path"] == "/repeaters"


@pytest.mark.parametrize("step", ["reauth", "find"])
@pytest.mark.expected_log("The set-up failed: POST /security/session → 401")
async def test_refusal_found_late_shows_the_form_again(
    hass: HomeAssistant, step: str
) -> None:
    """Whichever way I came, I can type the secrets anew."""
    async with speaking("log-in-path/session") as simulator:
        entry: MockConfigEntry = account_entry(simulator)
        entry.add_to_hass(hass)
        simulator.scenes.credentials(password="new")
        if step == "reauth":
            form = await entry.start_reauth_flow(hass)
            form = await looked(hass, await submit(hass, form, {"password": "old"}))
            typed: dict[str, object] = {"password": "new"}
        else:
            menu = await entry.start_reconfigure_flow(hass)
            form = await choose(hass, menu, "find")
            typed = account_input(simulator, client_key="")
        assert_error(form, base="invalid_auth")
        result = await looked(hass, await submit(hass, form, typed))
        assert result["step_id"] == "found"
        result = await submit(hass, result, {})
    assert result["type"] is FlowResultType.ABORT
    assert entry.data["password"] == "new"


@pytest.mark.parametrize("step", ["reauth", "find", "user"])
@pytest.mark.expected_log("The set-up failed: POST /security/login → 40")
async def test_going_back_shows_what_was_typed(hass: HomeAssistant, step: str) -> None:
    """From where nothing was found, I come back to where I began."""
    async with speaking("log-in-path/put") as simulator:
        entry: MockConfigEntry = account_entry(simulator)
        if step == "user":
            menu = await begin(hass, simulator)
        else:
            entry.add_to_hass(hass)
        if step == "reauth":
            form = await entry.start_reauth_flow(hass)
            menu = await looked(hass, await submit(hass, form, {}))
        elif step == "find":
            menu = await entry.start_reconfigure_flow(hass)
            menu = await choose(hass, menu, "find")
        assert menu["step_id"] == "not_found"
        result = await choose(hass, menu, "back")
    wanted = {"reauth": "reauth_confirm", "find": "reconfigure", "user": "user"}
    assert result["step_id"] == wanted[step]
    if step == "user":
        assert shown(result)["username"] == simulator.account.name
        assert "password" not in shown(result)
