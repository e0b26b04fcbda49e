"""Changes one parameter of a device, waits until a status shows it, sets it back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from custom_components.stellacontrol.api import DeviceStatus, MessageFrequency, wire

from .evidence import ChangeSeen, Evidence, read_status
from .platform import Platform

LOOK_EVERY = 10.0
"""Seconds between two looks; each costs one request of the device's quota."""


class CannotChange(Exception):
    """There is nothing to be changed, or no way back; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One parameter, there and back."""

    serial_number: str
    words: str
    """What would be done, for the person who is asked."""
    parameter: wire.Key
    value: Any
    before: Any
    is_shown: Callable[[DeviceStatus], bool]

    async def make(
        self, platform: Platform, evidence: Evidence, *, patience: float
    ) -> None:
        """Change, wait at most so many seconds, and change back, whatever happens."""
        request = restored = await platform.ask(
            wire.SET_PARAMETERS, self.serial_number, {self.parameter.name: self.value}
        )
        shown_after = None
        try:
            if request.is_success:
                shown_after = await self._wait(platform, patience)
        finally:
            if not request.is_refusal:
                restored = await platform.ask(
                    wire.SET_PARAMETERS,
                    self.serial_number,
                    {self.parameter.name: self.before},
                )
            evidence.changes.append(
                ChangeSeen(
                    parameter=self.parameter,
                    request=request,
                    restored=restored,
                    shown_after=shown_after,
                )
            )

    async def _wait(self, platform: Platform, patience: float) -> float | None:
        """Look again and again; return the seconds it took."""
        started = monotonic()
        while (waited := monotonic() - started) < patience:
            exchange = await platform.ask(wire.READ_STATUS, self.serial_number)
            status = read_status(exchange) if exchange.is_success else None
            if status is not None and self.is_shown(status):
                return monotonic() - started
            await asyncio.sleep(min(LOOK_EVERY, max(0.0, patience - waited)))
        return None


def set_frequency(status: DeviceStatus, frequency: MessageFrequency) -> Change:
    """Return the change to another message frequency.

    Raises:
        CannotChange: It is unknown or the same.
    """
    known = {frequency.period: frequency for frequency in MessageFrequency}
    if (told := status.message_frequency) is None or (
        before := known.get(told)
    ) is None:
        raise CannotChange("its message frequency is unknown, so there is no way back")
    if before is frequency:
        raise CannotChange(f"its message frequency is {frequency} already")
    return Change(
        serial_number=status.device.serial_number,
        words=f"set the message frequency to {frequency}, and back to {before}",
        parameter=wire.PARAMETER_MESSAGE_FREQUENCY,
        value=frequency.value,
        before=before.value,
        is_shown=lambda seen: seen.message_frequency == frequency.period,
    )


def toggle_band(status: DeviceStatus, identifier: str) -> Change:
    """Return the change of one band to the opposite.

    Raises:
        CannotChange: There is no such band, or nobody knows whether it is on.
    """
    band = status.bands.get(identifier)
    if band is None:
        known = ", ".join(status.bands) or "none"
        raise CannotChange(f"it has no band {identifier}; it has: {known}")
    if band.is_shutdown_manually is None:
        raise CannotChange(f"band {identifier} does not tell whether it is on")
    is_on = not band.is_shutdown_manually
    now, then = ("off", "on") if is_on else ("on", "off")
    return Change(
        serial_number=status.device.serial_number,
        words=f"turn band {identifier} {now}, and {then} again",
        parameter=wire.PARAMETER_BANDS,
        value={identifier: not is_on},
        before={identifier: is_on},
        is_shown=lambda seen: (
            identifier in seen.bands
            and seen.bands[identifier].is_shutdown_manually is is_on
        ),
    )
