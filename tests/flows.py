"""What tests of the flows share: typing into forms, and reading them as people do."""

from collections.abc import Mapping
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from custom_components.stellacontrol.const import DOMAIN
from simulator import DeviceSpec, Simulator
from simulator.dialects import dialect_of
from tests.conftest import SERIAL
from tests.helpers import settle

try:
    from probatio import to_field_list
except ImportError:  # Home Assistant before 2026.9
    # Unknown to the type checker, which sees the newest version only.
    from voluptuous_serialize import convert as to_field_list  # type: ignore[import-not-found,no-redef]

PACKAGE = Path(__file__).parents[1] / "custom_components" / DOMAIN
ENGLISH: dict[str, Any] = json.loads(
    (PACKAGE / "translations" / "en.json").read_text(encoding="utf-8")
)

TRIAL = ["login", "devices", "logout"]
"""What trying out an account costs, and that it leaves no session behind."""

SECRETS = {"client_key", "password"}


def speaking(*differences: str) -> Simulator:
    """Return a platform that speaks differently."""
    attic = DeviceSpec(serial=SERIAL, label="Attic", phase=0.0)
    return Simulator(devices=[attic], punctual=True, dialect=dialect_of(*differences))


def account_input(simulator: Simulator, **changes: str) -> dict[str, Any]:
    """Return what a user of the simulator types; changes also of the section."""
    account = simulator.account
    typed = {
        "url": simulator.url,
        "client_id": account.client_id,
        "client_key": account.client_key,
        "username": account.name,
        "password": account.password,
    }
    endpoints = {"security_path": "/security", "devices_path": "/devices"}
    for field, value in changes.items():
        (endpoints if field in endpoints else typed)[field] = value
    return {**typed, "endpoints": endpoints}


def calls(simulator: Simulator) -> list[str]:
    """Return which calls the simulator received, oldest first."""
    return [request.call for request in simulator.scenes.requests()]


async def open_user_form(hass: HomeAssistant) -> ConfigFlowResult:
    """Add the integration, as from the page of integrations."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert result["step_id"] == "user"
    assert not result["errors"]
    return result


async def send_account(
    hass: HomeAssistant, simulator: Simulator, **changes: str
) -> ConfigFlowResult:
    """Begin a set-up, type an account and send it."""
    form = await open_user_form(hass)
    return await submit(hass, form, account_input(simulator, **changes))


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, typed: Mapping[str, Any]
) -> ConfigFlowResult:
    """Fill in a form of the set-up, send it, and let what follows from it happen."""
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], dict(typed)
    )
    await settle(hass)
    return result


async def choose(
    hass: HomeAssistant, menu: ConfigFlowResult, option: str
) -> ConfigFlowResult:
    """Choose from a menu, and wait for what is looked for then."""
    assert menu["type"] is FlowResultType.MENU
    options = list(menu["menu_options"])  # type: ignore[call-overload] # ours are lists
    assert option in options
    texts = ENGLISH["config"]["step"][menu["step_id"]]
    placeholders = dict(menu["description_placeholders"] or {})
    assert _is_readable(texts["description"], placeholders)
    assert texts["menu_options"].keys() >= set(options)
    return await looked(hass, await submit(hass, menu, {"next_step_id": option}))


async def looked(hass: HomeAssistant, result: ConfigFlowResult) -> ConfigFlowResult:
    """Wait until the flow has found out what it can."""
    if result["type"] is not FlowResultType.SHOW_PROGRESS:
        return result
    texts = ENGLISH["config"]["progress"][result["progress_action"]]
    assert _is_readable(texts, dict(result["description_placeholders"] or {}))
    await settle(hass)
    (flow,) = (
        flow
        for flow in hass.config_entries.flow.async_progress()
        if flow["flow_id"] == result["flow_id"]
    )
    return await hass.config_entries.flow.async_configure(flow["flow_id"])


async def submit_options(
    hass: HomeAssistant, result: ConfigFlowResult, typed: Mapping[str, Any]
) -> ConfigFlowResult:
    """Fill in a form of the options, send it, and let what follows from it happen.

    Args:
        hass: Home Assistant.
        result: The form.
        typed: By field, whichever section it is in.
    """
    nested = dict(typed)
    for field in _described(result["data_schema"]):
        if field.get("type") == "expandable":
            names = [inner["name"] for inner in field["schema"]]
            nested[field["name"]] = {
                name: nested.pop(name) for name in names if name in nested
            }
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], nested
    )
    await settle(hass)
    return result


def assert_abort(result: ConfigFlowResult, reason: str) -> None:
    """Check that a flow ended with a reason that the user can read."""
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == reason
    assert ENGLISH["config"]["abort"][reason]


def assert_error(result: ConfigFlowResult, **errors: str) -> None:
    """Check that a form came back with these errors, readable, and without secrets."""
    assert result["errors"] == errors
    assert not SECRETS & shown(result).keys()


def fields(result: ConfigFlowResult, part: str = "config") -> dict[str, Any]:
    """Return a form's fields as the browser gets them, those of a section beside it.

    Checks that everything on the form can be read.
    """
    assert result["type"] is FlowResultType.FORM
    texts = ENGLISH[part]["step"][result["step_id"]]
    placeholders = dict(result["description_placeholders"] or {})
    found: dict[str, Any] = {}
    for field in _described(result["data_schema"]):
        name = field["name"]
        found[name] = field
        if field.get("type") != "expandable":
            _assert_texts(texts, name, placeholders)
            continue
        section = texts["sections"][name]
        assert _is_readable(section["name"], placeholders)
        for inner in field["schema"]:
            found[inner["name"]] = inner
            _assert_texts(section, inner["name"], placeholders)
    assert _is_readable(texts["title"], placeholders)
    assert _is_readable(texts.get("description", "none"), placeholders)
    for place, error in (result["errors"] or {}).items():
        assert place == "base" or place in found
        assert _is_readable(ENGLISH[part]["error"][error], placeholders)
    return found


def shown(result: ConfigFlowResult, part: str = "config") -> dict[str, Any]:
    """Return what a form's fields are filled with."""
    filled: dict[str, Any] = {}
    for name, field in fields(result, part).items():
        hint = field.get("description") or {}
        if "suggested_value" in hint:
            filled[name] = hint["suggested_value"]
        elif "default" in field:
            filled[name] = field["default"]
    return filled


def offered_devices(result: ConfigFlowResult, part: str = "config") -> dict[str, str]:
    """Return the devices to choose from: label by serial number."""
    options = fields(result, part)["devices"]["selector"]["select"]["options"]
    return {option["value"]: option["label"] for option in options}


def _described(schema: vol.Schema | None) -> list[dict[str, Any]]:
    """Describe a form as Home Assistant does for the browser."""
    assert schema is not None
    described = to_field_list(schema, custom_serializer=cv.custom_serializer)
    found: list[dict[str, Any]] = json.loads(json.dumps(described))
    return found


def _assert_texts(
    texts: dict[str, Any], name: str, placeholders: dict[str, str]
) -> None:
    """Check that a field has a label and says what to enter."""
    assert _is_readable(texts["data"][name], placeholders)
    assert _is_readable(texts["data_description"][name], placeholders)


def _is_readable(text: str, placeholders: dict[str, str]) -> bool:
    """Whether there is a text, and something for each of its placeholders."""
    return bool(text) and set(re.findall(r"{(\w+)}", text)) <= placeholders.keys()
