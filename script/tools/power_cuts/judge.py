"""What must hold after a power cut at any moment.

All that was done, asked, shown and told is compared afterwards, by one clock.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from .life import BANDS, BOOSTED, SWITCHED, WATCHED, is_told_alarm
from .records import Action, Record

TOLD_AGAIN_WITHIN = 1.0
"""Seconds before a kill. What was told in them may be told once more."""

CLOCKS = 0.05
"""Seconds by which what two processes noted of one moment may differ."""

ENDS_WITHIN = 60.0
"""Seconds after its end in which a boost may still be asked for."""

SECONDS = {"1s": 1, "10s": 10, "1m": 60, "10m": 600}
SHOWN = {"on": True, "off": False}


class Judge:
    """Compares the record with what Home Assistant wrote and the platform heard."""

    def __init__(
        self,
        record: Record,
        witnessed: list[dict[str, Any]],
        requests: list[dict[str, Any]],
    ) -> None:
        """Take all three."""
        self._record = record
        self._witnessed = [one for one in witnessed if one["time"] > record.begun]
        self._parameters = [
            one
            for one in requests
            if one["call"] == "parameters" and one["time"] > record.begun
        ]
        self.told_again = 0
        self.asked_again = 0
        """Frequencies that were asked for twice, as the first answer was not known."""
        self.least_margin: int | None = None
        """Messages by which our count was above the simulator's, at the least."""

    def faults(self) -> list[str]:
        """Return what did not hold, in words."""
        record = self._record
        return [
            *(f"the file is unreadable: {one}" for one in record.unreadable),
            *(f"complaint: {one}" for one in record.complaints),
            *(f"refused: {one}" for one in record.actions if one.is_refused),
            *self._bands_sent_twice(),
            *self._bands_shown(),
            *self._given_up(),
            *self._frequencies(),
            *self._strangers(),
            *self._alarms(),
            *self._counts(),
        ]

    def _of_band(self, band: str) -> list[Action]:
        return [one for one in self._record.actions if one.band == band]

    def _changes(self, band: str) -> list[tuple[float, bool]]:
        """Return when the platform was asked to turn a band on or off."""
        return [
            (one["time"], one["body"]["bands"][band])
            for one in self._parameters
            if one["serial"] == SWITCHED and band in one["body"].get("bands", {})
        ]

    def _bands_sent_twice(self) -> Iterator[str]:
        for band in BANDS:
            actions, done = self._of_band(band), set[int]()
            begun = [one.begun for one in actions]
            for at, on in self._changes(band):
                number = bisect_right(begun, at + CLOCKS) - 1
                if number < 0 or actions[number].value is not on:
                    yield f"band {band} was reversed: {on} at {at}"
                elif number in done:
                    yield f"band {band} was sent twice: {on} at {at}"
                done.add(number)

    def _bands_shown(self) -> Iterator[str]:
        for band in BANDS:
            changes, actions = self._changes(band), self._of_band(band)
            times, line = [at for at, _ in changes], None
            for line in self._states(f"{SWITCHED}_band_{band}"):
                if (shown := SHOWN.get(line["state"])) is None:
                    continue
                sent = bisect_right(times, line["time"] + CLOCKS) - 1
                allowed = {changes[sent][1] if sent >= 0 else True}
                allowed |= {one.value for one in _open_at(actions, line["time"])}
                if shown not in allowed:
                    yield f"band {band} is shown as {shown} at {line['time']}"
            if line is None or line["pending"]:
                yield f"band {band} waits for ever"

    def _given_up(self) -> Iterator[str]:
        """A wish is given up only if its request never left, and nobody was answered."""
        for line in self._witnessed:
            if line["kind"] != "stellacontrol_wish_given_up":
                continue
            before = [
                one
                for one in self._of_band(line["band"])
                if one.begun < line["time"] and one.answered is None
            ]
            if not before:
                yield f"an accepted change was given up: {line}"

    def _states(self, entity: str) -> Iterator[dict[str, Any]]:
        for line in self._witnessed:
            if line["kind"] == "state" and line["entity"] == entity:
                yield line

    def _frequencies(self) -> Iterator[str]:
        """Only what the user's choices lead to is asked for, and once."""
        actions = [one for one in self._record.actions if not one.band]
        kills = [at for at, _ in self._record.kills]
        before: tuple[float, str] | None = None
        for one in self._parameters:
            asked = one["body"].get("messageFrequency")
            if one["serial"] != BOOSTED or asked is None:
                continue
            at = one["time"]
            if SECONDS[asked] not in _periods(actions, at):
                yield f"the frequency {asked} at {at} was nobody's choice"
            if before is not None and before[1] == asked:
                self.asked_again += 1
                if bisect_right(kills, at) == bisect_right(kills, before[0] - CLOCKS):
                    yield f"the frequency {asked} was sent twice, at {at}"
            before = at, asked
        for line in self._states(f"{BOOSTED}_message_frequency"):
            bases = {base for base, _ in _choices(actions, line["time"])}
            if line["state"] in SECONDS and SECONDS[line["state"]] not in bases:
                yield f"the base frequency is shown as {line['state']} {line['time']}"

    def _strangers(self) -> Iterator[str]:
        for line in self._witnessed:
            if line["kind"] == "issue":
                yield f"an issue was raised: {line['id']}"

    def _alarms(self) -> Iterator[str]:
        kills = [at for at, _ in self._record.kills]
        for band in BANDS:
            told = [
                (line["time"], line["type"] == "feedback")
                for line in self._witnessed
                if is_told_alarm(line) and line["band"] == band
            ]
            once = told[:1]
            for (at, on), (again, next_on) in pairwise(told):
                if next_on is not on:
                    once.append((again, next_on))
                    continue
                self.told_again += 1
                kill = bisect_right(kills, at)
                if kill == len(kills) or kills[kill] - at > TOLD_AGAIN_WITHIN:
                    yield f"the alarm of band {band} was told again at {again}"
            flips = [one.on for one in self._record.flips if one.band == band]
            if [on for _, on in once] != flips:
                yield f"of band {band} {len(once)} of {len(flips)} edges were told"

    def _counts(self) -> Iterator[str]:
        counts = self._record.counts
        times = [at for at, _ in counts]
        for serial in (SWITCHED, BOOSTED, WATCHED):
            for line in self._states(f"{serial}_messages_used"):
                number = bisect_right(times, line["time"]) - 1
                if number < 0 or not line["state"].isdigit():
                    continue
                margin = int(line["state"]) - counts[number][1][serial]
                if self.least_margin is None or margin < self.least_margin:
                    self.least_margin = margin
                if margin < 0:
                    yield f"our count of {serial} is {-margin} below, {line['time']}"


def _open_at(actions: list[Action], moment: float) -> Iterable[Action]:
    """Return what was asked of a band and may be shown: on its way, or never answered."""
    for number, one in enumerate(actions):
        if one.begun > moment + CLOCKS:
            return
        later = actions[number + 1 :]
        settled = [next_.is_open_at for next_ in later if next_.answered is not None]
        if moment <= min(one.is_open_at + CLOCKS, *settled, float("inf")):
            yield one


type Choice = tuple[int, tuple[int, float] | None]
"""A base frequency, and a boost with its end; in seconds."""


def _choices(actions: list[Action], moment: float) -> set[Choice]:
    """Return what may be in force at a moment; more than one thing if that is open."""
    found: set[Choice] = {(10, None)}
    for one in actions:
        if one.begun > moment + CLOCKS:
            break
        after = {_after(one, choice) for choice in found}
        found = after if one.is_open_at < moment else found | after
    return found


def _after(action: Action, choice: Choice) -> Choice:
    """Return what is in force after an action."""
    base, boost = choice
    if action.what == "base":
        return SECONDS[action.value], boost
    if action.what == "end_boost":
        return base, None
    frequency, seconds = action.value
    return base, (SECONDS[frequency], action.begun + seconds)


def _periods(actions: list[Action], moment: float) -> set[int]:
    """Return the periods that the choices at a moment lead to."""
    periods = set()
    for base, boost in _choices(actions, moment):
        if boost is None or boost[0] >= base or moment > boost[1] - CLOCKS:
            periods.add(base)
        if boost is not None and boost[0] < base and moment < boost[1] + ENDS_WITHIN:
            periods.add(boost[0])
    return periods
