"""What a user can get wrong, or the platform: each error is shown and overcome."""

from collections.abc import Callable
import re

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.stellacontrol.const import DOMAIN
from simulator import Scenes, Simulator
from tests.conftest import SERIAL
from tests.flows import (
    TRIAL,
    account_input,
    assert_error,
    calls,
    choose,
    fields,
    looked,
    open_user_form,
    shown,
    submit,
)

pytestmark = pytest.mark.usefixtures("setup_entry")

REFILLED = {"url", "client_id", "username", "security_path", "devices_path"}


async def finish(
    hass: HomeAssistant, simulator: Simulator, result: ConfigFlowResult
) -> None:
    """Check that nothing was stored, do it right in the same form, and get an entry."""
    assert not hass.config_entries.async_entries(DOMAIN)
    assert simulator.platform.open_sessions == 0
    simulator.scenes.reset_log()
    result = await submit(hass, result, account_input(simulator))
    assert calls(simulator) == TRIAL
    result = await submit(hass, result, {"devices": [SERIAL]})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"]["url"] == simulator.url


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("api3 stellacontrol com", "invalid_url"),
        ("ftp://api3.stellacontrol.com", "invalid_url"),
        ("https://", "invalid_url"),
        ("https://host:port", "invalid_url"),
        ("http://api3.stellacontrol.com", "insecure_url"),
        ("https://me:secret@api3.stellacontrol.com", "url_has_credentials"),
        ("https://api3.stellacontrol.com/security", "url_has_path"),
    ],
)
async def test_an_address_that_cannot_be_the_gateways(
    hass: HomeAssistant, simulator: Simulator, url: str, error: str
) -> None:
    """It is refused at its field before anything is sent."""
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator, url=url))
    assert_error(result, url=error)
    assert shown(result)["url"] == url
    assert calls(simulator) == []
    await finish(hass, simulator, result)


@pytest.mark.parametrize("path", ["", " ", "/", "https://host/devices", "/a/../b"])
@pytest.mark.parametrize("field", ["security_path", "devices_path"])
async def test_an_endpoint_that_is_not_a_path(
    hass: HomeAssistant, simulator: Simulator, field: str, path: str
) -> None:
    """The section opens, so that the user sees what is meant."""
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator, **{field: path}))
    assert_error(result, base="invalid_path")
    assert fields(result)["endpoints"]["expanded"]
    assert shown(result)[field] == path
    assert calls(simulator) == []
    await finish(hass, simulator, result)


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    "field", ["url", "client_id", "client_key", "username", "password"]
)
async def test_a_blank_field(
    hass: HomeAssistant, simulator: Simulator, field: str, blank: str
) -> None:
    """It is named, and nothing is sent."""
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator, **{field: blank}))
    assert_error(result, **{field: "required"})
    assert calls(simulator) == []
    await finish(hass, simulator, result)


async def test_all_blank_fields_are_named(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """One round is enough to see what is missing."""
    typed = account_input(simulator, username="", password="")
    result = await submit(hass, await open_user_form(hass), typed)
    assert_error(result, username="required", password="required")
    assert calls(simulator) == []


@pytest.mark.expected_log("The set-up failed: POST /security/login → 401")
@pytest.mark.parametrize("field", ["client_id", "client_key", "username", "password"])
async def test_wrong_credentials(
    hass: HomeAssistant, simulator: Simulator, field: str
) -> None:
    """They are tried once, since the platform could lock the account."""
    typed = account_input(simulator, **{field: "wrong@example.com"})
    result = await submit(hass, await open_user_form(hass), typed)
    assert_error(result, base="invalid_auth")
    assert shown(result).keys() == REFILLED
    assert shown(result)["username"] == typed["username"]
    assert calls(simulator) == ["login"]
    await finish(hass, simulator, result)


@pytest.mark.expected_log("The set-up failed: ")
@pytest.mark.parametrize(
    ("trouble", "error", "received"),
    [
        (lambda scenes: scenes.forbid("login"), "not_permitted", ["login"]),
        (lambda scenes: scenes.forbid("devices"), "not_permitted", TRIAL),
        (
            lambda scenes: scenes.fault("status", call="login", status=429),
            "rate_limited",
            ["login"],
        ),
        (
            lambda scenes: scenes.fault("status", call="devices", status=429),
            "rate_limited",
            TRIAL,
        ),
        (
            lambda scenes: scenes.fault("status", call="devices", status=500),
            "platform_error",
            TRIAL,
        ),
    ],
)
async def test_trouble_at_the_platform(
    hass: HomeAssistant,
    simulator: Simulator,
    trouble: Callable[[Scenes], None],
    error: str,
    received: list[str],
) -> None:
    """Each kind of error has its own text, and an open session is always closed."""
    trouble(simulator.scenes)
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert_error(result, base=error)
    assert calls(simulator) == received
    cause = (result["description_placeholders"] or {})["cause"]
    assert re.fullmatch(
        r"(POST /security/login|GET /devices) → (403|429|500) .+", cause
    )

    simulator.scenes.clear_faults()
    for function in ("login", "devices"):
        simulator.scenes.allow(function)
    simulator.scenes.expire_tokens()  # those that were refused, not left open
    await finish(hass, simulator, result)


@pytest.mark.expected_log("The set-up failed: ")
@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        (
            lambda scenes: scenes.fault("status", call="login", status=400),
            'POST /security/login → 400 {"error": "the platform has trouble"}',
        ),
        (
            lambda scenes: scenes.fault("status", call="login", status=404),
            'POST /security/login → 404 {"error": "the platform has trouble"}',
        ),
        (
            lambda scenes: scenes.fault("html", call="devices"),
            "GET /devices → 200 (a web page: 502 Bad Gateway)",
        ),
        (
            lambda scenes: scenes.fault("broken_json", call="devices"),
            "GET /devices → 200 (not JSON)",
        ),
        (
            lambda scenes: scenes.fault(
                "status", call="devices", status=401, is_processed=False
            ),
            'GET /devices → 401 {"error": "the platform has trouble"}',
        ),
    ],
)
async def test_a_gateway_that_cannot_be_understood(
    hass: HomeAssistant,
    simulator: Simulator,
    trouble: Callable[[Scenes], None],
    cause: str,
) -> None:
    """I read what failed, can go back to what I typed, and try again later."""
    trouble(simulator.scenes)
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    menu = await looked(hass, result)
    assert menu["step_id"] == "not_found"
    assert menu["menu_options"] == ["paste", "report", "back"]
    assert (menu["description_placeholders"] or {})["cause"] == f"`{cause}`"
    assert simulator.platform.open_sessions == 0

    simulator.scenes.clear_faults()
    result = await choose(hass, menu, "back")
    assert shown(result).keys() == REFILLED
    await finish(hass, simulator, result)


@pytest.mark.expected_log("The set-up failed: GET /repeaters → 404")
async def test_a_wrong_endpoint_path_can_be_mended(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """The address is right and the path is not: the platform answers 404."""
    typed = account_input(simulator, devices_path="/repeaters")
    result = await submit(hass, await open_user_form(hass), typed)
    result = await choose(hass, await looked(hass, result), "back")
    assert shown(result)["devices_path"] == "/repeaters"
    await finish(hass, simulator, result)


@pytest.mark.expected_log("The set-up failed: POST /security/login: Connection refused")
async def test_no_connection(hass: HomeAssistant, simulator: Simulator) -> None:
    """Nobody listens at the address."""
    typed = account_input(simulator)
    await simulator.stop()
    result = await submit(hass, await open_user_form(hass), typed)
    assert_error(result, base="cannot_connect")
    await simulator.start()
    await finish(hass, simulator, result)


@pytest.mark.expected_log(
    "The set-up failed: POST /security/login: the connection was closed"
)
async def test_an_answer_that_never_comes(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """The connection breaks while the platform should answer."""
    simulator.scenes.fault("close", call="login")
    result = await open_user_form(hass)
    result = await submit(hass, result, account_input(simulator))
    assert_error(result, base="cannot_connect")
    simulator.scenes.clear_faults()
    simulator.scenes.expire_tokens()  # of a log-in whose answer got lost
    await finish(hass, simulator, result)


@pytest.mark.expected_log("The set-up failed: POST /security/login")
async def test_insisting_searches_with_what_is_typed(
    hass: HomeAssistant, simulator: Simulator
) -> None:
    """After other input failed in between, the first one is tried again, and it alone."""
    form = await open_user_form(hass)
    wrong = account_input(simulator, password="wrong")
    form = await submit(hass, form, wrong)
    assert form["errors"] == {"base": "invalid_auth"}
    simulator.scenes.fault("close", call="login", times=3)
    form = await submit(hass, form, account_input(simulator))
    assert form["errors"] == {"base": "cannot_connect"}
    simulator.scenes.clear_faults()
    result = await looked(hass, await submit(hass, form, wrong))
    assert result["step_id"] != "found"
