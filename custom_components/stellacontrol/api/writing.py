"""Writing to a device: in the profile's spelling, and in another if that is refused."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from .call import Call
from .errors import RequestRejected, StellaControlError
from .knowledge import Knowledge
from .profile import Profile
from .spellings import Ladder
from .templates import Values, needs_one_band, placeholders
from .verdicts import is_about_form
from .words import Command, MessageFrequency

type MakeCall = Callable[..., Awaitable[object]]
"""Makes a call, given the values of its placeholders by name."""


class Writer:
    """Sends parameters and commands."""

    def __init__(self, knowledge: Knowledge, make_call: MakeCall) -> None:
        """Keep what is needed."""
        self._knowledge = knowledge
        self._make_call = make_call

    async def set_parameters(
        self,
        serial_number: str,
        bands: Mapping[str, bool] | None,
        message_frequency: MessageFrequency | None,
    ) -> None:
        """Write parameters; see `StellaControlClient.set_parameters`."""
        profile = self._knowledge.profile
        frequency = _frequency_values(message_frequency, profile)
        travels_along = profile.frequency is None
        if bands:
            wanted = {"bands": dict(bands), **(frequency if travels_along else {})}
            await self._write("parameters", serial_number, wanted)
        if frequency and not (bands and travels_along):
            name = "parameters" if travels_along else "frequency"
            await self._write(name, serial_number, frequency, may_learn=False)

    async def send_command(self, serial_number: str, command: Command) -> None:
        """Send a command; see `StellaControlClient.send_command`."""
        word = self._knowledge.profile.words.get(command.value, command.value)
        await self._write("command", serial_number, {"command": word})

    async def _write(
        self, name: str, serial_number: str, values: Values, *, may_learn: bool = True
    ) -> None:
        """Write something, in another spelling if the form of the first is refused.

        Only a user's own action may try: what is refused for its form has not happened.
        If none is taken, the refusal of the first is the one that tells the user most.
        """
        ladder = Ladder(name, has_frequency=values.get("frequency") is not None)
        call: Call = getattr(self._knowledge.profile, name)
        first: StellaControlError | None = None
        while True:
            try:
                await self._write_once(call, serial_number, values)
                break
            except StellaControlError as err:
                if (
                    not may_learn
                    or self._knowledge.has_worked(call)
                    or not is_about_form(err)
                ):
                    raise
                first = first or err
                following = ladder.after(call, err.told.status if err.told else 404)
                if following is None:
                    raise first from None
                call = following
        self._knowledge.learn(name, call)

    async def _write_once(self, call: Call, serial_number: str, values: Values) -> None:
        """Make one write, with one request for each band where it has to be."""
        asked = placeholders([call.path, call.body])
        bands = values.get("bands")
        if bands and (needs_one_band(call.path) or needs_one_band(call.body)):
            for band, is_on in bands.items():
                await self._make_call(
                    call,
                    serial=serial_number,
                    **{**values, "bands": {band: is_on}, "band": band, "on": is_on},
                )
            return
        if (
            not bands
            and "frequency" in values
            and not any(name.startswith("frequency") for name in asked)
        ):
            raise RequestRejected(call.name, "the profile has no message frequency")
        await self._make_call(call, serial=serial_number, **values)


def _frequency_values(
    frequency: MessageFrequency | None, profile: Profile
) -> dict[str, Any]:
    """Return what stands for the placeholders of a message frequency."""
    if frequency is None:
        return {}
    seconds = round(frequency.period.total_seconds())
    return {
        "frequency": profile.words.get(frequency.value, frequency.value),
        "frequency_seconds": seconds,
        "frequency_milliseconds": seconds * 1000,
    }
