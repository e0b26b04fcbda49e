"""Tools for Assist and MCP: find faults, read a status, boost, switch bands.

They answer in plain English facts; the model puts them into the user's language.
"""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, ClassVar, override

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.llm import LLMTools
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import llm
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .account_trouble import trouble_of
from .api import Band, MessageFrequency
from .band_question import is_confirmed
from .chosen import ChosenRepeater, check_right
from .const import DOMAIN
from .coordinator import StellaControlConfigEntry
from .named_repeaters import (
    NamedRepeater,
    band_by_name,
    band_names,
    chosen_by_name,
    known_repeaters,
    readable_repeaters,
)
from .services import BOOST_FREQUENCIES, FREQUENCY_ENTITY

ATTR_REPEATER = "repeater"
ATTR_BAND = "band"

PROMPT = (
    "Cellular repeaters of StellaControl have tools of their own. Turning a band off ends"
    " mobile coverage, perhaps for emergency calls: always ask the user before, and call"
    f" {DOMAIN}__switch_band with confirmed only after they said yes to that question."
)

ON_OR_OFF = {True: "on", False: "off", None: None}

ACCOUNT_TROUBLES = {
    "away": "the platform cannot be reached",
    "credentials": "the platform refuses the credentials; somebody has to sign in again",
    "failed": "it could not be loaded",
}
"""What is wrong with an account, by the kind that `trouble_of` tells."""


class RepeaterTool(llm.Tool):
    """A tool about repeaters, with the rights of the user who speaks."""

    integration = DOMAIN
    is_read_only: ClassVar[bool] = False

    def __init__(self) -> None:
        """Say whether the tool only reads or also changes something (from 2026.10 on)."""
        if hasattr(llm, "ToolAnnotations"):
            self.annotations = llm.ToolAnnotations(
                read_only=self.is_read_only,
                destructive=not self.is_read_only,
                idempotent=self.is_read_only,
            )

    @override
    async def async_call(
        self,
        hass: HomeAssistant,
        tool_input: llm.ToolInput,
        llm_context: llm.LLMContext,
    ) -> llm.ToolResult | JsonObjectType:
        """Return the tool's result, or its error as a text."""
        context = llm_context.context or Context()
        try:
            answer = await self._answer(
                hass, self.parameters(tool_input.tool_args), context
            )
        except (HomeAssistantError, vol.Invalid) as err:
            answer = {"error": str(err)}
        # Home Assistant 2026.8 takes the plain answer, later versions a wrapped one.
        return llm.ToolResult(data=answer) if hasattr(llm, "ToolResult") else answer

    @abstractmethod
    async def _answer(
        self, hass: HomeAssistant, asked: dict[str, Any], context: Context
    ) -> dict[str, Any]:
        """Run the tool and return its result."""


class Trouble(RepeaterTool):
    """Which repeaters have trouble, and why."""

    name = f"{DOMAIN}__trouble"
    description = "Which cellular repeaters have trouble now, and why."
    is_read_only = True

    @override
    async def _answer(
        self, hass: HomeAssistant, asked: dict[str, Any], context: Context
    ) -> dict[str, Any]:
        repeaters = await readable_repeaters(hass, context)
        accounts = {repeater.entry.entry_id: repeater.entry for repeater in repeaters}
        # Lists, because two accounts may have the same title.
        return {
            "repeaters": len(repeaters),
            "trouble": [
                {"repeater": repeater.name, "why": reasons}
                for repeater in repeaters
                if (reasons := list(_why(repeater)))
            ],
            "accounts_in_trouble": [
                {"account": entry.title, "why": reason}
                for entry in accounts.values()
                if (reason := _account_trouble(entry))
            ],
        }


class Status(RepeaterTool):
    """Describes the state of one repeater."""

    name = f"{DOMAIN}__status"
    description = (
        "How a cellular repeater is: connection, alarms, bands, quota. A band's pending is"
        " what it was asked to be, on or off, and has not confirmed yet."
    )
    parameters = vol.Schema({vol.Required(ATTR_REPEATER): str})
    is_read_only = True

    @override
    async def _answer(
        self, hass: HomeAssistant, asked: dict[str, Any], context: Context
    ) -> dict[str, Any]:
        chosen = await chosen_by_name(hass, context, asked[ATTR_REPEATER])
        device = chosen.device
        if device.data is None:
            raise HomeAssistantError(f"{chosen.name} has not been read yet")
        status = device.status
        return {
            "name": chosen.name,
            "trouble": list(_troubles(chosen)) or ["none"],
            "connected": _told(status.connection and status.is_connected),
            "last_message": _told(
                status.received_at and status.received_at.isoformat()
            ),
            "temperature_celsius": _told(status.temperature),
            "messages_left_this_month": _told(device.quota.remaining),
            "bands": {
                name: {
                    "identifier": band_id,
                    **_band_status(status.bands.get(band_id)),
                    "pending": ON_OR_OFF[device.data.pending.get(band_id)],
                }
                for band_id, name in band_names(device).items()
            },
        }


class Boost(RepeaterTool):
    """Let a repeater report faster for a while."""

    name = f"{DOMAIN}__boost"
    description = "Let a cellular repeater report faster for some minutes."
    parameters = vol.Schema(
        {
            vol.Required(ATTR_REPEATER): str,
            vol.Optional("frequency", default="10s"): vol.In(BOOST_FREQUENCIES),
            vol.Optional("minutes", default=10): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=360)
            ),
        }
    )

    @override
    async def _answer(
        self, hass: HomeAssistant, asked: dict[str, Any], context: Context
    ) -> dict[str, Any]:
        chosen = await chosen_by_name(hass, context, asked[ATTR_REPEATER])
        await check_right(hass, context, chosen, POLICY_CONTROL, [FREQUENCY_ENTITY])
        await chosen.device.boost(
            MessageFrequency(asked["frequency"]), timedelta(minutes=asked["minutes"])
        )
        return {"boosted": chosen.name}


class SwitchBand(RepeaterTool):
    """Turns a band on or off, after the user has confirmed in a separate turn."""

    name = f"{DOMAIN}__switch_band"
    description = (
        "Turn a band of a cellular repeater on or off. The first call changes nothing"
        " and returns a question for the user. After they said yes to it, call it again"
        " with confirmed: true; never set that by yourself."
    )
    parameters = vol.Schema(
        {
            vol.Required(ATTR_REPEATER): str,
            vol.Required(ATTR_BAND): str,
            vol.Required("on"): bool,
            vol.Optional(
                "confirmed",
                default=False,
                description="Only true if the user said yes to the question.",
            ): bool,
        }
    )

    def __init__(self, satellite_id: str | None) -> None:
        """Take the satellite that hears the user, who may be unknown."""
        super().__init__()
        self._satellite_id = satellite_id

    @override
    async def _answer(
        self, hass: HomeAssistant, asked: dict[str, Any], context: Context
    ) -> dict[str, Any]:
        chosen = await chosen_by_name(hass, context, asked[ATTR_REPEATER])
        band_id, on = band_by_name(chosen.device, asked[ATTR_BAND]), asked["on"]
        switch = (Platform.SWITCH, f"band_{band_id}")
        await check_right(hass, context, chosen, POLICY_CONTROL, [switch])
        asker = context.user_id or self._satellite_id
        change = (chosen.device_id, band_id, on)
        if not is_confirmed(hass, asker, change, context.id, says=asked["confirmed"]):
            name = band_names(chosen.device)[band_id]
            verb = "on" if on else "off, which ends its mobile coverage"
            return {
                "done": False,
                "ask_the_user": f"Turn {name} of {chosen.name} {verb}?",
                "if_they_say_yes": "call again with confirmed: true",
            }
        with chosen.device.acting_for(context):
            await chosen.device.set_bands({band_id: on})
        return {"done": True, "pending": "until the repeater confirms it"}


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: llm.LLMContext, api_id: str
) -> LLMTools | None:
    """Return our tools, if there is a repeater."""
    if api_id != llm.LLM_API_ASSIST or not known_repeaters(hass):
        return None
    switch_band = SwitchBand(llm_context.device_id)
    return LLMTools(tools=[Trouble(), Status(), Boost(), switch_band], prompt=PROMPT)


def _told(value: Any) -> Any:
    """Return a value, or "unknown": a model may take null for no or zero."""
    return "unknown" if value is None else value


def _band_status(band: Band | None) -> dict[str, Any]:
    """Return what a repeater reports of a band; of some it reports nothing."""
    is_off = band and band.is_shutdown_manually
    return {
        "on": _told(None if is_off is None else not is_off),
        "signal_1_to_5": _told(band and band.led_count),
    }


def _account_trouble(entry: StellaControlConfigEntry) -> str | None:
    """Return why an account's repeaters cannot be read; `None` if they can."""
    if trouble := trouble_of(entry):
        return ACCOUNT_TROUBLES[trouble["kind"]]
    # Unloaded by hand, or about to be loaded.
    return None if entry.state is ConfigEntryState.LOADED else "it is not loaded"


def _why(repeater: NamedRepeater) -> Iterator[str]:
    """Yield what is wrong with a repeater, also with one that cannot be read."""
    if repeater.chosen is None:
        yield repeater.why_not_read
    else:
        yield from _troubles(repeater.chosen)


def _troubles(chosen: ChosenRepeater) -> Iterator[str]:
    """Yield the faults of a repeater as texts."""
    device, names = chosen.device, band_names(chosen.device)
    if not device.last_update_success:
        yield "the platform does not answer; what follows is the last that is known"
    elif not device.is_ready:
        yield "it has not been read yet"
    for alarm, since in device.alarms.since.items():
        band_id = alarm.band_id
        about = f" on {names.get(band_id, band_id)}" if band_id else ""
        local = dt_util.as_local(since).strftime("%Y-%m-%d %H:%M")
        yield f"{alarm.kind.value.replace('_', ' ')}{about} since {local}"
