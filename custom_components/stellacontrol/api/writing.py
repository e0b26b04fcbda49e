"""Writing to a device: in the profile's spelling, and in another if that is refused."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from .as_told import AsTold, as_told
from .call import Call, CallName
from .errors import (
    DeviceNotFound,
    NotPermitted,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)
from .knowledge import Knowledge
from .ladder import Ladder
from .parameter_spellings import (
    FREQUENCY,
    BandWays,
    FrequencyWays,
    has_part_of,
    holder_of_frequency,
    in_both_styles,
    with_frequency_apart,
)
from .profile import Profile
from .spellings import CommandWays, Refusal
from .templates import Values, needs_one_band
from .verdicts import is_about_form
from .words import Command, MessageFrequency

MOST_SPELLINGS: Final = 6
"""Tried after the first, for one action."""

_REFUSALS = (NotPermitted, RequestRejected, DeviceNotFound, UnknownPath)
"""Answers to a request that was understood to be wrong."""

type MakeCall = Callable[..., Awaitable[object]]
"""Makes a call, given the values of its placeholders by name."""

type Write = Callable[[Profile], Awaitable[None]]
"""Writes something the way that a profile says."""


@dataclass(slots=True, kw_only=True)
class _Action:
    """One action, and how many other spellings it may still try."""

    serial_number: str
    told: AsTold
    left: int
    doubts_ids: bool = False
    """Whether other identifiers of bands than the status has were thought of."""


class Writer:
    """Sends parameters and commands."""

    def __init__(
        self,
        knowledge: Knowledge,
        make_call: MakeCall,
        last_status: Callable[[str], Mapping[str, Any]],
    ) -> None:
        """Keep what is needed.

        Args:
            knowledge: How the gateway speaks.
            make_call: Makes a call.
            last_status: Returns the last status of a device, as it came.
        """
        self._knowledge = knowledge
        self._make_call = make_call
        self._last_status = last_status
        self._takes_documented_ids = False
        self._bands = Ladder(CallName.SET_PARAMETERS, BandWays())
        self._frequencies = Ladder(CallName.SET_FREQUENCY, FrequencyWays())
        self._commands = Ladder(CallName.SEND_COMMAND, CommandWays())

    async def set_parameters(
        self,
        serial_number: str,
        bands: Mapping[str, bool] | None,
        frequency: MessageFrequency | None,
        *,
        may_learn: bool,
    ) -> StellaControlError | None:
        """Write parameters; see `StellaControlClient.set_parameters`."""
        action = self._begin(serial_number, may_learn=may_learn)
        refused: StellaControlError | None = None
        if bands:
            if frequency is not None and self._travels_along:
                refused = await self._try_together(action, bands, frequency)
                if refused is None:
                    return None
            # What has no such path has none for bands alone either.
            is_lost = isinstance(refused, UnknownPath)
            await self._set_bands(action, bands, refused if is_lost else None)
        if frequency is None:
            return None
        if refused is not None and not (may_learn and is_about_form(refused)):
            return refused
        try:
            await self._set_frequency(
                self._begin(serial_number, may_learn=may_learn), frequency
            )
        except StellaControlError as err:
            if not bands:
                raise
            return err
        return None

    async def send_command(self, serial_number: str, command: Command) -> None:
        """Send a command; see `StellaControlClient.send_command`."""
        action = self._begin(serial_number, may_learn=True)

        async def write(profile: Profile) -> None:
            word = profile.words.get(command.value, command.value)
            await self._make_call(profile.command, serial=serial_number, command=word)

        await self._climb(action, self._commands, self._knowledge.profile, write)

    @property
    def _travels_along(self) -> bool:
        """Whether bands and message frequency travel in one request."""
        profile = self._knowledge.profile
        asked = profile.parameters.placeholders
        return profile.frequency is None and bool(asked & FREQUENCY)

    def _begin(self, serial_number: str, *, may_learn: bool) -> _Action:
        """Begin an action; only one that a user asked for may try other spellings."""
        told = as_told(self._last_status(serial_number))
        if self._takes_documented_ids:
            told = replace(told, band_ids={})
        return _Action(
            serial_number=serial_number,
            told=told,
            left=MOST_SPELLINGS if may_learn else 0,
        )

    async def _try_together(
        self, action: _Action, bands: Mapping[str, bool], frequency: MessageFrequency
    ) -> StellaControlError | None:
        """Send bands and frequency in one request; return its refusal, if it is refused."""
        known, name = self._knowledge.profile, CallName.SET_PARAMETERS
        profile = self._styles(action, known, name, CallName.SET_FREQUENCY)[0]
        values = _frequency_values(frequency, profile)
        try:
            await self._write_bands(action, profile, bands, values)
        except _REFUSALS as err:
            return err
        self._knowledge.worked.add(CallName.SET_FREQUENCY)
        self._knowledge.learn(name, known, profile)
        return None

    def _styles(
        self, action: _Action, profile: Profile, *names: CallName
    ) -> list[Profile]:
        """Return profiles to begin with; until a write has worked, in several styles."""
        has_worked = self._knowledge.worked.intersection(names)
        return [profile] if has_worked else in_both_styles(profile, action.told, *names)

    async def _set_bands(
        self,
        action: _Action,
        bands: Mapping[str, bool],
        refused: StellaControlError | None,
    ) -> None:
        """Send bands alone, in another spelling at once if the known one was refused."""

        async def write(profile: Profile) -> None:
            try:
                await self._write_bands(action, profile, bands, {})
            except (RequestRejected, UnknownPath) as err:
                if not self._may_be_identifiers(action, profile, bands, err):
                    raise
                action.left -= 1
                other = replace(action, told=replace(action.told, band_ids={}))
                await self._write_bands(other, profile, bands, {})
                self._takes_documented_ids = True

        profile = self._knowledge.profile
        await self._climb(action, self._bands, profile, write, refused)

    def _may_be_identifiers(
        self,
        action: _Action,
        profile: Profile,
        bands: Mapping[str, bool],
        err: StellaControlError,
    ) -> bool:
        """Whether the documents' identifiers of bands may be taken; asked once an action.

        A status that says band08 or 8 need not mean that a change has to.
        """
        told, in_path = action.told.band_ids, needs_one_band(profile.parameters.path)
        if action.doubts_ids or (isinstance(err, UnknownPath) and not in_path):
            return False
        action.doubts_ids = is_about_form(err) and action.left > 0
        return action.doubts_ids and any(told.get(band, band) != band for band in bands)

    async def _write_bands(
        self,
        action: _Action,
        profile: Profile,
        bands: Mapping[str, bool],
        values: Values,
    ) -> None:
        """Write bands, with one request for each where it has to be."""
        call, ids = profile.parameters, action.told.band_ids
        if has_part_of(call, "band"):
            ids = {}  # what stands before it is the platform's spelling already
        spelled = {ids.get(band, band): is_on for band, is_on in bands.items()}
        values = {**values, "serial": action.serial_number}
        if not (needs_one_band(call.path) or needs_one_band(call.body)):
            on = [band for band, is_on in spelled.items() if is_on]
            off = [band for band in spelled if band not in on]
            # A list of none would switch nothing; it is left out.
            lists = {"bands_on": on or None, "bands_off": off or None}
            await self._make_call(call, **values, bands=spelled, **lists)
            return
        for band, is_on in spelled.items():
            one = {"bands": {band: is_on}, "band": band, "on": is_on}
            await self._make_call(call, **values, **one)

    async def _set_frequency(
        self, action: _Action, frequency: MessageFrequency
    ) -> None:
        """Send the message frequency alone."""

        async def write(profile: Profile) -> None:
            call: Call = getattr(profile, holder_of_frequency(profile))
            values = _frequency_values(frequency, profile)
            await self._make_call(call, **values, serial=action.serial_number)

        profile = with_frequency_apart(self._knowledge.profile)
        await self._climb(action, self._frequencies, profile, write)

    async def _climb(
        self,
        action: _Action,
        ladder: Ladder,
        profile: Profile,
        write: Write,
        refused: StellaControlError | None = None,
    ) -> None:
        """Write; if the form is refused, try other spellings and keep the one that works.

        Nothing has happened when a form is refused. If none is taken, the refusal of the
        first is the one that tells the user most.
        """
        start, first = profile, refused
        styles = self._styles(action, start, ladder.name)
        # What else may be wrong is sought in the style of the status.
        base = styles[-2] if len(styles) > 1 else start
        profile, *more = [one for one in styles if not ladder.has_tried(one)] or [base]
        while True:
            if more and isinstance(refused, RequestRejected) and is_about_form(refused):
                ladder.note(profile)
                profile = more.pop(0)
            elif refused is not None:
                following = self._next(action, ladder, base, profile, refused)
                if following is None:
                    raise first or refused
                profile = following
            try:
                await write(profile)
                break
            except StellaControlError as err:
                refused, first = err, first or err
        self._knowledge.learn(ladder.name, start, profile)

    def _next(
        self,
        action: _Action,
        ladder: Ladder,
        start: Profile,
        profile: Profile,
        refused: StellaControlError,
    ) -> Profile | None:
        """Return what may be tried after a refusal; `None` if nothing may."""
        has_worked = ladder.name in self._knowledge.worked
        if has_worked or not is_about_form(refused):
            return None
        ladder.note(profile)
        if not action.left:
            return None
        action.left -= 1
        return ladder.after(start, profile, Refusal.of(refused), action.told)


def _frequency_values(frequency: MessageFrequency, profile: Profile) -> dict[str, Any]:
    """Return what stands for the placeholders of a message frequency."""
    seconds = round(frequency.period.total_seconds())
    return {
        "frequency": profile.words.get(frequency.value, frequency.value),
        "frequency_seconds": seconds,
        "frequency_milliseconds": seconds * 1000,
    }
