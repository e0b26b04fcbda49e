"""What a user does with an account, from the set-up to the end, on any platform."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from custom_components.stellacontrol.const import DOMAIN
from script.tools.in_process import entity_id, settle, state
from simulator import DeviceSpec, Dialect, Simulator
from simulator.dialects import example

from .result import BY_ITSELF, MISTYPED, PASTED, Outcome, dangers_of, try_wrong_password
from .set_up import SetUp, cost
from .truth import wrong_values

SERIAL = "SR1000001"
PLENTY = 100_000_000
DEVICES = (
    DeviceSpec(
        serial=SERIAL,
        label="Attic",
        location="Roof",
        phase=0.0,
        bands_off=("26",),
        monthly_quota=PLENTY,
    ),
    # With two more, a page of two is not the whole list.
    DeviceSpec(serial="SR1000002", bands=("08",), phase=0.0, monthly_quota=PLENTY),
    DeviceSpec(serial="SR1000003", bands=("08",), phase=0.0, monthly_quota=PLENTY),
)

SOON, NEXT_MESSAGE = 60.0, 1260.0
"""Seconds within which something has to come: where the device can be asked to report
faster, and where it comes with the next of its usual messages, and requests are saved."""
PAUSE = 5.0
"""Seconds between two looks."""


async def play(hass: HomeAssistant, dialect: Dialect) -> Outcome:
    """Play the scenario on a platform: by itself, else after a paste."""
    outcome = Outcome(dialect.name)
    async with _platform(dialect) as simulator:
        outcome.failed = await _Scenario(hass, simulator, outcome).run(None)
    if not outcome.failed:
        outcome.way = BY_ITSELF
    else:
        first = outcome.failed
        async with _platform(dialect) as simulator:
            text = example(dialect, "curl", gateway=simulator.url)
            scenario = _Scenario(hass, simulator, outcome)
            outcome.failed = await scenario.run(text)
        if not outcome.failed:
            outcome.way, outcome.failed = PASTED, first
    async with _platform(dialect) as simulator:
        await try_wrong_password(hass, simulator, outcome)
    return outcome


@asynccontextmanager
async def _platform(dialect: Dialect) -> AsyncIterator[Simulator]:
    async with Simulator(
        seed=1, devices=DEVICES, punctual=True, dialect=dialect
    ) as simulator:
        yield simulator


class _Scenario:
    """One account on one platform."""

    def __init__(
        self,
        hass: HomeAssistant,
        simulator: Simulator,
        outcome: Outcome,
    ) -> None:
        self._hass = hass
        self._simulator = simulator
        self._outcome = outcome

    async def run(self, paste: str | None) -> dict[str, str]:
        """Return why it failed, by step; nothing if all went well."""
        set_up = SetUp(self._hass, self._simulator)
        failed: dict[str, str] = {}
        try:
            await set_up.run(paste=paste)
        except Exception as err:  # noqa: BLE001 - it is told in the table
            failed["set-up"] = repr(err)
        spent = set_up.cost or cost(self._simulator)
        self._outcome.told = self._outcome.told or set_up.told
        if paste is None:
            self._outcome.safety = spent
        self._outcome.dangers += dangers_of("paste" if paste else "set-up", spent)
        if set_up.entry is None:
            return failed or {"set-up": (set_up.told or ["no entry"])[-1]}
        await settle(self._hass)
        steps: dict[str, Callable[[], Awaitable[None]]] = {
            "values": self._see_values,
            "band": self._turn_band_off,
            "frequency": self._set_frequency,
            "session": self._end_session,
            "alarm": self._see_alarm,
            "reboot": self._reboot,
            "password": self._change_password,
        }
        for step, act in steps.items():
            try:
                await act()
            except Exception as err:  # noqa: BLE001 - it is told in the table
                failed[step] = str(err) or repr(err)
        try:
            await self._log_out(set_up.entry.entry_id)
        except Exception as err:  # noqa: BLE001 - it is told in the table
            failed["log-out"] = str(err) or repr(err)
        return failed

    async def _see_values(self) -> None:
        """All entities show the simulator's values."""
        wrong = [
            text
            for serial in self._simulator.serials
            for text in wrong_values(self._hass, self._simulator, serial)
        ]
        _check(not wrong, f"{len(wrong)} wrong: {', '.join(wrong[:5])}")

    async def _turn_band_off(self) -> None:
        """A band goes off, and the device confirms it."""
        switch = entity_id(self._hass, "switch", f"{SERIAL}_band_08")
        await self._act("switch", "turn_off", switch)

        def is_confirmed() -> bool:
            shown = state(self._hass, "switch", f"{SERIAL}_band_08")
            return shown.state == "off" and not shown.attributes["pending"]

        await self._until(is_confirmed, "the band is not confirmed")
        bands = self._simulator.device(SERIAL).radio.frame.bands
        _check(bands["08"].is_off, "the band is on")
        _check(not bands["18"].is_off, "another band went off too")

    async def _set_frequency(self) -> None:
        """The user chooses a message frequency, and the device keeps it."""
        select = entity_id(self._hass, "select", f"{SERIAL}_message_frequency")
        try:
            await self._act("select", "select_option", select, option="1m")
            await self._until(
                lambda: self._simulator.device(SERIAL).frequency == 60,
                f"the device sends every {self._simulator.device(SERIAL).frequency:g} s",
            )
        except HomeAssistantError, AssertionError:
            if self._can_hurry:
                raise

    async def _end_session(self) -> None:
        """The platform ends a session; a new one is opened and the user notices nothing."""
        self._simulator.scenes.expire_tokens()
        before = self._simulator.platform.logins
        await self._refresh()
        shown = state(self._hass, "sensor", f"{SERIAL}_temperature").state
        _check(shown != "unavailable", "unavailable after the session ended")
        _check(self._simulator.platform.logins > before, "nobody logged in again")
        _check(not self._sign_ins, "asks to sign in after the session ended")

    async def _see_alarm(self) -> None:
        """An alarm on a band is shown."""
        self._simulator.scenes.alarm(SERIAL, "18", "over_power")
        await self._refresh()
        shown = state(self._hass, "binary_sensor", f"{SERIAL}_alarm").state
        _check(shown == "on", f"the alarm is {shown}")

    async def _reboot(self) -> None:
        """The device restarts."""
        button = entity_id(self._hass, "button", f"{SERIAL}_reboot")
        await self._act("button", "press", button)
        device = self._simulator.device(SERIAL)
        _check(not device.is_linked, "the device did not restart")

    async def _change_password(self) -> None:
        """A password that has become wrong is asked for once, and sent once."""
        simulator = self._simulator
        simulator.scenes.credentials(password=MISTYPED)
        simulator.scenes.expire_tokens()
        refused = simulator.platform.refused_logins
        await asyncio.sleep(3600)
        asked = self._sign_ins
        _check(asked == 1, f"asked to sign in {asked} times")
        count = simulator.platform.refused_logins - refused
        _check(count == 1, f"a wrong password was sent {count} times in an hour")

    async def _log_out(self, entry_id: str) -> None:
        """No session stays open after the account is removed."""
        await self._hass.config_entries.async_remove(entry_id)
        await settle(self._hass)
        for flow in self._hass.config_entries.flow.async_progress_by_handler(DOMAIN):
            self._hass.config_entries.flow.async_abort(flow["flow_id"])
        has_log_out = self._simulator.dialect.log_out_path is not None
        open_sessions = self._simulator.platform.open_sessions
        _check(
            not (has_log_out and open_sessions), f"{open_sessions} sessions left open"
        )

    async def _refresh(self) -> None:
        """Let the device send a message, and look at it."""
        if self._simulator.device(SERIAL).is_linked:
            self._simulator.scenes.send_now(SERIAL)
        button = entity_id(self._hass, "button", f"{SERIAL}_refresh")
        await self._act("button", "press", button)

    async def _act(self, domain: str, service: str, entity: str, **data: Any) -> None:
        """Call an action."""
        await self._hass.services.async_call(
            domain, service, {"entity_id": entity, **data}, blocking=True
        )
        await settle(self._hass)

    async def _until(self, condition: Callable[[], bool], why_not: str) -> None:
        most = SOON if self._can_hurry else NEXT_MESSAGE
        for _ in range(round(most / PAUSE)):
            if condition():
                return
            await asyncio.sleep(PAUSE)
        _check(condition(), why_not)

    @property
    def _can_hurry(self) -> bool:
        """Whether the platform takes a message frequency, and tells it.

        If the frequency is unknown, the quota of a month that has begun counts as used up.
        """
        dialect = self._simulator.dialect
        return "messageFrequency" not in dialect.missing and any(
            "{frequency}" in str(write.body) for write in dialect.parameters
        )

    @property
    def _sign_ins(self) -> int:
        """How often the user is asked to sign in again."""
        flows = self._hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        return sum(flow["context"]["source"] == SOURCE_REAUTH for flow in flows)


def _check(is_so: bool, why_not: str) -> None:
    if not is_so:
        raise AssertionError(why_not)
