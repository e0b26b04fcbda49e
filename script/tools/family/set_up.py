"""The set-up of an account as a user does it, on every dialect."""

import asyncio
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator

MOST_STEPS = 20
PROGRESS = (FlowResultType.SHOW_PROGRESS, FlowResultType.SHOW_PROGRESS_DONE)
LOOK_SECONDS = 0.5
MOST_LOOKS = 400
"""Most looks at a page that shows progress: longer than a set-up may last."""


class SetUp:
    """One flow."""

    def __init__(self, hass: HomeAssistant, simulator: Simulator) -> None:
        """Prepare; nothing is sent yet."""
        self._hass = hass
        self._simulator = simulator
        self.told: list[str] = []
        """What the user was shown on the way, errors and menus."""
        self.entry: ConfigEntry[Any] | None = None
        self._typed: dict[str, Any] | None = None
        self._paste: str | None = None
        self.cost: dict[str, int] = {}
        """By the simulator's record, up to where the devices are shown."""

    async def run(
        self, *, password: str | None = None, paste: str | None = None
    ) -> None:
        """Click through the set-up, to an entry or to where there is no way on.

        Args:
            password: Another one than the right one.
            paste: What the reseller gave.
        """
        self._typed, self._paste = self._account(password), paste
        flows = self._hass.config_entries.flow
        try:
            await self._click()
        finally:
            for flow in flows.async_progress_by_handler(DOMAIN):
                flows.async_abort(flow["flow_id"])

    async def _click(self) -> None:
        flows = self._hass.config_entries.flow
        result: Any = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
        for _ in range(MOST_STEPS):
            result = await self._through_progress(result)
            if result["type"] is FlowResultType.CREATE_ENTRY:
                self.entry = result["result"]
                return
            self._note(result)
            answer = self._answer(result)
            if answer is None:
                return
            result = await flows.async_configure(result["flow_id"], answer)
        raise AssertionError("the set-up goes round in circles")

    def _answer(self, result: Any) -> dict[str, Any] | None:
        """Return what a user answers to a page; None if there is no way on."""
        step = result.get("step_id")
        if result["type"] is FlowResultType.MENU:
            wanted = ["try_pasted", *(["paste"] if self._paste is not None else [])]
            chosen = [option for option in wanted if option in result["menu_options"]]
            return {"next_step_id": chosen[0]} if chosen else None
        if step == "user" and self._typed is not None:
            typed, self._typed = self._typed, None
            typed["endpoints"]["paste_example"] = self._paste is not None
            return typed
        if step == "devices":
            # What comes after that is no longer the set-up's cost.
            self.cost = cost(self._simulator)
            return {"devices": self._offered(result)}
        if step == "paste" and self._paste is not None:
            pasted, self._paste = self._paste, None
            return {"example": pasted}
        return {} if step == "found" else None

    async def _through_progress(self, result: Any) -> Any:
        """Wait while a page shows progress, as the browser does."""
        flows = self._hass.config_entries.flow
        for _ in range(MOST_LOOKS):
            if result["type"] not in PROGRESS:
                return result
            await asyncio.sleep(LOOK_SECONDS)
            result = await flows.async_configure(result["flow_id"])
        raise AssertionError("the set-up never ends")

    def _account(self, password: str | None) -> dict[str, Any]:
        account = self._simulator.account
        return {
            "url": self._simulator.url,
            "client_id": account.client_id,
            "client_key": account.client_key,
            "username": account.name,
            "password": password or account.password,
            "endpoints": {"security_path": "/security", "devices_path": "/devices"},
        }

    def _offered(self, result: Any) -> list[str]:
        """Return the devices that can be chosen; all have to be among them."""
        schema: Any = result["data_schema"].schema
        (selector,) = (schema[key] for key in schema if key == "devices")
        offered = [option["value"] for option in selector.config["options"]]
        if lost := sorted(set(self._simulator.serials) - set(offered)):
            raise AssertionError(f"not in the list: {', '.join(lost)}")
        return offered

    def _note(self, result: Any) -> None:
        """Keep what a page says that a user would have to think about."""
        placeholders = result.get("description_placeholders") or {}
        said = [*(result.get("errors") or {}).values()]
        if result["type"] is FlowResultType.ABORT:
            said.append(result["reason"])
        if result.get("step_id") in ("not_found", "pasted"):
            said.append(result["step_id"])
        cause = placeholders.get("cause", "-")
        if said and cause != "-":
            said.append(cause)
        if said:
            self.told.append(": ".join(map(str, said)))


def cost(simulator: Simulator) -> dict[str, int]:
    """Return what the platform was asked so far."""
    counts = simulator.scenes.counts()
    return {key: value for key, value in counts.items() if isinstance(value, int)}
